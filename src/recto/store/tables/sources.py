"""The table of the texts that a build was made of."""

from recto.store.tables.declaration import Col, Table

SOURCES = Table(
    "sources",
    "The text of a page each, as read.",
    (
        Col("file", "TEXT PRIMARY KEY REFERENCES pages(file)", "File of the page."),
        Col("text", "TEXT NOT NULL", "Its text with head, BOM and line ends; U+FFFD for bytes that are no UTF-8."),
        Col("digest", "TEXT NOT NULL", "Hash of its bytes: BLAKE2b, 16 bytes in hexadecimal."),
    ),
    lambda built: ((source.path, source.text, source.digest) for source in built.sources),
)
