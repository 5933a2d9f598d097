"""A copy of what a build reads of a wiki, apart from images and the like: pages, data, archive, settings."""

import shutil
from pathlib import Path

from recto.config import FILE
from recto.disk import writing
from recto.errors import StoreError
from recto.sources import Files, on_disk


def copy_wiki(root: Path, files: Files, to: Path) -> None:
    """Copy the files as they were read; links that lead out of `root` were not. Raises `StoreError` if it cannot."""
    with writing(to):
        for name in (FILE, *(each.path for each in files.sources()), *(each.path for each in files.archived)):
            if (source := on_disk(root, name)).is_file():
                (to / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, to / name)


def refuse_filled(folder: Path, root: Path) -> None:
    """Raise `StoreError` where a copy is to be kept in a folder that is not empty, or within the wiki itself."""
    if folder.resolve().is_relative_to(root.resolve()):
        raise StoreError(f"{folder} is within the wiki.", "Name a folder outside of it with --keep.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder} is not empty.", "Name a new or empty folder with --keep.")
