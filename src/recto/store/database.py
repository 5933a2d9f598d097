"""Write the database of a build, beside its place and then into it.

The tables that hang on single pages and data files alone are written while the graph is still being found, those of the
graph while citations are examined, those of citations while pages are scored. SQLite works beside Python as long as it
is not fed row by row; else a process of its own does it.
"""

import contextlib
import functools
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from recto.disk import replacing
from recto.engine import Workers
from recto.store.built import Built, Read, Verified, Woven
from recto.store.files import Output
from recto.store.groups import Filled, Groups, filled, runs
from recto.store.schema import VIEWS, tables
from recto.store.tables.declaration import Rows, Table

_KINDS: tuple[type[Read], ...] = (Read, Woven, Verified, Built)
"""What tables are made of, in the order in which it becomes known."""

_TURN = 0.001
"""Seconds after which the thread that writes has its turn: it asks for Python between any two statements."""

_SYSTEM = ("FULL", "IOERR", "CANTOPEN", "READONLY", "PERM")


class Database:
    """The database of a build while it is written; left as a context, it is in place or, on a failure, gone.

    Raises `StoreError` where it cannot be written, with the last build intact.
    """

    def __init__(self, output: Output, workers: Workers) -> None:
        self.output, self.workers = output, workers
        self._before = filled(output)
        self._groups: Groups = {}
        self._begun: list[Callable[[], Groups | None]] = []
        self._context = contextlib.ExitStack()

    def __enter__(self) -> "Database":
        self._context.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(_TURN)
        (self._file,) = self._context.enter_context(replacing(self.output.database))
        self._pool = self._context.enter_context(ThreadPoolExecutor(1))
        return self

    def __exit__(self, *error: Any) -> None:
        self._context.__exit__(*error)
        if error[0] is None:
            Filled.note(self.output, self._groups)

    def begin(self, known: Read) -> None:
        """Begin to write the tables that are made of what is `known` so far, beside the caller's work.

        The first are written in a thread. Many rows that are made would hold Python up, and are made aside; where most
        are copied, that is not worth a process, and the last takes them on.
        """
        if not self._begun:
            self._begun.append(self._pool.submit(self._copying, known, (type(known),)).result)
        elif not self._before:
            self._aside(known, (type(known),), sum(source.size for source in known.sources))

    def finish(self, built: Built) -> Callable[[], None]:
        """Begin to write all else; what is given waits for the end."""
        self._aside(built, _KINDS[len(self._begun) :], sum(map(len, built.encoded)))

        def finished() -> None:
            made = [groups for each in self._begun if (groups := each())]
            if len(made) < len(self._begun):
                self._before = {}
                self._file.unlink(missing_ok=True)
                made = [self._of(kind, built) for kind in _KINDS]
            self._groups = {name: counts for groups in made for name, counts in groups.items()}

        return finished

    def _aside(self, known: Read, kinds: Sequence[type[Read]], size: int) -> None:
        """Begin to write tables in a process of its own, after all that was begun before."""
        whole = all(each() for each in self._begun)
        made = self.workers.aside(lambda: self._copying(known, kinds) if whole else None, size)
        self._begun.append(functools.cache(made))

    def _copying(self, known: Read, kinds: Sequence[type[Read]]) -> Groups | None:
        """Give what was written, or None where the last database turns out to be damaged."""
        try:
            return {name: counts for kind in kinds for name, counts in self._of(kind, known).items()}
        except sqlite3.DatabaseError:
            if not self._before:
                raise
            return None

    def _of(self, kind: type[Read], known: Read) -> Groups:
        """Write the tables made of one kind of what is known, the views with the last."""
        made = (table for table in tables(known.units) if table.of is kind)
        return self._filled(made, known, VIEWS if kind is Built else {})

    def _filled(self, made: Iterable[Table], built: Read, views: Mapping[str, str]) -> Groups:
        """Add tables and views to the database; tell what the system says against it as it tells it."""
        try:
            with contextlib.closing(_connect(self._file, self.output.database if self._before else None)) as connection:
                groups = _fill(connection, list(made), built, self._before)
                for name, selection in views.items():
                    connection.execute(f"CREATE VIEW {name} AS {selection}")
                connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.partition("_")[2].startswith(_SYSTEM):
                raise OSError(0, str(error)) from error
            raise
        return groups


def write_tables(file: Path, made: Sequence[Table], of: Any) -> None:
    """Write a database of some tables by itself, each made `of` what its rows are made of."""
    with replacing(file) as (temporary,), contextlib.closing(_connect(temporary, None)) as connection:
        for table in made:
            connection.execute(table.sql)
            _insert(connection, table.name, table.rows(of))
        connection.execute("COMMIT")


def _connect(file: Path, last: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(file.absolute().as_uri(), isolation_level=None, uri=True)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    if last:
        connection.execute("ATTACH ? AS last", (f"{last.absolute().as_uri()}?mode=ro",))
    connection.execute("BEGIN")
    return connection


def _fill(connection: sqlite3.Connection, made: Sequence[Table], built: Read, before: Groups) -> Groups:
    """Make tables with their rows and indexes; give the groups of their rows."""
    groups = {table.name: _rows(connection, table, built, before) for table in made}
    for table in made:
        for statement in table.finish():
            connection.execute(statement)
    return groups


def _rows(connection: sqlite3.Connection, table: Table, built: Read, before: Groups) -> list[tuple[bytes, int]]:
    """Make a table with its rows; give its groups, each by the hash of what makes it and the count of its rows."""
    connection.execute(table.sql)
    if table.groups is None:
        _insert(connection, table.name, table.rows(built))
        return []
    counts: list[tuple[bytes, int]] = []
    for run in runs(table.groups(built), before.get(table.name, ())):
        if run.copied:
            copied = f"INSERT INTO main.{table.name} SELECT {table.copied} FROM last.{table.name}"
            rows = {"first": run.first + table.first_row - 1, "last": run.last + table.first_row - 1}
            moved = {"moved": 1 + sum(count for _, count in counts) - run.first}
            connection.execute(f"{copied} WHERE rowid BETWEEN :first AND :last ORDER BY rowid", rows | moved)
            counts += run.copied
        else:
            counts += [(group.key, _insert(connection, table.name, group.rows())) for group in run.made]
    return counts


def _insert(connection: sqlite3.Connection, table: str, rows: Rows) -> int:
    """Insert rows; give their number."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return 0
    statement = f"INSERT INTO main.{table} VALUES ({','.join('?' * len(first))})"
    connection.execute(statement, first)
    return 1 + connection.executemany(statement, rows).rowcount
