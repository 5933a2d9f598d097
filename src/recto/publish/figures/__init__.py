"""Figures, drawn at build: pure functions → SVG that says in words what it shows, coloured by classes alone.

Each is as wide as it is asked to be, in pixels; what is drawn carries the numbers that are read off, so there is no
legend and hardly a grid.
"""

from collections.abc import Callable

from recto.publish.figures.bars import Bar, bars
from recto.publish.figures.calendar import calendar
from recto.publish.figures.columns import columns
from recto.publish.figures.heat import heat
from recto.publish.figures.scatter import Dot, scatter

__all__ = ["Bar", "Dot", "bars", "calendar", "columns", "drawn", "heat", "scatter"]

_WIDE, _NARROW = 700.0, 340.0


def drawn(draw: Callable[[float], str]) -> str:
    """Draw a figure for a screen and for a phone; the stylesheet shows one of them."""
    return f'<div class="wide">{draw(_WIDE)}</div><div class="narrow">{draw(_NARROW)}</div>'
