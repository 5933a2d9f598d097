"""Which knowledge base a verb is about: the folder that is named, or the nearest one from here upwards."""

import argparse
import contextlib
import os
from pathlib import Path

from recto.config import FILE
from recto.errors import StoreError
from recto.sources.layout import is_wiki

MARKS = (FILE, ".recto/recto.db", "data/ids.jsonl")
"""What a knowledge base is known by, beside the folders of a wiki."""


def folder_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says which folder is built."""
    about = "the knowledge base (default: here or above)"
    parser.add_argument("dir", nargs="?", type=_folder, default="", metavar="DIR", help=about)


def place_arguments(parser: argparse.ArgumentParser, out: str = "--out") -> None:
    """Add the arguments that say which knowledge base is read; `out` names its folder of results."""
    dir_argument(parser)
    parser.add_argument(out, type=Path, metavar="DIR", help="its folder of results (default: DIR/.recto)")


def dir_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a knowledge base."""
    about = "the knowledge base (default: here or above)"
    parser.add_argument("-C", "--dir", type=Path, metavar="DIR", help=about)


def root_of(asked: argparse.Namespace) -> Path:
    """Give the knowledge base that is read: as named, or the nearest one; raise `StoreError` where there is none."""
    if root := asked.dir or nearest():
        return root
    if asked.out:
        return Path()
    raise StoreError(
        "No knowledge base was found here or in a folder above.",
        "Build one with `recto build DIR`, or name one with --dir DIR.",
    )


def _folder(named: str) -> Path:
    return Path(named) if named else nearest() or Path()


def nearest() -> Path | None:
    """Find the nearest knowledge base from here upwards; none of somebody else's, whose settings are not ours."""
    here = Path.cwd()
    trusted = {os.geteuid(), here.stat().st_uid}
    found = next((folder for folder in (here, *here.parents) if is_root(folder, trusted)), None)
    return Path() if found == here else found


def is_root(folder: Path, trusted: set[int]) -> bool:
    """Say whether a folder has the marks of a knowledge base, made by one of some users."""
    if is_wiki(folder):
        return folder.stat().st_uid in trusted
    for mark in MARKS:
        with contextlib.suppress(OSError):
            if (folder / mark).stat().st_uid in trusted:
                return True
    return False
