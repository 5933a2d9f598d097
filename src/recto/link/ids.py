"""Numeric ids: who owns which, which clash, who gets the next."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from recto.ecma import parse_int, to_text, truthy
from recto.model import Entity, Page

_NO_LATE_ID = frozenset({"style-guides", "tools", "dashboard", "project", "guides"})


class Clash(msgspec.Struct, frozen=True):
    """Two owners of one numeric id: the one that keeps it, and the file of the one that does not."""

    number: str
    keeper: str
    other: str
    file: str
    line: int


class Numbers:
    """The numeric ids of entities and pages; the first owner keeps a number, and a clash is told."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.owner: dict[str, str] = {}
        self.number: dict[str, Any] = {}
        self.clashes: list[Clash] = []
        for entity in entities:
            if truthy(entity.numeric_id):
                self._claim(entity)
        self.next = 1 + max([0, *map(_size, self.owner)])
        for entity in entities:
            if not truthy(entity.numeric_id):
                number = f"E{self.next}"
                self.owner[number], self.number[to_text(entity.id)] = to_text(entity.id), number
                self.next += 1

    def _claim(self, entity: Entity) -> None:
        number, slug = to_text(entity.numeric_id), to_text(entity.id)
        keeper = self.owner.setdefault(number, slug)
        if keeper != slug:
            self.clashes.append(Clash(number, keeper, slug, entity.file, entity.line))
        else:
            self.number[slug] = entity.numeric_id

    def claim_for_pages(self, pages: Sequence[Page], paths: Mapping[str, str]) -> None:
        """Enter the numbers of pages; a number of an entity is shared only where the entity's path is the page's."""
        for page in pages:
            if truthy(page.field("numericId")):
                number, slug = to_text(page.field("numericId")), page.address.id
                keeper = self.owner.setdefault(number, slug)
                if keeper != slug and not paths.get(keeper, "").endswith(f"/{slug}/"):
                    line = page.head.places["numericId"].line if "numericId" in page.head.places else 1
                    self.clashes.append(Clash(number, keeper, slug, page.address.file, line))

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
        following = self.next
        for page in pages:
            own, slug = page.field("numericId"), page.address.id
            if truthy(own):
                yield own
            elif (
                slug in known
                or slug in numbered
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
