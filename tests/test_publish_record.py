"""The record of a page in the site: the ledger with its reasons, JSON that folds, CSV."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from sites import result, wiki

from recto.publish import publish
from recto.publish.record import _csv, _folding
from recto.publish.status import coverage_items, due_text, long_date
from recto.store import Store

PAGES = {
    "a": "---\ntitle: '=A <b>'\nquality: 40\nlastEdited: 2026-03-01\n---\n## One\n\n"
    "See [b](/knowledge-base/b/).[^1]\n\n- item\n\n```mermaid\nflowchart LR\n A-->B\n```\n\n"
    "| a |\n|---|\n| b |\n\n[^1]: https://example.org/\n",
    "b": "---\ntitle: B\n---\nOther.\n",
}
_LINE = re.compile(r'<tr id="([^"]*)"><th.*?</th>\s*<td[^>]*>(.*?)</td>\s*<td class="why">(.*?)</td></tr>\n', re.S)
_TAG = re.compile(r"<[^<>]*>")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = wiki(tmp_path_factory.mktemp("kb"), PAGES)
    publish(result(folder).output, folder, engine="serial")
    return folder


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    return Store(result(root).output, root)


def read(root: Path, name: str) -> str:
    return (root / ".recto/site/knowledge-base/a" / name).read_text("utf-8")


def record(root: Path) -> dict[str, Any]:
    pages = json.loads((root / ".recto/json/pages.json").read_text())
    return next(page for page in pages if page["id"] == "a")


def ledger(root: Path) -> dict[str, tuple[str, str]]:
    """Give the value and the reason of each line of the record's ledger, as they are read."""
    rows = _LINE.findall(view(root).partition('<section id="record">')[2].partition("</section>")[0])
    return {unescape(key): (unescape(_TAG.sub("", value)), unescape(_TAG.sub("", why))) for key, value, why in rows}


def view(root: Path) -> str:
    return read(root, "data/index.html")


def test_json_is_the_record(root: Path):
    assert json.loads(read(root, "data/record.json")) == record(root)


def test_the_ledger_has_each_key_with_its_value(root: Path):
    told, whole = ledger(root), record(root)
    assert {key for key in told if "." not in key} == whole.keys() - {"metrics"}
    assert {key.removeprefix("metrics.") for key in told if "." in key} == whole["metrics"].keys()
    assert told["quality"][0] == "40"
    assert told["title"][0] == "=A <b>"


def test_reasons_are_those_of_the_database(root: Path, store: Store):
    told = ledger(root)
    row = store.rows("SELECT label, amount FROM reasons WHERE unit = 'hallucination_risk' AND page LIKE '%/a.mdx'")
    for label, _ in row:
        assert str(label) in told["hallucinationRisk"][1]
    assert "counted on line" in told["metrics.tableCount"][1]


def test_all_rows_have_addresses(root: Path):
    inner = re.sub(r"<details>.*?</details>", "", view(root), flags=re.S)
    bodies = re.findall(r"<tbody>(.*?)</tbody>", inner, re.S)
    rows = [row for body in bodies for row in re.findall(r"<tr[^>]*>", body)]
    assert {'<tr id="citations-1">', '<tr id="sections-1">', '<tr id="quality">'} <= set(rows)
    assert all(" id=" in row for row in rows)


def test_no_two_places_have_one_id(root: Path):
    for page in ("index.html", "data/index.html"):
        ids = re.findall(r' id="([^"]*)"', read(root, page))
        assert len(ids) == len(set(ids))


def test_csv_has_the_record(root: Path):
    rows = dict(csv.reader(io.StringIO(read(root, "data/record.csv"))))
    assert rows["quality"] == "40"
    assert rows["title"] == "'=A <b>"
    assert rows["metrics.tableCount"] == str(record(root)["metrics"]["tableCount"])


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1+2", "@x", "\tx", "\rx"])
def test_csv_runs_nothing(value: str):
    row = list(csv.reader(io.StringIO(_csv({"a": value}).decode())))[1]
    assert row == ["a", f"'{value}"]


def test_csv_leaves_numbers_alone():
    assert b"a,-1\r\n" in _csv({"a": -1})


@pytest.mark.parametrize("value", ["<script>", "\"&'", "a\nb", None, True, -1.5, [], {}, [1, {"a<": [None]}]])
def test_folding_json_is_read_as_it_was(value: Any):
    assert json.loads(unescape(_TAG.sub("", _folding({"k": value})))) == {"k": value}


def test_long_maps_begin_folded():
    assert _folding({"k": list(range(9))}).count(" open") == 1
    assert _folding({"k": list(range(8))}).count(" open") == 2


@pytest.mark.parametrize(
    ("date", "text"),
    [("2026-03-13", "13 Mar 2026"), ("2026-13-01", "2026-13-01"), ("March", "March"), (None, ""), ("2026-3", "2026-3")],
)
def test_dates_as_readers_write_them(date: str | None, text: str):
    assert long_date(date) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(None, ""), (0.2, "due today"), (1, "due in 1 day"), (3.4, "due in 3 days"), (-1, "overdue by 1 day")],
)
def test_when_a_page_is_due(days: float | None, text: str):
    assert due_text(days) == text


def test_coverage_begins_with_what_is_there():
    items = {"items": {"llmSummary": "red", "tables": "green"}, "actuals": {"tables": 2}, "targets": {"tables": 1}}
    assert coverage_items(items) == [
        {"name": "tables", "colour": "green", "actual": 2, "target": 1},
        {"name": "summary", "colour": "red", "actual": None, "target": None},
    ]
