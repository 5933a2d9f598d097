"""Where a page differs from the facts, what it shows of them, and the verb that prints them."""

from pathlib import Path

import pytest
from sites import built, found, result, wiki

from recto.cli import main

THINGS = """
thing: {stableId: abcdefghij, id: lab, type: organization, name: Acme Lab, numericId: E5, aliases: [Acme]}
facts:
  - {id: f_0000000001, property: founded-date, value: !date 2015, source: "https://example.org/a"}
  - {id: f_0000000002, property: revenue, value: 5000000000, asOf: 2024}
  - {id: f_0000000003, property: revenue, value: 3000000000, asOf: 2022}
  - {id: f_0000000004, property: headcount, value: 450, asOf: 2024-06}
"""
PROPERTIES = """
properties:
  founded-date: {name: Founded, dataType: date}
  revenue: {name: Revenue, dataType: number, unit: USD, temporal: true}
  headcount: {name: Headcount, dataType: number, unit: employees, temporal: true}
"""
DATA = {"data/facts/properties.yaml": PROPERTIES, "data/facts/things/lab.yaml": THINGS}


def lab(tmp_path: Path, text: str) -> Path:
    return wiki(tmp_path, {"lab": f"---\nnumericId: E5\n---\n{text}\n"}, DATA)


@pytest.mark.parametrize(
    "text",
    [
        "Acme Lab was founded in 2014.",
        "In 2022 Acme had revenue of $4 billion.",
        "Acme has 300 employees.",
        "Acme's revenue was $7.5 billion.",
        '<FBF entity="lab" property="founded-date">2014</FBF>',
        '<KBF entity="lab" property="founded-date">2014</KBF>',
    ],
)
def test_another_number_than_the_known_one_is_drift(tmp_path: Path, text: str):
    assert len(found(lab(tmp_path, text), "drift")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Acme Lab was founded in 2015.",
        "Acme had revenue of about $5.2 billion.",
        "In 2022 Acme had revenue of $3 billion.",
        "In 2019 Acme had revenue of $1 billion.",
        "Another Lab was founded in 2014.",
        "Acme was founded by two friends, and a rival in 2014.",
        "Acme has 450 employees.",
        "`Acme was founded in 2014`",
        "Acme wrote this. It was founded in 2014.",
        '<FBF entity="lab" property="founded-date">the year it began</FBF>',
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_none(tmp_path: Path, text: str):
    assert found(lab(tmp_path, text), "drift") == []


def test_an_older_value_is_outdated(tmp_path: Path):
    _, store = built(lab(tmp_path, "Acme has revenue of $3 billion."))
    (row,) = store.rows("SELECT verdict, fact, line, written FROM drifts")
    assert tuple(row) == ("outdated", "f_0000000002", 4, "$3 billion")


def test_an_older_value_in_a_component_is_outdated(tmp_path: Path):
    _, store = built(lab(tmp_path, '<FBF entity="lab" property="revenue">$3 billion</FBF>'))
    assert [row["verdict"] for row in store.rows("SELECT verdict FROM drifts")] == ["outdated"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('<FBF entity="lab" property="colour" />', "unknown-fact"),
        ('<F e="lab" f="f_9999999999" />', "unknown-fact"),
        ('<Calc expr="{lab.colour} / 2" />', "calc-error"),
        ('<Calc expr="1 / 0" />', "calc-error"),
    ],
)
def test_a_component_that_shows_nothing_is_told(tmp_path: Path, text: str, rule: str):
    assert len(found(lab(tmp_path, text), rule)) == 1


def test_components_show_their_facts(tmp_path: Path):
    text = '<FBF entity="lab" property="revenue" /> <F e="lab" f="f_0000000004" /> <Calc expr="{lab.revenue} * 2" />'
    _, store = built(lab(tmp_path, text))
    rows = store.rows("SELECT component, fact, text FROM shown_facts")
    assert [tuple(row) for row in rows] == [
        ("FBF", "f_0000000002", "$5 billion"),
        ("F", "f_0000000004", "450"),
        ("Calc", "f_0000000002", "10.0 billion"),
    ]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    root = lab(tmp_path, '<FBF entity="lab" property="revenue" />')
    result(root)

    def run(*arguments: str) -> str:
        assert main(["facts", *arguments, "--dir", str(root)]) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("name", ["lab", "Acme Lab", "abcdefghij", "E5"])
def test_facts_are_those_of_a_thing_or_its_page(say, name: str):
    said = say(name)
    assert "Founded" not in said
    assert "revenue: $5 billion as of 2024" in said
    assert "data/facts/things/lab.yaml:5" in said
    assert "shown in content/docs/knowledge-base/lab.mdx:4" in said
    assert said.rstrip().endswith("4 facts")


def test_facts_can_be_asked_for_by_property_date_and_age(say):
    assert "2 facts" in say("lab", "--property", "revenue")
    assert "$3 billion" in say("lab", "--property", "revenue", "--as-of", "2023")
    assert "$5 billion" not in say("lab", "--property", "revenue", "--as-of", "2023")
    assert "0 facts" in say("--stale")


def test_facts_without_a_name_are_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["facts"]) == 2
    assert "hint: Name a page or a thing" in capsys.readouterr().err
