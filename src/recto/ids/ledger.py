"""The file of claims as it is written: a line a claim, in the order of the numbers; one process writes at a time."""

import fcntl
import json
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from recto.errors import LockedError
from recto.ids.register import size
from recto.ids.repository import Repository
from recto.store.files import replace, writing

_PATIENCE = 30
_STEP = 0.02


class Lock:
    """One process at a time hands out or mends numbers, over all working trees of a repository.

    The file stands in git's own folder, or without git beside the claims, so that it never shows as a change.
    """

    def __init__(self, file: Path, repository: Repository) -> None:
        self.file = repository.common / "recto-ids.lock" if repository.here else file.with_name(f".{file.name}.lock")
        self._descriptor = -1

    def __enter__(self) -> "Lock":
        with writing(self.file):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        deadline = time.monotonic() + _PATIENCE
        while not self._taken():
            if time.monotonic() > deadline:
                os.close(self._descriptor)
                raise LockedError(
                    f"Another process has held {self.file} for {_PATIENCE} seconds.", "Wait for it, or stop it."
                )
            time.sleep(_STEP)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def with_claims(text: str, claims: Iterable[tuple[str, str]]) -> str:
    """Add claims (number, slug) to the text of the file."""
    rows = [json.dumps({"id": number, "slug": slug}, ensure_ascii=False) for number, slug in claims]
    return in_order("\n".join([text, *rows]))


def renumbered(text: str, number: str, slug: str, new: str) -> str:
    """Give a slug's claim of a number the new number, the rest of its line as it is; none if it claims that too."""
    lines = [line for line in text.split("\n") if line.strip()]
    known = any(_row(line) == (new, slug) for line in lines)
    changed = [_with_id(line, number, new) if _row(line) == (number, slug) else line for line in lines]
    kept = [new for old, new in zip(lines, changed, strict=True) if not (known and old != new)]
    return in_order("".join(f"{line}\n" for line in kept))


def in_order(text: str) -> str:
    """Sort the lines by number, so that branches that claim different numbers mostly touch different places."""
    lines = dict.fromkeys(line for line in text.split("\n") if line.strip())
    return "".join(f"{line}\n" for line in sorted(lines, key=_place))


def _place(line: str) -> tuple[int, str, str]:
    number, slug = _row(line)
    return size(number), slug, line


def _row(line: str) -> tuple[str, str]:
    row = msgspec.json.decode(line)
    return row["id"], row["slug"]


def _with_id(line: str, number: str, new: str) -> str:
    return re.sub(rf'("id"\s*:\s*"){number}(?=")', rf"\g<1>{new}", line, count=1)


def write_text(root: Path, file: str, text: str) -> None:
    """Write a file of the knowledge base whole; a link is followed, and its access rights stay."""
    path = Path(os.path.realpath(root / file))
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode if path.exists() else None
    replace(path, text.encode())
    if mode is not None:
        path.chmod(mode)


def tell_git(root: Path, repository: Repository, ids: str) -> str:
    """Tell git, where it is not told yet, to keep both sides' lines; give the line added to ``.gitattributes``."""
    if not repository.here or repository.merges_by_union(ids):
        return ""
    file = root / ".gitattributes"
    line = f"{ids if ' ' not in ids else json.dumps(ids)} merge=union"
    with writing(file):
        text = file.read_text("utf-8", "surrogateescape") if file.exists() else ""
        end = "" if not text or text.endswith("\n") else "\n"
        replace(file, f"{text}{end}{line}\n".encode("utf-8", "surrogateescape"))
    return line
