"""Write a build: the contract's JSON files and the database, each replaced whole."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from recto.engine import Workers
from recto.store.built import Built
from recto.store.files import Output, replacing
from recto.store.schema import VIEWS, tables
from recto.store.tables.declaration import Rows

__all__ = ["Built", "write"]

_SYSTEM = ("FULL", "IOERR", "CANTOPEN", "READONLY", "PERM")


def write(output: Output, built: Built, files: Callable[[], Mapping[str, bytes]], workers: Workers) -> None:
    """Write the database and the other files, which `files` makes, by their path in the folder of results.

    The files are made and written while SQLite works. Raises `StoreError` where that cannot be, with the last build
    intact.
    """
    with replacing(output.database) as (database,):
        filled = workers.aside(lambda: _database(database, built), sum(map(len, built.encoded)))
        with output.putting(files()):
            filled()


def _database(file: Path, built: Built) -> None:
    try:
        _fill(sqlite3.connect(file, isolation_level=None), built)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.partition("_")[2].startswith(_SYSTEM):
            raise OSError(0, str(error)) from error
        raise


def _fill(connection: sqlite3.Connection, built: Built) -> None:
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    made = tables(built.units)
    for table in made:
        connection.execute(table.sql)
        _insert(connection, table.name, table.rows(built))
    for table in made:
        for statement in table.finish():
            connection.execute(statement)
    for name, selection in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {selection}")
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, table: str, rows: Rows) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        statement = f"INSERT INTO {table} VALUES ({','.join('?' * len(first))})"
        connection.execute(statement, first)
        connection.executemany(statement, rows)
