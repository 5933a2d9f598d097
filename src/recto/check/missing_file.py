"""The rule missing-file."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule


class _Place(NamedTuple):
    file: str
    line: int
    column: int
    target: str
    image: bool = False
    near: str = ""
    rootless: bool = False


_PLACE = _Place("a.md", 3, 1, "x.pdf")


@rule(
    Severity.WARNING,
    why="The reader is sent to a file that is not there.",
    hint="Correct the address, add the file, or name its folder as `[paths] assets` in recto.toml.",
    examples=(
        Example({"lost_files": (_PLACE,)}, 1),
        Example({"lost_files": (_PLACE._replace(image=True),)}, 0, "`missing-image` reports it"),
        Example({"lost_files": (_PLACE._replace(target="/feed.xml"),)}, 0, "the site may make it"),
        Example({"lost_files": ()}, 0),
    ),
)
def missing_file(lost_files: Sequence[_Place]) -> Iterator[Trouble]:
    """Report a link to a file beside the pages that is not in the knowledge base."""
    for place in lost_files:
        if not place.image and not place.target.startswith("/"):
            near = f"; one of this name is {place.near}" if place.near else ""
            message = f"there is no file {place.target!r}{near}"
            yield Trouble(place.file, Problem("link", message, Span.of_line(place.line, place.column)))
