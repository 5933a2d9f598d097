"""Rows of the last build are copied where the same things make them."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sites import bytes_of, result, wiki

from recto.store import database
from recto.store.groups import runs
from recto.store.tables.declaration import Group


def parted(now: str, before: Sequence[tuple[bytes, int]]) -> list[object]:
    """Give what is made, as text, and what is copied, as first and last row."""
    groups = (Group(name.encode(), tuple) for name in now.strip("."))
    return [run.made[0].key.decode() if run.made else (run.first, run.last) for run in runs(groups, before)]


BEFORE = [(b"a", 2), (b"b", 3), (b"", 5), (b"c", 1)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("", []),
        ("ab", [(1, 5)]),
        ("axb", [(1, 2), "x", (3, 5)]),
        ("ba", [(3, 5), (1, 2)]),
        ("abc", [(1, 5), (11, 11)]),
        ("xc", ["x", (11, 11)]),
    ],
)
def test_groups_are_copied_in_runs(now: str, expected: list[object]):
    assert parted(now, BEFORE) == expected


def test_a_group_without_rows_parts_no_run():
    assert parted("abc", [(b"a", 2), (b"b", 0), (b"c", 1)]) == [(1, 3)]


PAGES = {name: f"# {name}\n\n[x](/{name})\n" for name in "abc"}


def test_only_the_rows_of_an_edited_page_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path, PAGES)
    result(root)
    made, insert = [], database._insert
    monkeypatch.setattr(database, "_insert", lambda c, table, rows: made.append(table) or insert(c, table, rows))
    result(wiki(root, {"b": "# Bee\n\n[y](/z)\n"}))
    assert [made.count(table) for table in ("sources", "citations", "pages", "reasons")] == [1, 1, 1, 1]


def test_a_database_that_is_damaged_is_not_copied(tmp_path: Path):
    root = wiki(tmp_path / "kb", PAGES)
    stat = result(root).output.database.stat()
    file = root / ".recto/recto.db"
    file.write_bytes(file.read_bytes()[:8192] + b"\xff" * (stat.st_size - 8192))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    result(wiki(root, {"b": "# Bee\n"}))
    result(root, out=tmp_path / "clean")
    assert bytes_of(root) == bytes_of(root, tmp_path / "clean")


def test_a_database_that_somebody_changed_is_not_copied(tmp_path: Path):
    root = wiki(tmp_path / "kb", PAGES)
    with sqlite3.connect(result(root).output.database) as connection:
        connection.execute("UPDATE links SET target = 'elsewhere'")
    result(wiki(root, {"b": "# Bee\n"}))
    result(root, out=tmp_path / "clean")
    assert bytes_of(root) == bytes_of(root, tmp_path / "clean")
