"""What a build tells of its pages, as two builds are compared by it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from recto.config import nearest
from recto.ecma import number
from recto.errors import UnknownNameError
from recto.model import Finding, Severity
from recto.store.read import Store

_KEYS = ("file", "position", "number", "record", "id", "path", "file_path", "numeric_id")
_OF_OTHERS = ("reader_rank", "research_rank", "redundancy_similar_pages")
"""What a page that comes or goes changes on many others; it is compared only where asked for."""

_SHINGLE = 3


class State(msgspec.Struct, frozen=True):
    """A page as a build saw it: `fields` by column, what is JSON taken apart; `shingles` are runs of three words."""

    file: str
    id: str
    number: str | None
    title: str
    fields: dict[str, Any]
    shingles: frozenset[int] = frozenset()


class Snapshot(msgspec.Struct, frozen=True):
    """The pages and findings of a build, and the columns it has."""

    pages: tuple[State, ...]
    findings: tuple[Finding, ...]
    columns: tuple[str, ...]


def fields_of(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    """Give the columns that some names mean: of columns, units or keys of the record; all that are compared if none.

    Raises `UnknownNameError` for a name that means nothing, with the nearest one.
    """
    columns = [row[0] for row in store.rows("SELECT name FROM pragma_table_info('pages')")]
    if not names:
        return tuple(name for name in columns if name not in (*_KEYS, *_OF_OTHERS))
    known = {name.lower(): (name,) for name in columns}
    for row in store.rows("SELECT name, record_key, columns FROM unit WHERE columns != ''"):
        for name in (row["name"], row["record_key"] or row["name"]):
            known.setdefault(name.lower().removeprefix("metrics."), tuple(row["columns"].split()))
    asked = [name.lower().removeprefix("metrics.") for name in names]
    for name, given in zip(asked, names, strict=True):
        if name not in known:
            raise UnknownNameError(f"There is no field {given!r}.", nearest(name, [*known]))
    return tuple(dict.fromkeys(column for name in asked for column in known[name]))


def snapshot(store: Store, other: Store) -> Snapshot:
    """Read a build that is to be compared with another; only pages that the other does not have get shingles."""
    known = {row["file"] for row in other.rows("SELECT file FROM pages")}
    rows = store.rows("SELECT * FROM pages ORDER BY position")
    columns = tuple(rows[0].keys()) if rows else fields_of(store, ())
    pages = tuple(_state(dict(row), "" if row["file"] in known else _text(store, row["file"])) for row in rows)
    found = store.rows('SELECT rule, severity, file, line, "column", message, hint FROM findings ORDER BY rowid')
    return Snapshot(pages, tuple(Finding(f[0], Severity(f[1]), *f[2:]) for f in found), columns)


def _text(store: Store, file: str) -> str:
    """Give the text of a page as it is searched, or at least its headings."""
    rows = store.rows("SELECT body FROM documents WHERE page = ? ORDER BY id", file)
    rows = rows or store.rows("SELECT title FROM sections WHERE page = ? ORDER BY rowid", file)
    return " ".join(row[0] for row in rows)


def _state(row: dict[str, Any], text: str) -> State:
    fields = {name: value for column, given in row.items() for name, value in _apart(column, given)}
    title = row["id"] if row["title"] is None else str(row["title"])
    return State(row["file"], row["id"], row["number"], title, fields, _shingles(text))


def _apart(column: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Take an object apart: ``ratings.rigor``."""
    if isinstance(value, str) and value.startswith("{") and column != "record":
        try:
            parts = json.loads(value)
        except ValueError:
            yield column, value
            return
        for name, part in parts.items():
            plain = part is None or isinstance(part, (int, float, str))
            yield f"{column}.{name}", part if plain else json.dumps(part, ensure_ascii=False)
    else:
        yield column, number(value) if isinstance(value, float) else value


def _shingles(text: str) -> frozenset[int]:
    words = text.lower().split()
    return frozenset(hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1))
