"""Calculations over facts, and the components that show facts within a text."""

import contextlib
import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_facts import read

from recto.facts import CalcError, computed_facts, evaluate, resolve_inline, result_text
from recto.facts.calc import MAX_DEPTH, MAX_LENGTH, arithmetic
from recto.facts.inline import literal
from recto.model import FactBase

TODAY = "2026-03-14"
DEFINED = """\
properties:
  valuation: {name: Valuation, dataType: number, unit: USD, temporal: true}
  revenue: {name: Revenue, dataType: number, unit: USD, temporal: true}
  margin: {name: Margin, dataType: number, unit: percent}
  seat: {dataType: text}
"""
FACTS = """\
thing: {id: acme, stableId: aaaaaaaaaa, type: organization, name: Acme}
facts:
- {id: f1, property: valuation, value: 36e9, asOf: 2026-02}
- {id: f2, property: revenue, value: 3e9, asOf: 2025-12, source: https://example.org/r, notes: N}
- {id: f3, property: revenue, value: 9e9, asOf: 2026-01, validEnd: 2026-01-02}
- {id: f4, property: margin, value: 35}
- {id: f5, property: seat, value: Here}
- {id: f6, property: size, value: [1, 2]}
"""


@functools.cache
def base(more: str = "") -> FactBase:
    return read({"acme.yaml": FACTS}, DEFINED + more)


# Arithmetic


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2^3^2", 64),
        ("-2^2", 4),
        ("--3", 3),
        ("2 - -3", 5),
        ("1e5e3", 100_000),
        ("1.2.3", 1.2),
        (".5 + 5.", 5.5),
        ("2e-1", 0.2),
        ("8 / 4 / 2", 1),
        ("\t1\n", 1),
        ("(0-1)^.5 - 1 + 0^(0-1)", "NaN"),
        ("9^9^9^9", "Infinity"),
        ("1e308 * 10", "Infinity"),
    ],
)
def test_arithmetic(text: str, value: float | str):
    found = arithmetic(text)
    assert found == value or result_text(found) == value


@pytest.mark.parametrize(
    "text",
    ["", "+1", "1 +", "1 1", "(1", "1)", "()", "1/0", "1/(2-2)", "a", "1 % 2", ".", "e5", "2 ** 3", "{", "1,000"],
)
def test_what_is_no_expression(text: str):
    with pytest.raises(CalcError):
        arithmetic(text)


def test_the_depth_is_bounded():
    assert arithmetic("(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH) == 1
    with pytest.raises(CalcError, match="nested deeper"):
        arithmetic("(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1))


def test_the_length_is_bounded():
    assert arithmetic("-" * (MAX_LENGTH - 1) + "1") in (1, -1)
    with pytest.raises(CalcError, match="longer"):
        evaluate("1" * (MAX_LENGTH + 1), FactBase(), TODAY)


@given(st.text() | st.text(alphabet="0123456789.eE+-*/^() {}a", max_size=60))
def test_nothing_comes_out_but_a_number_or_a_calc_error(text: str):
    with contextlib.suppress(CalcError):
        assert result_text(evaluate(text, base(), TODAY).value)


@pytest.mark.parametrize(
    ("value", "form", "precision", "text"),
    [
        (-1.25e9, "currency", None, "-$1.3 billion"),
        (1e9, "currency", None, "$1.0 billion"),
        (1e9, "currency", 0, "$1 billion"),
        (1234.5, "currency", None, "$1,234.5"),
        (1234.5, "currency", 2, "$1,234.50"),
        (0.12345, "percent", 1, "12.3%"),
        (0.125, "percent", None, "13%"),
        (1234.5678, "number", None, "1,234.568"),
        (1234.5, "number", 2, "1,234.50"),
        (1234.5, "", 0, "1235"),
        (3500, "", None, "3,500"),
        (0.1 + 0.2, "", None, "0.30"),
        (-5e6, "", None, "-5.0 million"),
        (12, "unknown", None, "12"),
        (1e6, "", 1, "1000000.0"),
    ],
)
def test_results_are_shown(value: float, form: str, precision: int | None, text: str):
    assert result_text(value, form, precision) == text


# Facts in expressions


@pytest.mark.parametrize(
    ("expression", "value", "shown"),
    [
        ("{acme.valuation} / {acme.revenue}", 12, "$36.0 billion / $3.0 billion"),
        ("{aaaaaaaaaa.margin} * 2", 0.7, "35.0% * 2"),
    ],
)
def test_facts_in_expressions(expression: str, value: float, shown: str):
    found = evaluate(expression, base(), TODAY)
    assert (found.value, found.shown) == (value, shown)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("{acme}", "invalid reference"),
        ("{acme.nothing}", "unknown fact"),
        ("{nobody.revenue}", "unknown fact"),
        ("{acme.seat}", "no numeric value"),
        ("{acme.size}", "no numeric value"),
    ],
)
def test_references_that_give_no_number(expression: str, message: str):
    with pytest.raises(CalcError, match=message):
        evaluate(expression, base(), TODAY)


# Computed properties


def computed(*properties: str) -> tuple[list[tuple[str, object]], list[str]]:
    facts, troubles = computed_facts(base("".join(f"  {each}\n" for each in properties)), TODAY)
    return [(fact.property, fact.value.value) for fact in facts], [t.problem.kind for t in troubles]


def test_a_computed_property_has_a_value_where_its_inputs_have():
    multiple = "multiple: {computed: true, expr: '{valuation} / {revenue}'}"
    (fact,), _ = computed_facts(base(f"  {multiple}\n"), TODAY)
    assert (fact.value.value, fact.as_of, fact.derived_from) == (12, "2025-12", ("f1", "f2"))
    assert computed(multiple, "none: {computed: true, expr: '{headcount}'}", "headcount: {}") == (
        [("multiple", 12)],
        [],
    )


def test_a_computed_property_may_use_another():
    first, second = "a: {computed: true, expr: '{b} + 1'}", "b: {computed: true, expr: '{acme.revenue} / 1e9'}"
    assert computed(first, second) == ([("b", 3), ("a", 4)], [])


def test_properties_that_use_each_other_are_trouble():
    circle = ("a: {computed: true, expr: '{b}'}", "b: {computed: true, expr: '{acme.a}'}")
    upon, beside = "c: {computed: true, expr: '{a} + 1'}", "d: {computed: true, expr: '1 + 1'}"
    assert computed(*circle, upon, beside) == ([("d", 2)], ["cyclic-property"])
    assert computed("a: {computed: true, expr: '{a}'}") == ([], ["cyclic-property"])


@pytest.mark.parametrize(
    ("expression", "kind"), [("1 / 0", "not-computed"), ("{seat}", "not-computed"), ("{revnue}", "unknown-property")]
)
def test_an_expression_that_fails_is_trouble(expression: str, kind: str):
    assert computed(f"a: {{computed: true, expr: '{expression}'}}") == ([], [kind])


def test_a_computed_property_is_for_the_types_it_applies_to():
    assert computed("a: {computed: true, expr: '1', appliesTo: [person]}") == ([], [])


# Components


@pytest.mark.parametrize(
    ("written", "text"), [("{0}", "0"), ("{'a'}", "a"), ("{ true }", "true"), ("a", "a"), ("{a.b}", "{a.b}"), ("", "")]
)
def test_attributes_as_written(written: str, text: str):
    assert literal(written) == text


@pytest.mark.parametrize(
    ("name", "attributes", "children", "text"),
    [
        ("FBF", {"property": "revenue"}, "", "$3 billion"),
        ("F", {"property": "revenue", "showDate": ""}, "", "$3 billion (as of Dec 2025)"),
        ("FBF", {"property": "revenue", "showDate": "{false}"}, "", "$3 billion"),
        ("FBF", {"property": "revenue", "showDate": "{true}"}, "three", "three"),
        ("FBF", {"property": "revenue", "asOf": "2026-01"}, "", "$9 billion"),
        ("FBF", {"property": "margin", "showDate": ""}, "", "35%"),
        ("FBFactValue", {"property": "revenue"}, "three", "$3 billion"),
        ("FBF", {"property": "x"}, "", "[missing: acme.x]"),
        ("FBFactValue", {"property": "x"}, "three", "three"),
        ("Calc", {"expr": "{acme.valuation} / {acme.revenue}", "precision": "{0}", "suffix": "x"}, "", "12x"),
        ("Calc", {"expr": "{`{acme.margin}`}", "format": "percent", "prefix": "~"}, "", "~35%"),
        ("Calc", {"expr": "1 + 1"}, "two", "two"),
        ("Calc", {"expr": "1 / 0"}, "", "[error: division by zero]"),
        ("Calc", {"expr": "1", "precision": "{x}"}, "", "[error: the precision '{x}' is no number of decimals]"),
        ("Calc", {}, "", "[error: ends too early]"),
    ],
)
def test_components_are_resolved(name: str, attributes: dict[str, str], children: str, text: str):
    found = resolve_inline(base(), name, {"entity": "acme"} | attributes, children, TODAY)
    assert found.text == text
    assert (found.trouble is None) == (found.value != "")


def test_a_card_tells_where_a_value_is_from():
    found = resolve_inline(base(), "FBF", {"entity": "acme", "property": "revenue"}, "", TODAY)
    assert (found.property, found.as_of, found.source, found.notes) == (
        "Revenue",
        "2025-12",
        "https://example.org/r",
        "N",
    )
