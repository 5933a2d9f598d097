"""A scatter: two values of many things, a dot each; those that matter are named beside their dot."""

import html
from collections.abc import Iterator, Sequence

from recto.model import Row
from recto.publish.figures.svg import GLYPH, cut, element, line, svg, text

_LEFT, _TOP, _BELOW = 40.0, 20.0, 36.0
_MANY = 600
"""Dots from which those that lie together are drawn as one, larger one."""
_CELL = 8.0


class Dot(Row, frozen=True):
    """A dot: its two values, its name, and whether the name stands beside it."""

    x: float
    y: float
    name: str
    named: bool = False


def scatter(
    dots: Sequence[Dot],
    names: tuple[str, str],
    title: str,
    about: str,
    *,
    top: float = 100,
    width: float = 700,
    height: float = 380,
) -> str:
    """Draw dots on two axes from 0 to `top`, named by `names`; values beyond them stand at the edge."""
    frame = _Frame(width, height, top)
    parts = (*_axes(frame, names), *_dots(dots, frame), *_labels(dots, frame))
    return svg(width, height, parts, title, about)


class _Frame(Row, frozen=True):
    width: float
    height: float
    top: float

    def place(self, dot: Dot) -> tuple[float, float]:
        """Give where a dot stands, in pixels."""
        wide, high = self.width - _LEFT - 12, self.height - _TOP - _BELOW
        x, y = (min(max(each / self.top, 0), 1) for each in (dot.x, dot.y))
        return _LEFT + wide * x, _TOP + high * (1 - y)


def _axes(frame: _Frame, names: tuple[str, str]) -> Iterator[str]:
    floor, right = frame.height - _BELOW, frame.width - 12
    yield line((_LEFT, _TOP), (_LEFT, floor), (right, floor), class_="axis")
    for value in (0, frame.top / 2, frame.top):
        x, y = frame.place(Dot(value, value, ""))
        yield text(f"{value:g}", x, floor + 16, "middle")
        yield text(f"{value:g}", _LEFT - 6, y + 4, "end")
    yield text(names[0], right, floor + 32, "label end")
    yield text(names[1], 0, 11)


def _dots(dots: Sequence[Dot], frame: _Frame) -> Iterator[str]:
    if len(dots) <= _MANY:
        for dot in dots:
            x, y = frame.place(dot)
            said = f"<title>{html.escape(dot.name)}: {dot.x:g}, {dot.y:g}</title>"
            yield element("circle", said, class_="dot mark" if dot.named else "dot other", cx=x, cy=y, r=4)
        return
    together: dict[tuple[int, int], int] = {}
    for dot in dots:
        x, y = frame.place(dot)
        cell = (int(x / _CELL), int(y / _CELL))
        together[cell] = together.get(cell, 0) + 1
    most = max(together.values())
    for (x, y), many in sorted(together.items()):
        radius = 1.2 + (_CELL / 2 - 1.2) * (many / most) ** 0.5
        yield element("circle", class_="dot", cx=(x + 0.5) * _CELL, cy=(y + 0.5) * _CELL, r=radius)
    for dot in dots:
        if dot.named:
            x, y = frame.place(dot)
            yield element("circle", class_="dot mark", cx=x, cy=y, r=4)


def _labels(dots: Sequence[Dot], frame: _Frame) -> Iterator[str]:
    """Name the dots that are to be named, as far as names do not stand on each other."""
    taken: list[tuple[float, float, float, float]] = []
    for dot in dots:
        if not dot.named:
            continue
        x, y = frame.place(dot)
        said = cut(dot.name, 220)
        wide = len(said) * GLYPH
        before = x + wide + 8 > frame.width
        left = x - wide - 8 if before else x + 8
        box = (left, y - 7, left + wide, y + 7)
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            yield text(said, x - 8 if before else x + 8, y + 4, "label end" if before else "label")
