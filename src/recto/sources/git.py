"""When files were created and changed, as git tells it."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec

from recto.memo import Memo, code_key, key
from recto.sources.files import PAGE_ENDINGS


class History(msgspec.Struct, frozen=True):
    """Dates by path below the root of the repository, from the newest commit and the oldest that name the path.

    `commit` is the commit the history was read at, empty without a repository; `refusal` is why git told nothing.
    """

    modified: dict[str, str] = {}
    created: dict[str, str] = {}
    commit: str = ""
    refusal: str = ""


_COMMIT = re.compile(r"[0-9a-f]{40,64}\Z")
_RENAMED = re.compile(r"R\d+\Z")
_RENAMES = (
    *("log", "--format=", "--diff-filter=R", "-M", "-l400", "--max-count=5000"),
    *("--name-status", "-z", "--relative", "--"),
)
_LOG = ("log", "--format=COMMIT %ad", "--date=short", "--name-only", "--relative", "--")


def head_commit(root: Path) -> str:
    """Give the id of the commit the folder stands at; empty without git or commits.

    Where HEAD names a loose ref it is read directly: starting git costs more than all else in a build without changes.
    """
    try:
        head = (root / ".git" / "HEAD").read_text().strip()
        ref = (root / ".git" / head.removeprefix("ref: ")).read_text().strip() if head.startswith("ref: ") else head
    except (OSError, UnicodeDecodeError):
        ref = ""
    return ref if _COMMIT.match(ref) else _git(root, "rev-parse", "--verify", "--quiet", "HEAD")[0].strip()


def git_folder(root: Path) -> Path | None:
    """Give the folder in which git keeps what all working trees of a repository share; None where there is none."""
    said, refusal = _git(root, "rev-parse", "--git-common-dir")
    return None if refusal else root / said.removesuffix("\n")


def merges_by_union(root: Path, file: str) -> bool:
    """Say whether git is told to keep the lines of both sides when it merges a file."""
    return _git(root, "check-attr", "merge", "--", file)[0].rstrip("\n").endswith(": union")


def standing(root: Path) -> str:
    """Say where in its repository a folder stands and where history is cut off: both decide what a commit tells."""
    resolved = root.resolve()
    home = next((folder for folder in (resolved, *resolved.parents) if (folder / ".git").exists()), resolved)
    try:
        cut = (home / ".git" / "shallow").read_text()
    except OSError:
        cut = ""
    return f"{resolved.relative_to(home)}\n{cut}"


def read_history(root: Path, content: str, commit: str, memo: Memo) -> History:
    """Read the author dates of all commits that touch the content folder; what a commit tells is remembered."""
    if not commit:
        return History()
    name = key("history", code_key(("sources",), ()), commit, content, standing(root))
    known = memo.find(name, History)
    if known is not None:
        return known
    log, refusal = _git(root, *_LOG, content)
    if refusal:
        return History(refusal=refusal)
    memo.put("sources", name, history := _parse_log(log, commit))
    return history


def read_renames(root: Path, content: str, commit: str, memo: Memo) -> tuple[tuple[str, str], ...]:
    """Give the renames of pages below the content folder as (old path, new path), newest first.

    What a commit tells is remembered. At most 5000 commits with renames are looked at; in a commit that moves
    more than 400 files only those that did not change are told. Where git refuses, `read_history` says why.
    """
    if not commit:
        return ()
    name = key("renames", code_key(("sources",), ()), commit, content, standing(root))
    known = memo.find(name, tuple[tuple[str, str], ...])
    if known is not None:
        return known
    log, refusal = _git(root, *_RENAMES, content)
    renames = tuple(_parse_renames(log.split("\0")))
    if not refusal:
        memo.put("sources", name, renames)
    return renames


def _parse_renames(words: list[str]) -> Iterator[tuple[str, str]]:
    """Read status, old path and new path; between commits stand empty words."""
    each = iter(words)
    for word in each:
        if _RENAMED.match(word.strip()):
            old, new = next(each, ""), next(each, "")
            if old.endswith(PAGE_ENDINGS) and new.endswith(PAGE_ENDINGS):
                yield old, new


def _parse_log(log: str, commit: str) -> History:
    """Read dates and paths, newest first; merges list no files."""
    modified: dict[str, str] = {}
    created: dict[str, str] = {}
    date = ""
    for line in log.split("\n"):
        if line.startswith("COMMIT "):
            date = line[7:].strip()
        elif path := line.strip():
            modified.setdefault(path, date)
            created[path] = date
    return History(modified, created, commit)


def _git(root: Path, *arguments: str) -> tuple[str, str]:
    said, refusal = run_git(root, *arguments)
    return said.decode("utf-8", "replace"), refusal


def run_git(root: Path, *arguments: str, given: bytes = b"") -> tuple[bytes, str]:
    """Run git with something to read; give what it says, and why it refuses if it does."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=true", "-c", "log.showSignature=false"]
    command += ["-c", "log.showRoot=true", "-c", f"diff.orderFile={os.devnull}", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError as error:
        return b"", f"git cannot be run: {error.strerror}"
    said = done.stderr.decode("utf-8", "replace").partition("\n")[0]
    return done.stdout, (said or "git failed") if done.returncode else ""
