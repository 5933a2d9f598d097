"""What every thing and every fact is held to, whatever its type."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from recto.config import nearest
from recto.ecma import by_utf16, trim
from recto.facts.display import CURRENCIES
from recto.facts.rules.subject import Complaint, Subject
from recto.facts.when import STALE_YEARS, day, interval, text_before, years_before
from recto.model import Fact, Severity

_ID = re.compile(r"[A-Za-z0-9]{10}\Z")
_FACT_ID = re.compile(r"(?:(?:f_)?[A-Za-z0-9]{10}\Z|(?:inv|calc)_)")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?\Z")
_GRAVE = frozenset({"financial", "product"})
"""The categories of properties whose stale values weigh more."""


def stableid_format(subject: Subject) -> Iterator[Complaint]:
    """An id has ten ASCII letters and digits."""
    if not _ID.match(subject.thing.id):
        yield Complaint(f"the id {subject.thing.id!r} has not exactly ten letters and digits")


def empty_name(subject: Subject) -> Iterator[Complaint]:
    """A thing has a name."""
    if not trim(subject.thing.name):
        yield Complaint("the name is empty")


def factid_format(subject: Subject) -> Iterator[Complaint]:
    """A fact's id has ten letters and digits, perhaps after ``f_``."""
    for fact in subject.facts:
        if not _FACT_ID.match(fact.id):
            yield Complaint(f"the id {fact.id!r} of the fact has not exactly ten letters and digits", fact)


def valid_end_before_as_of(subject: Subject) -> Iterator[Complaint]:
    """A fact does not end before it begins."""
    for fact in subject.facts:
        if fact.as_of and fact.valid_end and text_before(fact.valid_end, fact.as_of):
            yield Complaint(f"ends ({fact.valid_end}) before it begins ({fact.as_of})", fact)


def temporal_missing_date(subject: Subject) -> Iterator[Complaint]:
    """A value that changes with time has a date."""
    for fact in subject.own:
        definition = subject.definition(fact)
        if definition and definition.temporal and not fact.as_of:
            yield Complaint(f"{fact.property!r} changes with time, and the fact has no `asOf`", fact)


def non_temporal_multiple(subject: Subject) -> Iterator[Complaint]:
    """A value that does not change with time is given once."""
    counts = Counter(fact.property for fact in subject.own)
    last = {fact.property: fact for fact in subject.own}
    for name, count in counts.items():
        definition = subject.base.properties.get(name)
        if definition and not definition.temporal and count > 1:
            yield Complaint(f"{name!r} does not change with time, and has {count} facts", last[name])


def stale_temporal(subject: Subject) -> Iterator[Complaint]:
    """The newest value of what changes with time is not older than two years."""
    limit = years_before(subject.today, STALE_YEARS)
    newest: dict[str, Fact] = {}
    for fact in subject.own:
        if fact.as_of:
            newest[fact.property] = max(newest.get(fact.property, fact), fact, key=lambda f: by_utf16(f.as_of or ""))
    for name, fact in newest.items():
        definition = subject.base.properties.get(name)
        if definition and definition.temporal and text_before(fact.as_of or "", limit):
            severity = Severity.WARNING if definition.category in _GRAVE else None
            message = f"the newest {name!r} is of {fact.as_of}, more than {STALE_YEARS} years ago"
            yield Complaint(message, fact, severity=severity)


def duplicate_facts(subject: Subject) -> Iterator[Complaint]:
    """A property has one fact for one date."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in subject.own:
        first = seen.setdefault((fact.property, fact.as_of or ""), fact)
        if first is not fact:
            when = f"as of {fact.as_of}" if fact.as_of else "without a date"
            yield Complaint(f"{fact.property!r} {when} is given by {first.id!r} in line {first.line} already", fact)


def missing_source(subject: Subject) -> Iterator[Complaint]:
    """A fact says where it is from."""
    yield from (Complaint(f"{f.property!r} has no `source`", f) for f in subject.own if not f.source)


def unknown_property(subject: Subject) -> Iterator[Complaint]:
    """A fact's property is defined."""
    for fact in subject.own:
        if subject.definition(fact) is None:
            known = list(subject.base.properties)
            hint = nearest(fact.property[:100], known) if known else ""
            yield Complaint(f"{fact.property!r} is not defined", fact, hint=hint)


def date_format(subject: Subject) -> Iterator[Complaint]:
    """A date is a year, a month or a day."""
    for fact in subject.facts:
        wrong = [date for date in (fact.as_of, fact.valid_end) if date and not _DATE.match(date)]
        if wrong:
            yield Complaint(f"{wrong[0]!r} is none of YYYY, YYYY-MM, YYYY-MM-DD", fact)


def future_date(subject: Subject) -> Iterator[Complaint]:
    """A fact is not from the future."""
    for fact in subject.facts:
        if fact.as_of and text_before(day(subject.today), fact.as_of):
            yield Complaint(f"as of {fact.as_of}, which is still to come", fact)


def orphan_entity(subject: Subject) -> Iterator[Complaint]:
    """Something is said of a thing."""
    if not subject.own and subject.thing.id not in subject.base.records:
        yield Complaint("there are no facts and no records")


def range_value(subject: Subject) -> Iterator[Complaint]:
    """A range goes from a number to a greater one."""
    for fact in subject.facts:
        if fact.value.type == "range":
            low, high = fact.value.value
            if not (math.isfinite(low) and math.isfinite(high) and low < high):
                yield Complaint(f"{low} to {high} is no range", fact)
        elif fact.value.type == "min" and not math.isfinite(fact.value.value):
            yield Complaint(f"{fact.value.value} is no lower bound", fact)


def currency_code(subject: Subject) -> Iterator[Complaint]:
    """A currency is one that is known."""
    for fact in subject.facts:
        currency = fact.fields.get("currency")
        if currency and not (isinstance(currency, str) and currency in CURRENCIES):
            yield Complaint(
                f"the currency {currency!r} is not known", fact, hint=f"Known: {', '.join(sorted(CURRENCIES))}."
            )


# What the contract does not ask


def impossible_date(subject: Subject) -> Iterator[Complaint]:
    """A date is one of the calendar."""
    for fact in subject.facts:
        wrong = [d for d in (fact.as_of, fact.valid_end) if d and _DATE.match(d) and interval(d) is None]
        if wrong:
            yield Complaint(f"there is no {wrong[0]} in the calendar", fact)


def conflicting_facts(subject: Subject) -> Iterator[Complaint]:
    """Facts with one property and one date agree; the contract takes the first and says nothing."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in subject.own:
        definition = subject.definition(fact)
        first = seen.setdefault((fact.property, fact.as_of or ""), fact)
        if definition and definition.temporal and first.value != fact.value:
            when = f"as of {fact.as_of}" if fact.as_of else "without a date"
            yield Complaint(f"{fact.property!r} {when} has another value in line {first.line} of {first.file}", fact)
