"""What lies around a page in the network, drawn: what leads to it on the left, what it leads to on the right."""

import html
from collections.abc import Iterator, Sequence

from recto.model import Row
from recto.publish.paths import href

MOST = 24
"""Neighbours that are drawn at most."""
_WIDTH, _ROW, _TOP = 700, 22, 34
_SIDE, _HALF = 214, 70
"""Where the titles on the left end, and how far the page's title reaches from the middle, in pixels."""
_LETTERS = 34


class Neighbour(Row, frozen=True):
    """A page or entity beside a page in the network: whether the page leads to it, whether it leads to the page."""

    title: str
    file: str
    leads: bool
    led: bool


def neighbourhood_svg(title: str, neighbours: Sequence[Neighbour], here: str) -> str:
    """Draw what lies around a page, nothing where that is nothing; `here` is the file that the drawing stands in."""
    if not neighbours:
        return ""
    left, right = _sides(neighbours[:MOST])
    height = _TOP + _ROW * max(len(left), len(right), 2)
    middle = _TOP + (height - _TOP - _ROW) / 2 + 8
    drawn = "".join((*_side(left, height, middle, here, -1), *_side(right, height, middle, here, 1)))
    return (
        f'<svg class="neighbourhood" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" role="group" '
        f'aria-label="{html.escape(f"What lies around {title}: {len(left)} lead to it, it leads to {len(right)}")}">'
        f"{_caption(left, 'lead here', -1)}{_caption(right, 'linked from here', 1)}{drawn}"
        f'<text class="label here middle" x="{_WIDTH // 2}" y="{middle + 4:g}">{_shortened(title, 20)}</text></svg>'
    )


def _sides(neighbours: Sequence[Neighbour]) -> tuple[list[Neighbour], list[Neighbour]]:
    """Divide neighbours into those that lead to a page and those it leads to; both ways, where there is more room."""
    left = [each for each in neighbours if not each.leads]
    right = [each for each in neighbours if not each.led]
    for each in neighbours:
        if each.leads and each.led:
            (left if len(left) < len(right) else right).append(each)
    return left, right


def _caption(side: Sequence[Neighbour], words: str, direction: int) -> str:
    anchor = "end" if direction < 0 else "start"
    return f'<text class="{anchor}" x="{_edge(direction)}" y="14">{words}</text>' if side else ""


def _edge(direction: int) -> int:
    """Give where the titles of a side begin, from the middle outwards."""
    return _WIDTH // 2 + direction * (_WIDTH // 2 - _SIDE)


def _side(side: Sequence[Neighbour], height: int, middle: float, here: str, direction: int) -> Iterator[str]:
    """Draw the titles of a side, one below the other, each with a line to the middle."""
    edge, inner = _edge(direction), _WIDTH // 2 + direction * _HALF
    first = _TOP + (height - _TOP - _ROW * len(side)) / 2 + 8
    for row, each in enumerate(side):
        y = first + row * _ROW
        start = edge - direction * 6
        bend = (start + inner) / 2
        both = " mark" if each.leads and each.led else " other"
        text = (
            f'<text class="label{" end" * (direction < 0)}" x="{edge}" y="{y + 4:g}">{_shortened(each.title, _LETTERS)}'
        )
        told = f"<title>{html.escape(each.title)}{', linked both ways' * (each.leads and each.led)}</title></text>"
        yield (
            f'<path class="line{both}" d="M{start} {y:g}C{bend:g} {y:g} {bend:g} {middle:g} {inner} {middle:g}"/>'
            f'<a href="{html.escape(href(here, each.file))}">{text}{told}</a>'
        )


def _shortened(text: str, most: int) -> str:
    return html.escape(text if len(text) <= most else text[: most - 1].rstrip() + "…")
