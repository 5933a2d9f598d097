"""What every thing and every fact is held to, whatever its type."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from recto.config import nearest
from recto.ecma import by_utf16, trim
from recto.facts.display import CURRENCIES
from recto.facts.rules.subject import Complaint, Subject
from recto.facts.when import STALE_YEARS, day, days_before, interval, text_before, years_before
from recto.model import Fact, Property, Severity
from recto.unit import Example, rule

_ID = re.compile(r"[A-Za-z0-9]{10}\Z")
_FACT_ID = re.compile(r"(?:(?:f_)?[A-Za-z0-9]{10}\Z|(?:inv|calc)_)")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?\Z")
_GRAVE = frozenset({"financial", "product"})
"""The categories of properties whose stale values weigh more."""


@rule(
    Severity.ERROR,
    why="Programs and files of others name things by ids of this form.",
    hint="Give the thing an id of ten letters and digits.",
    examples=(
        Example("thing: {stableId: abc, id: example, type: organization, name: Example}", 1),
        Example("", 0),
    ),
)
def stableid_format(subject: Subject) -> Iterator[Complaint]:
    """An id has ten ASCII letters and digits."""
    if not _ID.match(subject.thing.id):
        yield Complaint(f"the id {subject.thing.id!r} has not exactly ten letters and digits")


@rule(
    Severity.ERROR,
    why="A reader sees the name, not the id.",
    hint="Name the thing.",
    examples=(
        Example("thing: {stableId: abcdefghij, id: example, type: organization, name: ''}", 1),
        Example("", 0),
    ),
)
def empty_name(subject: Subject) -> Iterator[Complaint]:
    """A thing has a name."""
    if not trim(subject.thing.name):
        yield Complaint("the name is empty")


@rule(
    Severity.ERROR,
    why="A fact is cited by its id, which must not be mistaken for anything else.",
    hint="Give the fact an id of ten letters and digits.",
    examples=(
        Example("facts: [{id: x, property: size, value: 1}]", 1),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def factid_format(subject: Subject) -> Iterator[Complaint]:
    """A fact's id has ten letters and digits, perhaps after ``f_``."""
    for fact in subject.facts:
        if not _FACT_ID.match(fact.id):
            yield Complaint(f"the id {fact.id!r} of the fact has not exactly ten letters and digits", fact)


@rule(
    Severity.ERROR,
    why="A fact that ends before it begins never holds.",
    hint="Correct one of the dates.",
    examples=(
        Example("facts: [{property: size, value: 1, asOf: 2024, validEnd: 2023}]", 1),
        Example("facts: [{property: size, value: 1, asOf: 2023, validEnd: 2024}]", 0),
    ),
)
def valid_end_before_as_of(subject: Subject) -> Iterator[Complaint]:
    """A fact does not end before it begins."""
    for fact in subject.facts:
        if fact.as_of and fact.valid_end and text_before(fact.valid_end, fact.as_of):
            yield Complaint(f"ends ({fact.valid_end}) before it begins ({fact.as_of})", fact)


@rule(
    Severity.WARNING,
    why="Nobody can tell whether the value still holds.",
    hint="Say as of when the value holds: `asOf`.",
    examples=(
        Example("facts: [{property: revenue, value: 1}]", 1),
        Example("facts: [{property: revenue, value: 1, asOf: 2024}]", 0),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def temporal_missing_date(subject: Subject) -> Iterator[Complaint]:
    """A value that changes with time has a date."""
    for fact in subject.own:
        definition = subject.definition(fact)
        if definition and definition.temporal and not fact.as_of:
            yield Complaint(f"{fact.property!r} changes with time, and the fact has no `asOf`", fact)


@rule(
    Severity.WARNING,
    why="One of the values is wrong, or the property changes with time after all.",
    hint="Keep one fact, or make the property temporal.",
    examples=(
        Example("facts: [{property: size, value: 1}, {property: size, value: 2}]", 1),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def non_temporal_multiple(subject: Subject) -> Iterator[Complaint]:
    """A value that does not change with time is given once."""
    counts = Counter(fact.property for fact in subject.own)
    last = {fact.property: fact for fact in subject.own}
    for name, count in counts.items():
        definition = subject.base.properties.get(name)
        if definition and not definition.temporal and count > 1:
            yield Complaint(f"{name!r} does not change with time, and has {count} facts", last[name])


@rule(
    Severity.NOTE,
    why="What changes with time has changed since.",
    hint="Look for a newer value.",
    examples=(
        Example("facts: [{property: revenue, value: 1, asOf: 2020}]", 1),
        Example("facts: [{property: revenue, value: 1, asOf: 2026-01}]", 0),
    ),
)
def stale_temporal(subject: Subject) -> Iterator[Complaint]:
    """The newest value of what changes with time is not older than two years, or than the property allows."""
    newest: dict[str, Fact] = {}
    for fact in subject.own:
        if fact.as_of:
            newest[fact.property] = max(newest.get(fact.property, fact), fact, key=lambda f: by_utf16(f.as_of or ""))
    for name, fact in newest.items():
        definition = subject.base.properties.get(name)
        if definition and definition.temporal and text_before(fact.as_of or "", _oldest(subject.today, definition)):
            severity = Severity.WARNING if definition.category in _GRAVE else None
            limit = f"{definition.staleness:g} days" if definition.staleness else f"{STALE_YEARS} years"
            yield Complaint(f"the newest {name!r} is of {fact.as_of}, more than {limit} ago", fact, severity=severity)


def _oldest(today: str, definition: Property) -> str:
    """Give the date before which a value is stale."""
    return days_before(today, definition.staleness) if definition.staleness else years_before(today, STALE_YEARS)


@rule(
    Severity.WARNING,
    why="Which of the facts counts depends on their order in the file.",
    hint="Merge the facts, or date them apart.",
    examples=(
        Example("facts: [{property: revenue, value: 1, asOf: 2024}, {property: revenue, value: 2, asOf: 2024}]", 1),
        Example("facts: [{property: revenue, value: 1, asOf: 2024}, {property: revenue, value: 2, asOf: 2025}]", 0),
    ),
)
def duplicate_facts(subject: Subject) -> Iterator[Complaint]:
    """A property has one fact for one date."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in subject.own:
        first = seen.setdefault((fact.property, fact.as_of or ""), fact)
        if first is not fact:
            when = f"as of {fact.as_of}" if fact.as_of else "without a date"
            yield Complaint(f"{fact.property!r} {when} is given by {first.id!r} in line {first.line} already", fact)


@rule(
    Severity.WARNING,
    why="A fact that nobody can trace is taken on trust.",
    hint="Say where the value is from: `source`.",
    examples=(
        Example("facts: [{property: size, value: 1}]", 1),
        Example("facts: [{property: size, value: 1, source: 'https://example.org'}]", 0),
    ),
)
def missing_source(subject: Subject) -> Iterator[Complaint]:
    """A fact says where it is from."""
    yield from (Complaint(f"{f.property!r} has no `source`", f) for f in subject.own if not f.source)


@rule(
    Severity.WARNING,
    why="Its value is neither typed nor shown with a name.",
    hint="Define the property in properties.yaml, or correct its name.",
    examples=(
        Example("facts: [{property: sise, value: 1}]", 1),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def unknown_property(subject: Subject) -> Iterator[Complaint]:
    """A fact's property is defined."""
    for fact in subject.own:
        if subject.definition(fact) is None:
            known = list(subject.base.properties)
            hint = nearest(fact.property[:100], known) if known else ""
            yield Complaint(f"{fact.property!r} is not defined", fact, hint=hint)


@rule(
    Severity.WARNING,
    why="A date of another form is neither sorted nor compared.",
    hint="Write the date as YYYY, YYYY-MM or YYYY-MM-DD.",
    examples=(
        Example("facts: [{property: size, value: 1, asOf: May}]", 1),
        Example("facts: [{property: size, value: 1, asOf: 2024-05}]", 0),
    ),
)
def date_format(subject: Subject) -> Iterator[Complaint]:
    """A date is a year, a month or a day."""
    for fact in subject.facts:
        wrong = [date for date in (fact.as_of, fact.valid_end) if date and not _DATE.match(date)]
        if wrong:
            yield Complaint(f"{wrong[0]!r} is none of YYYY, YYYY-MM, YYYY-MM-DD", fact)


@rule(
    Severity.WARNING,
    why="What is still to come cannot have been measured.",
    hint="Correct the date.",
    examples=(
        Example("facts: [{property: size, value: 1, asOf: 2030}]", 1),
        Example("facts: [{property: size, value: 1, asOf: 2024}]", 0),
    ),
)
def future_date(subject: Subject) -> Iterator[Complaint]:
    """A fact is not from the future."""
    for fact in subject.facts:
        if fact.as_of and text_before(day(subject.today), fact.as_of):
            yield Complaint(f"as of {fact.as_of}, which is still to come", fact)


@rule(
    Severity.NOTE,
    why="A thing of which nothing is said tells nobody anything.",
    hint="Say something of it, or remove it.",
    examples=(
        Example("", 1),
        Example("facts: [{property: size, value: 1}]", 0),
    ),
)
def orphan_entity(subject: Subject) -> Iterator[Complaint]:
    """Something is said of a thing."""
    if not subject.own and subject.thing.id not in subject.base.records:
        yield Complaint("there are no facts and no records")


@rule(
    Severity.ERROR,
    why="A range from a number to a smaller one holds nothing.",
    hint="Write the smaller bound first.",
    examples=(
        Example("facts: [{property: size, value: [5, 3]}]", 1),
        Example("facts: [{property: size, value: [3, 5]}]", 0),
    ),
)
def range_value(subject: Subject) -> Iterator[Complaint]:
    """A range goes from a number to a greater one."""
    for fact in subject.facts:
        if fact.value.type == "range":
            low, high = fact.value.value
            if not (math.isfinite(low) and math.isfinite(high) and low < high):
                yield Complaint(f"{low} to {high} is no range", fact)
        elif fact.value.type == "min" and not math.isfinite(fact.value.value):
            yield Complaint(f"{fact.value.value} is no lower bound", fact)


@rule(
    Severity.WARNING,
    why="The amount is shown as dollars.",
    hint="Write the code of a known currency.",
    examples=(
        Example("facts: [{property: size, value: 1, currency: XYZ}]", 1),
        Example("facts: [{property: size, value: 1, currency: EUR}]", 0),
    ),
)
def currency_code(subject: Subject) -> Iterator[Complaint]:
    """A currency is one that is known."""
    for fact in subject.facts:
        currency = fact.fields.get("currency")
        if currency and not (isinstance(currency, str) and currency in CURRENCIES):
            yield Complaint(
                f"the currency {currency!r} is not known", fact, hint=f"Known: {', '.join(sorted(CURRENCIES))}."
            )


# What the contract does not ask


@rule(
    Severity.WARNING,
    why="A day that never was cannot be compared with others.",
    hint="Correct the date.",
    examples=(
        Example("facts: [{property: size, value: 1, asOf: 2023-02-30}]", 1),
        Example("facts: [{property: size, value: 1, asOf: 2024-02-29}]", 0),
    ),
)
def impossible_date(subject: Subject) -> Iterator[Complaint]:
    """A date is one of the calendar."""
    for fact in subject.facts:
        wrong = [d for d in (fact.as_of, fact.valid_end) if d and _DATE.match(d) and interval(d) is None]
        if wrong:
            yield Complaint(f"there is no {wrong[0]} in the calendar", fact)


@rule(
    Severity.WARNING,
    why="Only one of the values can be true.",
    hint="Keep the better sourced value, or date them apart.",
    examples=(
        Example("facts: [{property: revenue, value: 1, asOf: 2024}, {property: revenue, value: 2, asOf: 2024}]", 1),
        Example("facts: [{property: revenue, value: 1, asOf: 2024}, {property: revenue, value: 1, asOf: 2024}]", 0),
    ),
)
def conflicting_facts(subject: Subject) -> Iterator[Complaint]:
    """Facts with one property and one date agree; the contract takes the first and says nothing."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in subject.own:
        definition = subject.definition(fact)
        first = seen.setdefault((fact.property, fact.as_of or ""), fact)
        if definition and definition.temporal and first.value != fact.value:
            when = f"as of {fact.as_of}" if fact.as_of else "without a date"
            yield Complaint(f"{fact.property!r} {when} has another value in line {first.line} of {first.file}", fact)
