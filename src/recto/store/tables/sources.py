"""The table of the texts that a build was made of."""

from collections.abc import Iterator
from functools import partial

from recto.model import File
from recto.store.built import Read
from recto.store.tables.declaration import Col, Group, Rows, Table, no_rows


def _row(source: File) -> Rows:
    return ((source.path, source.text, source.digest),)


def _groups(read: Read) -> Iterator[Group]:
    return (Group(key, partial(_row, source)) for key, source in zip(read.leaf_keys, read.sources, strict=True))


SOURCES = Table(
    "sources",
    "The text of a page each, as read.",
    (
        Col("file", "TEXT PRIMARY KEY REFERENCES pages(file)", "File of the page."),
        Col("text", "TEXT NOT NULL", "Its text with head, BOM and line ends; U+FFFD for bytes that are no UTF-8."),
        Col("digest", "TEXT NOT NULL", "Hash of its bytes: BLAKE2b, 16 bytes in hexadecimal."),
    ),
    no_rows,
    groups=_groups,
    of=Read,
)
