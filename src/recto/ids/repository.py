"""What git knows of numbers: the claims of other branches and working trees, and what is published."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from recto.errors import ConfigError
from recto.model import Claim, Source
from recto.parse.claims import read_claims
from recto.sources import run_git

MOST_BRANCHES = 500
_MOST_TREES = 100
_MOST_BYTES = 64_000_000
_DEFAULTS = ("origin/HEAD", "origin/main", "main", "master")


class Published(NamedTuple):
    """What counts as published: the name of a branch, the commit it stands at, whether only this machine knows it."""

    name: str
    commit: str
    local: bool


class Repository:
    """The git repository that holds a knowledge base; `here` is false where there is none.

    `refusal` is why git does not talk about a repository that seems to be there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        said, refusal = run_git(root, "rev-parse", "--show-prefix", "--show-toplevel")
        prefix, top = [*said.decode("utf-8", "replace").split("\n"), "", ""][:2]
        self.here = not refusal
        self.prefix, self.top = prefix, top
        seen = any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents))
        self.refusal = refusal if seen else ""

    def claims_elsewhere(self, ids: str) -> Iterator[Claim]:
        """Give the claims of all branches, newest first, and of the other working trees; `file` says where."""
        if self.here:
            for source in (*self._of_branches(ids), *self._of_trees(ids)):
                yield from read_claims(source)[0]

    def _of_branches(self, ids: str) -> Iterator[Source]:
        form = "--format=%(objectname) %(refname:short)"
        where = ("refs/heads", "refs/remotes")
        listed = self._lines("for-each-ref", f"--count={MOST_BRANCHES}", "--sort=-committerdate", form, *where)
        names: dict[str, str] = {}
        for line in listed:
            commit, _, name = line.partition(" ")
            names.setdefault(f"{commit}:{self.prefix}{ids}", name)
        # Branches mostly share one file: what is the same is read once.
        blobs: dict[str, str] = {}
        for name, (blob, _) in zip(names.values(), self._sizes(list(names)), strict=False):
            if blob:
                blobs.setdefault(blob, name)
        for blob, text in self.texts(list(blobs)):
            yield Source(f"{blobs[blob]}:{ids}", text, "")

    def _of_trees(self, ids: str) -> Iterator[Source]:
        listed = self._lines("worktree", "list", "--porcelain")
        for top in [line.removeprefix("worktree ") for line in listed if line.startswith("worktree ")][:_MOST_TREES]:
            file = Path(top, self.prefix, ids)
            other = os.path.realpath(top) != os.path.realpath(self.top)
            if other and file.is_file() and file.stat().st_size < _MOST_BYTES:
                yield Source(str(file), file.read_text("utf-8", "replace"), "")

    def published(self, setting: str | None) -> Published | None:
        """Give the branch whose numbers stay, as set or the first usual one; raise `ConfigError` if it is not there."""
        for name in (setting,) if setting else _DEFAULTS:
            for full in (name,) if setting else (f"refs/remotes/{name}", f"refs/heads/{name}"):
                commit = "" if full.startswith("-") else self._line("rev-parse", "--verify", "-q", full + "^{commit}")
                if commit:
                    local = bool(self._line("rev-parse", "--verify", "-q", f"refs/heads/{name}"))
                    return Published(name, commit, local)
        if setting and self.here:
            raise ConfigError(f"There is no branch or commit {setting!r}.", "See `ids.published` in recto.toml.")
        return None

    def sources_with(self, commit: str, words: Sequence[str], places: Sequence[str]) -> list[Source]:
        """Give the files of a commit, below some places of the knowledge base, that hold one of the words."""
        asked = [part for word in words for part in ("-e", word)]
        options = ("--literal-pathspecs", "grep", "-l", "-z", "-F", "-w", *asked, commit, "--", *places)
        found = run_git(self.root, *options)[0].decode("utf-8", "replace").split("\0")
        paths = [name.removeprefix(f"{commit}:") for name in found if name and "\n" not in name]
        texts = self.texts([f"{commit}:./{path}" for path in paths])
        return [Source(name.removeprefix(f"{commit}:./"), text, "") for name, text in texts]

    def before(self, commit: str, word: str) -> str:
        """Give the state of a branch before its last change or merge that touched a word; empty if there is none."""
        options = (
            "-n",
            "1",
            "-m",
            "--first-parent",
            "--format=%H",
            f"-G(^|[^0-9A-Za-z]){re.escape(word)}([^0-9A-Za-z]|$)",
        )
        change = self._line("log", *options, commit, "--", ".")
        return self._line("rev-parse", "--verify", "-q", f"{change[:64]}^1") if change else ""

    def texts(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give the text of each object that is a file; altogether not more than 64 MB are read."""
        room, wanted = _MOST_BYTES, []
        for name, (blob, length) in zip(names, self._sizes(names), strict=False):
            if blob and length <= room:
                room -= length
                wanted.append(name)
        said = run_git(self.root, "cat-file", "--batch", given=_request(wanted))[0] if wanted else b""
        at = 0
        for name in wanted:
            end = said.index(b"\n", at)
            length = int(said[at:end].rpartition(b" ")[2])
            yield name, said[end + 1 : end + 1 + length].decode("utf-8", "replace")
            at = end + length + 2

    def _sizes(self, names: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Give id and length of each object; no id where it is no file."""
        said = run_git(self.root, "cat-file", "--batch-check", given=_request(names))[0] if names else b""
        for line in said.decode("utf-8", "replace").split("\n")[: len(names)]:
            blob, *kind = line.split(" ")
            yield (blob, int(kind[1])) if kind[:1] == ["blob"] and kind[1].isdecimal() else ("", 0)

    def _line(self, *arguments: str) -> str:
        return next(iter(self._lines(*arguments)), "")

    def _lines(self, *arguments: str) -> list[str]:
        return run_git(self.root, *arguments)[0].decode("utf-8", "replace").removesuffix("\n").split("\n")


def _request(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("utf-8", "replace")
