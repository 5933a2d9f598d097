"""The rule path-clash."""

from collections.abc import Iterator, Sequence

from recto.model import Page, Problem, Severity, Span, Trouble
from recto.unit import rule

_RECORD = "data/"
"""Stands after the path of a page for the view of its record."""


@rule(
    Severity.WARNING,
    why="Only one of the two can be published there: the other cannot be read.",
    hint="Rename one of the files.",
)
def path_clash(pages: Sequence[Page]) -> Iterator[Trouble]:
    """Report a page at the path of another page, or of the view of another page's record.

    The page that comes first keeps the path.
    """
    first: dict[str, str] = {}
    for page in pages:
        first.setdefault(page.address.path, page.address.file)
    for page in pages:
        path, file = page.address.path, page.address.file
        if first[path] != file:
            yield _trouble(file, f"stands at {path}, as {first[path]} does")
        elif path.endswith(f"/{_RECORD}") and (other := first.get(path.removesuffix(_RECORD))):
            yield _trouble(file, f"stands at {path}, where the record of {other} is shown")


def _trouble(file: str, message: str) -> Trouble:
    return Trouble(file, Problem("path", message, Span.of_line(1, 1)))
