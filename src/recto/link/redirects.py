"""Names that lead to a page without being its name: aliases in its head, and what it was called before."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recto.ecma import to_text
from recto.model import Address, Frozen, Page, Redirect

Rename = tuple[Address, Address]
"""What a page's place was, and what it became."""

_NUMBER = re.compile(r"E[0-9]+\Z")


class AliasClash(Frozen, frozen=True):
    """An alias that cannot lead to its page, where it stands, and why."""

    name: str
    file: str
    line: int
    reason: str


class Redirects(NamedTuple):
    """What leads where, aliases first, and the aliases that cannot."""

    rows: tuple[Redirect, ...]
    clashes: tuple[AliasClash, ...]

    @property
    def names(self) -> frozenset[str]:
        """All names that lead somewhere."""
        return frozenset(row.name for row in self.rows)


def redirects(pages: Sequence[Page], renames: Iterable[Rename], owners: Mapping[str, str]) -> Redirects:
    """Give what leads to a page: its aliases, then the old paths and ids of renamed pages (`renames`: newest first).

    `owners` are the slugs of numbers. Living names are never redirected, of two pages that want a name the first gets
    it, an alias goes before a rename, and a row always leads to the page itself, however often that was renamed.
    """
    living = {name: page for page in reversed(pages) for name in (page.address.id, page.address.path)}
    clashes: list[AliasClash] = []
    given: dict[str, tuple[Page, Redirect]] = {}
    for page in pages:
        for alias in _aliases(page, clashes):
            if alias == page.address.id or owners.get(alias) == page.address.id:
                continue  # Its own name is no news, and does no harm; its own path would lead in a circle.
            reason = _refusal(alias, page, living, given, owners)
            if reason:
                clashes.append(AliasClash(alias, page.address.file, _line(page), reason))
            else:
                given.setdefault(alias, (page, _row(alias, page, "number" if _NUMBER.match(alias) else "alias")))
    declared = {alias: page for alias, (page, _) in given.items()}
    former = _former(pages, renames, declared)
    taken = {*living, *declared}
    late = [_row(name, page, "renamed") for name, page in former.items() if name not in taken]
    return Redirects((*(row for _, row in given.values()), *late), tuple(clashes))


def _row(name: str, page: Page, why: str) -> Redirect:
    return Redirect(name, page.address.id, page.address.path, why)  # type: ignore[arg-type]


def _line(page: Page) -> int:
    return page.head.places["aliases"].line if "aliases" in page.head.places else 1


def _aliases(page: Page, clashes: list[AliasClash]) -> Iterator[str]:
    """Give the aliases as they are looked up: paths between slashes, others as they stand."""
    written = page.field("aliases")
    for item in written if isinstance(written, list) else [] if written is None else [written]:
        alias = to_text(item).strip() if isinstance(item, (str, int, float)) and not isinstance(item, bool) else ""
        if not alias:
            clashes.append(AliasClash(to_text(item), page.address.file, _line(page), "is no text"))
        else:
            yield f"/{alias.strip('/')}/".replace("//", "/") if alias.startswith("/") else alias


def _refusal(
    alias: str,
    page: Page,
    living: Mapping[str, Page],
    given: Mapping[str, tuple[Page, Redirect]],
    owners: Mapping[str, str],
) -> str:
    """Say why an alias cannot lead to its page; empty if it can."""
    if alias in living:
        what, other = "path" if alias.startswith("/") else "id", living[alias].address
        return f"is the {what} of {'the page itself' if other == page.address else other.file}"
    if alias in owners:
        return f"is the number of {owners[alias]!r}"
    if alias in given and given[alias][0] is not page:
        keeper = given[alias][0]
        return f"is an alias of {keeper.address.file}:{_line(keeper)} too, which keeps it"
    return ""


def _former(pages: Sequence[Page], renames: Iterable[Rename], declared: Mapping[str, Page]) -> dict[str, Page]:
    """Give the former paths and ids of pages, from the newest rename to the oldest.

    Going back in time, `became` says what a file of that time is today; a place without a page of today may
    still be an alias of one.
    """
    files = {page.address.file: page for page in pages}
    became: dict[str, Page | None] = {}
    former: dict[str, Page] = {}
    for old, new in renames:
        page = became.get(new.file) if new.file in became else files.get(new.file)
        page = page or declared.get(new.path) or declared.get(new.id)
        became[old.file] = page
        if page and old.file not in files:
            former.setdefault(old.path, page)
            former.setdefault(old.id, page)
    return former
