"""Numeric ids: who owns which, which clash, who gets the next."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from recto.ecma import parse_int, to_text, truthy
from recto.link.claims import claimed_numbers
from recto.model import Claim, Entity, Page

_NO_LATE_ID = frozenset({"style-guides", "tools", "dashboard", "project", "guides"})


class Clash(msgspec.Struct, frozen=True):
    """Two owners of one numeric id: the one that keeps it, and the file of the one that does not."""

    number: str
    keeper: str
    other: str
    file: str
    line: int


class Numbers:
    """The numeric ids of entities and pages; the first owner keeps a number, and a clash is told.

    Claims count like numbers in the heads of their pages; what clashes with a claim is left to `claims.contests`.
    """

    def __init__(self, entities: Sequence[Entity], claims: Sequence[Claim] = ()) -> None:
        rows = {to_text(entity.id) for entity in entities if not entity.declared_by_page}
        self._reserved = {claim.number for claim in claims}
        self._of_pages = {slug: n for slug, n in claimed_numbers(claims).items() if slug not in rows}
        self.owner: dict[str, str] = {}
        self.number: dict[str, Any] = {}
        self.clashes: list[Clash] = []
        for entity in entities:
            if truthy(entity.numeric_id):
                self._claim(entity)
        self.next = 1 + max([0, *map(_size, (*self.owner, *self._reserved))])
        for entity in entities:
            if not truthy(entity.numeric_id):
                number = f"E{self.next}"
                self.owner[number], self.number[to_text(entity.id)] = to_text(entity.id), number
                self.next += 1

    def _claim(self, entity: Entity) -> None:
        number, slug = to_text(entity.numeric_id), to_text(entity.id)
        keeper = self.owner.setdefault(number, slug)
        if keeper == slug:
            self.number[slug] = entity.numeric_id
        elif number not in self._reserved:
            self.clashes.append(Clash(number, keeper, slug, entity.file, entity.line))

    def claim_for_pages(self, pages: Sequence[Page], paths: Mapping[str, str]) -> None:
        """Enter the numbers of pages; a number of an entity is shared only where the entity's path is the page's."""
        for page in pages:
            if truthy(own := self._own(page)):
                number, slug = to_text(own), page.address.id
                keeper = self.owner.setdefault(number, slug)
                shared = keeper == slug or paths.get(keeper, "").endswith(f"/{slug}/")
                if not shared and number not in self._reserved:
                    line = page.head.places["numericId"].line if "numericId" in page.head.places else 1
                    self.clashes.append(Clash(number, keeper, slug, page.address.file, line))

    def _own(self, page: Page) -> Any:
        own = page.field("numericId")
        return own if truthy(own) else self._of_pages.get(page.address.id)

    def slug(self, name: str) -> str:
        """Give the id that a link means: the owner of a number, or the name itself."""
        return self.owner.get(name, name)

    def of_pages(self, pages: Sequence[Page], entities: Sequence[Entity]) -> Iterator[Any]:
        """Give each page's number: its own, or the next free one for pages that are due one, else None.

        Free numbers follow the largest of an entity; pages of some folders, dashboards, entities and further pages of
        an id that has a number are not due one.
        """
        known = {to_text(entity.id) for entity in entities}
        numbered = set(self.number) | {p.address.id for p in pages if truthy(p.field("numericId"))}
        given: set[str] = set()
        following = self.next
        for page in pages:
            own, slug = self._own(page), page.address.id
            if truthy(page.field("numericId")) or (truthy(own) and slug not in given):
                given.add(slug)
                yield own
            elif (
                slug in known
                or slug in numbered
                or slug in given
                or page.address.category in _NO_LATE_ID
                or page.field("contentFormat") == "dashboard"
            ):
                yield None
            else:
                numbered.add(slug)
                yield f"E{following}"
                following += 1


def _size(number: str) -> int:
    size = parse_int(number[1:])
    return int(size) if size == size else 0


def registered_paths(pages: Sequence[Page], entities: Sequence[Entity]) -> dict[str, str]:
    """Give the path of each page id and, for entities without a page, their declared one."""
    paths = {page.address.id: page.address.path for page in pages}
    for entity in entities:
        slug, declared = to_text(entity.id), entity.fields.get("path")
        if entity.declared_by_page or not slug or slug in paths:
            continue
        if truthy(declared):
            paths[slug] = to_text(declared).removesuffix("/") + "/"
        elif overview := paths.get(f"factors-{slug}-overview"):
            paths[slug] = overview
    return paths
