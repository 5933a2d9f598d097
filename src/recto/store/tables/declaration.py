"""What a table of ``recto.db`` says of itself: its meaning, its columns, its indexes, where its rows come from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from recto.ecma import to_text
from recto.store.built import Built

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


class Table(NamedTuple):
    """A table: `rows` gives its rows from what a build made; `indexes` are the columns looked up by.

    `using` is the module and the options of a virtual table, whose rows are then made by `fill` statements.
    """

    name: str
    about: str
    columns: tuple[Col, ...]
    rows: Callable[[Built], Rows]
    indexes: tuple[str, ...] = ()
    using: str = ""
    fill: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """The statement that makes the table."""
        if self.using:
            return f"CREATE VIRTUAL TABLE {self.name} USING {self.using}"
        return f"CREATE TABLE {self.name} ({', '.join(column.sql for column in self.columns)})"

    def finish(self) -> Iterator[str]:
        """Give the statements that follow the rows."""
        yield from self.fill
        yield from (f'CREATE INDEX {self.name}_{column} ON {self.name}("{column}")' for column in self.indexes)


def text(value: Any) -> str | None:
    """Give a value as text, None as it is."""
    return None if value is None else to_text(value)


def encoded(value: Any) -> str:
    """Give a value as JSON."""
    return msgspec.json.encode(value).decode()
