"""Whole builds of small knowledge bases: what is found, what is written, what is reported."""

import json
import os
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sites import EDITS, ENTITIES, KB, RESOURCES, built, bytes_of, found, record, result, site, wiki

from recto import leaves, memo
from recto.builds import build
from recto.cli import main
from recto.errors import ChangedError
from recto.options import Options


def git(root: Path, *arguments: str, date: str = "2026-01-05T12:00:00+0000") -> str:
    names = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2026-02-20T12:00:00+0000", "GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(
        command, env={**os.environ, **names, **dates}, check=True, capture_output=True, text=True
    ).stdout


def commit(root: Path, date: str) -> None:
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x", date=date)


# What is found


@pytest.mark.parametrize(
    ("file", "layout", "path"),
    [
        (f"{KB}/risks/a.mdx", "wiki", "/knowledge-base/risks/a/"),
        ("content/docs/other/a.mdx", "plain", "/content/docs/other/a/"),
        ("notes/a.md", "plain", "/notes/a/"),
        ("README.md", "plain", "/"),
    ],
)
def test_the_layout_is_found(tmp_path: Path, file: str, layout: str, path: str):
    records, store = built(site(tmp_path, {file: "Text."}))
    assert (store.about()["layout"], [r["path"] for r in records]) == (layout, [path])


def test_plain_reads_every_page_but_hidden_ones(tmp_path: Path):
    names = ("b/c.md", "a.mdx", ".git/x.md", "node_modules/y.md", "z.txt", "e.MD")
    records, _ = built(site(tmp_path, dict.fromkeys(names, "")))
    assert [r["filePath"] for r in records] == ["a.mdx", "b/c.md"]


def test_an_empty_folder(tmp_path: Path):
    records, store = built(tmp_path)
    assert (records, store.rows("SELECT * FROM findings")) == ([], [])


def test_an_empty_page(tmp_path: Path):
    assert record(site(tmp_path, {"a-b.md": ""}), "a-b")["title"] == "a b"


def test_without_git_there_are_no_dates(tmp_path: Path):
    records, store = built(wiki(tmp_path, {"a": ""}))
    assert (records[0]["lastUpdated"], records[0]["dateCreated"]) == (None, None)
    assert store.about()["commit"] == ""


def test_index_pages_stand_for_their_folder(tmp_path: Path):
    page = record(wiki(tmp_path, {"risks/index": ""}), "__index__/knowledge-base/risks")
    assert (page["path"], page["category"]) == ("/knowledge-base/risks/", "risks")


def test_recto_toml_overrides_the_layout(tmp_path: Path):
    root = site(tmp_path, {"pages/a.md": "", "b.md": "", "recto.toml": '[paths]\ncontent = "pages"\n'})
    assert [r["path"] for r in built(root)[0]] == ["/a/"]


# What is written


def test_results_ignore_themselves_in_git(tmp_path: Path):
    root = wiki(tmp_path, {"a": ""})
    commit(root, "2026-01-05T12:00:00+0000")
    built(root)
    assert git(root, "status", "--porcelain") == ""


def test_what_is_written(tmp_path: Path):
    root = wiki(tmp_path / "kb", {"a": "# A"})
    result(root, out=tmp_path / "out")
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert names == {".gitignore", "cache", "database.json", "json", "recto.db", "text"}
    assert not (root / ".recto").exists()


def test_pages_json_holds_the_records_of_the_database(tmp_path: Path):
    root = wiki(tmp_path, {"b": "---\ntitle: ü\nquality: 3.5\n---\n", "a": "x"})
    records, store = built(root)
    assert [json.loads(row["record"]) for row in store.rows("SELECT record FROM pages ORDER BY position")] == records
    assert bytes_of(root)[0] == json.dumps(records, ensure_ascii=False, indent=2).encode()


def test_every_column_of_pages_has_its_unit(tmp_path: Path):
    _, store = built(wiki(tmp_path, {"a": ""}))
    columns = [row["name"] for row in store.rows("SELECT name FROM pragma_table_info('pages')")]
    explained = " ".join(row["columns"] for row in store.rows("SELECT columns FROM unit")).split()
    assert sorted(columns) == sorted(["file", "position", "number", "record", *explained])


def test_every_row_of_unit_explains(tmp_path: Path):
    _, store = built(wiki(tmp_path, {"a": ""}))
    rows = store.rows("SELECT * FROM unit")
    assert all(row["definition"].endswith(".") and row["why"] for row in rows)
    assert {row["kind"] for row in rows} == {"field", "metric", "score", "rule"}


@pytest.mark.parametrize("wrong", ["word_count = -1", "list_share = 2", "has_overview = 7", "reader_rank = 0"])
def test_columns_refuse_what_is_out_of_range(tmp_path: Path, wrong: str):
    root = wiki(tmp_path, {"a": "---\nreaderImportance: 5\n---\n"})
    built(root)
    with pytest.raises(sqlite3.IntegrityError), sqlite3.connect(root / ".recto/recto.db") as connection:
        connection.execute(f"UPDATE pages SET {wrong}")


def test_sections_links_and_citations_have_rows(tmp_path: Path):
    text = "# A\n\n## B\n\n[x](/y) and [z](https://example.org/z).[^1]\n"
    _, store = built(wiki(tmp_path, {"a": text}))
    assert [tuple(r) for r in store.rows('SELECT title, "level", line FROM sections')] == [("A", 1, 1), ("B", 2, 3)]
    assert [tuple(r) for r in store.rows("SELECT target, line FROM links")] == [("/y", 5), ("https://example.org/z", 5)]
    assert [r["kind"] for r in store.rows("SELECT kind FROM citations ORDER BY start")] == ["link", "footnote"]


# What is not done twice


class Parsed(list[str]):
    """The pages that a build parses."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make_leaf = leaves.make_leaf
        monkeypatch.setattr(leaves, "make_leaf", lambda request: (self.note(request), make_leaf(request))[1])

    def note(self, request: bytes) -> None:
        self.append(leaves.msgspec.msgpack.decode(request)[0][0].rpartition("/")[2])


def test_a_second_build_parses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path, {"a": "A", "b": "B"})
    parsed = Parsed(monkeypatch)
    assert not result(root).unchanged
    before = bytes_of(root)
    assert result(root).unchanged
    assert (parsed, bytes_of(root)) == (["a.mdx", "b.mdx"], before)


def test_an_edit_parses_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path, {"a": "A", "b": "B", "c": "C"})
    result(root)
    parsed = Parsed(monkeypatch)
    result(wiki(root, {"b": "Bee"}))
    assert parsed == ["b.mdx"]


def test_a_changed_data_file_parses_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path, {"a": "A"})
    assert "entityType" not in record(root, "a")
    parsed = Parsed(monkeypatch)
    assert record(wiki(root, {}, {ENTITIES: "- id: a\n  type: risk\n"}), "a")["entityType"] == "risk"
    assert parsed == []


def test_another_time_of_the_same_year_parses_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path, {"a": "---\nlastUpdated: 2026-03-01\n---\n"})
    score = record(root, "a")["recommendedScore"]
    parsed = Parsed(monkeypatch)
    assert built(root, now="2026-06-01")[0][0]["recommendedScore"] < score
    assert parsed == []


def test_a_deleted_result_is_made_again(tmp_path: Path):
    root = wiki(tmp_path, {"a": ""})
    result(root)
    before = bytes_of(root)
    (root / ".recto/json/pages.json").unlink()
    assert not result(root).unchanged
    assert bytes_of(root) == before


# Dates


def test_dates_are_the_authors(tmp_path: Path):
    root = wiki(tmp_path, {"a": "A"})
    commit(root, "2026-01-05T23:30:00-0500")
    commit(wiki(root, {"a": "AA"}), "2026-02-01T00:30:00+0900")
    page = record(root, "a")
    assert (page["dateCreated"], page["lastUpdated"]) == ("2026-01-05", "2026-02-01")


@pytest.mark.parametrize(("files", "created"), [(50, "2026-01-05"), (51, None)])
def test_an_import_in_bulk_dates_nothing(tmp_path: Path, files: int, created: str | None):
    root = wiki(tmp_path, {f"p{n}": "" for n in range(files)})
    commit(root, "2026-01-05T12:00:00+0000")
    page = record(root, "p0")
    assert (page["dateCreated"], page["lastUpdated"]) == (created, "2026-01-05")


def test_the_size_of_an_import_is_a_setting(tmp_path: Path):
    root = wiki(tmp_path, {"a": "", "b": ""}, {"recto.toml": "[dates]\nbulk_import = 1\n"})
    commit(root, "2026-01-05T12:00:00+0000")
    assert record(root, "a")["dateCreated"] is None


def test_a_new_commit_is_seen(tmp_path: Path):
    root = wiki(tmp_path, {"a": "A"})
    commit(root, "2026-01-05T12:00:00+0000")
    assert record(root, "a")["lastUpdated"] == "2026-01-05"
    commit(wiki(root, {"a": "AA"}), "2026-01-06T12:00:00+0000")
    assert record(root, "a")["lastUpdated"] == "2026-01-06"


def test_a_knowledge_base_below_the_root_of_its_repository(tmp_path: Path):
    root = wiki(tmp_path / "sub/kb", {"a": "A"})
    commit(tmp_path, "2026-01-05T12:00:00+0000")
    assert record(root, "a")["dateCreated"] == "2026-01-05"


def test_edits_date_pages(tmp_path: Path):
    rows = '{"page": "a", "date": "2026-02-02"}\n{"page": "a", "date": "2026-01-01"}\n'
    page = record(wiki(tmp_path, {"a": ""}, {EDITS: rows}), "a")
    assert (page["dateCreated"], page["lastUpdated"], "changeHistory" in page) == ("2026-01-01", "2026-02-02", False)


def test_a_date_in_the_head_beats_an_older_commit(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nlastEdited: 2026-02-10\ncreatedAt: 2025-12-24\n---\n"})
    commit(root, "2026-01-05T12:00:00+0000")
    page = record(root, "a")
    assert (page["dateCreated"], page["lastUpdated"]) == ("2025-12-24", "2026-02-10")


# Changes


def test_edits_with_title_and_branch_are_changes(tmp_path: Path):
    row = {"page": "a", "date": "2026-02-02", "title": "T", "branch": "b", "summary": "S", "pr": 7, "model": "m"}
    page = record(wiki(tmp_path, {"a": ""}, {EDITS: json.dumps(row)}), "a")
    del row["page"]
    assert page["changeHistory"] == [row]
    assert (page["coverage"]["editHistoryCount"], page["coverage"]["items"]["editHistory"]) == (1, "green")


LOG = """# Log

## 2026-01-02 | branch-a | Title A

**What was done:** Much.

**Pages:** a, b

**PR:** #12

---

## 2026-01-03 | branch-b | Title B

**Pages:** b

"""


def test_the_change_log_names_pages(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"a": "", "b": "", "c": ""}, {"history/log.md": LOG}))
    first = {"date": "2026-01-02", "branch": "branch-a", "title": "Title A", "summary": "Much.", "pr": 12}
    second = {"date": "2026-01-03", "branch": "branch-b", "title": "Title B", "summary": ""}
    assert [r.get("changeHistory") for r in records] == [[first], [first, second], None]


def test_change_entries_follow_the_log_and_repeat_nothing(tmp_path: Path):
    entry = "date: 2026-01-02\nbranch: branch-a\ntitle: Title A\npages: [a]\n"
    other = "date: 2026-01-01\nbranch: x\ntitle: X\npages: [a]\nsummary: S\n"
    data = {"history/log.md": LOG, "history/entries/1.yaml": entry, "history/entries/2.yaml": other}
    page = record(wiki(tmp_path, {"a": ""}, data), "a")
    assert [change["title"] for change in page["changeHistory"]] == ["Title A", "X"]


@pytest.mark.parametrize("text", ["", "# Log\n", "## 2026-01-02 | b | T\n"])
@pytest.mark.parametrize("file", ["log.md", "entries/1.md"])
def test_a_change_log_without_entries(tmp_path: Path, file: str, text: str):
    assert "changeHistory" not in record(wiki(tmp_path, {"a": ""}, {f"history/{file}": text}), "a")


# Numbers


def test_late_numbers_follow_the_largest_of_an_entity(tmp_path: Path):
    entities = "- id: x\n  numericId: E7\n- id: y\n"
    records, _ = built(wiki(tmp_path, {"a": "", "b": "---\nnumericId: E3\n---\n", "x": ""}, {ENTITIES: entities}))
    assert {r["id"]: r["numericId"] for r in records} == {"a": "E9", "b": "E3", "x": None}


def test_the_number_of_an_entity_finds_its_page(tmp_path: Path):
    _, store = built(wiki(tmp_path, {"x": ""}, {ENTITIES: "- id: x\n  numericId: E7\n"}))
    assert store.page("E7")["id"] == "x"


def test_a_number_of_two_entities_is_an_error_and_the_build_goes_on(tmp_path: Path):
    entities = "- id: x\n  numericId: E7\n- id: y\n  numericId: E7\n"
    root = wiki(tmp_path, {"a": ""}, {ENTITIES: entities})
    assert main(["build", str(root), "--quiet"]) == 1
    assert found(root, "numeric-id-conflict") == [(ENTITIES, 3, 1)]
    assert record(root, "a")["numericId"] == "E8"


def test_a_number_of_two_pages_is_an_error_where_it_stands(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nnumericId: E7\n---\n", "b": "---\ntitle: B\nnumericId: E7\n---\n"})
    assert found(root, "numeric-id-conflict") == [(f"{KB}/b.mdx", 3, 1)]
    assert [r["numericId"] for r in built(root)[0]] == ["E7", "E7"]


# The graph


def test_backlinks_come_from_pages_and_entities(tmp_path: Path):
    entities = "- id: e\n  type: risk\n  title: E\n  relatedEntries:\n  - id: a\n    relationship: causes\n"
    root = wiki(tmp_path, {"a": "", "b": '<EntityLink id="a">A</EntityLink>'}, {ENTITIES: entities})
    _, store = built(root)
    rows = [tuple(row)[2:] for row in store.backlinks(store.page("a"))]
    assert rows == [("e", "E", "risk", "causes"), ("b", "b", "concept", None)]
    assert record(root, "a")["backlinkCount"] == 2


def test_an_entity_link_by_number_is_a_backlink(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nnumericId: E5\n---\n", "b": '<EntityLink id="E5">A</EntityLink>'})
    assert record(root, "a")["backlinkCount"] == 1


def test_a_page_does_not_link_to_itself_and_each_page_counts_once(tmp_path: Path):
    link = '<EntityLink id="a">A</EntityLink> '
    assert record(wiki(tmp_path, {"a": link, "b": link * 2}), "a")["backlinkCount"] == 1


WORK = "- id: a1\n  url: https://example.org/w/\n  title: Work\n"


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://example.org/w/", True),
        ("https://example.org/w", True),
        ("https://www.example.org/w", True),
        ("https://www.example.org/w/", True),
        ("https://example.org/w//", True),
        ("http://example.org/w", False),
        ("https://example.org/W", False),
        ("https://example.org/w#x", False),
    ],
)
def test_links_to_registered_addresses_are_unconverted(tmp_path: Path, url: str, known: bool):
    page = record(wiki(tmp_path, {"a": f"[see]({url})"}, {RESOURCES: WORK}), "a")
    row = {"text": "see", "url": url, "resourceId": "a1", "resourceTitle": "Work"}
    assert page["unconvertedLinks"] == ([row] if known else [])
    assert page["unconvertedLinkCount"] == known


def test_resource_tags_are_converted_links(tmp_path: Path):
    page = record(wiki(tmp_path, {"a": '<R id="a1">W</R> <R id="a2">V</R>'}, {RESOURCES: WORK}), "a")
    assert page["convertedLinkCount"] == 2
    assert page["coverage"]["actuals"]["references"] == 1


def test_references_count_each_work_once(tmp_path: Path):
    work = WORK + "  cited_by: [a]\n- id: b2\n  url: https://example.org/v\n  cited_by: [a, b]\n"
    text = '<R id="a1">W</R> and [w](https://www.example.org/w)'
    _, store = built(wiki(tmp_path, {"a": text, "b": ""}, {RESOURCES: work}))
    assert [row["refs"] for row in store.rows('SELECT "references" AS refs FROM pages')] == ['["a1","b2"]', '["b2"]']


def test_equal_pages_keep_their_order_in_ranks(tmp_path: Path):
    grades = {"a": 5, "b": 9, "c": 5, "d": "", "e": 9}
    pages = {name: f"---\nreaderImportance: {grade}\n---\n" for name, grade in grades.items()}
    records, _ = built(wiki(tmp_path, pages))
    assert {r["id"]: r.get("readerRank") for r in records} == {"a": 3, "b": 1, "c": 4, "d": None, "e": 2}


WORDS = "alpha bravo charlie delta echoes foxtrot golfing hotels india juliett kilos limas mikes novembers oscar"


def test_alike_pages_name_each_other(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"a": WORDS, "b": f"{WORDS} and more", "c": "Short."}))
    assert [r["redundancy"]["maxSimilarity"] > 50 for r in records] == [True, True, False]
    assert [[s["id"] for s in r["redundancy"]["similarPages"]] for r in records] == [["b"], ["a"], []]


def test_pages_of_one_id_share_their_redundancy(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"x/a": WORDS, "y/a": "Nothing.", "b": WORDS}))
    shown = {r["path"]: [s["path"] for s in r["redundancy"]["similarPages"]] for r in records}
    assert shown["/knowledge-base/x/a/"] == shown["/knowledge-base/y/a/"] == ["/knowledge-base/b/"]


def test_pages_of_other_formats_are_not_compared(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"a": WORDS, "b": f"---\ncontentFormat: table\n---\n{WORDS}"}))
    assert [r["redundancy"]["maxSimilarity"] for r in records] == [0, 0]


def test_a_page_that_declares_a_type_is_an_entity(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"a": "---\nentityType: researcher\n---\n", "b": ""}))
    assert [r.get("entityType") for r in records] == ["person", None]


# Findings

BROKEN = {
    "frontmatter-broken": ("---\ntitle: Foo: bar\n---\n", 2, 11),
    "frontmatter-repeated-key": ("---\ntitle: A\nquality: 1\ntitle: B\n---\n", 4, 1),
    "frontmatter-bom": ("\ufeff---\ntitle: A\n---\n", 1, 1),
    "frontmatter-crlf": ("---\r\ntitle: A\r\n---\r\n", 1, 1),
    "frontmatter-toml": ('+++\ntitle = "A"\n+++\n', 1, 1),
    "frontmatter-unclosed": ("---\ntitle: A\n\nText.", 1, 1),
    "frontmatter-not-a-map": ("---\n- a\n---\n", 2, 1),
    "unknown-type": ("---\ntitle: A\nentityType: rsik\n---\n", 3, 1),
    "unknown-format": ("---\ntitle: A\ncontentFormat: artcle\n---\n", 3, 1),
    "not-a-date": ("---\ntitle: A\nlastUpdated: soon\n---\n", 3, 1),
    "not-a-number": ("---\ntitle: A\nquality: high\n---\n", 3, 1),
    "broken-component": ("One.\n\nü <Callout>two", 3, 3),
    "broken-expression": ("One.\n\nTwo { three", 3, 5),
    "unknown-component": ("One.\n\nü <Calout>two</Calout>", 3, 3),
    "unknown-entity": ('One.\n\nü <InfoBox entityId="none" />', 3, 3),
    "broken-diagram": ("One.\n\n```mermaid\nflowchrt TD\n```", 4, 1),
    "unclosed-fence": ("One.\n\n```py\ntwo", 3, 1),
    "broken-entity-link": ('One.\n\nü <EntityLink id="none">x</EntityLink>', 3, 3),
    "unknown-resource": ('One.\n\nTwo <R id="none">x</R>', 3, 5),
    "undefined-footnote": ("One.\n\nTwo.[^1]", 3, 5),
    "repeated-footnote": ("One.[^1]\n\n[^1]: A.\n[^1]: B.", 4, 1),
    "undecodable-text": (b"a\xff", 1, 1),
    "unconverted-link": ("One.\n\nTwo [x](https://example.org/w)", 3, 5),
    "overdue": ("---\nlastUpdated: 2026-01-01\nupdate_frequency: 7\n---\n", 3, 1),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_page_is_reported_where_it_breaks(tmp_path: Path, rule: str):
    text, line, column = BROKEN[rule]
    root = wiki(tmp_path, {"good": "Good.", "bad": text}, {RESOURCES: WORK})
    assert found(root, rule) == [(f"{KB}/bad.mdx", line, column)]
    assert [r["id"] for r in built(root)[0]] == ["bad", "good"]


def test_every_rule_of_pages_is_tested_here():
    from recto.check import PAGE_RULES

    assert {unit.name for unit in PAGE_RULES} == set(BROKEN)


def test_a_sound_page_has_no_findings(tmp_path: Path):
    text = (
        "---\ntitle: A\nquality: 5\nlastUpdated: 2026-01-02\nentityType: risk\n---\n# A\n\nText.[^1]\n\n[^1]: A book.\n"
    )
    assert found(wiki(tmp_path, {"a": text})) == []


def test_a_rule_can_be_ignored(tmp_path: Path):
    root = wiki(tmp_path, {"a": "```\ncode"}, {"recto.toml": '[checks]\nignore = ["unclosed-fence"]\n'})
    assert found(root) == []


def test_an_id_used_twice_is_reported(tmp_path: Path):
    root = wiki(tmp_path, {"x/a": "", "y/a": ""})
    assert found(root, "duplicate-page-id") == [(f"{KB}/y/a.mdx", 1, 1)]


def test_an_entity_written_twice_is_reported_and_the_last_counts(tmp_path: Path):
    entities = "- id: a\n  type: risk\n- id: b\n- id: a\n  type: person\n"
    root = wiki(tmp_path, {"a": ""}, {ENTITIES: entities})
    assert found(root, "duplicate-entity-id") == [(ENTITIES, 4, 1)]
    assert record(root, "a")["entityType"] == "person"


DATA: dict[str, Mapping[str, str]] = {
    "an entity without id": {ENTITIES: "- id: a\n- title: B\n"},
    "an entity that is no map": {ENTITIES: "- id: a\n- b\n"},
    "a resource without address": {RESOURCES: "- id: a\n  url: https://example.org/a\n- id: b\n"},
    "a resource written twice": {RESOURCES: WORK + WORK},
    "an edit without date": {EDITS: '{"page": "a", "date": "2026-01-01"}\n{"page": "a"}\n'},
    "an edit that is no JSON": {EDITS: '{"page": "a", "date": "2026-01-01"}\n{"page":\n'},
    "a merge conflict": {EDITS: '{"page": "a", "date": "2026-01-01"}\n<<<<<<< ours\n'},
    "links without page": {"data/external-links.yaml": "- pageId: a\n  links: {}\n- links: {}\n"},
    "a file that is no YAML": {ENTITIES: "- id: a\n- b: c: d\n"},
    "a change entry that is no YAML": {"history/entries/1.yaml": "date: 2026-01-01\ntitle: a: b\n"},
    "a change entry without title": {"history/entries/1.yaml": "date: 2026-01-01\nbranch: b\npages: [a]\n"},
}
LINES = {
    "a resource without address": 3,
    "a resource written twice": 4,
    "links without page": 3,
    "a change entry without title": 1,
}
RULES = {"a resource without address": "resource-without-address", "a resource written twice": "duplicate-resource-id"}


@pytest.mark.parametrize("what", DATA)
def test_a_data_row_that_cannot_be_used_is_reported(tmp_path: Path, what: str):
    ((file, line, _),) = found(wiki(tmp_path, {"a": ""}, DATA[what]), RULES.get(what, "data-file"))
    assert (file, line) == (*DATA[what], LINES.get(what, 2))


def test_a_link_out_of_the_root_is_not_followed(tmp_path: Path):
    site(tmp_path, {"secret/s.md": "secret", "kb/a.md": ""})
    for name, target in (("s.md", "secret/s.md"), ("folder", "secret")):
        (tmp_path / "kb" / name).symlink_to(tmp_path / target)
    records, _ = built(tmp_path / "kb")
    assert [r["id"] for r in records] == ["a"]
    assert found(tmp_path / "kb") == [("unreadable-file", "folder"), ("unreadable-file", "s.md")]


@pytest.mark.parametrize("name", [EDITS, RESOURCES, "data/external-links.yaml", "history/log.md", "data/entities"])
def test_data_that_links_out_of_the_root_is_not_followed(tmp_path: Path, name: str):
    site(tmp_path, {"secret/all.yaml": "no data"})
    root = wiki(tmp_path / "kb", {"a": ""}, {"data/x": "", "history/x": ""})
    (root / name).symlink_to(tmp_path / "secret" / ("" if name == "data/entities" else "all.yaml"))
    assert found(root) == [("unreadable-file", name)]


def test_a_link_within_the_root_is_followed(tmp_path: Path):
    root = site(tmp_path, {"a.md": "A"})
    (root / "b.md").symlink_to(root / "a.md")
    assert [r["id"] for r in built(root)[0]] == ["a", "b"]


def test_a_folder_that_links_above_itself_is_read_once(tmp_path: Path):
    root = site(tmp_path, {"x/a.md": "A"})
    (root / "x/again").symlink_to(root / "x")
    assert [r["id"] for r in built(root)[0]] == ["a"]
    assert found(root) == [("unreadable-file", "x/again")]


def test_an_unreadable_file_is_reported_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: str, mode: str):
        if path.endswith("b.md"):
            raise PermissionError(13, "Permission denied", path)
        return Path(path).open(mode)

    monkeypatch.setattr("recto.sources.files.open", refuse, raising=False)
    root = site(tmp_path, {"a.md": "", "b.md": "", "c.md": ""})
    assert found(root, "unreadable-file") == [("b.md", 0, 0)]
    assert [r["id"] for r in built(root)[0]] == ["a", "c"]


def test_a_folder_named_like_a_page_is_a_folder(tmp_path: Path):
    assert [r["path"] for r in built(site(tmp_path, {"a.md/b.md": ""}))[0]] == ["/a.md/b/"]


def test_what_modules_read_belongs_to_their_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memo, "PACKAGE", site(tmp_path, {"part/a.py": "", "part/templates/a.html": "one"}))

    def source(name: str) -> bytes:
        memo._source.cache_clear()
        return memo._source(name)

    before = source("part")
    site(tmp_path, {"part/__pycache__/a.pyc": "x"})
    assert source("part") == before
    site(tmp_path, {"part/templates/a.html": "two"})
    assert source("part") != before


def _writing(page: Path, times: int) -> Callable[[str, int, int], None]:
    """Make what changes a page each time that its text is about to be parsed, so many times."""
    left = iter(range(times))

    def progress(stage: str, done: int, _total: int) -> None:
        if stage == "parse" and not done and (number := next(left, None)) is not None:
            page.write_text(f"# Title {number}\n")

    return progress


def test_a_page_that_changes_while_it_is_read_is_read_again(tmp_path: Path):
    root = site(tmp_path, {"a.md": "# Title\n", "b.md": "See [a](a.md).\n"})
    made = build(root, Options(), _writing(root / "a.md", 2)).built
    assert made
    assert [source.text for source in made.sources] == ["# Title 1\n", "See [a](a.md).\n"]


def test_pages_that_never_rest_are_told_of(tmp_path: Path):
    root = site(tmp_path, {"a.md": "# Title\n"})
    with pytest.raises(ChangedError, match=r"a\.md was changed while it was read"):
        build(root, Options(), _writing(root / "a.md", 9))
    assert build(root, Options()).pages == 1


def test_a_page_that_was_only_touched_is_as_it_was(tmp_path: Path):
    root = site(tmp_path, {"a.md": "# Title\n"})
    made = build(root, Options()).built
    assert made
    os.utime(root / "a.md", (1, 1))
    assert made.sources[0].text == "# Title\n"
    (root / "a.md").unlink()
    with pytest.raises(ChangedError):
        _ = made.sources[0].text
