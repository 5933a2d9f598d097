"""Read the files of a knowledge base, in the order of their names' bytes."""

import hashlib
import itertools
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from recto.errors import ChangedError
from recto.model import Asset, DataFiles, FactFiles, Problem, Row, Source, Span, Trouble
from recto.sources.layout import Layout

PAGE_ENDINGS = (".mdx", ".md")
_YAML = (".yaml", ".yml")
_RESULTS = "recto.db"
"""Stands in folders of results, which hold no assets."""

_ESCAPED = re.compile(rb"\\x([89a-f][0-9a-f])")

MOST_ASSETS = 100_000
"""Files that are looked at, at most, for images and the like."""

TABLES = {
    "experts": "experts.yaml",
    "organizations": "organizations.yaml",
    "estimates": "estimates.yaml",
    "cruxes": "cruxes.yaml",
    "glossary": "glossary.yaml",
    "literature": "literature.yaml",
    "funders": "funders.yaml",
    "publications": "publications.yaml",
    "peopleResources": "people-resources.yaml",
}
"""The tables of a knowledge base and their files."""


class OnDisk(Row, frozen=True):
    """A page's file, whose text is read again when it is asked for: all texts are as large as the wiki.

    `size` and `changed` tell how the file stood when it was read first, as those of an `Asset` do.
    """

    path: str
    digest: str
    undecodable: bool
    root: Path
    size: int
    changed: int

    @property
    def text(self) -> str:
        """The text, as it was when the file was read first; raises `ChangedError` where it is another now."""
        try:
            data, stat = _bytes(str(on_disk(self.root, self.path)))
        except OSError as error:
            raise _changed(self.path) from error
        if (stat.st_size, stat.st_mtime_ns) != (self.size, self.changed) and _digest(data) != self.digest:
            raise _changed(self.path)
        return data.decode("utf-8", "replace")


def _changed(path: str) -> ChangedError:
    return ChangedError(f"{path} was changed while it was read.", "Build again when nothing writes to it.")


def _bytes(path: str) -> tuple[bytes, os.stat_result]:
    """Read a file; how it stands is told as before it was read, so that a change meanwhile shows."""
    with open(path, "rb") as file:
        stat = os.fstat(file.fileno())
        return file.read(), stat


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _undecodable(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


class Files(DataFiles, frozen=True, kw_only=True):
    """Everything read from disk, and what could not be read."""

    pages: tuple[OnDisk, ...]
    outside: tuple[Source, ...]
    """Page files of the content root that stand outside its sections: links may lead to them."""
    assets: tuple[Asset, ...]
    facts: FactFiles
    change_log: Source | None
    change_entries: tuple[Source, ...]
    troubles: tuple[Trouble, ...] = ()

    def digests(self) -> Iterator[str]:
        """Give path and hash of each file, in order; of assets their size and time."""
        for file in self._all():
            yield file.path
            yield f"{file.size} {file.changed}" if isinstance(file, Asset) else file.digest

    def sources(self) -> Iterator[Source | OnDisk]:
        """Give all files whose text was read."""
        return (file for file in self._all() if not isinstance(file, Asset))

    def _all(self) -> Iterator[Source | OnDisk | Asset]:
        """Give all files that any field holds."""
        for name in self.__struct_fields__:
            held = getattr(self, name)
            if isinstance(held, FactFiles):
                held = held.all()
            elif isinstance(held, Mapping):
                held = held.values()
            for each in held if isinstance(held, Iterable) else (held,):
                if isinstance(each, (Source, OnDisk, Asset)):
                    yield each


def read_files(root: Path, layout: Layout) -> Files:
    """Read all inputs below `root`; a file that cannot be read becomes a trouble."""
    reader = _Reader(root, layout.hidden)
    sections = [os.path.normpath(os.path.join(layout.content, name)) for name in layout.sections]
    known = {page.path: page for name in sections for page in reader.pages(name)}
    pages = tuple(known.values())
    assets = tuple(_assets(reader, layout))
    return Files(
        pages=pages,
        outside=() if layout.content in sections else tuple(reader.folder(layout.content, PAGE_ENDINGS, without=known)),
        entities=tuple(reader.folder(layout.entities, (".yaml",), deep=False)),
        tables={
            name: source for name, file in TABLES.items() if (source := reader.file(os.path.join(layout.tables, file)))
        },
        resources=next(filter(None, map(reader.file, layout.resources)), None),
        facts=_facts(reader, next((folder for folder in layout.facts if (root / folder).is_dir()), None)),
        external_links=reader.file(layout.external_links),
        edits=reader.file(layout.edits),
        change_log=reader.file(layout.change_log),
        change_entries=tuple(reader.folder(layout.change_entries, (".yaml", ".yml", ".md"), deep=False)),
        ids=reader.file(layout.ids),
        archive=_works(reader, layout),
        archived=tuple(itertools.chain.from_iterable(map(reader.asset, reader.names(f"{layout.archive}/texts")))),
        verdicts=reader.file(layout.verdicts),
        assets=assets,
        troubles=tuple(dict.fromkeys(reader.troubles)),
    )


def read_file(root: Path, layout: Layout, path: str) -> Source | None:
    """Read one file below `root`; None where it is not there, cannot be read or leads out."""
    return _Reader(root, layout.hidden).file(path)


def read_works(root: Path, layout: Layout) -> tuple[Source, ...]:
    """Read what the archive of sources knows of each work, and nothing else."""
    return _works(_Reader(root, layout.hidden), layout)


def on_disk(root: Path, path: str) -> Path:
    """Give where a file stands by its path below `root`, where a byte of a name that is no UTF-8 reads ``\\xe9``."""
    plain = root / path
    if "\\x" not in path or os.path.lexists(plain):
        return plain
    return root / os.fsdecode(_ESCAPED.sub(lambda byte: bytes.fromhex(byte[1].decode()), os.fsencode(path)))


def _works(reader: "_Reader", layout: Layout) -> tuple[Source, ...]:
    return tuple(reader.folder(f"{layout.archive}/works", (".json",), deep=False))


def _assets(reader: "_Reader", layout: Layout) -> Iterator[Asset]:
    """Give the files below the content root, and those of the site's root, that are no pages."""
    folders = [layout.content, *layout.assets]
    apart = [f for f in folders if not any(f != other and _is_below(f, other) for other in folders)]
    found = list(
        itertools.islice((path for folder in dict.fromkeys(apart) for path in reader.names(folder)), MOST_ASSETS)
    )
    results = tuple(path.removesuffix(_RESULTS) for path in found if path.rpartition("/")[2] == _RESULTS)
    for path in found:
        hidden = path.rpartition("/")[2].startswith(".") or _is_below(path, layout.archive)
        if not (hidden or path.endswith(PAGE_ENDINGS) or path.startswith(results)):
            yield from reader.asset(path)


def _is_below(folder: str, other: str) -> bool:
    return other == "." or folder.startswith(f"{other}/")


def _facts(reader: "_Reader", folder: str | None) -> FactFiles:
    if folder is None:
        return FactFiles()
    return FactFiles(
        reader.file(f"{folder}/properties.yaml"),
        tuple(reader.folder(f"{folder}/schemas", _YAML, deep=False)),
        tuple(reader.folder(f"{folder}/schemas/records", _YAML, deep=False)),
        tuple(reader.folder(f"{folder}/things", _YAML)),
        f"{folder}/things",
    )


class _Reader:
    def __init__(self, root: Path, hidden: bool) -> None:
        self.root, self.hidden = root, hidden
        self.real_root = os.path.realpath(root)
        self.prefix = os.path.join(root, "")
        self.troubles: list[Trouble] = []

    def folder(
        self, name: str, endings: tuple[str, ...], *, deep: bool = True, without: Container[str] = ()
    ) -> Iterator[Source]:
        """Read the files below a folder of the root, some left out; a missing folder holds nothing."""
        for path in self._files(name, endings, deep=deep):
            if not (without and self._below(path) in without) and (source := self._read(path)):
                yield source

    def pages(self, name: str) -> Iterator[OnDisk]:
        """Read the page files below a folder of the root, and let go of their texts."""
        for path in self._files(name, PAGE_ENDINGS):
            if read := self._opened(path):
                data, stat = read
                standing = self.root, stat.st_size, stat.st_mtime_ns
                yield OnDisk(self._below(path), _digest(data), _undecodable(data), *standing)

    def _files(self, name: str, endings: tuple[str, ...], *, deep: bool = True) -> Iterator[str]:
        top = os.path.join(self.root, name)
        there = os.path.isdir(top) and self._inside(top)
        return self._walk(top, frozenset(), endings, deep) if there else iter(())

    def names(self, name: str) -> Iterator[str]:
        """Give the paths of all files below a folder of the root, none hidden; a missing folder holds nothing."""
        top = os.path.join(self.root, name)
        visible = _Reader(self.root, hidden=False)
        there = os.path.isdir(top) and self._inside(top)
        return map(self._below, visible._walk(top, frozenset(), ("",), True) if there else ())

    def asset(self, path: str) -> Iterator[Asset]:
        """Give the size and time of a file, unless it is gone or leads out."""
        try:
            stat = os.stat(os.path.join(self.root, path))
        except OSError:
            return
        yield Asset(path, stat.st_size, stat.st_mtime_ns)

    def file(self, name: str) -> Source | None:
        """Read a file of the root, if it is there."""
        path = os.path.join(self.root, name)
        return self._read(path) if os.path.lexists(path) and self._inside(path) else None

    def _walk(self, folder: str, above: frozenset[str], endings: tuple[str, ...], deep: bool) -> Iterator[str]:
        real = os.path.realpath(folder)
        if real in above:
            self._trouble(folder, "the folder is a link to a folder above itself")
            return
        try:
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            self._trouble(folder, f"cannot be read: {error.strerror}")
            return
        for entry in entries:
            if entry.is_symlink() and not self._inside(entry.path):
                continue
            if os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir():  # the entry would raise on a loop
                if deep and (self.hidden or not (entry.name.startswith(".") or entry.name == "node_modules")):
                    yield from self._walk(entry.path, above | {real}, endings, deep)
            elif entry.name.endswith(endings):
                yield entry.path

    def _inside(self, path: str) -> bool:
        """Say whether a path stays in the knowledge base when links are followed; tell it if not."""
        real = os.path.realpath(path)
        inside = real == self.real_root or real.startswith(self.real_root + os.sep)
        if not inside:
            self._trouble(path, "the link leads out of the knowledge base; not followed")
        return inside

    def _opened(self, path: str) -> tuple[bytes, os.stat_result] | None:
        try:
            if os.path.isfile(path):
                return _bytes(path)
            self._trouble(path, "is no ordinary file")
        except OSError as error:
            self._trouble(path, f"cannot be read: {error.strerror}")
        return None

    def _read(self, path: str) -> Source | None:
        if (read := self._opened(path)) is None:
            return None
        data, _ = read
        return Source(self._below(path), data.decode("utf-8", "replace"), _digest(data), _undecodable(data))

    def _below(self, path: str) -> str:
        below = path.removeprefix(self.prefix)
        if "./" in below or "//" in below or os.path.isabs(below):
            below = os.path.relpath(path, self.root)
        below = below.replace(os.sep, "/")
        return os.fsencode(below).decode("utf-8", "backslashreplace")

    def _trouble(self, path: str, message: str) -> None:
        self.troubles.append(Trouble(self._below(path), Problem("unreadable-file", message, Span.of_line())))
