"""The rule duplicate-page-id."""

from collections.abc import Iterator, Sequence

from recto.model import Page, Problem, Severity, Span
from recto.unit import rule


@rule(
    Severity.WARNING,
    why="Links, backlinks and similar pages of the two are thrown together.",
    hint="Rename one of the files.",
)
def duplicate_page_id(pages: Sequence[Page]) -> Iterator[tuple[str, Problem]]:
    """Report a page whose id another page has already."""
    first: dict[str, str] = {}
    for page in pages:
        known = first.setdefault(page.address.id, page.address.file)
        if known != page.address.file:
            message = f"the id {page.address.id!r} is that of {known} too"
            yield page.address.file, Problem("id", message, Span(0, 0, 1, 1))
