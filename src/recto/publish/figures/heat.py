"""A heat map: rows by columns, each cell a share; how full a square is says it, besides the number."""

import html
from collections.abc import Iterator, Mapping, Sequence

from recto.publish.figures.svg import GLYPH, cut, element, svg, text

_ROW = 22
_TONES = {"green": "good", "amber": "stale", "red": "none"}

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
    for line, (name, cells) in enumerate(rows):
        top = head + line * _ROW
        yield text(cut(name, named), 0, top + 15)
        for place, cell in enumerate(cells):
            left = named + place * step
            if isinstance(cell, str):
                yield _level(cell, left, top, step)
            elif cell is not None:
                yield from _share(cell, left, top, step)


def _level(level: str, left: float, top: float, step: float) -> str:
    """Draw a level as a square: full, half, hollow."""
    high = {"green": 15, "amber": 8}.get(level, 15)
    tone = _TONES.get(level, "none")
    return element("rect", class_=tone, x=left + 2, y=top + 18.5 - high, width=step - 4, height=high)


def _share(share: float, left: float, top: float, step: float) -> Iterator[str]:
    """Draw a share as the filled part of a square, with its percent beside."""
    wide = step - 4
    yield element("rect", class_="pale", x=left + 2, y=top + 3, width=wide, height=16)
    yield element("rect", class_="good", fill_opacity="0.55", x=left + 2, y=top + 3, width=wide * share, height=16)
    yield text(f"{share * 100:.0f}", left + step / 2, top + 15.5, "label middle")


def shares(rows: Mapping[str, Sequence[Mapping[str, str]]], names: Sequence[str]) -> Cells:
    """Give the rows of a heat map: of each group of maps from names to levels, the share of green ones by name."""
    return [(group, [_green(maps, name) for name in names]) for group, maps in rows.items()]


def _green(maps: Sequence[Mapping[str, str]], name: str) -> float | None:
    levels = [levels[name] for levels in maps if name in levels]
    return sum(level == "green" for level in levels) / len(levels) if levels else None
