"""What has changed on disk, as it changes: told by the system, or found by looking where that cannot be had."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

_APART = frozenset({".git", ".hg", ".svn", ".recto", "node_modules", "__pycache__"})
"""Folders of which nothing is read."""
_ENDINGS, _NAMES = ("~", "#", ".tmp", ".swp", ".swo", ".swx"), frozenset({"4913", ".DS_Store"})
"""Of files that editors and systems leave for a moment."""
_PATIENCE_MS, _QUIET_MS = 50, 10
"""A change is told when nothing else has changed for a moment, or after this long."""
_SOON_MS = 200
"""After so long without a change it is clear that changes are seen."""
_REST = 0.25
_SHARE = 10
"""Looking rests this many times as long as it took."""

_Stats = dict[str, tuple[int, int, int]]


class Watched:
    """Says which files below a folder may matter; `results` is where builds write, `hidden` whether dots matter."""

    def __init__(self, root: Path, results: Path, *, hidden: bool) -> None:
        self.root, self.results, self.hidden = root.resolve(), results.resolve(), hidden

    def folder(self, path: str) -> bool:
        """Say whether anything in a folder may matter, its parents aside."""
        name = path.rpartition(os.sep)[2]
        return name not in _APART and (self.hidden or not name.startswith(".")) and Path(path) != self.results

    def matters(self, path: str) -> bool:
        """Say whether a change of a file may matter; `path` is absolute."""
        if not Path(path).is_relative_to(self.root) or _passing(path.rpartition(os.sep)[2]):
            return False
        above = [parent for parent in Path(path).parents if parent.is_relative_to(self.root) and parent != self.root]
        return all(self.folder(str(each)) for each in (Path(path), *above))

    def below(self, path: str) -> str:
        """Give the path of a file below the root."""
        return Path(path).relative_to(self.root).as_posix()


def _passing(name: str) -> bool:
    return name in _NAMES or name.endswith(_ENDINGS) or name.startswith(".#")


def changes(watched: Watched, stop: Event, say: Callable[[str], None]) -> Iterator[frozenset[str]]:
    """Give the files that have changed, below the root, each time that some have; ends when `stop` is set.

    No files are given first, when changes begin to be seen, and may be given at any time. `say` is told why the
    system does not tell of changes, if so.
    """
    library = _library()
    try:
        if library:
            yield from _told(library, watched, stop)
            return
    except OSError as error:
        say(f"The system does not tell of changes ({error}); they are looked for instead.")
    yield from looked(watched, lambda took: not stop.wait(max(_REST, took * _SHARE)))


def _library() -> Any:
    try:
        import watchfiles
    except ImportError:
        return None
    return watchfiles


def _told(library: Any, watched: Watched, stop: Event) -> Iterator[frozenset[str]]:
    how = {"debounce": _PATIENCE_MS, "step": _QUIET_MS, "stop_event": stop, "raise_interrupt": False}
    how |= {"rust_timeout": _SOON_MS, "yield_on_timeout": True}
    for found in library.watch(watched.root, watch_filter=lambda _, path: watched.matters(path), **how):
        yield frozenset(watched.below(path) for _, path in found)


def looked(watched: Watched, rest: Callable[[float], bool]) -> Iterator[frozenset[str]]:
    """Look for changes again and again; `rest` is told how long that took, and gives False at the end."""
    before = _stats(watched)
    took = 0.0
    yield frozenset()
    while rest(took):
        started = time.perf_counter()
        now = _stats(watched)
        took = time.perf_counter() - started
        if found := frozenset(path for path, _ in before.items() ^ now.items()):
            yield found
        before = now


def _stats(watched: Watched) -> _Stats:
    return {watched.below(path): stat for path, stat in _scan(watched, str(watched.root))}


def _scan(watched: Watched, folder: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return  # it has gone since it was named
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if watched.folder(entry.path):
                yield from _scan(watched, entry.path)
        elif not _passing(entry.name) and (stat := _stat(entry)):
            yield entry.path, stat


def _stat(entry: "os.DirEntry[str]") -> tuple[int, int, int] | None:
    try:
        stat = entry.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
