"""Typed entities: which fields each type has and where they come from."""

import pytest

from recto.link.entities import first_sentence
from recto.link.typed import typed_entities

EXPERT = {"id": "ada", "name": "Ada Lovelace", "affiliation": "engine", "role": "Analyst", "knownFor": ["Note G"]}
ORGANIZATION = {"id": "engine", "name": "Engine Works", "type": "academic", "founded": "1833"}


def typed(**fields):
    return typed_entities([{"id": "x", "title": "X", **fields}], [EXPERT], [ORGANIZATION])[0]


def custom(**labels):
    return [{"label": label.replace("_", " "), "value": value} for label, value in labels.items()]


def test_lists_are_there_for_all_and_what_is_missing_is_not():
    assert typed(type="concept") == {
        "id": "x",
        "title": "X",
        **{key: [] for key in ("tags", "clusters", "relatedEntries", "sources", "customFields", "relatedTopics")},
        "entityType": "concept",
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("lab", "organization"), ("funder", "organization"), ("researcher", "person"), ("essay", "essay")],
)
def test_old_types_have_new_names(kind, expected):
    assert typed(type=kind)["entityType"] == expected


def test_a_person_is_completed_from_the_experts():
    found = typed(id="ada", type="researcher")
    assert (found["title"], found["role"], found["affiliation"]) == ("Ada Lovelace", "Analyst", "Engine Works")
    assert found["knownFor"] == ["Note G"]


def test_a_person_without_a_row_is_read_from_custom_fields():
    found = typed(type="person", customFields=custom(Role="Poet", Known_For="one, , two", Born="1800"))
    assert (found["role"], found["knownFor"]) == ("Poet", ["one", "two"])
    assert found["customFields"] == custom(Born="1800")


def test_an_organization_is_completed_from_its_row():
    found = typed(id="engine", type="organization", customFields=custom(Founded="1900", Employees="3"))
    assert (found["title"], found["orgType"], found["founded"]) == ("Engine Works", "academic", "1833")
    assert (found["employees"], found["customFields"]) == ("3", [])


@pytest.mark.parametrize(
    ("fields", "category"),
    [
        ({"summaryPage": "misuse-overview"}, "misuse"),
        ({"id": "trust-decline"}, "epistemic"),
        ({"id": "lock-in"}, "structural"),
        ({}, "accident"),
    ],
)
def test_a_risk_has_a_category(fields, category):
    assert typed(type="risk", **fields)["riskCategory"] == category


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"type": "policy", "customFields": custom(Established="2020")}, "introduced", "2020"),
        ({"type": "policy"}, "votes", []),
        ({"type": "benchmark"}, "higherIsBetter", True),
        ({"type": "benchmark", "higherIsBetter": False}, "higherIsBetter", False),
        ({"type": "project", "website": "https://example.org"}, "projectUrl", "https://example.org"),
        ({"type": "safety-agenda", "customFields": custom(Goal="Understand")}, "goal", "Understand"),
        ({"type": "ai-model"}, "benchmarks", []),
    ],
)
def test_each_type_has_fields_of_its_own(fields, name, value):
    assert typed(**fields)[name] == value


def test_an_unknown_type_keeps_all_its_fields():
    found = typed(type="debate", stableId="abc", entityType="risk")
    assert (found["stableId"], found["entityType"], list(found)[-1]) == ("abc", "debate", "entityType")


@pytest.mark.parametrize(
    ("intro", "sentence"),
    [
        ("**Bold** intro <b>text</b> with [a link](u) goes on. Second.", "Bold intro text with a link goes on."),
        ("Too short", None),
        ("First part of it\n\nsecond part", "First part of it."),
        ("word " * 40, ("word " * 40)[:157] + "..."),
    ],
)
def test_the_first_sentence_describes(intro, sentence):
    found = first_sentence(intro)
    assert (found or None) == sentence
