"""How old the newest value of each property is that changes with time."""

import datetime as dt
from collections.abc import Iterator

from recto.facts.when import day, interval
from recto.model import Fact, FactBase, Frozen

LIMIT = 730
"""The age in days from which a value counts as stale, where the property does not say otherwise with `staleness`."""


class Staleness(Frozen, frozen=True):
    """The age of the newest fact of a thing and a property, and the verdict: fresh, stale or undated.

    `age` is the least that the date allows, in days: a value of 2024 is counted from the last day of 2024. A date that
    lies ahead has age 0; without a date there is none.
    """

    thing: str
    property: str
    fact: str
    as_of: str | None
    age: int | None
    limit: int | float
    verdict: str


def staleness(base: FactBase, today: str) -> list[Staleness]:
    """Give the age of every thing's newest fact of every temporal property; an empty list if `today` is no date."""
    now = interval(day(today))
    return [] if now is None else list(_all(base, now.last))


def _all(base: FactBase, now: dt.date) -> Iterator[Staleness]:
    for thing in base.things:
        newest: dict[str, Fact] = {}
        for fact in base.facts.get(thing, ()):
            definition = base.properties.get(fact.property)
            if definition and definition.temporal and not fact.derived_from:
                newest[fact.property] = max(newest.get(fact.property, fact), fact, key=_last)
        for name, fact in newest.items():
            yield _aged(fact, base.properties[name].staleness or LIMIT, now)


def _last(fact: Fact) -> dt.date:
    found = interval(fact.as_of)
    return found.last if found else dt.date.min


def _aged(fact: Fact, limit: int | float, now: dt.date) -> Staleness:
    dated = interval(fact.as_of)
    age = max(0, (now - dated.last).days) if dated else None
    verdict = "undated" if age is None else "stale" if age >= limit else "fresh"
    return Staleness(fact.subject, fact.property, fact.id, fact.as_of, age, limit, verdict)
