"""The pages of the last build, each made when it is asked for, of its file as it is on disk."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from recto.config import Settings
from recto.model import Source
from recto.publish.home import missing_page
from recto.publish.site import Site
from recto.serve.drafts import Drafts, Shown
from recto.sources import Layout, read_file
from recto.store import Output, Store
from recto.store.search import Hit, search

_HELD = 64
"""Pages that are remembered as they were shown."""
_T = TypeVar("_T")


class _Build:
    """The last build, read; `pages` are the rows of the pages by their file in the site."""

    def __init__(self, output: Output, root: Path, settings: Settings) -> None:
        self.store = Store(output, root)
        self.site = Site(self.store, live=True)
        self.drafts = Drafts(self.site, settings)
        self.by_source = {row["file"]: row for row in self.site.pages}
        self.by_file = {self.site.files[row["file"]]: row for row in reversed(self.site.pages)}
        self.made = lru_cache(_HELD)(self._make)

    def _make(self, file: str, source: Source | None) -> Shown:
        built = self.store.rows("SELECT text, digest FROM sources WHERE file = ?", file)[0]
        now = source or Source(file, built["text"], built["digest"])
        return self.drafts.shown(self.by_source[file], now, built["text"])


class Pages:
    """Shows the pages of a folder's last build; one thread works for all who ask, as the database is its own."""

    def __init__(self, output: Output, root: Path, settings: Settings, layout: Layout) -> None:
        self.output, self.root, self.settings, self.layout = output, root, settings, layout
        self._thread = ThreadPoolExecutor(1)
        self._build: _Build | None = None
        self.reopen(settings)

    def reopen(self, settings: Settings) -> None:
        """Turn to the build that is there now."""
        self._run(lambda: self._open(settings))

    def _open(self, settings: Settings) -> None:
        build = _Build(self.output, self.root, settings)
        if self._build:
            self._build.store.connection.close()
        self._build = build

    def _run(self, work: Callable[[], _T]) -> _T:
        return self._thread.submit(work).result()

    @property
    def _last(self) -> _Build:
        assert self._build
        return self._build

    def file_of(self, source: str) -> str | None:
        """Give the file of the site for a page's source file; None where the last build has no such page."""
        return self._last.site.files.get(source)

    def has(self, file: str) -> bool:
        """Say whether a page of the last build stands in a file of the site."""
        return file in self._last.by_file

    def shown(self, file: str) -> Shown | None:
        """Make the page that stands in a file of the site, None where none does."""
        row = self._last.by_file.get(file)
        return None if row is None else self._run(lambda: self._shown(row["file"]))

    def _shown(self, file: str) -> Shown:
        return self._last.made(file, read_file(self.root, self.layout, file))

    def missing(self) -> bytes:
        """Make the page that is shown where there is none."""
        return missing_page(self._last.site.frame)

    def search(self, text: str, limit: int) -> list[dict[str, Any]]:
        """Find pages and things as ``recto search`` does; `href` leads to each from the root of the site."""
        return self._run(lambda: [self._told(hit) for hit in search(self._last.store, text, limit=limit)])

    def _told(self, hit: Hit) -> dict[str, Any]:
        site = self._last.site
        return {"hit": hit, "file": site.files.get(hit.page or "") or site.names.get(hit.ref, "")}

    def findings(self, files: frozenset[str] | None = None) -> dict[str, int]:
        """Count the findings of the last build by severity, in some files or in all."""
        statement = "SELECT file, severity, count(*) AS found FROM findings GROUP BY severity, file"
        counted: dict[str, int] = {}
        for row in self._run(lambda: self._last.store.rows(statement)):
            if files is None or row["file"] in files:
                counted[row["severity"]] = counted.get(row["severity"], 0) + row["found"]
        return counted

    def count(self) -> int:
        """Count the pages of the last build."""
        return len(self._last.by_source)

    def close(self) -> None:
        """Let go of the build."""
        self._thread.shutdown()
