"""What is wrong with data files is a finding with file and line: never a crash, never dropped in silence."""

import ast
from pathlib import Path

import pytest
from sites import ENTITIES, RESOURCES, found, wiki

import recto
from recto.check import SITE_RULES
from recto.model import Problem, Span, Trouble

THING = "thing: {stableId: abcdefghij, id: lab, type: organization, name: Lab}\n"
OTHER = "thing: {stableId: bcdefghijk, id: shop, type: organization, name: Shop}\n"
PROPERTIES = """
properties:
  size: {name: Size, dataType: number}
  owner: {name: Owner, dataType: ref}
  one: {name: One, computed: true, expr: "{lab.two} + 1"}
  two: {name: Two, computed: true, expr: "{lab.one} + 1"}
"""
BASE = {"data/facts/properties.yaml": PROPERTIES, "data/facts/things/lab.yaml": THING}
LAB, SHOP = "data/facts/things/lab.yaml", "data/facts/things/shop.yaml"


def facts(*rows: str) -> str:
    return THING + "facts:\n" + "".join(f"  - {{id: f_000000000{n}, {row}}}\n" for n, row in enumerate(rows))


@pytest.mark.parametrize(
    ("files", "rule", "file", "line"),
    [
        ({LAB: facts("property: sise, value: 1")}, "unknown-property", LAB, 3),
        ({LAB: facts("property: owner, value: !ref zzzzzzzzzz")}, "unknown-thing", LAB, 3),
        ({LAB: facts("property: size")}, "broken-thing", LAB, 3),
        ({LAB: facts("property: size, value: 1, source: !src nowhere")}, "unknown-source", LAB, 3),
        ({LAB: facts("property: one, value: 1")}, "underivable-fact", LAB, 3),
        ({LAB: THING + "records: {posts: {a: {title: x}}}\n"}, "unknown-collection", LAB, 2),
        ({LAB: "facts: []\n"}, "broken-thing", LAB, 1),
        ({SHOP: OTHER.replace("bcdefghijk", "abcdefghij")}, "duplicate-thing", SHOP, 1),
        ({LAB: THING + "facts: [\n"}, "data-file", LAB, None),
        ({LAB: "a: &a [1]\nb: &b [*a, *a]\n" + "c: [" + "*b, " * 200 + "]\n"}, "data-file", LAB, None),
        ({ENTITIES: "- {id: a}\n- {id: a}\n"}, "duplicate-entity-id", ENTITIES, 2),
        ({RESOURCES: "- {id: a, url: 'https://example.org'}\n- {id: b}\n"}, "resource-without-address", RESOURCES, 2),
        ({RESOURCES: "- {id: a, url: 'https://example.org', published_date: soon}\n"}, "misdated-work", RESOURCES, 1),
    ],
)
def test_a_fault_is_a_finding_at_its_place(
    tmp_path: Path, files: dict[str, str], rule: str, file: str, line: int | None
):
    places = [(row[0], row[1]) for row in found(wiki(tmp_path, {"a": "text"}, BASE | files), rule)]
    assert (file, line) in places or (line is None and file in {place[0] for place in places})


def test_properties_that_rest_on_each_other_are_told(tmp_path: Path):
    rows = found(wiki(tmp_path, {"a": "text"}, BASE), "underivable-fact")
    assert {row[0] for row in rows} == {"data/facts/properties.yaml"}


def test_a_leading_mark_of_byte_order_hides_nothing(tmp_path: Path):
    root = wiki(tmp_path, {"a": "text"}, {ENTITIES: "\ufeff- id: a\n  title: A\n- id: a\n"})
    assert found(root, "duplicate-entity-id") == [(ENTITIES, 3, 1)]


def kinds() -> set[str]:
    """Collect the kinds of trouble that the modules of the facts name."""
    calls = [
        node
        for file in (Path(recto.__file__).parent / "facts").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("trouble", "Problem")
    ]
    texts = [a.value for call in calls for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return {text for text in texts if text.replace("-", "").isalpha() and "-" in text}


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_of_trouble_has_a_rule(kind: str):
    trouble = Trouble("a", Problem(kind, "for this reason", Span.of_line(1)))
    rules = [unit for unit in SITE_RULES if unit.inputs == ("troubles",)]
    assert any(list(unit.function((trouble,))) for unit in rules)
