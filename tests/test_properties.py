"""Same inputs, same bytes: whatever was built before, in whatever order, by however many workers."""

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import EDITS, ENTITIES, KB, NOW, RESOURCES, built, bytes_of, result, wiki

from recto.ecma import dumps
from recto.parse.markdown import WORD, count_words

WORDS = [f"{letter}{letter}word{letter}" for letter in "abcdefghijklmnop"]
NAMES = ("a", "b", "x/a", "x/b", "x/index", "y/c", "y/d", "dashboard/e")
TEXTS = (
    " ".join(WORDS * 3),
    " ".join(WORDS[::-1] * 3) + " and more",
    f"---\ntitle: T\nreaderImportance: 5\nentityType: risk\n---\n# H\n\n{' '.join(WORDS[3:])}",
    f"---\nreaderImportance: 5\ncontentFormat: table\n---\n{' '.join(WORDS)}",
    "---\nnumericId: E2\n---\n" + '<EntityLink id="b">B</EntityLink> [w](https://example.org/w) <R id="ab">W</R>',
    "---\ntitle: A: b\n---\n" + '<EntityLink id="E3">?</EntityLink> and <Open> {',
    "",
)
DATA = {
    ENTITIES: "- id: a\n  numericId: E3\n  relatedEntries:\n  - id: b\n- id: q\n",
    RESOURCES: "- id: ab\n  url: https://example.org/w/\n  cited_by: [c]\n",
    EDITS: '{"page": "b", "date": "2026-01-02", "title": "T", "branch": "x"}\n',
}
OTHER_DATA = {ENTITIES: "- id: b\n  type: person\n  relatedEntries:\n  - id: a\n", EDITS: "", RESOURCES: "[]\n"}

names, bodies = st.sampled_from(NAMES), st.sampled_from(TEXTS)
pages = st.dictionaries(names, bodies, max_size=8)
edits = st.one_of(
    st.tuples(st.just("write"), names, bodies),
    st.tuples(st.just("delete"), names, st.just("")),
    st.tuples(st.just("rename"), names, names),
    st.tuples(st.just("data"), names, st.sampled_from([DATA, OTHER_DATA])),
)
few = settings(max_examples=15, deadline=None)


@contextmanager
def knowledge_base(given_pages: dict[str, str]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield wiki(Path(folder) / "kb", given_pages, DATA)


def edit(root: Path, what: str, name: str, value: str | dict[str, str]) -> None:
    file = root / f"{KB}/{name}.mdx"
    if what == "write":
        wiki(root, {name: value})
    elif what == "data":
        wiki(root, {}, value)
    elif file.exists() and what == "delete":
        file.unlink()
    elif file.exists():
        wiki(root, {value: file.read_text()})
        file.unlink() if value != name else None


def clean(root: Path, **options: object) -> tuple[bytes, bytes]:
    """Build anew beside the knowledge base; give the bytes."""
    out = root.parent / "clean"
    shutil.rmtree(out, ignore_errors=True)
    result(root, out=out, **options)
    return bytes_of(root, out)


@few
@given(pages, st.lists(edits, min_size=4, max_size=4))
def test_a_build_after_an_edit_is_a_clean_build(start: dict[str, str], changes: list):
    with knowledge_base(start) as root:
        result(root)
        for change in changes:
            edit(root, *change)
            result(root)
            assert bytes_of(root) == clean(root)


def forget_half(root: Path) -> None:
    with sqlite3.connect(root / ".recto/cache/memo.db", isolation_level=None) as connection:
        connection.execute("DELETE FROM memo WHERE substr(hex(key), 1, 1) < '8'")


def forget_the_stamp(root: Path) -> None:
    (root / ".recto/cache/stamp.json").unlink()


def forget_all(root: Path) -> None:
    shutil.rmtree(root / ".recto/cache")


@few
@given(pages, edits, st.sampled_from([forget_half, forget_the_stamp, forget_all]))
def test_a_cache_that_is_warm_cold_or_half_stale(start: dict, change: tuple, forget: Callable[[Path], None]):
    with knowledge_base(start) as root:
        result(root)
        edit(root, *change)
        forget(root)
        result(root)
        assert bytes_of(root) == clean(root)


@few
@given(pages, st.lists(edits, max_size=3))
def test_a_cache_of_another_state(start: dict[str, str], changes: list):
    with knowledge_base(start) as root:
        result(root)
        kept = shutil.copytree(root / ".recto/cache", root.parent / "kept")
        for change in changes:
            edit(root, *change)
            result(root)
        shutil.copytree(kept, root / ".recto/cache", dirs_exist_ok=True)
        result(root)
        assert bytes_of(root) == clean(root)


@few
@given(pages, st.randoms(use_true_random=False))
def test_the_order_in_which_files_were_made(start: dict[str, str], rng: random.Random):
    items = list(start.items())
    rng.shuffle(items)
    with knowledge_base(start) as one, knowledge_base(dict(items)) as other:
        assert clean(one) == clean(other)


@pytest.mark.parametrize("jobs", [1, 4])
def test_the_number_of_workers(tmp_path: Path, jobs: int):
    root = wiki(tmp_path / "kb", dict(zip(NAMES, TEXTS, strict=False)), DATA)
    assert clean(root) == clean(root, engine="processes", jobs=jobs)


def test_the_pages_of_these_tests_resemble_each_other(tmp_path: Path):
    records, store = built(wiki(tmp_path, dict(zip(NAMES, TEXTS, strict=False)), DATA))
    assert sum(r["redundancy"]["maxSimilarity"] > 0 for r in records) > 2
    assert sum(r["backlinkCount"] for r in records) > 1
    assert len({row["rule"] for row in store.rows("SELECT rule FROM findings")}) > 2


@few
@given(pages)
def test_what_is_read_back_is_what_was_written(start: dict[str, str]):
    with knowledge_base(start) as root:
        records, store = built(root)
        rows = store.rows("SELECT * FROM pages ORDER BY position")
        assert dumps([store.record(row) for row in rows]) == bytes_of(root)[0]
        assert [store.page(row["file"])["file"] for row in rows] == [row["file"] for row in rows]
        assert store.about()["now"] == NOW
        assert len(records) == len(rows)


@given(st.text(st.sampled_from("ab9 _\n'.,-\u2019\u2011\u2014\u00e9\u4e00\u0301?"), max_size=20))
def test_words_counted_in_bytes_are_those_of_the_pattern(text: str):
    assert count_words(text) == len(WORD.findall(text))
