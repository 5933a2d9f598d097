"""Files of a line a row, that people and Recto write and git merges by keeping the lines of both sides."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from recto.disk import Lock, replace, writing
from recto.sources import git_folder, merges_by_union, on_disk

_HINT = "Make the file writable, or free some space."


def lock(root: Path, file: str, name: str) -> Lock:
    """Give what lets one process at a time write a file, over all working trees of a repository.

    It stands in git's own folder, or without git beside the file, so that it never shows as a change.
    """
    folder, path = git_folder(root), root / file
    held = folder / f"recto-{name}.lock" if folder else path.with_name(f".{path.name}.lock")
    return Lock(held, str(held))


def append(root: Path, file: str, lines: Iterable[str]) -> str:
    """Add lines to the end of a file that others add to as well; give the line added to ``.gitattributes``."""
    path = root / file
    with lock(root, file, path.stem):
        with writing(path, _HINT):
            text = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
        end = "" if not text or text.endswith("\n") else "\n"
        write_text(root, file, text + end + "".join(f"{line}\n" for line in lines))
        return tell_git(root, file)


def write_text(root: Path, file: str, text: str) -> None:
    """Write a file of the knowledge base whole; a link is followed, and its access rights stay."""
    path = Path(os.path.realpath(on_disk(root, file)))
    with writing(path, _HINT):
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode if path.exists() else None
    replace(path, text.encode("utf-8", "surrogateescape"), _HINT)
    if mode is not None:
        path.chmod(mode)


def tell_git(root: Path, rows: str) -> str:
    """Tell git, where it is not told yet, to keep both sides' lines; give the line added to ``.gitattributes``."""
    if git_folder(root) is None or merges_by_union(root, rows):
        return ""
    file = root / ".gitattributes"
    line = f"{rows if ' ' not in rows else json.dumps(rows)} merge=union"
    with writing(file, _HINT):
        text = file.read_text("utf-8", "surrogateescape") if file.exists() else ""
    end = "" if not text or text.endswith("\n") else "\n"
    replace(file, f"{text}{end}{line}\n".encode("utf-8", "surrogateescape"), _HINT)
    return line
