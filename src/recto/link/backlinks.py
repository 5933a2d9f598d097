"""What links to a page: entities that name it as related, and pages with an entity link to it."""

from collections.abc import Iterable, Mapping, Sequence

from recto.ecma import to_text
from recto.link.ids import Numbers
from recto.model import Backlink, Entity, Page, Traces


def backlinks(
    entities: Sequence[Entity],
    pages: Sequence[tuple[Page, Traces, object]],
    by_id: Mapping[str, Entity],
    numbers: Numbers,
) -> dict[str, list[Backlink]]:
    """Give the backlinks of each target by id, entities' relations first; pages are (page, traces, title)."""
    rows = _relations(entities)
    for target, sources in _entity_links(pages, numbers).items():
        known = {to_text(row.id) for row in rows.get(target, ())}
        for page, title in sources:
            slug = page.address.id
            if slug not in known:
                kind = by_id[slug].type if slug in by_id else "concept"
                rows.setdefault(target, []).append(Backlink(slug, kind, title))
    return rows


def _relations(entities: Iterable[Entity]) -> dict[str, list[Backlink]]:
    rows: dict[str, list[Backlink]] = {}
    for entity in entities:
        for related in entity.related:
            row = Backlink(entity.id, entity.type, entity.title, related.relationship)
            rows.setdefault(to_text(related.id), []).append(row)
    return rows


def _entity_links(
    pages: Iterable[tuple[Page, Traces, object]], numbers: Numbers
) -> dict[str, list[tuple[Page, object]]]:
    found: dict[str, list[tuple[Page, object]]] = {}
    for page, traces, title in pages:
        targets = dict.fromkeys(map(numbers.slug, traces.entity_links))
        for target in targets:
            if target != page.address.id:
                found.setdefault(target, []).append((page, title))
    return found
