"""Write a build: the contract's JSON files and the database, each replaced whole."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from recto.ecma import compact, indented, to_text
from recto.model import Backlink, ExternalLinks, Finding, Page
from recto.store import schema
from recto.store.files import Output, replacing
from recto.unit import Unit

_SYSTEM = ("FULL", "IOERR", "CANTOPEN", "READONLY", "PERM")


class Built(msgspec.Struct, frozen=True):
    """What a build made, ready to be written: the sequences follow the order of the pages."""

    units: tuple[Unit, ...]
    pages: Sequence[Page]
    values: Sequence[dict[str, Any]]
    records: Sequence[dict[str, Any]]
    numbers: Mapping[str, Any]
    backlinks: Mapping[str, Sequence[Backlink]]
    external_links: Sequence[ExternalLinks]
    findings: Sequence[Finding]
    about: dict[str, str]


def write(output: Output, built: Built) -> None:
    """Write everything; raise `StoreError` where that cannot be, with the last build intact."""
    encoded = [compact(record) for record in built.records]
    with replacing(output.database, output.json / "pages.json") as (database, pages):
        pages.write_bytes(indented(b"[%s]" % b",".join(encoded)))
        _database(database, built, encoded)


def _database(file: Path, built: Built, records: Sequence[bytes]) -> None:
    try:
        _fill(sqlite3.connect(file, isolation_level=None), built, records)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.partition("_")[2].startswith(_SYSTEM):
            raise OSError(0, str(error)) from error
        raise


def _fill(connection: sqlite3.Connection, built: Built, records: Sequence[bytes]) -> None:
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for statement in schema.create(built.units):
        connection.execute(statement)
    for table, rows in _tables(built, records).items():
        _insert(connection, table, rows)
    for statement in schema.INDEXES:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        statement = f"INSERT INTO {table} VALUES ({','.join('?' * len(first))})"
        connection.execute(statement, first)
        connection.executemany(statement, rows)


def _tables(built: Built, records: Sequence[bytes]) -> dict[str, Iterable[Sequence[Any]]]:
    return {
        "build": sorted(built.about.items()),
        "unit": map(_unit_row, built.units),
        "pages": _page_rows(built, records),
        "sections": (
            (p.address.file, s.title, s.slug, s.level, s.words, s.span.line, s.span.start, s.span.end)
            for p in built.pages
            for s in p.sections
        ),
        "links": (
            (p.address.file, x.kind, x.target, x.text, x.span.line, x.span.column, x.span.start, x.span.end)
            for p in built.pages
            for x in p.links
        ),
        "citations": (
            (
                p.address.file,
                c.kind,
                c.label,
                c.target,
                c.resolved,
                c.span.line,
                c.span.column,
                c.span.start,
                c.span.end,
            )
            for p in built.pages
            for c in p.citations
        ),
        "backlinks": (
            (target, place, to_text(b.id), _text(b.title), _text(b.type), b.relationship)
            for target, rows in built.backlinks.items()
            for place, b in enumerate(rows)
        ),
        "external_links": ((row.page, site, url) for row in built.external_links for site, url in row.links.items()),
        "findings": ((f.rule, f.severity, f.file, f.line, f.column, f.message, f.hint) for f in built.findings),
    }


def _text(value: Any) -> str | None:
    return None if value is None else to_text(value)


def _page_rows(built: Built, records: Sequence[bytes]) -> Iterator[Sequence[Any]]:
    columns = schema.columns([unit for unit in built.units if unit.kind != "rule"])
    for place, (page, values, record) in enumerate(zip(built.pages, built.values, records, strict=True)):
        number = _text(built.numbers.get(page.address.id))
        row = [page.address.file, place, number, record.decode()]
        yield row + [column.value(values) for column in columns]


def _unit_row(unit: Unit) -> Sequence[Any]:
    low, high = unit.range or (None, None)
    names = [column.name for column in schema.columns([unit])] if unit.kind != "rule" else []
    return (
        unit.name,
        unit.kind,
        unit.key or None,
        " ".join(names),
        unit.unit or None,
        low,
        high,
        unit.better or None,
        unit.definition,
        unit.details,
        unit.why,
        unit.severity if unit.kind == "rule" else None,
        unit.hint or None,
        unit.source,
    )
