"""A scatter: two values of many things, a dot each; those that matter are named beside their dot."""

import html
from collections.abc import Iterator, Sequence

from recto.model import Row
from recto.publish.figures.svg import GLYPH, cut, element, line, svg, text

_LEFT, _TOP, _BELOW = 40.0, 20.0, 36.0
_MANY = 600
"""Dots from which those that lie together are drawn as one, larger one."""
_CELL = 12.0

_PLACES = (
    *(("label", 0), ("label end", 0), ("label middle", -13), ("label middle", 14)),
    *(("label middle", down) for down in (-28, -42, -56)),
)
"""Where the name of a dot may stand, the best first: its class, and how far it is above or below."""

_Box = tuple[float, float, float, float]


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
    """Draw dots on two axes from 0 to `top`, named by `names`, with the line on which both values are the same.

    Values beyond the axes stand at the edge.
    """
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
    yield line((_LEFT, floor), (right, _TOP), class_="line other")
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
    """Name the dots that are to be named, each where its name stands on nothing else, if there is such a place."""
    places = [(dot, *frame.place(dot)) for dot in dots if dot.named]
    taken = [(x - 5, y - 5, x + 5, y + 5) for _, x, y in places]
    for dot, x, y in places:
        said = cut(dot.name, 200)
        wide = len(said) * GLYPH
        for along, down in _PLACES:
            left = x + 8 if along == "label" else x - wide - 8 if along == "label end" else x - wide / 2
            box = (left, y + down - 6, left + wide, y + down + 6)
            within = left > _LEFT and left + wide < frame.width and box[1] > 0 and box[3] < frame.height - _BELOW + 6
            if within and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield text(said, {"label": x + 8, "label end": x - 8}.get(along, x), y + down + 4, along)
                yield line((x, y - 5), (x, y + down + 7), class_="axis") if down < -20 else ""
                break


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
