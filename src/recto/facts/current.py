"""Which of several facts counts: the contract's latest one, and the one in force at a moment."""

from collections.abc import Iterable

from recto.ecma import by_utf16
from recto.facts.when import Interval, day, interval, padded, text_before
from recto.model import Fact, FactBase

# The contract's reading


def entity_id(base: FactBase, name: str) -> str:
    """Give the id of the thing with this slug; a name that is no slug stays as it is."""
    return base.slugs.get(name, name)


def facts_of(base: FactBase, entity: str, property_id: str | None = None) -> tuple[Fact, ...]:
    """Give the facts of a thing by id or slug, of one property or of all, in the order of loading."""
    found = base.facts.get(entity_id(base, entity), ())
    return tuple(fact for fact in found if property_id in (None, fact.property))


def newest_first(facts: Iterable[Fact]) -> list[Fact]:
    """Order facts by the text of their date, the newest first, undated ones last."""
    return sorted(facts, key=lambda fact: by_utf16(fact.as_of or ""), reverse=True)


def expired(fact: Fact, today: str) -> bool:
    """Say whether a fact has ended, by the contract: a year ends with its first day."""
    return bool(fact.valid_end) and text_before(padded(fact.valid_end or ""), day(today))


def latest(base: FactBase, entity: str, property_id: str, today: str) -> Fact | None:
    """Give the newest fact that has not ended."""
    return next((f for f in newest_first(facts_of(base, entity, property_id)) if not expired(f, today)), None)


def dated(base: FactBase, entity: str, property_id: str, as_of: str) -> Fact | None:
    """Give the first fact with exactly this text as its date."""
    return next((f for f in newest_first(facts_of(base, entity, property_id)) if f.as_of == as_of), None)


# What holds at a moment


def in_force(base: FactBase, entity: str, property_id: str, moment: str) -> Fact | None:
    """Give the fact that holds at a moment (a year, a month, a day or a time): the last begun and not over by then.

    Dates are read as the days they may mean: a fact of ``2024`` counts in all of 2024, and one that ends in ``2026``
    holds to its last day. Undated facts give way to dated ones; among equal ones the more exact date counts, then a
    fact with a source, then the later in its file. None if nothing holds, or the moment is no date.
    """
    at = interval(moment)
    if at is None:
        return None
    facts = facts_of(base, entity, property_id)
    holding = [(rank, n) for n, fact in enumerate(facts) if (rank := _rank(fact, at))]
    return facts[max(holding)[1]] if holding else None


def _rank(fact: Fact, at: Interval) -> tuple[int, int, int] | None:
    """Order the facts that hold at a moment; None if a fact does not."""
    begin, end = interval(fact.as_of), interval(fact.valid_end)
    if (fact.as_of and begin is None) or (end and end.before(at)) or (begin and at.before(begin)):
        return None
    if begin is None:
        return 0, 0, int(fact.source is not None)
    return begin.first.toordinal(), -(begin.last - begin.first).days, int(fact.source is not None)
