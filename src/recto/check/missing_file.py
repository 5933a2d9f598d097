"""The rule missing-file."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from recto.model import LostFile, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_PLACE = LostFile("a.md", 3, 1, "x.pdf", image=False)


@rule(
    Severity.WARNING,
    why="The reader is sent to a file that is not there.",
    hint="Correct the address, add the file, or name its folder as `[paths] assets` in recto.toml.",
    examples=(
        Example({"lost_files": (_PLACE,)}, 1),
        Example({"lost_files": (replace(_PLACE, image=True),)}, 0, "`missing-image` reports it"),
        Example({"lost_files": (replace(_PLACE, target="/feed.xml"),)}, 0, "the site may make it"),
        Example({"lost_files": ()}, 0),
    ),
)
def missing_file(lost_files: Sequence[LostFile]) -> Iterator[Trouble]:
    """Report a link to a file beside the pages that is not in the knowledge base."""
    for place in lost_files:
        if not place.image and not place.target.startswith("/"):
            near = f"; one of this name is {place.near}" if place.near else ""
            message = f"there is no file {place.target!r}{near}"
            yield Trouble(place.file, Problem("link", message, Span.of_line(place.line, place.column)))
