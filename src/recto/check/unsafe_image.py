"""The rule unsafe-image."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble, UnsafeImage
from recto.unit import Example, rule

_PLACE = UnsafeImage("a.md", 3, 1, "x.svg", "the element <script>")


@rule(
    Severity.WARNING,
    why="A drawing is a document: opened by its address, it runs what it holds with the rights of the whole site.",
    hint="Take out what is named, save the drawing as plain SVG, or show it as a PNG.",
    examples=(
        Example({"unsafe_images": (_PLACE,)}, 1),
        Example({"unsafe_images": ()}, 0, "a drawing of nothing but shapes, styles and words is shown"),
    ),
)
def unsafe_image(unsafe_images: Sequence[UnsafeImage]) -> Iterator[Trouble]:
    """Report an image in SVG that could run or load something; the site shows its words instead.

    Scripts, event handlers, elements of HTML, addresses of other files, and whatever is not understood count.
    """
    for place in unsafe_images:
        message = f"the drawing {place.target!r} is not shown, for it holds {place.danger}"
        yield Trouble(place.file, Problem("image", message, Span.of_line(place.line, place.column)))
