"""A heat map: rows by columns, each cell a share; how full a square is says it, besides the number."""

import html
from collections.abc import Iterator, Mapping, Sequence

from recto.publish.figures.svg import GLYPH, cut, element, number, svg, text

_ROW = 22
_LEVELS = {"green": ("good", 15), "amber": ("stale", 8), "red": ("none", 15)}
"""The class and height of the square of a level: full, half, hollow."""

Cells = Sequence[tuple[str, Sequence[float | str | None]]]
"""Rows by name; a cell is a share from 0 to 1, a level, or None where there is nothing."""


def heat(rows: Cells, names: Sequence[str], title: str, about: str, *, width: float = 700) -> str:
    """Draw a heat map; a share is a square filled that far with its percent, a level is full, half or hollow."""
    named = min(max((len(name) for name, _ in rows), default=0) * GLYPH + 10, width * 0.3)
    head = max((len(name) for name in names), default=0) * GLYPH * 0.72 + 12
    step = (width - named - head * 0.6) / max(len(names), 1)
    parts = (*_heads(names, named, step, head), *_rows(rows, named, step, head))
    return svg(width, head + _ROW * len(rows) + 4, parts, title, about)


def _heads(names: Sequence[str], named: float, step: float, head: float) -> Iterator[str]:
    for place, name in enumerate(names):
        x, y = named + (place + 0.5) * step - 2, head - 8
        yield element("text", html.escape(name), class_="label", x=x, y=y, transform=f"rotate(-45 {x:.1f} {y:.1f})")


def _rows(rows: Cells, named: float, step: float, head: float) -> Iterator[str]:
    squares: dict[str, list[str]] = {"pale": [], "share": [], "good": [], "stale": [], "none": []}
    for line, (name, cells) in enumerate(rows):
        top = head + line * _ROW
        yield text(cut(name, named), 0, top + 15)
        for place, cell in enumerate(cells):
            left = named + place * step + 2
            if isinstance(cell, str):
                tone, high = _LEVELS.get(cell, ("none", 15))
                squares[tone].append(_square(left, top + 18.5 - high, step - 4, high))
            elif cell is not None:
                squares["pale"].append(_square(left, top + 3, step - 4, 16))
                squares["share"].append(_square(left, top + 3, (step - 4) * cell, 16))
    yield from (element("path", class_=tone, d="".join(ways)) for tone, ways in squares.items() if any(ways))
    for line, (_, cells) in enumerate(rows):
        for place, cell in enumerate(cells):
            if isinstance(cell, float):
                yield text(f"{cell * 100:.0f}", named + (place + 0.5) * step, head + line * _ROW + 15.5, "label middle")


def _square(left: float, top: float, wide: float, high: float) -> str:
    return f"M{number(left)} {number(top)}h{number(wide)}v{number(high)}h{number(-wide)}z"


def shares(rows: Mapping[str, Sequence[Mapping[str, str]]], names: Sequence[str]) -> Cells:
    """Give the rows of a heat map: of each group of maps from names to levels, the share of green ones by name."""
    return [(group, [_green(maps, name) for name in names]) for group, maps in rows.items()]


def _green(maps: Sequence[Mapping[str, str]], name: str) -> float | None:
    levels = [levels[name] for levels in maps if name in levels]
    return sum(level == "green" for level in levels) / len(levels) if levels else None
