"""Read a build back: pages by any of their names, their records, backlinks, findings."""

import difflib
import json
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recto.ecma import number
from recto.errors import StoreError, UnknownNameError
from recto.store.files import Output

_FIELD = re.compile(r"'(?:[^']|'')*'|[A-Za-z_][\w.]*")
_ALLOWED = dict.fromkeys((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION), sqlite3.SQLITE_OK)
_MOST_STEPS = 10_000
_MOST_BYTES = 100_000_000


def _camel(name: str) -> str:
    first, *others = name.strip("_").split("_")
    return first + "".join(map(str.capitalize, others))


def _snake(name: str) -> str:
    return re.sub(r"([A-Z])", r"_\1", name).lower()


class Store:
    """The last build of a knowledge base, opened for reading only."""

    def __init__(self, output: Output, root: Path) -> None:
        self.root = root
        if not output.database.exists():
            raise StoreError(f"There is no build in {output.folder}.", "Make one: recto build DIR")
        self.connection = sqlite3.connect(f"{output.database.absolute().as_uri()}?mode=ro", uri=True)
        self.connection.row_factory = sqlite3.Row
        self.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
        try:
            self.connection.execute("SELECT 1 FROM build LIMIT 1")
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{output.database} cannot be read: {error}.", "Build again: recto build DIR") from error

    def rows(self, statement: str, *parameters: Any) -> list[sqlite3.Row]:
        """Give the rows of a query."""
        return self.connection.execute(statement, parameters).fetchall()

    def page(self, name: str) -> sqlite3.Row:
        """Find a page by id, number (E151), path or file; raise `UnknownNameError` with the nearest names."""
        file = name.removeprefix("./")
        path = "/" + name.strip("/") + "/"
        for where, value in (("id", name), ("number", name), ("path", path), ("file", file), ("file_path", file)):
            found = self.rows(f"SELECT * FROM pages WHERE {where} = ? ORDER BY position LIMIT 1", value)
            if found:
                return found[0]
        found = self.rows("SELECT * FROM pages WHERE file = ? LIMIT 1", self._below_root(name))
        if found:
            return found[0]
        raise UnknownNameError(f"No page is called {name!r}.", self._nearest(name))

    def _below_root(self, name: str) -> str:
        path, root = Path(name).resolve(), self.root.resolve()
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else name

    def _nearest(self, name: str) -> str:
        ids = [row["id"] for row in self.rows("SELECT id FROM pages")]
        near = difflib.get_close_matches(name, ids, 3, 0.5)
        return f"Did you mean {' or '.join(near)}?" if near else "`recto list` shows the pages."

    def record(self, page: sqlite3.Row) -> dict[str, Any]:
        """Give the record of a page."""
        record: dict[str, Any] = json.loads(page["record"])
        return record

    def backlinks(self, page: sqlite3.Row) -> list[sqlite3.Row]:
        """Give what links to a page, in order."""
        return self.rows("SELECT * FROM backlinks WHERE target = ? ORDER BY position", page["id"])

    def external_links(self, page: sqlite3.Row) -> dict[str, str]:
        """Give the links to the same subject elsewhere, by site; rows name the page by id or number."""
        rows = self.rows("SELECT * FROM external_links WHERE page IN (?, ?)", page["id"], page["number"])
        return {row["site"]: row["url"] for row in rows}

    def list_pages(
        self, fields: Sequence[str], where: str | None, sort: str | None, reverse: bool, limit: int | None
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Give names and values of fields of the pages of which an SQL expression holds; fields by any of their names.

        The connection cannot write or attach, and a query that takes too long is cut off; raises `UnknownNameError` for
        a field or an expression that cannot be read.
        """
        columns = self._columns()
        chosen = [self._column(name, columns) for name in fields]
        statement = f"SELECT {', '.join(chosen)} FROM pages"
        if where:
            statement += f" WHERE ({_FIELD.sub(lambda m: columns.get(m[0].lower(), m[0]), where)})"
        if sort:
            column = self._column(sort, columns)
            statement += f" ORDER BY {column} IS NULL, {column} {'DESC' if reverse else 'ASC'}, position"
        else:
            statement += f" ORDER BY position {'DESC' if reverse else 'ASC'}"
        try:
            found = self._guarded(f"{statement} LIMIT {-1 if limit is None else limit}")
        except sqlite3.Error as error:
            raise UnknownNameError(
                f"--where {where!r}: {error}.", "It is an SQL expression over the fields of a page."
            ) from error
        return list(fields), [tuple(number(v) if isinstance(v, float) else v for v in row) for row in found]

    def _columns(self) -> dict[str, str]:
        """Give the column of each name a field goes by: unit, column, key of the record, last part of the key."""
        names = {row["name"]: f'"{row["name"]}"' for row in self.rows("SELECT name FROM pragma_table_info('pages')")}
        for row in self.rows("SELECT record_key, columns FROM unit WHERE columns != '' AND record_key IS NOT NULL"):
            columns = row["columns"].split()
            for column in columns:
                suffix = _camel(column.removeprefix(_snake(row["record_key"]))) if len(columns) > 1 else ""
                key = f"{row['record_key']}{'.' + suffix if suffix else ''}"
                names.setdefault(key.lower(), f'"{column}"')
                names.setdefault(key.lower().removeprefix("metrics."), f'"{column}"')
        return names

    @staticmethod
    def _column(name: str, columns: dict[str, str]) -> str:
        if name.lower() in columns:
            return columns[name.lower()]
        near = difflib.get_close_matches(name.lower(), list(columns), 3, 0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`recto explain` lists the fields."
        raise UnknownNameError(f"There is no field {name!r}.", hint)

    def _guarded(self, statement: str) -> list[sqlite3.Row]:
        """Run a query that may hold what a user wrote: reading only, within bounds."""
        steps = iter(range(_MOST_STEPS))
        self.connection.set_authorizer(lambda action, *_: _ALLOWED.get(action, sqlite3.SQLITE_DENY))
        self.connection.set_progress_handler(lambda: next(steps, None) is None, 10_000)
        try:
            return self.rows(statement)
        finally:
            self.connection.set_authorizer(None)
            self.connection.set_progress_handler(None, 0)

    def about(self) -> dict[str, str]:
        """Give what the build says of itself."""
        return {row["name"]: row["value"] for row in self.rows("SELECT * FROM build")}
