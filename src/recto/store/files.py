"""The folder of results: made when needed, locked while one build writes, each file replaced whole."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from recto.disk import Lock, placing, refuse_link, replace, writing
from recto.errors import StoreError

_IGNORE = b"# Made by Recto; everything here can be made again.\n*\n"
_PATIENCE = 120
DEFAULT = ".recto"
"""Name of the folder of results, below the root, where none is named."""
_OURS = ("database.json", "json", "text")
_WRITTEN = (
    *_OURS,
    "json/entities",
    "text/wiki",
    "site",
    "recto.db",
    "mutations.db",
    "cache",
    *(f"cache/{name}" for name in ("memo.db", "lock")),
)

Content = bytes | Iterable[bytes]
"""The bytes of a file: all, or piece by piece."""


class Written(msgspec.Struct, frozen=True, array_like=True):
    """A file as a build left it: the hash of its bytes (empty for the database), its size, its time in nanoseconds."""

    digest: str
    size: int
    time: int


class Stamp(msgspec.Struct, frozen=True):
    """What the last build was made of, and what it told: if `key` is unchanged, so is everything else."""

    key: str
    pages: int
    findings: dict[str, int]
    worst: list[dict[str, Any]]
    files: dict[str, "Written"]


class Output:
    """The folder that a build writes to; it ignores itself in git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, str] = {}

    @property
    def cache(self) -> Path:
        """The folder of what may be deleted."""
        return self.folder / "cache"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "recto.db"

    @property
    def mutations(self) -> Path:
        """The SQLite file of the last test with planted errors, which no build writes."""
        return self.folder / "mutations.db"

    @property
    def json(self) -> Path:
        """The folder of the contract's files."""
        return self.folder / "json"

    def make(self) -> None:
        """Make the folders; raise `StoreError` where that cannot be, or where the folder holds files of others."""
        ignore = self.folder / ".gitignore"
        with writing(self.folder):
            held = self.folder.is_dir() and any(self.folder.iterdir())
            ours = self.cache.is_dir() or (ignore.is_file() and ignore.read_bytes() == _IGNORE)
            if held and not ours:
                raise StoreError(
                    f"{self.folder} is not empty and was not made by Recto.", "Name a new or empty folder with --out."
                )
            self._refuse_links()
            self.cache.mkdir(parents=True, exist_ok=True)
            self.json.mkdir(exist_ok=True)
            if not held:
                ignore.write_bytes(_IGNORE)

    def lock(self, waiting: Callable[[str], None]) -> Lock:
        """Give what lets one build at a time write here; the second waits, and is told for whom."""
        hint = "Wait for it, stop it, or write elsewhere with --out."
        return Lock(self.cache / "lock", str(self.folder), hint, _PATIENCE, waiting)

    def _refuse_links(self) -> None:
        """Refuse links within the folder: one that came with a repository would lead what is written elsewhere."""
        own = [self.folder] if self.folder.name == DEFAULT else []
        for path in (*own, *(self.folder / name for name in _WRITTEN)):
            refuse_link(path)

    def stamp(self) -> Stamp | None:
        """Give the stamp of the last build, if its files are all as it left them."""
        last = self._last()
        return last if last and all(self._untouched(name, file) for name, file in last.files.items()) else None

    def _last(self) -> Stamp | None:
        try:
            return msgspec.json.decode((self.cache / "stamp.json").read_bytes(), type=Stamp)
        except (OSError, msgspec.MsgspecError):
            return None

    def _untouched(self, name: str, file: Written) -> bool:
        try:
            stat = os.stat(f"{self.folder}/{name}")  # noqa: PTH116 -- asked for each file
        except OSError:
            return False
        return (stat.st_size, stat.st_mtime_ns) == (file.size, file.time)

    @contextlib.contextmanager
    def putting(self, files: Iterable[tuple[str, Content]]) -> Iterator[None]:
        """Write the files that differ from those of the last build; they take their places, all or none, at the end.

        What the last build wrote besides is removed. The files, and the pieces of a large one, may be made one by one
        while they are written.
        """
        before = last.files if (last := self._last()) else {}
        self._digests = {}
        with writing(self.folder), placing() as place:
            for name, content in files:
                self._digests[name] = self._put(name, content, before.get(name), place)
            yield
        for name in before.keys() - self._digests.keys() - {self.database.name}:
            # The stamp may have come with a repository: what it names is only removed where a build would write it.
            if name.split("/")[0] in _OURS and ".." not in name.split("/"):
                (self.folder / name).unlink(missing_ok=True)

    def _put(self, name: str, content: Content, before: Written | None, place: Callable[[Path], Path]) -> str:
        """Write a file if it differs from what was there before; give the hash of its bytes."""
        digest = hashlib.blake2b(content if isinstance(content, bytes) else b"", digest_size=16)
        if isinstance(content, bytes) and self._holds(before, name, digest.hexdigest()):
            return digest.hexdigest()
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = place(file)
        if isinstance(content, bytes):
            temporary.write_bytes(content)
            return digest.hexdigest()
        with temporary.open("wb") as opened:
            for piece in content:
                digest.update(piece)
                opened.write(piece)
        if self._holds(before, name, digest.hexdigest()):
            temporary.unlink()
        return digest.hexdigest()

    def _holds(self, before: Written | None, name: str, digest: str) -> bool:
        return before is not None and before.digest == digest and self._untouched(name, before)

    def put_stamp(self, key: str, pages: int, findings: dict[str, int], worst: list[dict[str, Any]]) -> None:
        """Note what this build was made of, after its files are in place."""
        files = {name: self.written(name, digest) for name, digest in (("recto.db", ""), *self._digests.items())}
        replace(self.cache / "stamp.json", msgspec.json.encode(Stamp(key, pages, findings, worst, files)))

    def written(self, name: str, digest: str = "") -> Written:
        """Say how a file stands there now; `digest` is the hash of its bytes."""
        stat = os.stat(f"{self.folder}/{name}")  # noqa: PTH116
        return Written(digest, stat.st_size, stat.st_mtime_ns)
