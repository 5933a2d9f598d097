"""Stage 1: disk and git → sources."""

from recto.sources.drawings import unsafe_drawings
from recto.sources.files import Files, on_disk, read_file, read_files, read_works
from recto.sources.git import (
    History,
    git_folder,
    head_commit,
    merges_by_union,
    read_history,
    read_renames,
    run_git,
    standing,
)
from recto.sources.layout import Layout, find_layout

__all__ = [
    "Files",
    "History",
    "Layout",
    "find_layout",
    "git_folder",
    "head_commit",
    "merges_by_union",
    "on_disk",
    "read_file",
    "read_files",
    "read_history",
    "read_renames",
    "read_works",
    "run_git",
    "standing",
    "unsafe_drawings",
]
