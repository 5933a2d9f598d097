"""Remember a stage's results by everything that makes them: input, settings, code, dependencies.

The key of a result is the hash of the input, of the settings that the stage names, of the source of the stage's
folder and of the modules every stage may use, and of the installed versions of its dependencies. So nobody bumps a
version number, and a result that is found is right. The file can be deleted at any time.
"""

import functools
import hashlib
import importlib.util
import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")

PACKAGE = Path(__file__).parent
DEPENDENCIES = ("ahocorasick_rs", "can_ada", "msgspec", "pyromark", "rapidfuzz", "yaml12", "yaml_edit")
"""All libraries that a result may depend on."""
_SHARED = (
    *("model", "ecma", "errors.py", "lazy.py", "unit.py", "config.py", "disk.py", "memo.py", "engine.py", "scan.py"),
    *("yaml.py", "abbreviations.py", "quantity.py", "components.py", "urls.py", "works.py"),
)
_COMPILED = (".pyc", "__pycache__")
_SCHEMA = "CREATE TABLE IF NOT EXISTS memo (key BLOB PRIMARY KEY, stage TEXT, value BLOB)"
_AT_ONCE = 500
_HELD = 8_000_000
"""Bytes of new results that are held in memory before they are written."""


def code_key(folders: Iterable[str], dependencies: Iterable[str]) -> bytes:
    """Hash the source of some folders of Recto, of what all stages share, and the dependencies' files."""
    return key(sys.version, *map(_source, (*_SHARED, *folders)), *map(_installed, dependencies))


@functools.cache
def _source(name: str) -> bytes:
    """Hash a module of Recto, or all files of a folder: its modules, and what they read, such as templates."""
    try:
        with open(f"{PACKAGE}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 -- asked for each file
            return key(file.read())
    except IsADirectoryError:
        held = sorted(each for each in os.listdir(f"{PACKAGE}/{name}") if not each.endswith(_COMPILED))  # noqa: PTH208
        return key(*(part for each in held for part in (each, _source("/".join(filter(None, (name, each)))))))


@functools.cache
def _installed(name: str) -> str:
    """Say which version of a dependency is installed, and its size; the time too where no version is told.

    So what is remembered outlives a new installation of the same, as on a fresh machine that was given the cache.
    """
    spec = importlib.util.find_spec(name)
    if not spec or not spec.origin:
        return f"{name} None"
    file = Path(spec.origin)
    stat = file.stat()
    versions = sorted(
        told for told in _distributions(file.parent if file.stem != "__init__" else file.parent.parent) if name in told
    )
    return f"{name} {stat.st_size} {versions or stat.st_mtime_ns}"


@functools.cache
def _distributions(folder: Path) -> frozenset[str]:
    """Give name and version of all that is installed in a folder, as its metadata is called there."""
    return frozenset(path.name.replace("-", "_") for path in folder.glob("*.dist-info"))


def key(*parts: bytes | str) -> bytes:
    """Hash the parts of a key; their borders count."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


class Memo:
    """A file of remembered results; a broken one is begun anew (`rebuilt` says so), `unwritten` is why one is not kept.

    Results not asked for in a build are forgotten at its end; nothing is written if `read_only`.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.file = folder / "memo.db"
        self.read_only = read_only
        self.rebuilt = False
        self.unwritten = ""
        self._used: set[bytes] = set()
        self._new: dict[bytes, tuple[str, bytes]] = {}
        self._lock = threading.Lock()
        self._held = 0
        self._process = os.getpid()
        self._apart: sqlite3.Connection | None = None
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection | None:
        if self.read_only and not self.file.exists():
            return None
        try:
            return self._connect(self.file)
        except sqlite3.DatabaseError:
            self.rebuilt = True
            self._remove()
            return self._connect(self.file)

    def _remove(self) -> None:
        if self.file.is_dir():
            shutil.rmtree(self.file)
        self.file.unlink(missing_ok=True)

    @staticmethod
    def _connect(file: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA page_size = 32768")  # what is remembered is long
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_SCHEMA)
        return connection

    def keep(self, keys: Iterable[bytes]) -> None:
        """Ask for what need not be read, so that it is not forgotten."""
        self._used.update(keys)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give what is remembered of some keys."""
        return dict(self.each(keys))

    def each(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Give what is remembered of some keys, in no order, a part of them in memory at a time."""
        self._used.update(keys)
        for low in range(0, len(keys), _AT_ONCE):
            yield from self._some(keys[low : low + _AT_ONCE])

    def _some(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        with self._lock:
            new = [(name, self._new[name][1]) for name in keys if name in self._new]
            if self._connection is None:
                return new
            marks = ",".join("?" * len(keys))
            try:
                statement = f"SELECT key, value FROM memo WHERE key IN ({marks})"
                return self._own(self._connection).execute(statement, keys).fetchall() + new
            except sqlite3.DatabaseError:
                self._begin_anew()
                return new

    def _own(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """Give the connection or, in a process forked aside, one of its own to read by."""
        if self._aside and self._apart is None:
            self._apart = self._connect(self.file)
        return self._apart or connection

    @property
    def _aside(self) -> bool:
        """Whether this is a process forked aside, where the parent's connection must be left alone."""
        return self._process != os.getpid()

    def find(self, name: bytes, kind: type[_T]) -> _T | None:
        """Give what is remembered under one key, or None."""
        found = self.get([name]).get(name)
        return None if found is None else self.decoded(found, msgspec.msgpack.Decoder(kind).decode)

    def decoded(self, data: bytes, decode: Callable[[bytes], _T]) -> _T | None:
        """Decode what was remembered; None, and `rebuilt`, if it is damaged."""
        try:
            return decode(data)
        except (msgspec.MsgspecError, TypeError):
            self.rebuilt = True
            return None

    def result(self, stage: str, name: bytes, kind: type[_T], make: Callable[[], _T]) -> _T:
        """Give what is remembered under one key, or make and remember it."""
        found = self.find(name, kind)
        if found is None:
            found = make()
            self.put(stage, name, found)
        return found

    def put(self, stage: str, name: bytes, value: Any) -> None:
        """Remember a value, encoded if it is no bytes."""
        data = value if isinstance(value, bytes) else msgspec.msgpack.encode(value)
        self._used.add(name)
        with self._lock:
            self._new[name] = stage, data
            self._held += len(data)
            if self._held > _HELD:
                self._guarded(self._write)

    def close(self) -> None:
        """Write down what is new and forget what was not asked for."""
        self._guarded(self._write)
        self._guarded(self._forget)
        if self._connection is not None and not self._aside:
            self._connection.close()

    def _guarded(self, work: Callable[[sqlite3.Connection], None]) -> None:
        if self._connection is None or self.read_only or self.unwritten or self._aside:
            return
        try:
            work(self._connection)
        except sqlite3.OperationalError as error:
            self.unwritten = str(error)
        except sqlite3.DatabaseError:
            self._begin_anew()

    def _write(self, connection: sqlite3.Connection) -> None:
        if self._new:
            connection.execute("BEGIN")
            rows = ((name, *of) for name, of in self._new.items())
            connection.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", rows)
            connection.execute("COMMIT")
        self._new, self._held = {}, 0

    def _forget(self, connection: sqlite3.Connection) -> None:
        unused = {row[0] for row in connection.execute("SELECT key FROM memo")} - self._used
        if unused:
            connection.execute("BEGIN")
            connection.executemany("DELETE FROM memo WHERE key = ?", ((key,) for key in unused))
            connection.execute("COMMIT")

    def _begin_anew(self) -> None:
        assert self._connection
        if self._aside:
            return
        self.rebuilt = True
        self._connection.close()
        self._remove()
        self._connection = self._connect(self.file)
