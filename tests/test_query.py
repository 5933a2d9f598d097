"""`recto query` answers what is asked, and does nothing else."""

import csv
import io
import json
from pathlib import Path

import pytest
from sites import built, bytes_of, wiki

from recto.cli import main
from recto.errors import UnknownNameError
from recto.store import Output, Store
from recto.store.guard import Bounds
from recto.store.query import query


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = wiki(tmp_path_factory.mktemp("kb"), {"a": "---\nquality: 50\n---\nOne.", "b": "# B|\n\nTwo words."})
    built(root)
    return root


@pytest.fixture
def ask(root: Path):
    store = Store(Output(root / ".recto"), root)
    return lambda statement, *more, **named: query(store, statement, *more, **named)


@pytest.fixture
def refused(ask):
    def refuse(statement: str, bounds: Bounds | None = None) -> str:
        with pytest.raises(UnknownNameError) as caught:
            ask(statement, None, bounds or Bounds(steps=300_000))
        return f"{caught.value}\n{caught.value.hint}"

    return refuse


def test_rows_have_names(ask):
    assert ask("SELECT id, quality AS q FROM pages ORDER BY id") == (["id", "q"], [("a", 50), ("b", None)], False)


def test_names_that_repeat_are_numbered(ask):
    assert ask("SELECT 1, 2 AS x, 3 AS x, 4 AS x_2").heads == ["1", "x", "x_2", "x_2_2"]


def test_bytes_are_shown(ask):
    assert ask("SELECT x'00ff', 2.0, 2.5").rows == [("x'00ff'", 2, 2.5)]


def test_a_limit_says_that_there_is_more(ask):
    assert ask("SELECT id FROM pages ORDER BY id", 1)[1:] == ([("a",)], True)
    assert not ask("SELECT id FROM pages", 2).more


@pytest.mark.parametrize(
    "reading",
    [
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT sum(n) FROM r",
        "SELECT name FROM pragma_table_info('pages')",
        "SELECT title FROM search WHERE search MATCH 'two'",
        "SELECT value FROM json_each('[1, 2]')",
        "SELECT row_number() OVER (ORDER BY id) FROM pages",
        "EXPLAIN QUERY PLAN SELECT 1",
        "VALUES (1)",
        "SELECT 1 -- a remark",
        "PRAGMA table_info(pages)",
    ],
)
def test_what_only_reads_is_answered(ask, reading: str):
    assert ask(reading).heads


REFUSED = {
    "ATTACH DATABASE '/tmp/x' AS x": "Only reading",
    "DETACH main": "Only reading",
    "INSERT INTO build VALUES ('a', 'b')": "Only reading",
    "UPDATE pages SET id = 1": "Only reading",
    "DELETE FROM pages": "Only reading",
    "DROP TABLE pages": "Only reading",
    "CREATE TEMP TABLE t (a)": "Only reading",
    "CREATE VIEW temp.v AS SELECT 1": "Only reading",
    "WITH x AS (SELECT 1) DELETE FROM pages": "Only reading",
    "PRAGMA writable_schema = 1": "Only reading",
    "PRAGMA query_only = OFF": "Only reading",
    "PRAGMA hard_heap_limit = 1": "Only reading",
    "PRAGMA temp_store_directory = '/tmp'": "Only reading",
    "VACUUM INTO '/tmp/x.db'": "Only reading",
    "BEGIN": "Only reading",
    "SAVEPOINT x": "Only reading",
    "REINDEX": "Only reading",
    "ANALYZE": "Only reading",
    "INSERT INTO search(search) VALUES ('rebuild')": "Only reading",
    "SELECT load_extension('x')": "more than read",
    "SELECT LOAD_EXTENSION('x', 'y')": "more than read",
    "SELECT fts3_tokenizer('x')": "more than read",
    "SELECT readfile('/etc/hostname')": "cannot be read",
    "SELECT writefile('/tmp/x', 'x')": "cannot be read",
    "SELECT edit('x')": "cannot be read",
    "SELECT 1; DROP TABLE pages": "one SELECT at a time",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r": "--limit-seconds",
    "SELECT count(*) FROM (SELECT 1 FROM column, column b, column c, column d, column e)": "--limit-seconds",
    "SELECT printf('%.*c', 2000000000, 'x')": "more than read",
    "SELECT format('%2000000000d', 1)": "more than read",
    "SELECT zeroblob(2000000000)": "too big",
    "SELECT hex(zeroblob(15000000))": "too big",
    "SELECT group_concat(zeroblob(15000000)) FROM pages, pages b": "too big",
    "SELECT 1 LIKE replace(hex(zeroblob(2000)), '0', '%')": "cannot be read",
    "SELECT ?": "parameter",
    "": "asks for nothing",
    "-- nothing": "asks for nothing",
    "\x00": "cannot be read",
    "SELECT \x00": "cannot be read",
    "SELEC 1": "syntax error",
    "SELECT CAST(x'ff' AS TEXT)": "cannot be read",
    "SELECT title FROM search WHERE search MATCH '('": "Put words",
}


@pytest.mark.parametrize(("statement", "said"), REFUSED.items())
def test_nothing_else_is_done(root: Path, refused, statement: str, said: str):
    before = bytes_of(root)
    assert said in refused(statement)
    assert bytes_of(root) == before


def test_time_is_bounded_too(refused):
    endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r"
    assert "longer than 0 seconds" in refused(endless, Bounds(10**12, 0))


def test_a_store_is_as_before_after_a_refusal(refused, ask):
    refused("DROP TABLE pages")
    assert ask("SELECT count(*) FROM pages").rows == [(2,)]


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("SELECT * FROM page", "pages"),
        ("SELECT qualty FROM pages", "pages.quality"),
        ("SELECT pages.qualty FROM pages", "pages.quality"),
        ("SELECT lenght(id) FROM pages", "length"),
        ('SELECT table FROM "column"', '"table"'),
        ("SELECT references FROM pages", '"references"'),
        ("SELECT zzzzzzzzz FROM pages", "recto query"),
    ],
)
def test_the_nearest_name_is_named(refused, statement: str, hint: str):
    assert hint in refused(statement).splitlines()[1]


def say(root: Path, capsys, *arguments: str) -> str:
    assert main(["query", *arguments, "--dir", str(root)]) == 0
    return capsys.readouterr().out


def test_formats(root: Path, capsys):
    asked = "SELECT id, quality FROM pages ORDER BY id"
    assert say(root, capsys, asked) == "id  quality\na        50\nb         —\n"
    assert json.loads(say(root, capsys, asked, "--json")) == [{"id": "a", "quality": 50}, {"id": "b", "quality": None}]
    assert list(csv.reader(io.StringIO(say(root, capsys, asked, "--format", "csv"))))[1] == ["a", "50"]
    assert "| b | — |" in say(root, capsys, asked, "--format", "markdown")


def test_json_and_markdown_stay_well_formed(root: Path, capsys):
    assert json.loads(say(root, capsys, "SELECT 9e999 AS x", "--json")) == [{"x": "Infinity"}]
    assert "| a\\|b c |" in say(root, capsys, "SELECT 'a|b' || char(10) || 'c' AS x", "--format", "markdown")


def test_the_statement_may_come_from_the_standard_input(root: Path, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT 1 AS x"))
    assert say(root, capsys, "-") == "x\n1\n"


@pytest.mark.parametrize("wrong", [["--limit", "-1"], ["--limit-seconds", "0"], ["--limit-seconds", "nan"]])
def test_wrong_limits_are_refused(root: Path, capsys, wrong: list[str]):
    assert main(["query", "SELECT 1", *wrong, "--dir", str(root)]) == 2
    assert "hint: Give" in capsys.readouterr().err
