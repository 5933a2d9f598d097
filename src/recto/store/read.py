"""Read a build back: pages by any of their names, their records, backlinks, findings."""

import contextlib
import difflib
import json
import re
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from recto.ecma import number
from recto.errors import StoreError, UnknownNameError
from recto.store.files import Output
from recto.store.guard import Bounds, guarded

_FIELD = re.compile(r"""'(?:[^']|'')*'|"[^"]*"|[A-Za-z_][\w.]*""")
_PATH = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\Z")
_WHERE_HINT = "Write SQL over the fields, texts in single quotes: \"quality < 50 and contentFormat = 'table'\"."


def _camel(name: str) -> str:
    first, *others = name.strip("_").split("_")
    return first + "".join(map(str.capitalize, others))


def _snake(name: str) -> str:
    return re.sub(r"([A-Z])", r"_\1", name).lower()


class _File(Output):
    """A database by itself."""

    @property
    def database(self) -> Path:
        return self.folder


class Store:
    """The last build of a knowledge base, opened for reading only."""

    def __init__(self, output: Output, root: Path) -> None:
        self.output, self.root = output, root
        if not output.database.exists():
            raise StoreError(f"There is no build in {output.folder}.", "Make one: recto build DIR")
        self.connection = sqlite3.connect(f"{output.database.absolute().as_uri()}?mode=ro", uri=True)
        self.connection.row_factory = sqlite3.Row
        try:
            self.connection.execute("SELECT 1 FROM build, documents LIMIT 1")
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{output.database} cannot be read: {error}.", "Build again: recto build DIR") from error

    def opened_anew(self) -> "Store":
        """Open the same build once more: a connection is for one process alone."""
        return Store(self.output, self.root)

    def close(self) -> None:
        """Let go of the file, and of the memory that it was read into."""
        self.connection.close()

    def attach_mutations(self) -> None:
        """Let queries name the tables of the last test with planted errors too, if there is one that can be read."""
        file = self.output.mutations
        if file.is_file() and not file.is_symlink():
            with contextlib.suppress(sqlite3.DatabaseError):
                self.connection.execute("ATTACH ? AS mutate", (f"{file.absolute().as_uri()}?mode=ro",))

    @classmethod
    def at(cls, path: Path) -> "Store":
        """Open a folder of results, a knowledge base that holds one, or a database by its file."""
        folders = (path, path / ".recto")
        folder = next((f for f in folders if (f / "recto.db").is_file()), path)
        return cls(_File(path) if path.is_file() else Output(folder), folder)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each page by its file."""
        return {row["file"]: str(row["title"]) for row in self.rows("SELECT file, title FROM pages")}

    def rows(self, statement: str, *parameters: Any) -> list[sqlite3.Row]:
        """Give the rows of a query."""
        return self.connection.execute(statement, parameters).fetchall()

    def page(self, name: str) -> sqlite3.Row:
        """Find a page by id, number (E151), path, file or title; raise `UnknownNameError` with the nearest names."""
        file = name.removeprefix("./")
        path = "/" + name.strip("/") + "/"
        values = {"path": path, "file": file, "file_path": file}
        for where in ("id", "number", "path", "file", "file_path", "title"):
            value = values.get(where, name)
            found = self.rows(f"SELECT * FROM pages WHERE {where} = ? ORDER BY position LIMIT 1", value)
            if found:
                return found[0]
        found = self.rows("SELECT * FROM pages WHERE file = ? LIMIT 1", self._below_root(name))
        found = found or self.rows(
            "SELECT pages.* FROM redirects JOIN pages USING (path) WHERE name IN (?, ?) LIMIT 1", name, path
        )
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

    def findings(self, page: sqlite3.Row) -> list[sqlite3.Row]:
        """Give what is wrong with a page."""
        return self.rows("SELECT * FROM findings WHERE file = ? ORDER BY rowid", page["file"])

    def external_links(self, page: sqlite3.Row) -> dict[str, str]:
        """Give the links to the same subject elsewhere, by site; rows name the page by id or number."""
        rows = self.rows("SELECT * FROM external_links WHERE page IN (?, ?)", page["id"], page["number"])
        return {row["site"]: row["url"] for row in rows}

    def list_pages(
        self, fields: Sequence[str], where: Sequence[str], sort: str | None, reverse: bool, limit: int | None
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Give names and values of fields of the pages of which all SQL expressions hold; fields by any of their names.

        The connection cannot write or attach, and a query that takes too long is cut off; raises `UnknownNameError` for
        a field or an expression that cannot be read.
        """
        names = self._names()
        statement = f"SELECT {', '.join(self._column(name, names) for name in fields)} FROM pages"
        if where:
            # The line ends keep a comment in an expression from hiding what follows it.
            statement += " WHERE " + " AND ".join(f"(\n{self._expression(one, names)}\n)" for one in where)
        order = f"{self._column(sort, names)} IS NULL, {self._column(sort, names)}" if sort else "position"
        statement += f" ORDER BY {order} {'DESC' if reverse else 'ASC'}, position"
        try:
            with guarded(self.connection, Bounds()):
                found = self.rows(f"{statement} LIMIT {-1 if limit is None else limit}")
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise UnknownNameError(f"--where {' and '.join(where)}: {error}.", _WHERE_HINT) from error
        return list(fields), [tuple(number(v) if isinstance(v, float) else v for v in row) for row in found]

    def _expression(self, where: str, names: dict[str, str]) -> str:
        """Put columns in the place of the names of fields; what stands in double quotes must be one."""

        def column(word: re.Match[str]) -> str:
            if word[0].startswith('"'):
                return self._column(word[0].strip('"'), names)
            return names.get(word[0].lower(), self._path(word[0]) or word[0])

        return _FIELD.sub(column, where)

    def _names(self) -> dict[str, str]:
        """Give the column of each name a field goes by, in lower case: unit, column, key of the record."""
        names = {row["name"]: f'"{row["name"]}"' for row in self.rows("SELECT name FROM pragma_table_info('pages')")}
        for row in self.rows("SELECT record_key, columns FROM unit WHERE columns != '' AND record_key IS NOT NULL"):
            columns = row["columns"].split()
            for column in columns:
                suffix = _camel(column.removeprefix(_snake(row["record_key"]))) if len(columns) > 1 else ""
                key = f"{row['record_key']}{'.' + suffix if suffix else ''}"
                names.setdefault(key.lower(), f'"{column}"')
                names.setdefault(key.lower().removeprefix("metrics."), f'"{column}"')
        return names

    def _path(self, name: str) -> str | None:
        """Give the expression for a place within the record, such as ``ratings.rigor``, or None."""
        keys = {
            row["record_key"].split(".")[0] for row in self.rows("SELECT record_key FROM unit") if row["record_key"]
        }
        known = name.split(".")[0] in keys and _PATH.match(name)
        return f"json_extract(record, '$.{name}')" if known else None

    def _column(self, name: str, names: dict[str, str]) -> str:
        column = names.get(name.lower()) or self._path(name)
        if column:
            return column
        near = difflib.get_close_matches(name.lower(), list(names), 3, 0.5)
        more = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UnknownNameError(f"There is no field {name!r}.", f"{more}`recto explain` lists the fields.")

    def about(self) -> dict[str, str]:
        """Give what the build says of itself."""
        return {row["name"]: row["value"] for row in self.rows("SELECT * FROM build")}
