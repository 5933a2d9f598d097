"""The tables that are exported: all but the indexes of the search."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from recto.ecma import number
from recto.store.read import Store


class Column(NamedTuple):
    """A column of an exported table: its name, its SQL type or ``ANY``, its meaning."""

    name: str
    type: str
    about: str


class Exported(NamedTuple):
    """A table to be exported."""

    name: str
    about: str
    columns: Sequence[Column]

    def rows(self, store: Store) -> Iterator[tuple[Any, ...]]:
        """Give its rows in their order, whole numbers without point."""
        for row in store.connection.execute(f'SELECT * FROM "{self.name}" ORDER BY rowid'):
            yield tuple(number(value) if isinstance(value, float) else value for value in row)


def exported(store: Store) -> Iterator[Exported]:
    """Give the tables of a build, in order."""
    made = store.rows(
        "SELECT t.name, t.about FROM tables t JOIN sqlite_master m ON m.name = t.name "
        "WHERE m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY t.rowid"
    )
    for name, about in made:
        columns = store.rows('SELECT name, type, about FROM "column" WHERE "table" = ? ORDER BY position', name)
        yield Exported(name, about, [Column(*column) for column in columns])
