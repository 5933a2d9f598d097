"""The graph of a knowledge base: how its pages, entities and works hang together."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from recto.ecma import to_text
from recto.link.backlinks import ContentLinks, backlinks, content_links, relations
from recto.link.claims import contests, holdings, told, with_claims
from recto.link.identity import IdRegistry, id_registry, known_numbers
from recto.link.ids import Clash, Numbers, registered_paths
from recto.link.redirects import Redirects, Rename, redirects
from recto.link.works import Registry, addresses
from recto.memo import Memo, code_key, key
from recto.model import Backlink, Claim, Entity, Leaf, Resource


class Graph(msgspec.Struct, frozen=True):
    """What `link` finds; the sequences follow the order of the pages.

    `entities` holds the last entity of each id, `numbers` the numeric id of each page id and entity id,
    `names` all that an entity link may name, `known_numbers` the numeric ids before pages got theirs, `paths` the path
    of each id, `relations` the backlinks by entities alone, `contests` what clashes with a claim: file, line, message.
    """

    entities: dict[str, Entity]
    registry: Registry
    backlinks: dict[str, list[Backlink]]
    assigned_ids: list[Any]
    numbers: dict[str, Any]
    names: frozenset[str]
    clashes: list[Clash]
    contests: tuple[tuple[str, int, str], ...]
    redirects: Redirects
    relations: dict[str, list[Backlink]]
    content_links: ContentLinks
    id_registry: IdRegistry
    known_numbers: dict[str, str]
    paths: dict[str, str]

    def values(self, index: int, leaf: Leaf) -> dict[str, Any]:
        """Give what the units of a page may ask for of the graph."""
        return {
            "traces": leaf.traces,
            "registry": self.registry,
            "backlinks": self.backlinks,
            "assigned_id": self.assigned_ids[index],
            "entity": self.entities.get(leaf.page.address.id),
        }

    def known(self) -> dict[str, Any]:
        """Give what the checks may ask for of the graph."""
        return {
            "clashes": self.clashes,
            "contests": self.contests,
            "alias_clashes": self.redirects.clashes,
            "known_ids": self.names,
            "resource_ids": self.registry.names,
        }


def link(
    leaves: Sequence[Leaf],
    entities: Sequence[Entity],
    resources: Sequence[Resource],
    memo: Memo,
    claims: Sequence[Claim] = (),
    renames: Sequence[Rename] = (),
) -> Graph:
    """Link pages, entities and resources; `claims` are numbers handed out, `renames` what git tells, newest first."""
    pages = [leaf.page for leaf in leaves]
    titles = [leaf.metrics["title"] for leaf in leaves]
    paths = registered_paths(pages, entities)
    contested = contests(list(holdings(claims, entities, pages)), paths) if claims else ()
    entities = with_claims(entities, claims)
    by_id = {to_text(entity.id): entity for entity in entities}
    numbers = Numbers(entities, claims)
    numbers.claim_for_pages(pages, paths)
    known = known_numbers(numbers, pages)
    assigned = list(numbers.of_pages(pages, entities))
    late = {to_text(n): page.address.id for page, n in zip(pages, assigned, strict=True) if n is not None}
    moved = redirects(pages, renames, {**{c.number: c.slug for c in reversed(claims)}, **late, **numbers.owner})
    linked = content_links(zip(pages, (leaf.traces for leaf in leaves), titles, strict=True), numbers)
    related = relations(entities)
    return Graph(
        entities=by_id,
        registry=_registry(resources, memo),
        backlinks=backlinks(related, linked, by_id),
        assigned_ids=assigned,
        names=frozenset((*by_id, *numbers.owner, *(page.address.id for page in pages), *moved.names)),
        numbers=_numbers(leaves, assigned, numbers.number),
        clashes=numbers.clashes,
        contests=tuple((e.second.file, e.second.line, told(e)) for e in contested if e.first.kind == "claim"),
        redirects=moved,
        relations=related,
        content_links=linked,
        id_registry=id_registry(numbers, pages, assigned),
        known_numbers=known,
        paths=paths,
    )


def _registry(resources: Sequence[Resource], memo: Memo) -> Registry:
    name = key("addresses", code_key(("link",), ("can_ada",)), *(resource.url for resource in resources))
    return Registry(resources, memo.result("link", name, dict[str, int], lambda: addresses(resources)))


def _numbers(leaves: Sequence[Leaf], assigned: Sequence[Any], of_entities: Mapping[str, Any]) -> dict[str, Any]:
    of_pages = {leaf.page.address.id: n for leaf, n in zip(leaves, assigned, strict=True) if n is not None}
    return {**of_pages, **of_entities}
