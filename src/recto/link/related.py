"""What is related to what: the contract's five signals, weighed, labelled, and the 25 best of each node.

An undirected table of weights is filled signal by signal. Its order of first use decides ties, so the order of the
signals and of what each walks over is part of the definition.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from recto.ecma import by_utf16, number, rounded, to_text
from recto.link.tags import tag_index, tags_of
from recto.memo import Memo, code_key, key
from recto.model import Entity, Named, RelatedItem, SimilarPage
from recto.model.packed import Packed, pack

_RELATION, _PREFIX, _LINK, _SIMILAR, _TAG = 10.0, 6.0, 5.0, 3.0, 2.0
_USUAL_QUALITY, _USUAL_IMPORTANCE = 5, 50
_LEAST, _MOST, _OF_EACH_TYPE = 1.0, 25, 2

INVERSES = {
    "causes": "caused by",
    "cause": "caused by",
    "mitigates": "mitigated by",
    "mitigation": "mitigated by",
    "mitigated-by": "mitigates",
    "requires": "required by",
    "enables": "enabled by",
    "blocks": "blocked by",
    "supersedes": "superseded by",
    "increases": "increased by",
    "decreases": "decreased by",
    "supports": "supported by",
    "measures": "measured by",
    "measured-by": "measures",
    "analyzed-by": "analyzes",
    "analyzes": "analyzed by",
    "child-of": "parent of",
    "composed-of": "component of",
    "component": "composed of",
    "addresses": "addressed by",
    "affects": "affected by",
    "amplifies": "amplified by",
    "contributes-to": "receives contribution from",
    "driven-by": "drives",
    "driver": "driven by",
    "drives": "driven by",
    "leads-to": "leads",
    "shaped-by": "shapes",
    "prerequisite": "depends on",
    "research": "researched by",
    "models": "modeled by",
}
"""What a relationship is called from its other end."""


def related(
    entities: Sequence[Entity],
    content_links: Mapping[str, Sequence[tuple[str, object]]],
    pages: Sequence[Mapping[str, Any]],
    memo: Memo,
) -> dict[str, Packed[RelatedItem]]:
    """Give the related graph of a knowledge base, remembered: an edit of a text seldom changes it.

    `pages` are the values of the pages' units.
    """
    links = {target: [page for page, _ in sources] for target, sources in content_links.items()}
    named = [(page["page"].address.id, page) for page in pages]
    similar = [(name, near.similar_pages) for name, page in named if (near := page["redundancy"])]
    ratings = {name: (page["quality"], page["reader_importance"]) for name, page in named}
    inputs = ([(e.id, e.type, e.title, e.related, tags_of(e)) for e in entities], links, similar, ratings)
    slot = key("related", code_key(("link",), ()), msgspec.json.encode(inputs))
    made = dict[str, list[RelatedItem]]
    found = memo.result(
        "link", slot, made, lambda: related_graph(entities, links, similar, tag_index(entities), ratings)
    )
    return {name: pack(RelatedItem, items) for name, items in found.items()}


Edge = tuple[str, str, float]
Weights = dict[str, dict[str, float]]


def related_graph(
    entities: Sequence[Entity],
    content_links: Mapping[str, Sequence[str]],
    similar: Iterable[tuple[str, Sequence[SimilarPage]]],
    tags: Mapping[str, Sequence[Named]],
    ratings: Mapping[str, tuple[Any, Any]],
) -> dict[str, list[RelatedItem]]:
    """Give what is most related to each id, best first.

    `content_links` are the pages that link to each target, `similar` the similar pages of each page in order,
    `ratings` quality (0 to 100) and reader importance (0 to 100) by page id.
    """
    edges = (*_relations(entities), *_prefixes(entities), *_links(content_links), *_resemblances(similar))
    weights: Weights = {}
    for a, b, weight in (*edges, *_shared_tags(entities, tags)):
        if a != b:
            _add(weights.setdefault(a, {}), b, weight)
            _add(weights.setdefault(b, {}), a, weight)
    by_id = {to_text(entity.id): entity for entity in entities}
    labels = _labels(entities)
    found = {a: _selected(_items(near, by_id, labels.get(a, {}), ratings)) for a, near in weights.items()}
    return {a: items for a, items in found.items() if items}


def _add(near: dict[str, float], other: str, weight: float) -> None:
    near[other] = near.get(other, 0.0) + weight


def _relations(entities: Iterable[Entity]) -> Iterator[Edge]:
    return ((to_text(e.id), to_text(r.id), _RELATION) for e in entities for r in e.related)


def _prefixes(entities: Iterable[Entity]) -> Iterator[Edge]:
    """Pair each id with those that continue it after a hyphen: they follow it in the order of code units."""
    ids = sorted((to_text(entity.id) for entity in entities), key=by_utf16)
    for place, first in enumerate(ids):
        for other in ids[place + 1 :]:
            if not other.startswith(f"{first}-"):
                break
            yield first, other, _PREFIX


def _links(content_links: Mapping[str, Sequence[str]]) -> Iterator[Edge]:
    return ((source, target, _LINK) for target, sources in content_links.items() for source in sources)


def _resemblances(similar: Iterable[tuple[str, Sequence[SimilarPage]]]) -> Iterator[Edge]:
    return ((page, row.id, row.similarity / 100 * _SIMILAR) for page, rows in similar for row in rows)


def _shared_tags(entities: Iterable[Entity], tags: Mapping[str, Sequence[Named]]) -> Iterator[Edge]:
    """Pair the entities of a tag, from both sides; a tag that many bear weighs less."""
    for entity in entities:
        for tag in tags_of(entity):
            weight = _TAG / math.log2(len(tags[tag]) + 2)
            for row in tags[tag]:
                yield to_text(entity.id), to_text(row.id), weight


def _labels(entities: Iterable[Entity]) -> dict[str, dict[str, str]]:
    """Name the relations as seen from each end; what an entity says itself overrides an inverse."""
    labels: dict[str, dict[str, str]] = {}
    for entity in entities:
        for related in entity.related:
            name, source, target = related.relationship, to_text(entity.id), to_text(related.id)
            if name and name != "related":
                labels.setdefault(source, {})[target] = name.replace("-", " ")
                if name in INVERSES:
                    labels.setdefault(target, {}).setdefault(source, INVERSES[name])
    return labels


def _items(
    near: Mapping[str, float],
    by_id: Mapping[str, Entity],
    labels: Mapping[str, str],
    ratings: Mapping[str, tuple[Any, Any]],
) -> list[RelatedItem]:
    """Score the neighbours, best first; those below the least are left out."""
    items = []
    for other, weight in near.items():
        score = rounded(weight * _boost(*ratings.get(other, (None, None))) * 100) / 100
        if score >= _LEAST:
            entity = by_id.get(other)
            kind, title = (entity.type, entity.title) if entity else ("concept", other)
            items.append(RelatedItem(other, kind, title, number(score), labels.get(other, UNSET)))
    return sorted(items, key=lambda item: -item.score)


def _boost(quality: Any, importance: Any) -> float:
    quality = _USUAL_QUALITY if quality is None else quality
    importance = _USUAL_IMPORTANCE if importance is None else importance
    boost: float = 1 + quality / 40 + importance / 400
    return boost


def _selected(items: Sequence[RelatedItem]) -> list[RelatedItem]:
    """Choose the first two of each type, then the best of the rest, 25 at most in all."""
    seen: dict[Any, int] = {}
    chosen: set[int] = set()
    for place, item in enumerate(items):
        kind = to_text(item.type)
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= _OF_EACH_TYPE:
            chosen.add(place)
    for place in range(len(items)):
        if len(chosen) >= _MOST:
            break
        chosen.add(place)
    return [items[place] for place in sorted(chosen)][:_MOST]
