"""The rule path-case."""

from collections.abc import Iterator, Sequence

from recto.model import Page, Problem, Severity, Span, Trouble
from recto.unit import rule


@rule(
    Severity.NOTE,
    why="On a disk that does not tell capital letters from small ones, one page overwrites the other.",
    hint="Rename one of the files.",
)
def path_case(pages: Sequence[Page]) -> Iterator[Trouble]:
    """Report a page whose path differs from that of another page in capital letters only."""
    first: dict[str, Page] = {}
    for page in pages:
        known = first.setdefault(page.address.path.casefold(), page).address
        if known.path != page.address.path:
            message = f"its path {page.address.path} differs from that of {known.file} in capital letters only"
            yield Trouble(page.address.file, Problem("path", message, Span.of_line(1, 1)))
