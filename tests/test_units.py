"""Every unit's examples hold, and every unit explains itself."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

import recto
from recto import check, link, measure, score
from recto.facts.examples import inputs_of
from recto.model import Source
from recto.parse import parse_page
from recto.pipeline import UNITS
from recto.unit import Example, Unit, evaluate

CASES = [(unit, example) for unit in UNITS for example in unit.examples]


def page_of(text: str):
    return parse_page(Source("page.mdx", text, ""), ".", wikilinks=False)


def value_of(unit: Unit, example: Example) -> Any:
    values: dict[str, Any]
    if isinstance(example.given, str) and unit.source.startswith("recto.facts."):
        values = inputs_of(example.given)
    elif isinstance(example.given, str):
        values = {"page": page_of(example.given)}
        assert list(evaluate((*measure.FIELDS, *measure.METRICS), values, {}, "page.mdx")) == []
    else:
        values = {k: page_of(v) if k == "page" else v for k, v in example.given.items()}
    value = unit.function(*[values[name] for name in unit.inputs])
    return len(list(value)) if unit.kind == "rule" else value


@pytest.mark.parametrize(
    ("unit", "example"), CASES, ids=lambda x: x.name if isinstance(x, Unit) else repr(x.given)[:40]
)
def test_example(unit: Unit, example: Example):
    value = value_of(unit, example)
    if example.value is None:
        assert value is None or value != value
    else:
        assert value == example.value


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_unit_explains_itself(unit: Unit):
    assert unit.definition.endswith("."), "the first line of the docstring is a sentence"
    assert unit.why.endswith(".")
    if unit.kind == "rule":
        assert unit.hint.endswith(".")
    if unit.kind == "metric":
        assert unit.examples


def modules() -> Iterable[str]:
    return (m.name for m in pkgutil.walk_packages(recto.__path__, "recto."))


def test_no_unit_is_left_out_of_the_registries():
    found = {
        (value.source, value.name)
        for name in modules()
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, Unit)
    }
    assert found == {(unit.source, unit.name) for unit in UNITS}


def test_names_and_keys_are_unique():
    for names in ([u.name for u in UNITS], [u.key for u in UNITS if u.key]):
        assert len(names) == len(set(names))


def test_the_contract_is_whole():
    from recto.model import Metrics, Record

    fields = [f.encode_name for f in msgspec.structs.fields(Record) if f.encode_name not in ("metrics", "wordCount")]
    counts = [f"metrics.{f.encode_name}" for f in msgspec.structs.fields(Metrics)]
    assert {u.key for u in UNITS if u.key} == {*fields, *counts}


def test_registries_belong_to_their_stage():
    for stage, units in (
        ("measure", measure.METRICS),
        ("link", link.LINKS),
        ("score", score.SCORES),
        ("check", check.RULES),
    ):
        assert all(unit.source.startswith(f"recto.{stage}.") for unit in units)
