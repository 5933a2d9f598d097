"""The tables of the search: documents, and two indexes of them."""

from collections.abc import Iterable, Iterator
from functools import partial

from recto.model import Document
from recto.store.built import Read
from recto.store.documents import documents_of_pages, other_documents
from recto.store.tables.declaration import Col, Group, Rows, Table, no_rows

_KIND = "`page`, `section`, or the kind of another thing."
_REF = "Id of the thing: a page's id, `id#slug` of a section."
_TITLE = "Title of the page or the thing."
_HEADING = "Heading of the section; empty where the document is none."
_BODY = "Text without its marks, a paragraph a line."


def _rows(documents: Iterable[Document]) -> Rows:
    return ((None, d.kind, d.ref, d.page, d.title, d.heading, d.body, d.line) for d in documents)


def _groups(read: Read) -> Iterator[Group]:
    for key, documents in zip(read.leaf_keys, documents_of_pages(read), strict=True):
        yield Group(key, partial(_rows, documents))
    yield Group(b"", lambda: _rows(other_documents(read)))


DOCUMENTS = Table(
    "documents",
    "A text each that can be found: of a page, a section or another thing.",
    (
        Col("id", "INTEGER PRIMARY KEY", "Number of the document, from 1."),
        Col("kind", "TEXT NOT NULL", _KIND),
        Col("ref", "TEXT NOT NULL", _REF),
        Col("page", "TEXT REFERENCES pages(file)", "File of the page it stands on."),
        Col("title", "TEXT NOT NULL", _TITLE),
        Col("heading", "TEXT NOT NULL", _HEADING),
        Col("body", "TEXT NOT NULL", _BODY),
        Col("line", "INTEGER NOT NULL", "Line where it begins, from 1."),
    ),
    no_rows,
    ("kind", "ref", "page"),
    groups=_groups,
    of=Read,
)

TOKENS = "unicode61 remove_diacritics 2"
"""How texts are parted into words."""
WEIGHTS = "0.0, 0.0, 0.0, 10.0, 5.0, 1.0, 0.0"
"""How much a match weighs in each column of `search`: a title ten times a body, a heading five times."""

SEARCH = Table(
    "search",
    "The words of the documents: `SELECT title, heading FROM search WHERE search MATCH 'word' ORDER BY rank`.",
    (
        Col("kind", "", _KIND),
        Col("ref", "", _REF),
        Col("page", "", "File of the page it stands on."),
        Col("title", "", _TITLE),
        Col("heading", "", _HEADING),
        Col("body", "", _BODY),
        Col("line", "", "Line where it begins, from 1."),
    ),
    no_rows,
    using=(
        "fts5(kind UNINDEXED, ref UNINDEXED, page UNINDEXED, title, heading, body, line UNINDEXED, "
        f"content='documents', content_rowid='id', tokenize='{TOKENS}')"
    ),
    # With room for the words of many pages in memory there are few pieces to sort and merge.
    fill=(
        f"INSERT INTO search(search, rank) VALUES ('rank', 'bm25({WEIGHTS})')",
        "INSERT INTO search(search, rank) VALUES ('hashsize', 16777216)",
        "INSERT INTO search(search) VALUES ('rebuild')",
        "INSERT INTO search(search) VALUES ('optimize')",
    ),
    of=Read,
)

TITLES = Table(
    "titles",
    "The titles of documents that are no sections, by three letters each, to find what is written wrongly.",
    (Col("title", "", "The title, in lower case; only matched, never given back."),),
    no_rows,
    using="fts5(title, content='', tokenize='trigram', detail='column')",
    fill=(
        "INSERT INTO titles(rowid, title) SELECT id, title FROM documents WHERE kind != 'section' ORDER BY id",
        "INSERT INTO titles(titles) VALUES ('optimize')",
    ),
    of=Read,
)
