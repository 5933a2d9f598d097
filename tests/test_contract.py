"""The files of the contract, from a small wiki: identities, indexes, counts, the schedule."""

import json

import pytest
from sites import ENTITIES, RESOURCES, built, result, wiki

from recto.contract import DATABASE
from recto.contract import json as contract_json
from recto.ecma import dumps

PAGES = {
    "risks/drift": "---\nnumericId: E1\nquality: 50\nupdate_frequency: 30\nlastEdited: 2026-02-12\n---\n# Drift\n",
    "risks/decay": '---\nreaderImportance: 80\n---\n<EntityLink id="E1">Drift</EntityLink>\n',
}
ROWS = """
- {id: rust, type: risk, title: Rust, numericId: E7, tags: [metal, "2024"], severity: high, lastUpdated: 2026-01}
- {id: iron, type: concept, title: Iron, tags: [metal], relatedEntries: [{id: rust, type: risk, relationship: causes}]}
"""
EXPERTS = "- {id: ada, name: Ada}\n"


RESOURCE_ROWS = '- {id: ab12, url: "https://example.org/a", title: A, cited_by: [decay]}\n'
DATA = {ENTITIES: ROWS, "data/experts.yaml": EXPERTS, RESOURCES: RESOURCE_ROWS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return result(wiki(tmp_path_factory.mktemp("site"), PAGES, DATA)).output.folder


@pytest.fixture(scope="module")
def files(folder):
    return json.loads((folder / "database.json").read_text())


def test_every_key_of_the_database_is_there_in_order(files):
    assert tuple(files) == DATABASE


def test_each_key_is_a_file_too(files, folder):
    for name in ("backlinks", "relatedGraph", "stats", "typedEntities"):
        assert json.loads((folder / f"json/{name}.json").read_text()) == files[name]


def test_tables_are_passed_on_and_missing_ones_are_empty(files):
    assert files["experts"] == [{"id": "ada", "name": "Ada"}]
    assert files["glossary"] == []


def test_numbers_are_registered_both_ways(files):
    assert files["idRegistry"]["byNumericId"] == {"E7": "rust", "E8": "iron", "E1": "drift", "E9": "decay"}
    assert files["idRegistry"]["bySlug"] == {"rust": "E7", "iron": "E8", "drift": "E1", "decay": "E9"}


def test_paths_are_registered(files):
    assert files["pathRegistry"]["drift"] == "/knowledge-base/risks/drift/"


def test_tags_that_are_numbers_come_first(files):
    assert list(files["tagIndex"]) == ["2024", "metal"]
    assert [row["id"] for row in files["tagIndex"]["metal"]] == ["rust", "iron"]


def test_backlinks_leave_out_what_nobody_said(files):
    assert files["backlinks"]["rust"] == [{"id": "iron", "type": "concept", "title": "Iron", "relationship": "causes"}]
    assert files["backlinks"]["drift"] == [{"id": "decay", "type": "concept", "title": "decay"}]


def test_counts_over_all_entities(files):
    stats = files["stats"]
    assert (stats["totalEntities"], stats["byType"]) == (2, {"risk": 1, "concept": 1})
    assert (stats["bySeverity"], stats["byStatus"]) == ({"high": 1}, {"unknown": 2})
    assert [row["id"] for row in stats["recentlyUpdated"]] == ["rust"]
    assert stats["topTags"] == [{"tag": "metal", "count": 2}, {"tag": "2024", "count": 1}]
    assert stats["lastBuilt"] == "2026-03-14T12:00:00.000Z"


def test_the_schedule_weighs_age_by_importance(files):
    (row,) = files["updateSchedule"]
    assert (row["daysSinceUpdate"], row["daysUntilDue"], row["staleness"]) == (30, 0, 1)
    assert (row["priority"], row["numericId"]) == (0.5, "drift")


def test_works_of_a_page(files):
    assert files["pageResources"] == {"decay": ["ab12"]}


def test_a_bundle_holds_all_of_an_id(folder, files):
    bundle = json.loads((folder / "json/entities/rust.json").read_text())
    assert list(bundle) == ["entity", "backlinks", "relatedGraph"]
    page = json.loads((folder / "json/entities/decay.json").read_text())
    assert page["page"] == files["pages"][0]
    assert page["pageResources"] == ["ab12"]


def test_an_id_no_file_can_bear_has_a_bundle_all_the_same(tmp_path):
    row = f'- {{id: "{"x" * 300}", type: risk, title: Long}}\n'
    folder = result(wiki(tmp_path, {"a": "text"}, {ENTITIES: row})).output.folder
    assert len(list((folder / "json/entities").iterdir())) == 2


def test_what_is_gone_leaves_no_file(tmp_path):
    root = wiki(tmp_path, {"a": "text", "b": "text"})
    assert (result(root).output.folder / "json/entities/b.json").exists()
    (root / "content/docs/knowledge-base/b.mdx").unlink()
    assert not (result(root).output.folder / "json/entities/b.json").exists()


def test_an_entity_of_a_page_head_is_one_of_all(tmp_path):
    root = wiki(tmp_path, {"a": "---\nentityType: risk\ntitle: A\ndescription: Said.\n---\n"})
    result(root)
    (entity,) = json.loads((root / ".recto/json/entities.json").read_text())
    assert (entity["_source"], entity["description"], entity["numericId"]) == ("frontmatter", "Said.", "E1")
    assert built(root)[0][0]["numericId"] is None


@pytest.mark.parametrize("at_once", [2, 60, 1_000_000])
def test_a_value_in_pieces_is_the_value(at_once, monkeypatch):
    monkeypatch.setattr(contract_json, "_AT_ONCE", at_once)
    for value in (
        [],
        {},
        "a",
        {1: "a", 2: [2.0]},
        [1, [2, {"a": [], "é": "\n"}], "x" * 50],
        {"b": {"c": [1, 2]}, "2": "y" * 70, "d": None},
    ):
        assert b"".join(contract_json._indented(contract_json._encoded(value))) == dumps(value)
