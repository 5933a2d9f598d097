"""Read a build back: pages by any of their names, their records, backlinks, findings."""

import difflib
import json
import sqlite3
from pathlib import Path
from typing import Any

from recto.errors import LookupFailed, StoreError
from recto.store.files import Output


class Store:
    """The last build of a knowledge base, opened for reading only."""

    def __init__(self, output: Output) -> None:
        if not output.database.exists():
            raise StoreError(f"There is no build in {output.folder}.", "Make one: recto build DIR")
        self.connection = sqlite3.connect(f"{output.database.absolute().as_uri()}?mode=ro", uri=True)
        self.connection.row_factory = sqlite3.Row
        try:
            self.connection.execute("SELECT 1 FROM build LIMIT 1")
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{output.database} cannot be read: {error}.", "Build again: recto build DIR") from error

    def rows(self, statement: str, *parameters: Any) -> list[sqlite3.Row]:
        """Give the rows of a query."""
        return self.connection.execute(statement, parameters).fetchall()

    def page(self, name: str) -> sqlite3.Row:
        """Find a page by id, number (E151), path or file; raise `LookupFailed` with the nearest names."""
        file = name.removeprefix("./")
        path = "/" + name.strip("/") + "/"
        for where, value in (("id", name), ("number", name), ("path", path), ("file", file), ("file_path", file)):
            found = self.rows(f"SELECT * FROM pages WHERE {where} = ? ORDER BY position LIMIT 1", value)
            if found:
                return found[0]
        found = self.rows("SELECT * FROM pages WHERE file = ? LIMIT 1", self._below_root(name))
        if found:
            return found[0]
        raise LookupFailed(f"No page is called {name!r}.", self._nearest(name))

    def _below_root(self, name: str) -> str:
        path = Path(name).resolve()
        root = Path(self.about().get("root", ".")).resolve()
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

    def about(self) -> dict[str, str]:
        """Give what the build says of itself."""
        return {row["name"]: row["value"] for row in self.rows("SELECT * FROM build")}
