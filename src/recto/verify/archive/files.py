"""The files of the archive: where they lie, what they hold, and how they are written whole or not at all."""

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recto.errors import StoreError
from recto.model import Stored

MOST_BYTES = 20_000_000
"""Bytes of the largest text that is kept, or read."""


def work_file(folder: str, work: str) -> str:
    """Give the path of the file of a work, by its key."""
    return f"{folder}/works/{hashlib.sha256(work.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.json"


def text_file(folder: str, digest: str) -> str:
    """Give the path of a text, by its hash."""
    return f"{folder}/texts/{digest[:2]}/{digest}.txt"


def encoded(about: Stored) -> bytes:
    """Write out what is known of a work: JSON that git merges line by line."""
    text = json.dumps(msgspec.to_builtins(about), indent=2, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "replace")


def inside(root: Path, path: Path) -> bool:
    """Say whether a path stays below `root` when links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def digest_of(text: str) -> str:
    """Hash a text as it is kept."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Writer:
    """Writes into the archive below `root`; raises `StoreError` where it cannot, or where a link leads out."""

    def __init__(self, root: Path, folder: str) -> None:
        self.root, self.folder = root, folder

    def clear(self) -> None:
        """Remove what a killed process left of files that it was writing."""
        with self._writing(self.root / self.folder):
            for path in (self.root / self.folder).glob("*/**/.*.new"):
                process = path.name.split(".")[-2]
                if path.is_file() and process.isdecimal() and not _runs(int(process)):
                    path.unlink()

    def put(self, about: Stored, text: str | None) -> None:
        """Write what is known of a work, after its text if there is a new one."""
        if text is not None:
            self._place(text_file(self.folder, digest_of(text)), text.encode("utf-8"))
        self._place(work_file(self.folder, about.work), encoded(about))

    def _place(self, name: str, data: bytes) -> None:
        """Write a file beside its place, see it onto the disk, and rename it."""
        path = self.root / name
        with self._writing(path):
            if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
                return
            self._make(path.parent)
            temporary = path.with_name(f".{path.name}.{threading.get_native_id()}.{os.getpid()}.new")
            try:
                with temporary.open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)

    def _make(self, parent: Path) -> None:
        if not inside(self.root, parent):
            raise StoreError(f"{parent} is a link out of the knowledge base; nothing is written there.", "Remove it.")
        parent.mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def _writing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"Cannot write {path}: {error.strerror or error}.",
                "What was fetched before is kept; free some space, or make the folder writable.",
            ) from error


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
