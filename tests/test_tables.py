"""Every table and every column of the database says what it is, and what refers to a row finds it."""

import sqlite3
from pathlib import Path

import pytest
from sites import ENTITIES, KB, RESOURCES, built, wiki

from recto.errors import StoreError
from recto.reference import UNITS
from recto.store import Store
from recto.store.schema import tables

TABLES = {table.name: table for table in tables(UNITS)}
SITE = {
    "index": "---\ntitle: Home\n---\n# Home\n\n[a](/knowledge-base/a/)\n",
    "a": '---\ntitle: A\nquality: x\n---\n## One\n\nA claim.[^1] <EntityLink id="b" /> {broken\n\n[^1]: https://example.org/w\n',
    "folder/a": "The same id.",
}
DATA = {
    ENTITIES: "- id: b\n  type: person\n  title: B\n  relatedEntries:\n    - id: a\n      type: page\n",
    RESOURCES: "- id: w\n  url: https://example.org/w\n  title: W\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    return built(wiki(tmp_path_factory.mktemp("kb"), SITE, DATA))[1]


def test_what_is_referred_to_is_there(store):
    assert store.rows("SELECT count(*) FROM findings")[0][0] > 0
    assert [tuple(row) for row in store.rows("PRAGMA foreign_key_check")] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_columns_it_declares(store, name: str):
    found = [tuple(row) for row in store.rows("SELECT name, type FROM pragma_table_info(?)", name)]
    declared = [(c.name, c.type) for c in TABLES[name].columns]
    assert [(n, t or "ANY") for n, t in found] == declared or TABLES[name].using
    assert [n for n, _ in found] == [n for n, _ in declared]


def test_all_tables_and_columns_are_explained(store):
    rows = store.rows('SELECT "table", name, about FROM "column" ORDER BY rowid')
    assert [tuple(r) for r in rows] == [(t.name, c.name, c.about) for t in TABLES.values() for c in t.columns]
    assert {r["name"]: r["about"] for r in store.rows("SELECT * FROM tables")} == {
        n: t.about for n, t in TABLES.items()
    }


@pytest.mark.parametrize("name", TABLES)
def test_explanations_are_sentences(name: str):
    table = TABLES[name]
    assert [text for text in (table.about, *(c.about for c in table.columns)) if not text.endswith(".")] == []


def test_columns_of_units_carry_their_definition():
    about = {column.name: column for column in TABLES["pages"].columns}
    assert about["words"].about == next(u.definition for u in UNITS if u.name == "words")
    assert about["hallucination_risk_score"].unit == "hallucination_risk"
    assert about["coverage_items"].about.endswith("As JSON.")


def test_references_name_tables():
    referred = {
        c.declaration.split("REFERENCES ")[1].split("(")[0]
        for t in TABLES.values()
        for c in t.columns
        if "REFER" in c.declaration
    }
    assert referred <= set(TABLES)


def test_a_file_is_the_same_each_time(tmp_path: Path):
    first, second = (built(wiki(tmp_path / n, SITE, DATA), out=tmp_path / f"{n}-out")[1] for n in ("x", "y"))
    assert (tmp_path / "x-out/recto.db").read_bytes() == (tmp_path / "y-out/recto.db").read_bytes()
    assert first.about() == second.about()


def test_a_database_of_another_version_says_what_to_do(tmp_path: Path):
    with sqlite3.connect(tmp_path / "recto.db") as connection:
        connection.execute("CREATE TABLE build (name, value)")
    with pytest.raises(StoreError, match="no such table") as caught:
        Store.at(tmp_path)
    assert caught.value.hint == "Build again: recto build DIR"


@pytest.mark.parametrize("text", ["", "\ufeff---\r\ntitle: A\r\n---\r\nText\r", "a\0b\n", "é 🙂\u2028\n"])
def test_the_text_is_kept_as_read(tmp_path: Path, text: str):
    _, store = built(wiki(tmp_path, {"a": text}))
    assert [tuple(row) for row in store.rows("SELECT file, text FROM sources")] == [(f"{KB}/a.mdx", text)]


def test_bytes_that_are_no_text_are_marked(tmp_path: Path):
    _, store = built(wiki(tmp_path, {"a": b"a \xff\xed\xa0\x80 b"}))
    (row,) = store.rows("SELECT text, digest FROM sources")
    assert row["text"].encode() == "a ���� b".encode()
    assert len(row["digest"]) == 32
