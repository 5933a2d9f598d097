"""The contract's hallucination risk: a prior from structure alone, 40 points and what speaks for more or less."""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import UNSET

from recto.ecma import to_number
from recto.model import Entity, Risk
from recto.unit import Example, score

BASE = 40
_LEVELS = ((30, "low"), (60, "medium"), (100, "high"))

_ALIASES = {
    "researcher": "person",
    "lab": "organization",
    "lab-frontier": "organization",
    "lab-research": "organization",
    "lab-academic": "organization",
    "lab-startup": "organization",
    "safety-approaches": "safety-agenda",
    "policies": "policy",
    "concepts": "concept",
    "events": "event",
    "models": "model",
}
_BIOGRAPHICAL = ("person", "organization", "funder")
_EVENTS = ("event", "historical", "case-study")
_CONCEPTUAL = ("concept", "approach", "safety-agenda", "intelligence-paradigm", "crux", "debate", "argument")
_STRUCTURED = ("table", "diagram", "index", "dashboard")


class Factor(NamedTuple):
    """What speaks for more risk or less: its name, its points, the reason in words."""

    name: str
    points: int
    reason: str


def resolved_type(entity: Entity | None) -> Any:
    """Give the type of an entity by its usual name."""
    kind = entity.type if entity else None
    return _ALIASES.get(kind, kind) if isinstance(kind, str) else kind


@score(
    key="entityType",
    why="People and organizations are written about with more made-up detail than ideas are.",
    examples=(
        Example({"entity": None, "category": "internal"}, "internal"),
        Example({"entity": None, "category": "risks"}, None),
    ),
)
def entity_type(entity: Entity | None, category: str) -> Any:
    """Give the type of the page's entity by its usual name, else ``internal`` in the folder of that name."""
    return resolved_type(entity) or ("internal" if category == "internal" else None)


def factors(
    entity: Entity | None,
    content_format: Any,
    quality: float | None,
    ratings: Any,
    word_count: int,
    footnote_count: int,
    external_links: int,
    integrity: tuple[tuple[str, int], ...],
) -> Iterator[Factor]:
    """Give the factors that apply to a page, in the contract's order."""
    kind = resolved_type(entity)
    rigor = ratings.get("rigor") if isinstance(ratings, dict) else None
    rigor = math.nan if rigor is None else to_number(rigor)
    density = footnote_count / word_count * 1000 if word_count else 0
    dense = f"{density:.1f} footnotes for 1,000 words"
    if kind in _BIOGRAPHICAL:
        yield Factor("biographical-claims", 20, f"the page's entity is of type {kind}")
    if kind in _EVENTS:
        yield Factor("specific-factual-claims", 15, f"the page's entity is of type {kind}")
    if footnote_count == 0 and word_count > 300:
        yield Factor("no-citations", 15, f"no numeric footnote in {word_count} words")
    elif density < 2 and word_count > 500:
        yield Factor("low-citation-density", 10, f"{dense}, fewer than 2")
    if rigor < 4:
        yield Factor("low-rigor-score", 10, f"rigor is rated {rigor}, below 4")
    if quality is not None and quality < 40:
        yield Factor("low-quality-score", 5, f"quality is {quality}, below 40")
    if external_links < 2 and word_count > 500:
        yield Factor("few-external-sources", 5, f"{external_links} external links in {word_count} words")
    if density > 8:
        yield Factor("well-cited", -15, f"{dense}, more than 8")
    elif density > 4:
        yield Factor("moderately-cited", -10, f"{dense}, more than 4")
    if rigor >= 7:
        yield Factor("high-rigor", -15, f"rigor is rated {rigor}, 7 or more")
    if kind in _CONCEPTUAL:
        yield Factor("conceptual-content", -10, f"the page's entity is of type {kind}")
    if content_format in _STRUCTURED:
        yield Factor("structured-format", -15, f"the format is {content_format}")
    if word_count < 300:
        yield Factor("minimal-content", -10, f"{word_count} words, fewer than 300")
    if quality is not None and quality >= 80:
        yield Factor("high-quality", -5, f"quality is {quality}, 80 or more")
    for name, points in integrity:
        yield Factor(name, points, "an integrity check of footnotes and numbers fails")


def _plain(**changed: Any) -> dict[str, Any]:
    """Give the inputs of an article of 1,000 words about nothing in particular."""
    return {
        "entity": None,
        "content_format": "article",
        "quality": None,
        "ratings": None,
        "word_count": 1000,
        "footnote_count": 0,
        "external_links": 0,
        "integrity": (),
    } | changed


def _entity(kind: str) -> Entity:
    return Entity("x", kind, "X", None, (), {}, "", 0)


@score(
    key="hallucinationRisk",
    unit="points",
    range=(0, 100),
    better="lower",
    why="It says where to look first when nothing is known of the evidence.",
    examples=(
        Example(_plain(), Risk("medium", 60, ("no-citations", "few-external-sources"))),
        Example(
            _plain(entity=_entity("person")),
            Risk("high", 80, ("biographical-claims", "no-citations", "few-external-sources")),
        ),
        Example(
            _plain(entity=_entity("event"), footnote_count=5, external_links=3, ratings={"rigor": 7}, quality=80),
            Risk("low", 25, ("specific-factual-claims", "moderately-cited", "high-rigor", "high-quality")),
        ),
        Example(_plain(word_count=300), Risk("medium", 40, ())),
        Example(_plain(footnote_count=9), Risk("low", 30, ("few-external-sources", "well-cited"))),
        Example(
            _plain(entity=_entity("concept"), content_format="table", word_count=10),
            Risk("low", 5, ("conceptual-content", "structured-format", "minimal-content")),
        ),
    ),
)
def hallucination_risk(
    entity: Entity | None,
    content_format: Any,
    quality: float | None,
    ratings: Any,
    word_count: int,
    footnote_count: int,
    external_links: int,
    integrity: tuple[tuple[str, int], ...],
) -> Risk:
    """Estimate from structure how likely it is that the page states what is not so.

    40 points, plus and minus those of each factor, between 0 and 100; up to 30 is low, up to 60 medium, else high.
    """
    found = list(
        factors(entity, content_format, quality, ratings, word_count, footnote_count, external_links, integrity)
    )
    points = min(max(BASE + sum(f.points for f in found), 0), 100)
    level = next(name for most, name in _LEVELS if points <= most)
    issues = tuple(name for name, _ in integrity)
    return Risk(level, points, tuple(f.name for f in found), issues or UNSET)
