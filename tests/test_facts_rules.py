"""Each rule for facts complains where it must, with the place, and nowhere else."""

import msgspec
import pytest
from test_facts import ACME, ANNA, PROPERTIES, ROW, read

from recto.facts import inverse_facts, rules, validate, validate_thing, with_facts
from recto.model import FactFinding
from recto.unit import Unit

TODAY = "2026-03-14T12:00:00Z"
GOOD = "id: f_0123456789, property: revenue, value: 5, asOf: 2025-12, source: https://example.org/s"
MORE = """\
  size: {dataType: number, category: general, temporal: true}
  burn: {dataType: number, category: financial, temporal: true}
  founded: {dataType: date}
"""


def found(things: dict[str, str]) -> list[FactFinding]:
    return validate(read(things, PROPERTIES + MORE), TODAY)


def of_facts(*facts: str) -> list[tuple[str, str, int]]:
    """Give rule, severity and line of what is found in the facts of a thing, which begin on line 3."""
    text = ACME + "facts:\n" + "".join(f"- {{{fact}}}\n" for fact in facts)
    return [(f.rule, f.severity.value, f.line) for f in found({"acme.yaml": text}) if f.rule != "completeness"]


def test_a_good_fact_is_left_alone():
    assert of_facts(GOOD) == []


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        (("f_0123456789", "f_01234"), "factid-format", "error"),
        (("asOf: 2025-12", "asOf: 2025-12, validEnd: 2025-11"), "valid-end-before-as-of", "error"),
        ((", asOf: 2025-12", ""), "temporal-missing-date", "warning"),
        (("2025-12", "2024"), "stale-temporal", "note"),
        ((", source: https://example.org/s", ""), "missing-source", "warning"),
        (("2025-12", "2025-9"), "date-format", "warning"),
        (("2025-12", "2026-12"), "future-date", "warning"),
        (("2025-12", "2025-13"), "impossible-date", "warning"),
        (("value: 5", "value: [5, 5]"), "range-value", "error"),
        (("value: 5", "value: [5, .inf]"), "range-value", "error"),
        (("value: 5", "value: {min: .inf}"), "range-value", "error"),
        (("value: 5", "value: 5, currency: XXX"), "currency-code", "warning"),
    ],
)
def test_a_fact_with_one_fault(change: tuple[str, str], rule: str, severity: str):
    assert of_facts(GOOD.replace(*change)) == [(rule, severity, 3)]


OTHER = GOOD.replace("f_0123456789", "abcdefghij")
TWICE = ("duplicate-facts", "warning", 4)


@pytest.mark.parametrize(
    ("change", "findings"),
    [
        (("value: 5", "value: 5"), [TWICE]),
        (("value: 5", "value: 6"), [TWICE, ("conflicting-facts", "warning", 4)]),
        (("revenue", "revenu"), [("unknown-property", "warning", 4)]),
        (("revenue", "employed-by"), [("property-applies-to", "warning", 4), ("ref-integrity", "error", 4)]),
        (("revenue, value: 5, asOf: 2025-12", "burn, value: 5, asOf: 2023"), [("stale-temporal", "warning", 4)]),
    ],
)
def test_a_second_fact(change: tuple[str, str], findings: list[tuple[str, str, int]]):
    assert of_facts(GOOD, OTHER.replace(*change)) == findings


def test_what_does_not_change_has_one_fact():
    first, second = (each.replace("revenue", "founded") for each in (GOOD, OTHER.replace("2025-12", "2025-11")))
    assert of_facts(first, second) == [("recommended-properties", "note", 1), ("non-temporal-multiple", "warning", 4)]


@pytest.mark.parametrize(
    ("thing", "rules"),
    [
        (ACME, ["recommended-properties", "completeness", "orphan-entity"]),
        (ACME + ROW, ["recommended-properties", "completeness"]),
        (ANNA, ["schema-exists", "orphan-entity"]),
        (ANNA.replace("bbbbbbbbbb", "b"), ["schema-exists", "stableid-format", "orphan-entity"]),
        (ANNA.replace("Anna", "' '"), ["schema-exists", "empty-name", "orphan-entity"]),
    ],
)
def test_things(thing: str, rules: list[str]):
    assert [finding.rule for finding in found({"a.yaml": thing})] == rules


def test_required_properties_are_an_error():
    base = read({"a.yaml": ACME})
    schema = msgspec.structs.replace(base.schemas["organization"], required=("size",))
    findings = validate(msgspec.structs.replace(base, schemas={"organization": schema}), TODAY)
    assert ("required-properties", "size") in [(f.rule, f.property) for f in findings]
    assert "0 of 2" in next(f.message for f in findings if f.rule == "completeness")


def test_a_reference_by_name_is_told_the_id():
    text = (
        ANNA.replace("type: person", "type: organization") + "facts:\n- {id: f, property: employed-by, value: acme}\n"
    )
    (finding,) = [f for f in found({"acme.yaml": ACME, "anna.yaml": text}) if f.rule == "ref-integrity"]
    assert (finding.file, finding.line) == ("data/things/anna.yaml", 3)
    assert finding.hint == "Write `!ref aaaaaaaaaa` for Acme."


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("{name: N, recipient: x}", None),
        ("{recipient: x}", "record-required-field"),
        ("{name: N, recipient: x, amount: [1, 2]}", None),
        ("{name: N, recipient: x, amount: much}", "record-field-type"),
        ("{name: [N], recipient: x}", "record-field-type"),
    ],
)
def test_rows_are_held_against_their_schema(row: str, rule: str | None):
    findings = found({"acme.yaml": f"{ACME}records:\n  grants:\n    g1: {row}\n"})
    assert [(f.rule, f.line) for f in findings if f.rule.startswith("record-")] == ([(rule, 4)] if rule else [])


def test_two_things_with_one_id_are_found():
    (finding,) = [
        f for f in found({"a.yaml": ACME, "b.yaml": ACME.replace("Acme", "B")}) if f.rule == "duplicate-stableid"
    ]
    assert (finding.file, finding.severity) == ("data/things/b.yaml", "error")


def test_a_fact_and_its_mirror_need_not_both_be_written():
    properties = PROPERTIES.replace("{dataType: refs, inverseId: employed-by, computed: true}", "{dataType: ref}")
    employs = ACME + "facts:\n- {id: f1, property: employer-of, value: bbbbbbbbbb}\n"
    employed = ANNA + "facts:\n- {id: f2, property: employed-by, value: aaaaaaaaaa}\n"
    findings = validate(read({"acme.yaml": employs, "anna.yaml": employed}, properties), TODAY)
    assert [(f.property, f.line) for f in findings if f.rule == "bidirectional-redundancy"] == [("employed-by", 3)]


def test_derived_facts_are_not_held_to_what_is_written():
    base = read(
        {"acme.yaml": ACME, "anna.yaml": f"{ANNA}facts:\n- {{id: f, property: employed-by, value: aaaaaaaaaa}}"}
    )
    assert validate(with_facts(base, inverse_facts(base)), TODAY) == validate(base, TODAY)


def test_one_thing_alone():
    base = read({"a.yaml": ACME})
    assert [f.rule for f in validate_thing(base, "nobody", TODAY)] == ["entity-exists"]
    assert validate_thing(base, "aaaaaaaaaa", TODAY) == validate(base, TODAY)


def test_every_rule_of_the_modules_is_listed():
    modules = (rules.of_facts, rules.of_records, rules.of_schemas, rules.of_graph)
    written = {value.name for module in modules for value in vars(module).values() if isinstance(value, Unit)}
    assert written == {unit.name for unit in (*rules.RULES, *rules.OWN_RULES, *rules.GRAPH_RULES)}
