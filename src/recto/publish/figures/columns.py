"""Columns: how many there are of each step of a scale, or in each span of time."""

from collections.abc import Iterator, Sequence

from recto.publish.figures.bars import Bar
from recto.publish.figures.svg import GLYPH, element, line, svg, text
from recto.publish.words import spaced

_ABOVE = 20
_BELOW = 40
_WIDEST = 90.0


def columns(
    rows: Sequence[Bar], title: str, about: str = "", *, name: str = "", width: float = 700, height: float = 180
) -> str:
    """Draw columns side by side; `name` says what the scale below them is. Counts stand on top where they fit."""
    about = about or "; ".join(f"{row.label}: {spaced(row.value)}" for row in rows[:24])
    return svg(width, height + _ABOVE + _BELOW, _drawn(rows, name, width, height), title, about)


def _drawn(rows: Sequence[Bar], name: str, width: float, height: float) -> Iterator[str]:
    step = min(width / max(len(rows), 1), _WIDEST)
    most = max((row.value for row in rows), default=0) or 1
    floor = height + _ABOVE
    apart = 1 + int(max((len(row.label) for row in rows), default=0) * GLYPH / step)
    for place, row in enumerate(rows):
        high = max(height * row.value / most, 1.5 if row.value else 0)
        left = place * step
        tone = f"bar {row.tone}".strip()
        yield element("rect", class_=tone, x=left + 1, y=floor - high, width=max(step - 2, 1), height=high)
        if row.value and len(spaced(row.value)) * GLYPH <= step + 2:
            yield text(spaced(row.value), left + step / 2, floor - high - 5, "label middle")
        if place % apart == 0:
            yield text(row.label, left + step / 2, floor + 16, "middle")
    right = step * len(rows)
    yield line((0, floor), (right, floor), class_="axis")
    yield text(name, right, floor + 34, "end") if name else ""
