"""What a table of ``recto.db`` says of itself: its meaning, its columns, its indexes, where its rows come from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import msgspec

from recto.ecma import to_text
from recto.store.built import Built, Read, digest

_TYPES = ("TEXT", "INTEGER", "REAL")

Rows = Iterable[Sequence[Any]]


class Col(NamedTuple):
    """A column: its name, what SQL declares after it, its meaning, and the unit it holds a value of, if of one."""

    name: str
    declaration: str
    about: str
    unit: str | None = None

    @property
    def type(self) -> str:
        """The SQL type, or ``ANY`` where a column takes values of several."""
        first = self.declaration.strip().partition(" ")[0]
        return first if first in _TYPES else "ANY"

    @property
    def sql(self) -> str:
        """The column as SQL declares it."""
        return f'"{self.name}" {self.declaration}'.rstrip()


class Group(NamedTuple):
    """Rows that stand together in a table, and the hash of all that makes them; empty where that is not known."""

    key: bytes
    rows: Callable[[], Rows]


class Table(NamedTuple):
    """A table: `rows` gives its rows; `indexes` are the columns looked up by.

    `groups` gives the rows in groups instead, of which those known from the last build are not made again. `of` is what
    a table is made of, so that it can be written as soon as that is there. `first_row` is the number of the first row.
    `using` is the module and the options of a virtual table, whose rows are then made by `fill` statements.
    """

    name: str
    about: str
    columns: tuple[Col, ...]
    rows: Callable[[Any], Rows]
    indexes: tuple[str, ...] = ()
    using: str = ""
    fill: tuple[str, ...] = ()
    groups: Callable[[Any], Iterable[Group]] | None = None
    of: type[Read] = Built
    first_row: int = 1

    @property
    def sql(self) -> str:
        """The statement that makes the table."""
        if self.using:
            return f"CREATE VIRTUAL TABLE {self.name} USING {self.using}"
        return f"CREATE TABLE {self.name} ({', '.join(column.sql for column in self.columns)})"

    @property
    def numbers_rows(self) -> bool:
        """Whether the first column is the number of the row: the next one where none is given."""
        return "INTEGER PRIMARY KEY" in self.columns[0].declaration

    @property
    def copied(self) -> str:
        """The columns as they are copied from another database, the number of a row moved."""
        names = (f'"{column.name}"' for column in self.columns[1:])
        return f"rowid + :moved, {', '.join(names)}" if self.numbers_rows else "*"

    def finish(self) -> Iterator[str]:
        """Give the statements that follow the rows."""
        yield from self.fill
        yield from (f'CREATE INDEX {self.name}_{column} ON {self.name}("{column}")' for column in self.indexes)


def no_rows(_: Read) -> Rows:
    """Give no rows, where they come in groups or are made by SQLite."""
    return ()


def one_group(rows: Callable[[Any], Rows], made_of: Callable[[Any], Any]) -> Callable[[Any], Iterable[Group]]:
    """Give all rows as one group, where it is known what they are made of."""
    return lambda built: (Group(digest(made_of(built)), partial(rows, built)),)


def text(value: Any) -> str | None:
    """Give a value as text, None as it is."""
    return None if value is None else to_text(value)


def encoded(value: Any) -> str:
    """Give a value as JSON."""
    return msgspec.json.encode(value).decode()
