"""Cited works, fetched into the archive."""

from collections.abc import Callable
from pathlib import Path

from recto import verify
from recto.config import Settings, load
from recto.disk import Lock
from recto.sources import find_layout, read_works
from recto.store import Store
from recto.verify.archive.filling import Report, fill
from recto.verify.archive.options import FetchOptions, Progress, Wanted, options_of


def fetch(
    root: Path,
    store: Store,
    progress: Progress,
    options: FetchOptions | None = None,
    waiting: Callable[[str], None] = lambda _: None,
) -> Report:
    """Fetch the works that are cited into the archive; what is there, and not too old, is left.

    Each work is written as soon as it is done: after a break the next call goes on. One process fetches at a time;
    `waiting` is told who does already. Raises `StoreError` where the archive cannot be written, `LockedError` where
    another process goes on for long, `ConfigError` without the libraries that fetch.
    """
    settings = load(root)
    rows = store.rows(
        "SELECT work, min(target) AS target FROM evidence WHERE target LIKE 'http%' AND work != '' "
        "GROUP BY work ORDER BY work"
    )
    options = options or options_of(settings.fetch)
    wanted = [Wanted(row["work"], row["target"]) for row in rows]
    with Lock(store.output.cache / "fetch", "the archive of sources", waiting=waiting):
        return fill(archive_of(root, settings), wanted, options, progress)


def archive_of(root: Path, settings: Settings) -> verify.Archive:
    """Read the archive of sources of a knowledge base."""
    layout = find_layout(root, settings)
    return verify.read_archive(root, layout.archive, read_works(root, layout))
