"""Bars: how much there is of each of a few things."""

from collections.abc import Iterator, Sequence

from recto.model import Row
from recto.publish.figures.svg import GLYPH, cut, element, line, svg, text
from recto.publish.words import spaced

_ROW = 24
_BAR = 13


class Bar(Row, frozen=True):
    """A bar: its label, its value, the class of its colour, and what stands at its end if not the value."""

    label: str
    value: float
    tone: str = ""
    said: str = ""


def bars(rows: Sequence[Bar], title: str, about: str = "", *, width: float = 700, full: float = 0) -> str:
    """Draw bars from the top, each with its label before and its value behind; `full` is what the longest may be."""
    about = about or "; ".join(f"{row.label}: {_said(row)}" for row in rows[:12])
    return svg(width, _ROW * len(rows), _drawn(rows, width, full), title, about)


def _drawn(rows: Sequence[Bar], width: float, full: float) -> Iterator[str]:
    named = min(max((len(row.label) for row in rows), default=0) * GLYPH + 12, width * 0.42)
    behind = max((len(_said(row)) for row in rows), default=0) * GLYPH + 10
    room = width - named - behind
    most = full or max((row.value for row in rows), default=0) or 1
    for place, row in enumerate(rows):
        top = place * _ROW + (_ROW - _BAR) / 2
        long = max(room * row.value / most, 1.5 if row.value else 0)
        yield text(cut(row.label, named), 0, top + _BAR - 2)
        yield element("rect", class_=f"bar {row.tone}".strip(), x=named, y=top, width=long, height=_BAR)
        yield text(_said(row), named + long + 6, top + _BAR - 2, "")
    if rows:
        yield line((named, 0), (named, _ROW * len(rows)), class_="axis")


def _said(row: Bar) -> str:
    return row.said or spaced(row.value)
