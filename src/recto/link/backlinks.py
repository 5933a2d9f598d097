"""What links to a page: entities that name it as related, and pages with an entity link to it."""

from collections.abc import Iterable, Mapping, Sequence

from recto.ecma import to_text
from recto.link.ids import Numbers
from recto.model import Backlink, Entity, Page, Traces

ContentLinks = dict[str, list[tuple[str, object]]]
"""The pages that hold an entity link to a target, by id and title; targets in the order of first use."""


def relations(entities: Iterable[Entity]) -> dict[str, list[Backlink]]:
    """Give the backlinks of each target that entities make by naming it as related, repeats kept."""
    rows: dict[str, list[Backlink]] = {}
    for entity in entities:
        for related in entity.related:
            row = Backlink(entity.id, entity.type, entity.title, related.relationship)
            rows.setdefault(to_text(related.id), []).append(row)
    return rows


def content_links(pages: Iterable[tuple[Page, Traces, object]], numbers: Numbers) -> ContentLinks:
    """Give the pages that link to each target, each page once, not to itself; pages are (page, traces, title)."""
    found: ContentLinks = {}
    for page, traces, title in pages:
        slug = page.address.id
        for target in dict.fromkeys(map(numbers.slug, traces.entity_links)):
            if target != slug:
                found.setdefault(target, []).append((slug, title))
    return found


def backlinks(
    related: Mapping[str, Sequence[Backlink]], linked: ContentLinks, by_id: Mapping[str, Entity]
) -> dict[str, list[Backlink]]:
    """Give the backlinks of each target by id: those of entities first, then the pages not yet among them."""
    rows = {target: list(found) for target, found in related.items()}
    for target, sources in linked.items():
        known = {to_text(row.id) for row in rows.get(target, ())}
        for slug, title in sources:
            if slug not in known:
                kind = by_id[slug].type if slug in by_id else "concept"
                rows.setdefault(target, []).append(Backlink(slug, kind, title))
    return rows
