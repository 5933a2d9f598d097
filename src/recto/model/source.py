"""Where things stand: files and stretches of their text."""

from recto.model.struct import Row


class Span(Row, frozen=True):
    """A stretch of a file's text: code points from `start` to `end` (exclusive), line and column from 1."""

    start: int
    end: int
    line: int
    column: int

    def of(self, text: str) -> str:
        """Cut the stretch out of the text."""
        return text[self.start : self.end]


class Source(Row, frozen=True):
    """A file as read: its path below the root with ``/``, its text, the hash of its bytes.

    Bytes that are no UTF-8 become U+FFFD; a leading BOM and all line ends are kept.
    """

    path: str
    text: str
    digest: str
    undecodable: bool = False


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
