"""Where the tags of a page stand among its Markdown, from which they were blanked out."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from recto.model import Page
from recto.parse.components import Paired
from recto.parse.head import content_start
from recto.parse.html.elements import ALLOWED, INLINE
from recto.parse.html.rows import Rows, ends
from recto.parse.indent import outdent
from recto.parse.markdown import Where
from recto.parse.mdx import ANCHOR, Tag, scan

_BLANK = re.compile(r"[ \t\r\n]*")
_DEEPEST = 3
"""Blanks before a sign that is no code yet."""


class Mark(NamedTuple):
    """A tag and where it stands in the bytes of the masked text; `block` says that it stands by itself."""

    at: int
    tag: Tag
    block: bool


class Places:
    """The tags of a page: `marks` in order, `closes` the closing tag and `opens` the start of the opening tag of each.

    `masked` is the text for the Markdown parser, with a sign of its own where lines hold nothing but tags of blocks,
    so that those part what stands around them.
    """

    def __init__(self, page: Page, text: str, is_inline: Callable[[str], bool | None]) -> None:
        start = page.head.span.end + 4 if page.head.span else content_start(text)
        scanned = scan(text, start, mdx=page.address.file.endswith(".mdx"))
        paired = Paired(scanned.tags)
        self.text, self.is_inline = text, is_inline
        self.rows = Rows(text)
        self.closes = paired.closes
        self.opens = {closing.start: begin for begin, closing in paired.closes.items()}
        tags = sorted(scanned.tags, key=lambda tag: tag.start)
        masked = self._held(outdent(scanned.masked, paired.blocks()), tags)
        self.masked = self._parted(masked, tags)
        self.bytes = self.masked.encode("utf-8", "replace")
        self.marks = deque(self._marks(tags))

    def characters(self, start: int, stop: int) -> int:
        """Count the characters of a stretch of the bytes."""
        return len(self.bytes[start:stop].decode("utf-8", "replace"))

    def begins_line(self, tag: Tag) -> bool:
        """Say whether nothing stands before a tag in its line."""
        return self.rows.at(tag.start).indent >= tag.start

    def follows_sign(self, tag: Tag) -> bool:
        """Say whether nothing stands before a tag in its line but the signs of lists and quotes."""
        row = self.rows.at(tag.start)
        return row.indent < tag.start == row.signs

    def in_line(self, mark: Mark, place: int) -> bool:
        """Say whether a tag stands in the line where the block at a place begins."""
        return "\n" not in self.text[mark.tag.end : mark.tag.start + self.characters(mark.at, place)]

    def reach(self, where: Where) -> int:
        """Give how far tags belong to a block whose range runs on over empty lines: in its last line, or indented."""
        end = where["start"] + len(self.bytes[where["start"] : where["end"]].rstrip(b" \n"))
        for mark in self.marks:
            if mark.at >= where["end"]:
                break
            before = self.rows.at(mark.tag.start).start
            first = self.begins_line(mark.tag)
            in_line = not first and b"\n" not in self.bytes[end : mark.at]
            if self.follows_sign(mark.tag) or not (
                mark.at < end or in_line or (first and mark.tag.start - before >= 2)
            ):
                break
            end = mark.at + 1
        return end

    def _marks(self, tags: list[Tag]) -> Iterator[Mark]:
        """Place the tags among the bytes of the masked text, which has one line end more at its front."""
        at, position = 1, 0
        for tag in tags:
            at += len(self.masked[position + 1 : tag.start + 1].encode("utf-8", "replace"))
            position = tag.start
            yield Mark(at, tag, self._stands_alone(tag))

    def _stands_alone(self, tag: Tag) -> bool:
        """Say whether a tag makes a block: by its name, or, if that tells nothing, by standing alone in its lines."""
        if tag.name in ALLOWED:
            return tag.name not in INLINE
        known = self.is_inline(tag.name)
        if known is not None:
            return not known
        begin = self.opens.get(tag.start, tag.start) if tag.form == "close" else tag.start
        end = self.closes[begin].end if begin in self.closes else tag.end
        first, last = self.rows.at(begin), self.rows.at(end)
        alone = first.words >= begin and last.said <= end
        return alone and (first.start < last.start or tag.form == "empty")

    def _held(self, masked: str, tags: list[Tag]) -> str:
        """Put signs that are no blanks in the place of tags within lines: next to a blank, ``**`` sets nothing bold."""
        pieces: list[str] = []
        position, line, blank = 0, -1, 0
        for tag in tags:
            row = self.rows.at(tag.start)
            if row.start != line:
                line, blank = row.start, ends(_BLANK, masked, row.start + 1, row.stop + 1)
            indent = min(row.indent, tag.start) - line
            first = line >= position and blank > tag.start
            begin = line if first else tag.start + 1
            if begin < position or self._stands_alone(tag) or (first and indent > _DEEPEST):
                continue
            signs = self.text[line : min(row.signs, tag.start)] if row.signs > row.indent else " " * indent
            lead = f"{' ' * (tag.start - line - len(signs))}\n{signs}" if first else ""
            pieces += masked[position:begin], lead, ANCHOR * (tag.end - tag.start)
            position = tag.end + 1
        return "".join([*pieces, masked[position:]])

    def _parted(self, masked: str, tags: list[Tag]) -> str:
        """Put a sign that is a block of its own in the place of lines that hold nothing but tags of blocks."""
        pieces: list[str] = []
        position = 0
        for line, stop, first in self._lines_of_tags(tags):
            filler, indent = stop - first - 3, first - line
            if line >= position and filler >= 0 and indent <= _DEEPEST:
                sign = "<?" + (" " * (filler - 1) + "?" if filler else "") + ">"
                pieces += masked[position:line], "\n", " " * indent, sign
                position = stop + 1
        return "".join([*pieces, masked[position:]])

    def _lines_of_tags(self, tags: list[Tag]) -> Iterator[tuple[int, int, int]]:
        """Give the lines that hold only tags, the first that of a block: where they begin, where tags end and begin."""
        index = 0
        while index < len(tags):
            first = tags[index]
            stop = first.end
            index += 1
            while index < len(tags) and tags[index].start >= stop and self._blank(stop, tags[index].start):
                stop = tags[index].end
                index += 1
            begins, ends = self.begins_line(first), self.rows.at(stop).filled <= stop
            if begins and ends and self._stands_alone(first):
                yield self.rows.at(first.start).start, stop, first.start

    def _blank(self, start: int, stop: int) -> bool:
        return not self.text[start:stop].strip(" \t\r")
