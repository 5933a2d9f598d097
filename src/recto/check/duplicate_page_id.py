"""The rule duplicate-page-id."""

from collections.abc import Iterator, Sequence

from recto.model import Page, Problem, Severity, Span, Trouble
from recto.unit import rule


@rule(
    Severity.WARNING,
    why="Links, backlinks and similar pages of the two are thrown together.",
    hint="Rename one of the files.",
)
def duplicate_page_id(pages: Sequence[Page]) -> Iterator[Trouble]:
    """Report a page whose id another page has already."""
    first: dict[str, str] = {}
    for page in pages:
        known = first.setdefault(page.address.id, page.address.file)
        if known != page.address.file:
            message = f"the id {page.address.id!r} is that of {known} too"
            yield Trouble(page.address.file, Problem("id", message, Span.of_line(1, 1)))
