"""The contract's coverage: which parts of a complete page are there."""

from typing import Any, NamedTuple

from msgspec import UNSET

from recto.ecma import rounded, to_text, truthy
from recto.model import Change, CitationHealth, Coverage, Entity
from recto.unit import Example, score

_PARTS = ("tables", "diagrams", "internalLinks", "externalLinks", "footnotes", "references")
_OTHER = ((1, 4), (0, 0.4), (3, 8), (1, 5), (2, 3), (1, 3))
_TARGETS = {
    "table": ((2, 5), (0, 0.3), (3, 5), (1, 3), (1, 2), (1, 2)),
    "diagram": ((0, 1), (1, 1), (3, 5), (1, 3), (1, 2), (1, 2)),
    "index": ((0, 1), (0, 0), (5, 8), (0, 2), (0, 0), (0, 1)),
    "dashboard": ((0, 1), (0, 0), (5, 8), (0, 2), (0, 0), (0, 1)),
}
"""Per format and part: the least, and how many for each 1,000 words."""

_RATED = (("N", "novelty"), ("R", "rigor"), ("A", "actionability"), ("C", "completeness"))
_ENOUGH = 0.75


class Item(NamedTuple):
    """An item of the coverage: its colour, and why."""

    name: str
    colour: str
    reason: str


def targets(content_format: Any, word_count: int) -> dict[str, int]:
    """Give how many of each part a page of this format and length is expected to hold."""
    wanted = _TARGETS.get(content_format, _OTHER) if isinstance(content_format, str) else _OTHER
    scale = word_count / 1000
    return {name: max(least, int(rounded(scale * each))) for name, (least, each) in zip(_PARTS, wanted, strict=True)}


def _given(name: str, given: bool, yes: str, no: str) -> Item:
    return Item(name, "green" if given else "red", yes if given else no)


def _counted(name: str, actual: int, target: int) -> Item:
    enough = actual >= target if target else actual > 0
    colour = "green" if enough else "amber" if actual > 0 else "red"
    return Item(name, colour, f"{actual} of {target}")


def _checked(name: str, part: int, whole: int) -> Item:
    share = part / whole if whole else 0
    return Item(name, "green" if share >= _ENOUGH else "amber" if part > 0 and whole else "red", f"{part} of {whole}")


def items(
    content_format: Any,
    llm_summary: Any,
    update_frequency: Any,
    entity: Entity | None,
    changes: tuple[Change, ...],
    has_overview: bool,
    targets: dict[str, int],
    actuals: dict[str, int],
) -> list[Item]:
    """Judge the items in the contract's order; an overview is asked of articles and diagrams only."""
    overview = _given("overview", has_overview, "a heading begins with Overview", "no heading begins with Overview")
    return [
        _given("llmSummary", truthy(llm_summary), "the head has an llmSummary", "the head has no llmSummary"),
        _given(
            "schedule",
            update_frequency is not None,
            f"due every {to_text(update_frequency)} days",
            "the head has no update_frequency",
        ),
        _given("entity", entity is not None, "an entity has the page's id", "no entity has the page's id"),
        _given("editHistory", bool(changes), f"{len(changes)} changes are recorded", "no change is recorded"),
        *([overview] if content_format in ("article", "diagram") else []),
        *(_counted(name, actuals[name], targets[name]) for name in _PARTS),
        _checked("quotes", actuals["quotesWithQuotes"], actuals["quotesTotal"]),
        _checked("accuracy", actuals["accuracyChecked"], actuals["accuracyTotal"]),
    ]


_EXAMPLE = Example(
    {
        "content_format": "article",
        "llm_summary": "Yes.",
        "update_frequency": 30,
        "ratings": {"novelty": 4, "rigor": 6.5, "completeness": 7},
        "entity": Entity("x", "risk", "X", None, (), {}, "", 0),
        "changes": (Change("2026-01-01", "b", "T", ""), Change("2026-01-02", "b", "T", "")),
        "health": CitationHealth(4, 3, 0, 1, 0, 0, None),
        "references": (),
        "word_count": 500,
        "table_count": 2,
        "diagram_count": 0,
        "internal_links": 3,
        "external_links": 0,
        "footnote_count": 2,
        "has_overview": True,
    },
    Coverage(
        passing=8,
        total=13,
        targets=dict(zip(_PARTS, (2, 0, 4, 3, 2, 2), strict=True)),
        actuals=dict(zip(_PARTS, (2, 0, 3, 0, 2, 0), strict=True))
        | {"quotesWithQuotes": 3, "quotesTotal": 4, "accuracyChecked": 1, "accuracyTotal": 4},
        items={
            "llmSummary": "green",
            "schedule": "green",
            "entity": "green",
            "editHistory": "green",
            "overview": "green",
            "tables": "green",
            "diagrams": "red",
            "internalLinks": "amber",
            "externalLinks": "red",
            "footnotes": "green",
            "references": "red",
            "quotes": "green",
            "accuracy": "amber",
        },
        edit_history_count=2,
        ratings_string="N:4 R:6.5 C:7",
    ),
)


@score(
    key="coverage",
    unit="items",
    why="It tells at a glance what a page still lacks.",
    examples=(_EXAMPLE,),
)
def coverage(
    content_format: Any,
    llm_summary: Any,
    update_frequency: Any,
    ratings: Any,
    entity: Entity | None,
    changes: tuple[Change, ...],
    health: CitationHealth | None,
    references: tuple[str, ...],
    word_count: int,
    table_count: int,
    diagram_count: int,
    internal_links: int,
    external_links: int,
    footnote_count: int,
    has_overview: bool,
) -> Coverage:
    """Compare what a page holds with what a page of its format and length should hold.

    Green is there, amber is there in part, red is missing. `passing` counts the green ones.
    """
    counts = (table_count, diagram_count, internal_links, external_links, footnote_count, len(references))
    actuals = dict(zip(_PARTS, counts, strict=True)) | {
        "quotesWithQuotes": health.with_quotes if health else 0,
        "quotesTotal": health.total if health else 0,
        "accuracyChecked": health.accuracy_checked if health else 0,
        "accuracyTotal": health.total if health else 0,
    }
    wanted = targets(content_format, word_count)
    judged = items(content_format, llm_summary, update_frequency, entity, changes, has_overview, wanted, actuals)
    return Coverage(
        passing=sum(1 for item in judged if item.colour == "green"),
        total=len(judged),
        targets=wanted,
        actuals=actuals,
        items={item.name: item.colour for item in judged},
        edit_history_count=len(changes) or UNSET,
        ratings_string=_ratings_string(ratings) or UNSET,
    )


def _ratings_string(ratings: Any) -> str:
    if not isinstance(ratings, dict):
        return ""
    return " ".join(f"{letter}:{to_text(ratings[n])}" for letter, n in _RATED if ratings.get(n) is not None)
