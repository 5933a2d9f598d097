"""Ranks and the recommended score."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recto.ecma import milliseconds, rounded
from recto.unit import Example, score

_DAY = 86_400_000


def ranks(values: Sequence[float | None]) -> list[int | None]:
    """Rank values from the highest, from 1; equal ones keep their order and get ranks of their own; None gets none."""
    order = sorted((i for i, v in enumerate(values) if v is not None), key=lambda i: -_size(values[i]))
    place = {index: rank for rank, index in enumerate(order, 1)}
    return [place.get(index) for index in range(len(values))]


def _size(value: float | None) -> float:
    return value if value is not None and value == value else -math.inf


def ordered(values: Iterable[float | None]) -> list[float]:
    """Give the values that get a rank, from the lowest; what is no number ranks below all that are."""
    return sorted(_size(value) for value in values if value is not None)


def among(value: float, ordered: Sequence[float]) -> tuple[int, int]:
    """Count the ordered values that are above a value, and those that equal it, itself among them."""
    after = bisect_right(ordered, _size(value))
    return len(ordered) - after, after - bisect_left(ordered, _size(value))


class Term(NamedTuple):
    """A part of the recommended score, and how it came about."""

    name: str
    value: float
    reason: str


def terms(
    last_updated: str | None, quality: float | None, reader_importance: float | None, word_count: int, now: float
) -> Iterable[Term]:
    """Give the parts whose sum is the recommended score."""
    recency = 0.0
    if last_updated is not None:
        days = (now - milliseconds(last_updated)) / _DAY
        recency = 10 * math.exp(-days / 120) if days > -85_000 else math.inf
    length = min(2.0, math.log10(word_count + 1) - 1.5) if word_count else 0
    yield Term("recency", recency * 2, f"2 × 10·exp(−days/120) since {last_updated or 'ever: no date'}")
    yield Term("quality", _or_zero(quality) * 2, f"2 × quality {'not graded' if quality is None else quality}")
    yield Term(
        "importance",
        _or_zero(reader_importance) * 0.5,
        f"½ × readerImportance {'not graded' if reader_importance is None else reader_importance}",
    )
    yield Term("length", length, f"log10({word_count} + 1) − 1.5, at most 2")


def _or_zero(value: float | None) -> float:
    return value if value is not None and value == value else 0


_NOON = milliseconds("2026-11-23T12:00:00Z")


def _example(updated: str | None, quality: float | None, importance: float | None, words: int) -> dict[str, object]:
    return {
        "last_updated": updated,
        "quality": quality,
        "reader_importance": importance,
        "word_count": words,
        "now": _NOON,
    }


@score(
    key="recommendedScore",
    unit="points",
    better="higher",
    why="It orders what to show a reader first: good, important, fresh.",
    examples=(
        Example(_example("2026-11-23", 50, 60, 1000), 151.42),
        Example(_example(None, None, None, 0), 0),
        Example(_example("2026-07-26", 80, 20.5, 5), 176.86),
        Example(_example("2026-12-01", 0, 0, 5000), 23.29, "a date to come counts more than today"),
    ),
)
def recommended_score(
    last_updated: str | None, quality: float | None, reader_importance: float | None, word_count: int, now: float
) -> float:
    """Weigh quality, importance, recency and length of a page at the time of the build.

    2 × recency + 2 × quality + ½ × importance + length, to two decimals. It falls with time: at most 0.17 a day.
    """
    parts = terms(last_updated, quality, reader_importance, word_count, now)
    recency, good, important, length = (term.value for term in parts)
    return rounded((recency + good + important + length) * 100) / 100
