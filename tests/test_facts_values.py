"""Values get their type from tag, form, property and themselves; they are shown as the contract shows them."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto import yaml
from recto.facts import date_text, in_force, latest, newest_first, readable, staleness, value_text
from recto.facts.display import number_text
from recto.facts.documents import TAGS
from recto.facts.numerals import fixed, grouped
from recto.facts.values import typed
from recto.facts.when import interval, padded, years_before
from recto.model import Fact, FactBase, Property, Thing, Value


def definition(**fields: Any) -> Property:
    return Property(id="p", name="P", **fields)


def fact(value: Value, as_of: str | None = None, end: str | None = None, name: str = "f", **fields: Any) -> Fact:
    return Fact(name, "x", "p", value, as_of, end, fields, "x.yaml", 1)


def holding(*facts: Fact, **about: Any) -> FactBase:
    """Make a base of one thing with some facts of one property."""
    thing = Thing("x", "thing-x", "t", "X", None, None, None, None, None, "x.yaml", 1)
    return FactBase(
        things={"x": thing}, slugs={"thing-x": "x"}, facts={"x": facts}, properties={"p": definition(**about)}
    )


# Types


@pytest.mark.parametrize(
    ("written", "data_type", "value"),
    [
        ("!date 2024", "number", Value("date", "2024")),
        ("[2e9, 4.5e9]", "text", Value("range", [2_000_000_000, 4_500_000_000])),
        ("[1, true]", "", Value("json", [1, True])),
        ("[1, 2, 3]", "refs", Value("refs", ["1", "2", "3"])),
        ("{min: 5, x: y}", "number", Value("min", 5)),
        ("{min: a}", "text", Value("text", "[object Object]")),
        ("3e+5", "number", Value("number", 300_000)),
        ("'12e3'", "number", Value("number", 12_000)),
        ("''", "number", Value("number", 0)),
        ("true", "number", Value("number", 1)),
        ("Acme", "ref", Value("ref", "Acme")),
        ("Acme", "refs", Value("refs", ["Acme"])),
        ("[a, [b, c]]", "text", Value("text", "a,b,c")),
        ("1.50", "text", Value("text", "1.5")),
        ("2023", "date", Value("date", "2023")),
        ("'no'", "boolean", Value("boolean", True)),
        ("''", "boolean", Value("boolean", False)),
        ("true", "", Value("boolean", True)),
        ("5", "", Value("number", 5)),
        ("2024-05", "", Value("date", "2024-05")),
        ("2024-05-06", "", Value("date", "2024-05-06")),
        ("'2024'", "", Value("text", "2024")),
        ("2024-05-06T", "", Value("text", "2024-05-06T")),
        ("[a, b]", "", Value("refs", ["a", "b"])),
        ("[a, 1]", "", Value("json", ["a", 1])),
        ("{a: !date 2024}", "", Value("json", {"a": "2024"})),
        ("~", "", Value("json", None)),
    ],
)
def test_typing(written: str, data_type: str, value: Value):
    raw = yaml.load(f"v: {written}", TAGS)["v"]
    assert typed(raw, definition(data_type=data_type)) == value


def test_a_text_that_is_no_number_is_nan():
    assert math.isnan(typed("abc", definition(data_type="number")).value)


# Numbers


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1.25, 1, "1.3"), (1.005, 2, "1.00"), (-0.5, 0, "-1"), (1e21, 2, "1e+21"), (math.nan, 1, "NaN"), (5, 2, "5.00")],
)
def test_a_fixed_number_of_decimals_rounds_the_binary_value(value: float, decimals: int, text: str):
    assert fixed(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234.5678, "1,234.568"), (0.5, "0.5"), (1e6, "1,000,000"), (1.0005, "1.001"), (-1234, "-1,234"), (math.inf, "∞")],
)
def test_groups_round_the_decimal_that_is_written(value: float, text: str):
    assert grouped(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "display", "currency", "text"),
    [
        (1.5e12, "USD", None, "", "$1.5 trillion"),
        (2e9, "USD", {"divisor": 1e9, "prefix": "$"}, "", "$2 billion"),
        (-1234, "USD", None, "", "-$1,234"),
        (5e6, "USD", None, "SEK", "5 million kr"),
        (5e6, "EUR", None, "XXX", "€5 million"),
        (7, "GBP", None, "CHF", "CHF 7"),
        (5e6, "tokens", None, "EUR", "5 million"),
        (-5e6, "count", None, "", "-5 million"),
        (1234, "employees", {"suffix": " people"}, "", "1,234"),
        (12.34, "percent", None, "", "12.3%"),
        (35, "percent", None, "", "35%"),
        (2024, "", None, "", "2024"),
        (2101, "", None, "", "2,101"),
        (2024, "", {}, "", "2024"),
        (2024, "", {"suffix": " m"}, "", "2,024 m"),
        (12_300_000, "", {"divisor": 1e6, "suffix": "M"}, "", "12.3M"),
        (1.23456, "", {}, "", "1.23"),
        (5, "", {"prefix": "~"}, "EUR", "€5"),
        (5, "", {"divisor": 0, "prefix": "~"}, "", "~5"),
    ],
)
def test_numbers_are_shown(value: float, unit: str, display: dict[str, Any] | None, currency: str, text: str):
    assert number_text(value, unit, display, currency) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Value("boolean", True), "Yes"),
        (Value("refs", ["a", "b"]), "a, b"),
        (Value("range", [2e9, 4.5e9]), "$2 billion–$4.5 billion"),
        (Value("min", 5e6), "≥$5 million"),
        (Value("json", {"a": [1, None]}), '{"a":[1,null]}'),
        (Value("date", "2024-06-15"), "Jun 2024"),
    ],
)
def test_values_are_shown(value: Value, text: str):
    assert value_text(holding(unit="USD"), fact(value)) == text


@pytest.mark.parametrize(
    ("date", "text"),
    [("2024-06", "Jun 2024"), ("2024-13", "2024-13"), ("2024", "2024"), ("Q1-2024", "Q1-2024"), (None, "—")],
)
def test_dates_are_shown(date: str | None, text: str):
    assert date_text(date) == text


def test_a_reference_is_readable_by_its_name():
    assert readable(holding(), fact(Value("refs", ["x", "y"]))) == "X, y"


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers(-(2**70), 2**70) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["min", "a"]), inner, max_size=2),
    max_leaves=6,
)
data_types = st.sampled_from(["", "number", "text", "date", "ref", "refs", "boolean"])
displays = st.none() | st.dictionaries(st.sampled_from(["divisor", "prefix", "suffix"]), anything, max_size=3)


@given(anything, data_types, st.sampled_from(["", "USD", "SEK", "percent", "GPUs"]), displays, anything)
def test_every_value_is_shown(raw: Any, data_type: str, unit: str, display: Any, currency: Any):
    about = definition(data_type=data_type, unit=unit, fields={"display": display})
    shown = fact(typed(raw, about), currency=currency)
    assert isinstance(value_text(FactBase(properties={"p": about}), shown), str)


# Dates


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-12", "2024-12-01", "2024-12-31", "month"),
        ("2024-06-15T12:00", "2024-06-15", "2024-06-15", "day"),
        ("2024-00", "2024-01-01", "2024-12-31", "year"),
    ],
)
def test_a_date_is_the_days_it_may_mean(text: str, first: str, last: str, precision: str):
    found = interval(text)
    assert (str(found.first), str(found.last), found.precision) == (first, last, precision)


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "0000", "24", "", None, "2024-6"])
def test_what_is_no_date(text: str | None):
    assert interval(text) is None


def test_the_order_of_dates_may_not_be_known():
    assert interval("2023").before(interval("2024-01"))
    assert interval("2024").overlaps(interval("2024-06"))


@pytest.mark.parametrize(("text", "day"), [("2024", "2024-01-01"), ("2024-06", "2024-06-01"), ("June", "June")])
def test_the_contract_takes_the_first_day(text: str, day: str):
    assert padded(text) == day


@pytest.mark.parametrize(("today", "before"), [("2026-11-23T08:00", "2024-11-23"), ("2024-02-29", "2022-03-01")])
def test_two_years_before(today: str, before: str):
    assert years_before(today, 2) == before


# Which fact counts

NUMBERS = [
    fact(Value("number", 0), None, name="undated"),
    fact(Value("number", 1), "2023", name="old"),
    fact(Value("number", 2), "2024-06", "2026", name="ended"),
    fact(Value("number", 3), "2024", name="vague"),
]


def test_the_latest_fact_is_that_of_the_greatest_date_text_that_has_not_ended():
    base = holding(*NUMBERS)
    assert [f.id for f in newest_first(NUMBERS)] == ["ended", "vague", "old", "undated"]
    assert latest(base, "thing-x", "p", "2026-01-01").id == "ended"
    assert latest(base, "x", "p", "2026-01-02").id == "vague"
    assert latest(base, "x", "q", "2026") is None


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2022", "undated"),
        ("2023-05", "old"),
        ("2024-03", "vague"),
        ("2024-07-01", "ended"),
        ("2026-12-31", "ended"),
        ("2027", "vague"),
    ],
)
def test_what_is_in_force_at_a_moment(moment: str, name: str):
    assert in_force(holding(*NUMBERS), "x", "p", moment).id == name


def test_of_equal_facts_the_one_with_a_source_is_in_force():
    base = holding(fact(Value("number", 1), "2024", name="a", source="s"), fact(Value("number", 2), "2024", name="b"))
    assert in_force(base, "x", "p", "2025").id == "a"
    assert in_force(base, "x", "p", "soon") is None


@pytest.mark.parametrize(
    ("dates", "days", "age", "verdict"),
    [
        (["2025", "2023"], 0, 73, "fresh"),
        (["2024-03-13"], 0, 731, "stale"),
        (["2025"], 30, 73, "stale"),
        ([None], 0, None, "undated"),
        (["2026-12"], 0, 0, "fresh"),
    ],
)
def test_staleness(dates: list[str | None], days: int, age: int | None, verdict: str):
    base = holding(*(fact(Value("number", 1), date) for date in dates), temporal=True, staleness=days)
    (found,) = staleness(base, "2026-03-14T12:00:00Z")
    assert (found.as_of, found.age, found.verdict) == (dates[0], age, verdict)


def test_what_does_not_change_does_not_grow_stale():
    assert staleness(holding(*NUMBERS), "2026-03-14") == []
