"""What stands in the lines of a page, read once however many tags a line holds."""

import re
import sys
from bisect import bisect_right
from typing import NamedTuple

from recto.parse.place import Lines

_INDENT = re.compile(r"[ \t\r]*")
_SIGNS = re.compile(r"(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*")
_TAGS = re.compile(r"(?:[ \t>]|<[^<>\n]*>)*")
_TAGS_AT_END = re.compile(r"(?:\s|>[^<>\n]*<)*")


class Row(NamedTuple):
    """A line by places in the text: from `start`, before its line end `stop`.

    Blanks fill it to `indent` and from `filled` on, blanks and the signs of lists and quotes to `signs`; blanks, tags
    and signs of quotes to `words`, blanks and tags from `said` on.
    """

    start: int
    indent: int
    signs: int
    words: int
    said: int
    filled: int
    stop: int


class Rows:
    """The lines of a text, each read when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = Lines(text).starts
        self.known: dict[int, Row] = {}

    def at(self, place: int) -> Row:
        """Give the line that a place stands in."""
        index = bisect_right(self.starts, place) - 1
        row = self.known.get(index)
        if row is None:
            row = self.known[index] = self.read(index)
        return row

    def read(self, index: int) -> Row:
        """Read a line by its number, from 0."""
        start = self.starts[index]
        stop = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
        line = self.text[start:stop]
        indent, words = ends(_INDENT, self.text, start, stop), ends(_TAGS, self.text, start, stop)
        said, filled = stop - ends(_TAGS_AT_END, line[::-1]), start + len(line.rstrip(" \t\r"))
        signs = ends(_SIGNS, self.text, start, stop)
        return Row(start, indent, signs, words, said, filled, stop)


def ends(pattern: re.Pattern[str], text: str, start: int = 0, stop: int = sys.maxsize) -> int:
    """Give where a pattern that may match nothing ends its match at `start`."""
    found = pattern.match(text, start, stop)
    return found.end() if found else start
