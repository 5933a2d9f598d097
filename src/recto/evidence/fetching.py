"""Cited works, fetched into the archive."""

from pathlib import Path

from recto import verify
from recto.config import Settings, load
from recto.sources import find_layout, read_files
from recto.store import Store
from recto.verify.archive.filling import Report, fill
from recto.verify.archive.options import FetchOptions, Progress, Wanted, options_of


def fetch(root: Path, store: Store, progress: Progress, options: FetchOptions | None = None) -> Report:
    """Fetch the works that are cited into the archive; what is there, and not too old, is left.

    Each work is written as soon as it is done: after a break the next call goes on. Raises `StoreError` where the
    archive cannot be written, `ConfigError` without the libraries that fetch.
    """
    settings = load(root)
    rows = store.rows(
        "SELECT work, min(target) AS target FROM evidence WHERE target LIKE 'http%' AND work != '' "
        "GROUP BY work ORDER BY work"
    )
    options = options or options_of(settings.fetch)
    return fill(archive_of(root, settings), [Wanted(row["work"], row["target"]) for row in rows], options, progress)


def archive_of(root: Path, settings: Settings) -> verify.Archive:
    """Read the archive of sources of a knowledge base."""
    layout = find_layout(root, settings)
    return verify.read_archive(root, layout.archive, read_files(root, layout).archive)
