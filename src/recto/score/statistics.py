"""Counts over all entities, and over the risk of all pages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recto.ecma import by_utf16, rounded, to_text, truthy
from recto.model import Backlink, Dated, Entity, Linked, Named, Risk, RiskStats, Stats

_TOP, _TAGS, _FACTORS = 10, 20, 10


def statistics(
    entities: Sequence[Entity],
    relations: Mapping[str, Sequence[Backlink]],
    tags: Mapping[str, Sequence[Named]],
    described: int,
    now: str,
) -> Stats:
    """Count entities by type, severity and status; name the newest, the most related, the commonest tags.

    `relations` are the backlinks that entities give one another, `described` the entities with a description, `now`
    the time of the build.
    """
    return Stats(
        total_entities=len(entities),
        by_type=_counted(entity.type for entity in entities),
        by_severity=_counted(filter(truthy, (entity.fields.get("severity") for entity in entities))),
        by_status=_counted(_either(entity.fields.get("status"), "unknown") for entity in entities),
        recently_updated=_recent(entities),
        most_linked=_most_linked(entities, relations),
        top_tags=[{"tag": tag, "count": len(rows)} for tag, rows in _longest(tags)[:_TAGS]],
        total_tags=len(tags),
        with_description=described,
        last_built=now,
    )


def _either(value: Any, otherwise: str) -> Any:
    return value if truthy(value) else otherwise


def _counted(values: Iterable[Any]) -> dict[str, int]:
    return dict(Counter(map(to_text, values)))


def _longest(lists: Mapping[str, Sequence[Any]]) -> list[tuple[str, Sequence[Any]]]:
    return sorted(lists.items(), key=lambda item: -len(item[1]))


def _recent(entities: Iterable[Entity]) -> list[Dated]:
    dated = [
        Dated(entity.id, entity.type, entity.title, entity.fields["lastUpdated"])
        for entity in entities
        if truthy(entity.fields.get("lastUpdated"))
    ]
    return sorted(dated, key=lambda row: by_utf16(to_text(row.last_updated)), reverse=True)[:_TOP]


def _most_linked(entities: Iterable[Entity], relations: Mapping[str, Sequence[Backlink]]) -> list[Linked]:
    by_id = {to_text(entity.id): entity for entity in entities}
    known = [(by_id[target], len(rows)) for target, rows in _longest(relations) if target in by_id]
    return [Linked(entity.id, entity.type, entity.title, count) for entity, count in known[:_TOP]]


def risk_statistics(risks: Sequence[Risk]) -> RiskStats:
    """Count pages by level of risk; give the mean score and the ten commonest factors."""
    levels = Counter(risk.level for risk in risks)
    factors = Counter(factor for risk in risks for factor in risk.factors)
    mean = rounded(sum(risk.score for risk in risks) / len(risks)) if risks else 0
    common = sorted(factors.items(), key=lambda item: -item[1])[:_FACTORS]
    return RiskStats(
        total=len(risks),
        high=levels["high"],
        medium=levels["medium"],
        low=levels["low"],
        avg_score=int(mean),
        top_factors=[{"factor": factor, "count": count} for factor, count in common],
    )
