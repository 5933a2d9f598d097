"""When a page was last changed and when it was made."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from recto.ecma import by_utf16, to_text, truthy
from recto.model import Address, Edit, Page
from recto.unit import Example, score


class PageDates:
    """What commits and recorded edits say of the dates of pages; commits by file, edits by the stem of a page."""

    def __init__(
        self, modified: Mapping[str, str], created: Mapping[str, str], edits: Iterable[Edit], bulk_import: int
    ) -> None:
        self.modified, self.created = modified, without_imports(created, bulk_import)
        self.first: dict[str, str] = {}
        self.last: dict[str, str] = {}
        for edit in edits:
            self.first[edit.page] = min(self.first.get(edit.page, edit.date), edit.date, key=by_utf16)
            self.last[edit.page] = max(self.last.get(edit.page, edit.date), edit.date, key=by_utf16)

    def values(self, address: Address) -> dict[str, str | None]:
        """Give what the date units ask for; recorded edits never name an index page."""
        stem = None if address.index else address.stem
        return {
            "git_modified": self.modified.get(address.file),
            "git_created": self.created.get(address.file),
            "first_edit": self.first.get(stem) if stem else None,
            "last_edit": self.last.get(stem) if stem else None,
        }


def without_imports(created: Mapping[str, str], bulk_import: int) -> dict[str, str]:
    """Drop the creation dates on which more than `bulk_import` files were created: such a day was an import."""
    counts = Counter(created.values())
    return {path: date for path, date in created.items() if counts[date] <= bulk_import}


def _date(page: Page, name: str) -> str | None:
    value = page.field(name)
    return to_text(value) if truthy(value) else None


def later(one: str | None, other: str | None) -> str | None:
    """Give the later of two dates, compared as texts; one that is missing loses."""
    if not one or not other:
        return one or other or None
    return one if by_utf16(one) > by_utf16(other) else other


@score(
    key="lastUpdated",
    why="Old text about a moving subject is likely to be wrong.",
    examples=(
        Example(
            {
                "page": "---\nlastUpdated: 2026-01\nlastEdited: 2025-12-31\n---\n",
                "git_modified": None,
                "last_edit": None,
            },
            "2026-01",
        ),
        Example(
            {"page": "---\nlastUpdated: notadate\n---\n", "git_modified": "2026-01-01", "last_edit": None},
            "notadate",
            "dates are compared as texts",
        ),
    ),
)
def last_updated(page: Page, git_modified: str | None, last_edit: str | None) -> str | None:
    """Give the latest of the recorded edits, the last commit and the head's `lastUpdated` and `lastEdited`."""
    written = later(_date(page, "lastUpdated"), _date(page, "lastEdited"))
    return later(last_edit, later(git_modified, written))


@score(
    key="dateCreated",
    why="A page that was never revisited shows by it.",
    examples=(
        Example(
            {"page": "---\ncreatedAt: 2025-01-20\n---\n", "git_created": "2024-01-01", "first_edit": None}, "2025-01-20"
        ),
        Example({"page": "---\ndateCreated: 0\n---\n", "git_created": None, "first_edit": None}, None),
    ),
)
def date_created(page: Page, git_created: str | None, first_edit: str | None) -> str | None:
    """Give the head's `createdAt`, else the first commit, else the first edit, else the head's `dateCreated`."""
    dates: tuple[Any, ...] = (_date(page, "createdAt"), git_created, first_edit, _date(page, "dateCreated"))
    return next(filter(None, dates), None)
