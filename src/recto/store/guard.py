"""Run what a user wrote: reading only, within bounds of time and size."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from typing import NamedTuple

_DANGEROUS = frozenset(
    (
        *(
            "load_extension",
            "edit",
            "readfile",
            "writefile",
            "fts3_tokenizer",
            "fts5",
            "sqlite_log",
            "zipfile",
            "fsdir",
        ),
        *("printf", "format"),  # a width of billions keeps one step busy, and only between steps can it be cut off
    )
)
_PRAGMAS = frozenset(
    (
        "data_version",  # the text index asks for it
        "foreign_key_list",
        "function_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "table_info",
        "table_list",
        "table_xinfo",
    )
)
_READING = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE))
_EVERY = 1000
_MOST_BYTES = 20_000_000
_MOST_PATTERN = 1000


class Bounds(NamedTuple):
    """How long a query may run: steps of SQLite's machine, and seconds."""

    steps: int = 100_000_000
    seconds: float = 30


@contextlib.contextmanager
def guarded(connection: sqlite3.Connection, bounds: Bounds) -> Iterator[None]:
    """Let a connection only read, and cut off what takes longer, is longer or nests deeper than is sensible.

    What is refused raises `sqlite3.DatabaseError` with ``not authorized``, what is cut off `sqlite3.OperationalError`
    with ``interrupted``.
    """
    deadline = time.monotonic() + bounds.seconds
    calls = iter(range(max(1, bounds.steps // _EVERY)))
    before = _limit(
        connection, {sqlite3.SQLITE_LIMIT_LENGTH: _MOST_BYTES, sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: _MOST_PATTERN}
    )
    connection.execute("PRAGMA query_only = ON")
    _open_virtual(connection)
    connection.set_authorizer(_authorized)
    connection.set_progress_handler(lambda: next(calls, None) is None or time.monotonic() > deadline, _EVERY)
    try:
        yield
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)
        _limit(connection, before)


def _open_virtual(connection: sqlite3.Connection) -> None:
    """Open the virtual tables: opening one declares it, which asks for the right to write the schema."""
    made = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
    known = ("json_each", "json_tree", *(f"pragma_{name}" for name in sorted(_PRAGMAS)))
    for name in (*(row[0] for row in made), *known):
        connection.execute(f"SELECT 1 FROM {name} LIMIT 0")


def _limit(connection: sqlite3.Connection, limits: dict[int, int]) -> dict[int, int]:
    """Set limits; give those that held before."""
    return {name: connection.setlimit(name, value) for name, value in limits.items()}


def _authorized(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in _DANGEROUS
    elif action == sqlite3.SQLITE_PRAGMA:
        allowed = (first or "").lower() in _PRAGMAS
    else:
        allowed = action in _READING
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def limit_memory(connection: sqlite3.Connection, size: int) -> None:
    """Let SQLite use no more than so many bytes of memory in this process, for good, and no files."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA hard_heap_limit = {size:d}")
