"""The database tells why each value of a page is as it is."""

import math
from pathlib import Path
from typing import Any

import pytest
from sites import KB, NOW, built, wiki
from test_everything import DATA, PAGES

from recto.measure import FIELDS
from recto.model import Source
from recto.options import Options
from recto.parse import parse_page
from recto.reasons import STATED, Case, counted, explainer
from recto.reference import find_unit
from recto.score import ranks
from recto.store.tables.pages import stored
from recto.why import why

PAGE = f"{KB}/risks/drift.mdx"
HEAD = "---\ntitle: A\nratings: {rigor: 9}\nreaderImportance: 40\nupdate_frequency: 30\n---\n"
ODD = (
    "99999999999999999999",
    "1e999",
    ".nan",
    "-.inf",
    "2026-01-01",
    '"\\uD83D"',
    '"\\0"',
    "{1: {2: [.nan, ~]}}",
    "{[a]: b}",
    "0x1f",
    "!x y",
    "true",
    "[" * 60 + "]" * 60,
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wiki(tmp_path_factory.mktemp("kb"), PAGES, DATA)


@pytest.fixture(scope="module")
def store(root: Path):
    return built(root)[1]


def parts(store, unit: str, page: str = PAGE) -> list[tuple[Any, ...]]:
    columns = 'label, amount, measure, reason, file, line, "column"'
    rows = store.rows(f"SELECT {columns} FROM reasons WHERE page = ? AND unit = ? ORDER BY position", page, unit)
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("unit", STATED)
def test_the_table_says_what_why_says(root: Path, store, unit: str):
    told = why(root, PAGE, unit, Options(now=NOW, engine="serial")).parts
    where = [(p.file or None, p.line or None, p.column or None) for p in told]
    said = [(p.label, stored(p.amount), p.unit or None, p.reason) for p in told]
    assert parts(store, unit) == [(*a, *b) for a, b in zip(said, where, strict=True)]


def test_the_points_of_each_page_add_up(store):
    rows = store.rows(
        "SELECT sum(amount), hallucination_risk_score FROM reasons JOIN pages ON page = pages.file"
        " WHERE unit = 'hallucination_risk' AND measure = 'points' GROUP BY page"
    )
    assert len(rows) == len(PAGES)
    assert all(row[0] == row[1] for row in rows)


def test_a_field_stands_at_its_key(store):
    assert parts(store, "title") == [("head: title", "Gradual Drift", None, "", PAGE, 2, 1)]
    assert parts(store, "quality") == [("not in the head", None, None, "the value is the default", None, None, None)]


def test_the_thirteen_items_have_colours(store):
    known = dict(part[:2] for part in parts(store, "coverage"))
    assert (len(known), known["schedule"], known["llmSummary"]) == (13, "green", "red")


@pytest.mark.parametrize("value", ODD)
def test_odd_values_in_heads_are_kept(tmp_path: Path, value: str):
    keys = {unit.key for unit in FIELDS if unit.key} | {"numericId", "lastUpdated", "createdAt"}
    head = "".join(f"{key}: {value}\n" for key in sorted(keys))
    _, store = built(wiki(tmp_path, {"a": f"---\n{head}---\nText.\n", "b": HEAD}))
    label = "not in the head" if "uD83D" in value else "head: quality"  # a half of a character breaks the whole head
    assert [row[0] for row in parts(store, "quality", f"{KB}/a.mdx")] == [label]


def test_a_value_that_failed_has_no_parts():
    page = parse_page(Source("a.mdx", "", ""), ".", wikilinks=False)
    for name in ("coverage", "hallucination_risk", "recommended_score", "redundancy"):
        (part,) = explainer(find_unit(name))(Case(page, {name: None}, {}))
        assert part.label == "no value"


def test_what_is_no_number_stands_below_all_numbers():
    values = [2.0, math.nan, None, 5.0, 2.0, math.nan]
    known = ranks.ordered(values)
    assert [ranks.among(v, known) for v in (5.0, 2.0, math.nan)] == [(0, 1), (1, 2), (3, 2)]
    assert [ranks.ranks(values)[i] for i in (3, 0, 1)] == [1, 2, 4]


# counted

TEXT = "---\ntitle: A\n---\n## Overview\n\nOne [a](https://example.org/a), [b](https://example.org/b). <R id='x'>\n"


def spans(name: str, *addresses: str) -> list[tuple[int, str]]:
    page = parse_page(Source("a.mdx", TEXT, ""), ".", wikilinks=False)
    return [(span.line, span.of(TEXT)) for span in counted(page, addresses)[name]]


def test_what_is_counted_has_places():
    assert spans("external_links") == [(6, "](https://example.org/a)"), (6, "](https://example.org/b)")]
    assert [(line, text[:11]) for line, text in spans("headings")] == [(4, "## Overview")]
    assert spans("table_count") == []


def test_unconverted_links_are_those_to_known_addresses():
    assert spans("unconverted_links") == []
    assert spans("unconverted_links", "https://example.org/b") == [(6, "[b](https://example.org/b)")]
