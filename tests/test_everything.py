"""The database of a small wiki that has one of everything: each table is filled, and what it says holds together."""

from pathlib import Path

import pytest
from sites import EDITS, ENTITIES, KB, NOW, RESOURCES, result, wiki

from recto.store import Store
from recto.store.schema import TABLES, VIEWS

PASSAGE = (
    "several careless painters leave their wooden ladders against the garden wall while seven other neighbours watch "
    "them quietly from behind the kitchen window until darkness falls"
)
PAGES = {
    "risks/drift": f"""---
title: Gradual Drift
numericId: E1
update_frequency: 30
lastEdited: 2026-02-12
aliases: [slow-drift]
---
Everyone saw that {PASSAGE} on that day.

## Cause

See <EntityLink id="decay">decay</EntityLink>, [nothing](/knowledge-base/risks/none/), [a work](https://example.org/a).
So says <R id="ab12">A</R>. The Rusty Gate Society knows of it.[^1]

[^1]: https://example.org/b
""",
    "risks/decay": f"""Long ago {PASSAGE} as they say.
It has <FBF entity="society" property="size">99</FBF> members. [Back](/knowledge-base/risks/drift/).
""",
    "risks/alone": "Nobody links here. ![A ladder](ladder.png)\n",
}
DATA = {
    f"{KB}/risks/ladder.png": "a picture",
    ENTITIES: """
- id: society
  type: organization
  title: Rusty Gate Society
  tags: [old]
  relatedEntries: [{id: drift, relationship: studies}]
- {id: gate, type: concept, title: Gate, tags: [old]}
- {id: door, type: concept, title: Gate}
""",
    RESOURCES: """
- {id: ab12, url: "https://example.org/a", title: A work, authors: [Ada], cited_by: [drift]}
- {id: cd34, url: "https://www.example.org/a/", title: A work}
""",
    EDITS: '{"page": "drift", "date": "2026-02-01", "title": "Begin", "branch": "b"}\n',
    "data/verdicts.jsonl": '{"at": "2026-02-01", "by": "Ada", "citation": "0123456789", "file": "a.mdx", '
    '"sentence": "0123456789abcdef", "why": "Read.", "verdict": "accepted", "work": "example.org/a"}\n',
    "data/external-links.yaml": "- {pageId: drift, links: {wikipedia: https://example.org/w}}\n",
    "data/experts.yaml": "- {id: ada, name: Ada, positions: [{topic: drift, view: slow}]}\n",
    "data/organizations.yaml": "- {id: society, name: Rusty Gate Society}\n",
    "data/estimates.yaml": '- {id: e, variable: drift, estimates: [{source: Ada, value: "3 %"}]}\n',
    "data/cruxes.yaml": "- {id: c, question: Why}\n",
    "data/glossary.yaml": "- {id: t, term: Drift, definition: Slow change.}\n",
    "data/literature.yaml": "categories: [{id: all, papers: [{title: On Drift, authors: [Ada], year: 1843}]}]\n",
    "data/publications.yaml": "- {id: p, name: Proceedings, domains: [example.org]}\n",
    "data/facts/properties.yaml": "properties:\n  size: {name: Size, dataType: number, temporal: true}\n",
    "data/facts/schemas/organization.yaml": "{type: organization, name: Organization, records: [post]}\n",
    "data/facts/schemas/records/post.yaml": "{name: Post, collectionName: posts, fields: {title: {type: text}}}\n",
    "data/facts/things/society.yaml": """
thing: {stableId: abcdefghij, id: society, type: organization, name: Rusty Gate Society, numericId: E1}
facts:
  - {id: f_0123456789, property: size, value: 12, asOf: 2020-01, source: "https://example.org/a"}
records: {posts: {one: {title: Keeper}}}
""",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    root: Path = wiki(tmp_path_factory.mktemp("kb"), PAGES, DATA)
    return Store(result(root, now=NOW).output, root)


@pytest.mark.parametrize("name", [table.name for table in TABLES] + list(VIEWS))
def test_each_table_is_filled(store: Store, name: str):
    assert store.rows(f'SELECT * FROM "{name}" LIMIT 1'), name


def test_what_a_row_refers_to_is_there(store: Store):
    assert [tuple(row) for row in store.rows("PRAGMA foreign_key_check")] == []


def test_a_fact_knows_its_source(store: Store):
    (row,) = store.rows("SELECT shown, low, as_of, resource, verified FROM facts")
    assert tuple(row) == ("12", 12.0, "2020-01", "cd34", None)


def test_a_shared_passage_has_two_places(store: Store):
    (row,) = store.rows("SELECT page, other, words FROM passages")
    assert {Path(row["page"]).stem, Path(row["other"]).stem} == {"drift", "decay"}
    assert row["words"] == len(PASSAGE.split())


def test_pages_nobody_links_to_are_orphans(store: Store):
    assert [row["id"] for row in store.rows("SELECT id FROM orphans")] == ["alone"]


def test_a_page_that_is_missing_is_wanted(store: Store):
    assert [row["target"] for row in store.rows("SELECT target FROM wanted")] == ["/knowledge-base/risks/none/"]


def test_an_unlinked_name_is_a_mention(store: Store):
    (row,) = store.rows("SELECT target, name, section, line FROM mentions")
    assert tuple(row) == ("society", "Rusty Gate Society", "cause", 13)


def test_two_addresses_of_one_work_are_told(store: Store):
    assert {row["resource"] for row in store.rows("SELECT resource FROM duplicate_works")} == {"ab12", "cd34"}


def test_facts_can_be_searched_for(store: Store):
    rows = store.rows("SELECT ref FROM search WHERE search MATCH 'size' AND kind = 'fact'")
    assert [row["ref"] for row in rows] == ["f_0123456789"]


def test_an_alias_names_its_page(store: Store):
    assert store.page("slow-drift")["id"] == "drift"
