"""Citations as one kind of record: of pages, of entities, of facts."""

from pathlib import Path
from typing import Any

from sites import ENTITIES, RESOURCES, result, wiki

from recto.facts import sourced
from recto.link import cited
from recto.memo import Memo
from recto.model import Cited

URL = "https://example.org/a"
DATA = {
    RESOURCES: f"- {{id: r1, stable_id: s1, url: {URL}/, title: A work, authors: [Jane Doe]}}\n",
    ENTITIES: f"- {{id: e, type: risk, title: E, sources: [{{title: T, author: Doe, url: {URL}}}, {{title: none}}]}}\n",
    "data/facts/properties.yaml": "properties:\n  size: {name: Size, type: number}\n",
    "data/facts/things/t.yaml": (
        "thing: {stableId: tAAAAAAAA1, id: t, type: organization, name: Thing}\n"
        f"facts:\n  - {{id: f_AAAAAAAAA1, property: size, value: 7, asOf: 2020-01, source: '{URL}'}}\n"
    ),
}


def of(root: Path, text: str, **data: str) -> list[Cited]:
    built = result(wiki(root, {"p": text}, {**DATA, **data})).built
    return cited(
        built.leaves, built.entities, sourced(built.facts.base), built.graph.registry, Memo(root, read_only=True)
    )


def told(each: Cited, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(each, name) for name in names)


def test_a_link_names_its_work(tmp_path: Path):
    first = of(tmp_path, f"# T\n\nIt fell, says [Doe (2020)]({URL}).\n")[0]
    assert told(first, "page", "line", "column", "kind", "said", "target") == ("p", 3, 15, "link", "Doe (2020)", URL)
    assert told(first, "work", "resource", "section") == ("example.org/a", "r1", 0)
    assert first.sentence == "It fell, says Doe (2020)."


def test_a_component_names_its_work_by_either_id(tmp_path: Path):
    found = of(tmp_path, "# T\n\nA <R id='r1'>Doe</R> b <R id='s1' /> c <R id='x'>Roe</R>.\n")[:3]
    assert [told(c, "said", "target", "resource") for c in found] == [
        ("Doe", f"{URL}/", "r1"),
        ("", f"{URL}/", "r1"),
        ("Roe", "", ""),
    ]


def test_a_footnote_says_what_its_definition_says(tmp_path: Path):
    found = of(tmp_path, f"# T\n\nIt fell.[^a] It rose.[^b]\n\n[^A]: Doe, J. *A work*.\n    {URL}\n")[:2]
    assert [told(c, "said", "resource") for c in found] == [(f"Doe, J. *A work*. {URL}", "r1"), ("", "")]


def test_of_two_definitions_the_first_counts_as_readers_see_it(tmp_path: Path):
    found = of(tmp_path, f"# T\n\nIt fell.[^a]\n\n[^a]: Doe, {URL}\n[^A]: Roe, {URL}2\n")[0]
    assert told(found, "said", "target") == (f"Doe, {URL}", URL)


def test_entities_and_facts_cite_too(tmp_path: Path):
    entity, fact = of(tmp_path, "# T\n")
    assert told(entity, "kind", "label", "said", "resource", "line") == ("entity", "e", "Doe, T", "r1", 1)
    assert told(fact, "kind", "label", "sentence", "line") == (
        "fact",
        "f_AAAAAAAAA1",
        "Thing, Size: 7 (2020-01).",
        3,
    )
