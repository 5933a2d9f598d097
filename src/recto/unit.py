"""Units: a metric, a score or a rule is one function that says everything about itself once.

The function's name is the unit's name, its first docstring line the definition, its return annotation the type of
the column, its parameters the inputs: a parameter named like another unit receives that unit's value, any
other one (`page`, `entity`, `now` …) what the stage has under that name. Keyword-only parameters that are `Annotated`
with a text are settings. The decorator adds what a signature cannot say. From this are derived: the database column and
its CHECK, the JSON Schema, the reference pages, ``recto explain`` and ``recto why``, and the tests of the examples.
"""

import inspect
import traceback
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from recto.config import FILE, nearest
from recto.errors import ConfigError
from recto.model import Page, Problem, Severity, Span, Trouble

type_hints = typing.get_type_hints

Kind = Literal["field", "metric", "score", "rule"]
Bound = float | None
Evidence = Callable[[Page], Iterable[tuple[int, int]]]
"""Gives the stretches of `Page.text` that a metric counts."""


@dataclass(frozen=True)
class Example:
    """An input and what the unit makes of it: a page's text, or the values of the inputs by name."""

    given: str | Mapping[str, Any]
    value: Any
    note: str = ""


@dataclass(frozen=True)
class Setting:
    """A keyword of a unit that a knowledge base may set: ``[units.NAME]`` in recto.toml."""

    name: str
    default: Any
    meaning: str


@dataclass(frozen=True)
class Unit:
    """A function with its account of itself; calling the unit calls the function."""

    function: Callable[..., Any]
    kind: Kind
    key: str = ""
    unit: str = ""
    range: tuple[Bound, Bound] | None = None
    better: Literal["higher", "lower", ""] = ""
    why: str = ""
    severity: Severity = Severity.WARNING
    hint: str = ""
    examples: tuple[Example, ...] = ()
    evidence: Evidence | None = field(default=None, repr=False)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function."""
        return self.function(*args, **kwargs)

    @property
    def name(self) -> str:
        """The function's name; a rule's with hyphens."""
        name = self.function.__name__
        return name.replace("_", "-") if self.kind == "rule" else name

    @property
    def definition(self) -> str:
        """The first line of the docstring."""
        return self._paragraphs[0]

    @property
    def details(self) -> str:
        """The rest of the docstring."""
        return "\n\n".join(self._paragraphs[1:])

    @cached_property
    def _paragraphs(self) -> list[str]:
        return (inspect.getdoc(self.function) or "").split("\n\n")

    @cached_property
    def returns(self) -> Any:
        """The return annotation: the type of the value."""
        return type_hints(self.function).get("return")

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the values the unit is computed from."""
        parameters = inspect.signature(self.function).parameters.values()
        return tuple(p.name for p in parameters if p.kind is not p.KEYWORD_ONLY)

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """The keywords a knowledge base may set."""
        hints = type_hints(self.function, include_extras=True)
        return tuple(
            Setting(p.name, p.default, hints[p.name].__metadata__[0])
            for p in inspect.signature(self.function).parameters.values()
            if p.kind is p.KEYWORD_ONLY
        )

    @property
    def source(self) -> str:
        """The module that holds the function."""
        return self.function.__module__

    @property
    def contract(self) -> bool:
        """Say whether the value is a key of the page record."""
        return bool(self.key)


def _decorator(kind: Kind, about: dict[str, Any]) -> Callable[[Callable[..., Any]], Unit]:
    return lambda function: Unit(function, kind, **about)


def fieldvalue(**about: Any) -> Callable[[Callable[..., Any]], Unit]:
    """Make a unit of a function that reads a field off the page's head or address."""
    return _decorator("field", about)


def metric(**about: Any) -> Callable[[Callable[..., Any]], Unit]:
    """Make a unit of a function that measures a page by itself."""
    return _decorator("metric", about)


def score(**about: Any) -> Callable[[Callable[..., Any]], Unit]:
    """Make a unit of a function that judges a page by its metrics, the graph or the data."""
    return _decorator("score", about)


def rule(severity: Severity, **about: Any) -> Callable[[Callable[..., Any]], Unit]:
    """Make a unit of a generator of (message, span or line) that complains about a page or a file."""
    return _decorator("rule", {"severity": severity, **about})


def evaluate(
    units: Iterable[Unit], values: dict[str, Any], settings: Mapping[str, Mapping[str, Any]], file: str
) -> Iterator[Trouble]:
    """Compute the units in order into `values`; a unit that fails leaves None and yields a trouble.

    This is the one place where a fault of ours is caught: the build goes on, and says so.
    """
    for unit in units:
        try:
            values[unit.name] = unit.function(*[values[name] for name in unit.inputs], **settings.get(unit.name, {}))
        except Exception as error:
            values[unit.name] = None
            yield failed(unit, error, file)


def failed(unit: Unit, error: Exception, file: str) -> Trouble:
    """Make the trouble of a unit that raised."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
    message = f"{unit.kind} {unit.name} failed with {type(error).__name__}: {error} ({place})"
    return Trouble(file, Problem("unit-failed", message, Span.of_line()))


def refuse_unknown(units: Iterable[Unit], settings: Mapping[str, Mapping[str, Any]], ignored: Iterable[str]) -> None:
    """Raise `ConfigError` where settings name a unit, a setting of one, or a rule to ignore that is not there."""
    known = {unit.name: [setting.name for setting in unit.settings] for unit in units}
    rules = [unit.name for unit in units if unit.kind == "rule"]
    for name, given in settings.items():
        if name not in known:
            raise ConfigError(f"{FILE}: unknown unit `{name}`", nearest(name, list(known)))
        for setting in given:
            if setting not in known[name]:
                hint = nearest(setting, known[name]) if known[name] else f"{name} has no settings."
                raise ConfigError(f"{FILE}: unknown setting `units.{name}.{setting}`", hint)
    for name in ignored:
        if name not in rules:
            raise ConfigError(f"{FILE}: unknown rule `{name}` in `checks.ignore`", nearest(name, rules))
