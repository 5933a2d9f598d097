"""Where things stand: files and stretches of their text."""

import functools
from collections.abc import Sequence
from typing import Any, Protocol

from recto.model.struct import Frozen, Row

_HELD = 64


class Span(Row, frozen=True):
    """A stretch of a file's text: code points from `start` to `end` (exclusive), line and column from 1."""

    start: int
    end: int
    line: int
    column: int

    @classmethod
    def of_line(cls, line: int = 0, column: int = 0) -> "Span":
        """Make the span of a place that is known by its line only; line 0 stands for the file."""
        return cls(0, 0, line, column)

    def of(self, text: str) -> str:
        """Cut the stretch out of the text."""
        return text[self.start : self.end]


class File(Protocol):
    """A file with a text: a `Source` holds it, a page is read again when its text is asked for."""

    @property
    def path(self) -> str:
        """The path below the root, with ``/``."""

    @property
    def text(self) -> str:
        """The text: bytes that are no UTF-8 become U+FFFD; a leading BOM and all line ends are kept."""

    @property
    def digest(self) -> str:
        """The hash of the bytes."""

    @property
    def undecodable(self) -> bool:
        """Whether some bytes are no UTF-8."""

    @property
    def size(self) -> int:
        """About how many bytes it has."""


class Source(Row, frozen=True):
    """A file as read, with its text."""

    path: str
    text: str
    digest: str
    undecodable: bool = False

    @property
    def size(self) -> int:
        """About how many bytes the text has."""
        return len(self.text)

    @classmethod
    def of(cls, file: File) -> "Source":
        """Read a file to hold its text."""
        return cls(file.path, file.text, file.digest, file.undecodable)


class Texts(Sequence[str]):
    """The texts of files, each read when it is asked for; the last ones are held."""

    def __init__(self, files: Sequence[File]) -> None:
        self.files = files
        self._text = functools.lru_cache(_HELD)(lambda place: files[place].text)

    def __len__(self) -> int:
        return len(self.files)

    def __getitem__(self, place: Any) -> Any:
        return self._text(place)


class Asset(Row, frozen=True):
    """A file that pages may show or link to: its path below the root, its bytes, when it changed (ns since 1970)."""

    path: str
    size: int
    changed: int = 0


class FactFiles(Frozen, frozen=True):
    """The files of the facts, as read; `folder` is that of the things."""

    properties: Source | None = None
    schemas: tuple[Source, ...] = ()
    record_schemas: tuple[Source, ...] = ()
    things: tuple[Source, ...] = ()
    folder: str = ""

    def all(self) -> tuple[Source, ...]:
        """Give all the files."""
        single = (self.properties,) if self.properties else ()
        return (*single, *self.schemas, *self.record_schemas, *self.things)


class DataFiles(Frozen, frozen=True, kw_only=True):
    """The data files of a knowledge base, as read."""

    entities: tuple[Source, ...]
    tables: dict[str, Source]
    resources: Source | None
    external_links: Source | None
    edits: Source | None
    ids: Source | None
    verdicts: Source | None
    archive: tuple[Source, ...] = ()
    """What the archive of sources knows of each work."""
    archived: tuple[Asset, ...] = ()
    """The texts of the archive, which are read when they are needed."""


class Address(Row, frozen=True):
    """What a page's place in the tree says of it."""

    file: str
    """Path below the root of the knowledge base."""
    below_content: str
    """Path below the content root: the record's `filePath`."""
    id: str
    path: str
    category: str
    stem: str
    index: bool
