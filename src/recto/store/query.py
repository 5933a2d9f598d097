"""Ask the database by SQL: what anyone may write, reading only."""

import difflib
import re
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from recto.ecma import number
from recto.errors import UnknownNameError
from recto.store.guard import Bounds, guarded
from recto.store.read import Store

_MOST_BYTES = 100_000_000
_WORDS_OF_SQL = ("table", "references", "order", "group", "index", "from", "to", "values", "check", "default", "limit")
_HINT = '`recto query "SELECT name, about FROM tables"` lists the tables.'


class Answer(NamedTuple):
    """The names of the columns, each of its own, the rows, and whether there are more."""

    heads: list[str]
    rows: list[tuple[Any, ...]]
    more: bool = False


def query(store: Store, statement: str, limit: int | None = None, bounds: Bounds | None = None) -> Answer:
    """Give what one statement that reads yields, at most `limit` rows; bytes as ``x'…'``, whole numbers without point.

    Raises `UnknownNameError` for what SQLite cannot read, refuses or is cut off at, with the nearest name as its hint.
    """
    bounds = bounds or Bounds()
    try:
        with guarded(store.connection, bounds):
            cursor = store.connection.execute(statement)
            rows, more = _rows(cursor, limit)
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        raise UnknownNameError(*_explained(store, str(error), bounds)) from error
    except MemoryError as error:
        raise UnknownNameError(*_explained(store, "out of memory", bounds)) from error
    except (OverflowError, UnicodeError) as error:
        raise UnknownNameError(f"The query cannot be read: {error}.", _HINT) from error
    if cursor.description is None:
        raise UnknownNameError("The query asks for nothing.", _HINT)
    return Answer(_distinct([column[0] for column in cursor.description]), rows, more)


def _rows(cursor: sqlite3.Cursor, limit: int | None) -> tuple[list[tuple[Any, ...]], bool]:
    rows: list[tuple[Any, ...]] = []
    size = 0
    for row in cursor:
        if len(rows) == limit:
            return rows, True
        size += sum(len(value) if isinstance(value, (str, bytes)) else 8 for value in row)
        if size > _MOST_BYTES:
            raise sqlite3.DataError("string or blob too big")
        rows.append(tuple(_value(value) for value in row))
    return rows, False


def _value(value: Any) -> Any:
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return number(value) if isinstance(value, float) else value


def _distinct(names: Sequence[str]) -> list[str]:
    """Number the names that repeat."""
    made: list[str] = []
    for name in names:
        one, count = name, 1
        while one in made:
            count += 1
            one = f"{name}_{count}"
        made.append(one)
    return made


def _explained(store: Store, error: str, bounds: Bounds) -> tuple[str, str]:
    """Give the message and the hint for what SQLite says."""
    if error == "interrupted":
        return (
            f"The query took longer than {bounds.seconds:g} seconds.",
            "Ask for less, or for more time: --limit-seconds N.",
        )
    if "use function" in error:
        return (
            f"The query is refused: {error}.",
            "This function can do more than read; round() and || set numbers in text.",
        )
    if error.startswith("fts5:"):
        return f"The query cannot be read: {error}.", "Put words for MATCH in double quotes within the single ones."
    if "authoriz" in error or "prohibited" in error or "readonly" in error or "read-only" in error:
        return f"The query is refused: {error}.", "Only reading is allowed: one SELECT, or WITH … SELECT."
    if "one statement" in error:
        return "The query is more than one statement.", "Ask one SELECT at a time."
    if "too big" in error or "memory" in error:
        return "The query's answer is too big.", "Ask for fewer rows or columns: LIMIT, substr()."
    if "binding" in error:
        return (
            "The query holds a parameter, which has no value.",
            "Write values into the query, texts in single quotes.",
        )
    return f"The query cannot be read: {error}.", _nearest(store, error)


def _nearest(store: Store, error: str) -> str:
    names = store.rows('SELECT "table", name FROM "column" ORDER BY rowid')
    tables, columns = list(dict.fromkeys(n[0] for n in names)), list(dict.fromkeys(n[1] for n in names))
    for kind, known in (("table", tables), ("column", columns), ("function", _functions(store))):
        if found := re.match(rf"no such {kind}: (?:.*\.)?(.+)", error):
            return _like(found[1], known, names if kind == "column" else ())
    if (found := re.match(r'near "(\w+)": syntax', error)) and found[1].lower() in _WORDS_OF_SQL:
        return f'If {found[1]} is meant as a name, write it in double quotes: "{found[1]}".'
    return _HINT


def _functions(store: Store) -> list[str]:
    return [row[0] for row in store.rows("SELECT DISTINCT name FROM pragma_function_list ORDER BY name")]


def _like(name: str, known: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    near = difflib.get_close_matches(name.lower(), known, 3, 0.5)
    if not near:
        return _HINT
    if columns:
        near = [f"{table}.{column}" for one in near for table, column in columns if column == one][:4]
    return f"Did you mean {' or '.join(near)}?"
