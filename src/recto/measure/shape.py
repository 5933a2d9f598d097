"""The contract's bullet ratio, structural score and suggested quality."""

import functools
from collections.abc import Iterator
from typing import Any

from recto import scan
from recto.ecma import SPACE, pattern, rounded, trim
from recto.measure.body import count, in_body
from recto.measure.counts import subsections
from recto.model import Page
from recto.scan import blank, cut, cut_and_trace
from recto.unit import Example, metric

_ITEM = pattern(rf"{SPACE}*(?:[-*]|\d+\.){SPACE}")


def list_lines(text: str) -> Iterator[tuple[int, int]]:
    """Find the lines outside fences that begin as items of a list."""
    text, origin = cut_and_trace(text, (blank(scan.fences),))
    start = 0
    for line in text.split("\n"):
        if _ITEM.match(line):
            yield origin[start], origin[start + len(line) - 1] + 1
        start += len(line) + 1


@functools.lru_cache(maxsize=1)
def _list_share(body: str) -> float:
    lines = [line for line in cut(body, blank(scan.fences)(body)).split("\n") if trim(line)]
    return sum(1 for line in lines if _ITEM.match(line)) / len(lines) if lines else 0


@metric(
    key="metrics.bulletRatio",
    unit="share of lines",
    range=(0, 1),
    better="lower",
    why="Lists name things without saying how they hang together.",
    evidence=in_body(list_lines),
    examples=(
        Example("- a\n* b\n+ c\n1. d\n2) e\n---\n**bold**\n-x\n  - f\n> - q\n\t- tab", 0.45),
        Example("## Overview\n- a\n- b\ntext", 0.5),
        Example("", 0),
    ),
)
def bullet_ratio(page: Page) -> float:
    """Give the share of non-empty lines that begin as items of a list, to two decimals."""
    return rounded(_list_share(page.body) * 100) / 100


def _steps(value: float, *steps: tuple[float, int]) -> int:
    """Give the points of the first step that the value reaches."""
    return next((points for least, points in steps if value >= least), 0)


def _prose_points(list_share: float) -> int:
    return 2 if list_share < 0.3 else int(list_share < 0.5)


@metric(
    key="metrics.structuralScore",
    unit="points",
    range=(0, 15),
    better="higher",
    why="A page that holds little of anything is unfinished, whatever it says.",
    examples=(
        Example("", 2, "an empty article has no lists, which counts as prose"),
        Example("## Overview\n\n- a\n- b", 1),
    ),
)
def structural_score(
    page: Page,
    content_format: Any,
    word_count: int,
    table_count: int,
    diagram_count: int,
    internal_links: int,
    external_links: int,
    footnote_count: int,
    section_count: int,
    has_overview: bool,
) -> int:
    """Score what a page holds, by the steps for its format: tables, links, citations, headings, words.

    Articles gain by words, subsections, links, citations and prose; tables and diagrams by their own kind; indexes and
    dashboards by internal links. Only the highest step reached counts, and 15 is the most.
    """
    cited = footnote_count + external_links
    if content_format in ("table", "diagram"):
        own, other = (table_count, diagram_count)[:: 1 if content_format == "table" else -1]
        points = (
            _steps(own, (3, 5), (2, 4), (1, 3))
            + _steps(word_count, (400, 2), (100, 1))
            + _steps(internal_links, (4, 2), (1, 1))
            + _steps(cited, (3, 2), (1, 1))
            + _steps(section_count, (3, 2), (1, 1))
            + _steps(other, (1, 1))
        )
    elif content_format in ("index", "dashboard"):
        points = (
            _steps(internal_links, (20, 5), (10, 4), (5, 3), (1, 1))
            + _steps(section_count, (6, 3), (3, 2), (1, 1))
            + _steps(word_count, (200, 2), (50, 1))
            + _steps(table_count, (2, 2), (1, 1))
            + _steps(diagram_count, (1, 2))
        )
    else:
        points = (
            _steps(word_count, (800, 2), (300, 1))
            + _steps(table_count, (2, 2), (1, 1))
            + _steps(diagram_count, (1, 1))
            + _steps(count(subsections, page), (4, 2), (2, 1))
            + _steps(internal_links, (4, 2), (1, 1))
            + _steps(cited, (6, 3), (3, 2), (1, 1))
            + _prose_points(_list_share(page.body))
        )
    return min(points + has_overview, 15)


@metric(
    key="suggestedQuality",
    unit="points",
    range=(0, 100),
    better="higher",
    why="A grade to start from where nobody has graded the page yet.",
    examples=(
        Example({"page": "", "content_format": "article", "structural_score": 11}, 73),
        Example({"page": "---\npageType: stub\n---\n", "content_format": "article", "structural_score": 11}, 35),
        Example({"page": "", "content_format": "index", "structural_score": 11}, 0),
    ),
)
def suggested_quality(page: Page, content_format: Any, structural_score: int) -> int:
    """Turn the structural score into percent; a stub has 35 at the most, an index or dashboard 0."""
    if content_format in ("index", "dashboard"):
        return 0
    quality = int(rounded(structural_score / 15 * 100))
    return min(quality, 35) if page.field("pageType") == "stub" else quality
