"""The files of the archive: where they lie, what they hold, and how they are written whole or not at all."""

import hashlib
import json
import os
import threading
from pathlib import Path

import msgspec

from recto.disk import replace, writing
from recto.errors import StoreError
from recto.model import Stored

MOST_BYTES = 20_000_000
"""Bytes of the largest text that is kept, or read."""
_HINT = "What was fetched before is kept; free some space, or make the folder writable."


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
        with writing(self.root / self.folder, _HINT):
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
        """Write a file that is not so yet."""
        path = self.root / name
        with writing(path, _HINT):
            if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
                return
            self._make(path.parent)
        replace(path, data, _HINT, mark=f".{threading.get_native_id()}.{os.getpid()}", lasting=True)

    def _make(self, parent: Path) -> None:
        if not inside(self.root, parent):
            raise StoreError(f"{parent} is a link out of the knowledge base; nothing is written there.", "Remove it.")
        parent.mkdir(parents=True, exist_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
