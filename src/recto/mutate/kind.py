"""What a kind of error is: a function that changes a citation, with its account of itself.

The function's name is the kind's name, its docstring says what it does. It is given a citation in its page (`Spot`) and
what is drawn by (`Draw`), and gives the error, or None where such an error cannot stand.
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from recto.mutate.draw import Draw
from recto.mutate.spot import Spot


class Edit(NamedTuple):
    """A stretch of a page's text, and what it becomes."""

    start: int
    end: int
    text: str


class Error(NamedTuple):
    """A change of a page; `unseeable` says why no detector claims to see it, empty where one does.

    `sentence` is what the citation's sentence must read afterwards, empty where that is not what changes.
    """

    edit: Edit
    unseeable: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Example:
    """A page with the works that are registered, and what becomes of an error planted in it.

    `text` is what is kept of https://example.org/a.
    """

    page: str
    outcome: str
    works: str = ""
    note: str = ""
    text: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of error.

    `differs` are the differences of a mismatch that see it, `checks` the kinds of checks of a sentence, `rule` a rule
    that does. A `harmless` kind changes nothing that matters: whoever complains of it is wrong.
    """

    function: Callable[[Spot, Draw], Error | None]
    why: str
    differs: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    rule: str = ""
    harmless: bool = False
    examples: tuple[Example, ...] = ()

    def __call__(self, spot: Spot, draw: Draw) -> Error | None:
        """Make an error of this kind."""
        return self.function(spot, draw)

    @property
    def name(self) -> str:
        """The function's name with hyphens."""
        return self.function.__name__.replace("_", "-")

    @cached_property
    def about(self) -> str:
        """The first line of the docstring."""
        return (inspect.getdoc(self.function) or "").split("\n\n")[0]

    @property
    def source(self) -> str:
        """The module that holds the function."""
        return self.function.__module__

    @property
    def caught_by(self) -> str:
        """What ought to catch it, in words."""
        told = (*(f"another {what}" for what in self.differs), *(f"another {what}" for what in self.checks))
        return self.rule or ", ".join(dict.fromkeys(told))


def kind(
    why: str,
    *,
    differs: Sequence[str] = (),
    checks: Sequence[str] = (),
    rule: str = "",
    harmless: bool = False,
    examples: Sequence[Example] = (),
) -> Callable[[Callable[[Spot, Draw], Error | None]], Kind]:
    """Make a kind of a function."""
    return lambda function: Kind(function, why, tuple(differs), tuple(checks), rule, harmless, tuple(examples))
