"""Passages: runs of words that stand in more than one page."""

from recto.model.source import Span
from recto.model.struct import Row


class Passage(Row, frozen=True):
    """A run of `words` words of prose that stands in two pages; `file` is the first of them in the order of pages.

    `text` is the beginning of the run as the first page has it, white space made one blank. `pages` is 2; where it
    is more, the run is boilerplate, told once: it stands in about so many pages, of which these are the first two.
    """

    file: str
    span: Span
    other: str
    other_span: Span
    words: int
    text: str
    pages: int = 2
