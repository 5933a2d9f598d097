"""What a dashboard is: a question, and what answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from recto.model import Frozen
from recto.publish.figures import Bar
from recto.publish.site import Site
from recto.publish.table import Table


class View(Frozen, frozen=True):
    """What a dashboard shows: its answer in a sentence, a figure with what one sees on it, tables.

    `how` says what the figure counts, `said` more sentences for readers, `parts` the few bars that stand for the
    dashboard among all, `pairs` passages side by side.
    """

    answer: str
    sees: str = ""
    how: str = ""
    figure: str = ""
    tables: tuple[Table, ...] = ()
    said: tuple[str, ...] = ()
    parts: tuple[Bar, ...] = ()
    pairs: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Dashboard:
    """A dashboard: its name in addresses, its title in lists, its question, the units it rests on, what makes it."""

    name: str
    title: str
    question: str
    units: tuple[str, ...]
    make: Callable[[Site], View]


def dashboard(title: str, question: str, units: tuple[str, ...] = ()) -> Callable[[Callable[[Site], View]], Dashboard]:
    """Make a dashboard of a function that reads the site; the function's name is the dashboard's."""
    return lambda function: Dashboard(function.__name__, title, question, units, function)
