"""Goes through a page's Markdown events and fills its sections."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from recto.ecma import count_pieces
from recto.model import BlockTable
from recto.parse.blocks.addresses import addresses, may_hold_address
from recto.parse.blocks.balance import Balance
from recto.parse.blocks.masks import GUARD, VOID, Masked
from recto.parse.blocks.sections import PREAMBLE, References, Section, anchor, tracked
from recto.parse.blocks.tags import Tag
from recto.parse.markdown import Where, events

_MARK = re.compile(f"{GUARD}([0-9]{{0,9}}){GUARD}")
_BAR = re.compile(r"(?<!\\)\|")
_GAP = re.compile(rb"\s*+")
_INDENT = re.compile(r"^[ \t]++", re.M)
_MARKUP = frozenset(("Emphasis", "Strong", "Strikethrough"))
_INLINE = frozenset(("Link", "Image"))
_MARKER = 2
"""Columns of the shortest list marker with the blank after it."""


class Reading(NamedTuple):
    """What a reading gives: sections, counts of components, whether all tags close where MDX wants them to."""

    sections: list[Section]
    components: dict[str, int]
    balanced: bool


def read_sections(masked: Masked, *, mdx: bool) -> Reading:
    """Read the sections of a masked page; outside MDX, tags are HTML and indented code is code."""
    reader = _Reader(masked, mdx=mdx)
    reader.read(masked.text)
    reader.flow_before(len(reader.data) + 1)
    reader.enter(reader.here)
    return Reading(reader.sections, reader.components, reader.tags.held and not reader.tags.open)


class _Reader:
    """Reads a page; `pieces` are the words of the section that is being filled, not yet counted.

    `joined` counts the open nodes whose text is taken as one (headings, links, tables), `silent` those whose text
    nobody sees (images, code).
    """

    def __init__(self, masked: Masked, *, mdx: bool) -> None:
        self.mdx, self.masked = mdx, masked
        self.flow = masked.flow[::-1]
        self.here = Section(PREAMBLE, PREAMBLE, 0, 1)
        self.sections = [self.here]
        self.nested: Section | None = None
        self.pieces: list[str] = []
        self.marks: list[int] = []
        """Where in `pieces` the open headings and cells begin."""
        self.components: dict[str, int] = {}
        self.tags = Balance()
        self.depth = self.joined = self.silent = 0
        self.items: list[int] = []
        """Columns at which the content of the open list items begins."""
        self.indented: list[str] | None = None
        self.table: _Table | None = None
        self.data = b""
        self.line, self.counted, self.line_start = 1, 0, 0
        self.gap = -1, -1
        """The last blank stretch that was looked at."""

    def read(self, text: str, line: int = 1) -> None:
        """Read a text that begins on a line."""
        self.data, self.line, self.counted, self.line_start = text.encode(), line, 0, 0
        append, stream = self.pieces.append, events(text)
        for event, where in stream:
            if isinstance(event, str):
                if not self.joined or event == "SoftBreak":
                    append("\n")
                continue
            name, value = event.popitem()
            if name == "Text":
                if self.silent or GUARD in value or may_hold_address(value):
                    self.text(value)
                else:
                    append(value)
            elif name == "Start":
                self.start(value, where)
                if self.table:
                    self.cells(stream, self.table)
            elif name == "End":
                self.end(value, where)
            elif name == "Code":
                self.code(value)
            elif not self.joined:
                append(" ")
                if name == "FootnoteReference":
                    self.here.footnotes[value.lower()] = None

    def cells(self, stream: Iterator[tuple[Any, Where]], table: "_Table") -> None:
        """Read what is left of a table, of which nothing but text and tags is seen."""
        pieces, waiting = self.pieces, self.tags.open
        begin = len(pieces)
        cell: Where = {"end": 0}
        for event, where in stream:
            name, value = event.popitem()
            if name == "Text":
                if GUARD in value or self.silent:
                    self.text(value)
                else:
                    pieces.append(value)
            elif name == "Code":
                self.code(value)
            elif value == "TableCell":
                cell = where
                if waiting:
                    self.tags.end_text()
                if name == "End" and not table.rows:
                    table.headers.append("".join(pieces[begin:]))
                    begin = len(pieces)
            elif value == "TableRow":
                if name == "Start":
                    table.rows += 1
                elif excess := self.data[cell["end"] : where["end"]].strip(b"| \t\r\n"):
                    self.excess(excess.decode())
            elif value == "Table":
                return self.end(value, where)
            elif value == "Image":
                self.silent -= 1
            elif name == "Start" and "Image" in value:
                self.silent += 1
        return None

    def excess(self, cells: str) -> None:
        """Read the cells of a row that has more than its table."""
        for cell in _BAR.split(cells):
            for event, _ in events(VOID + cell.strip()):
                if isinstance(event, dict) and ("Text" in event or "Code" in event):
                    self.text(event.get("Text") or event["Code"])
            self.tags.end_text()

    def line_of(self, offset: int) -> int:
        """Give the line of an offset, which never goes back."""
        if offset > self.counted:
            self.line += self.data.count(b"\n", self.counted, offset)
            self.line_start = max(self.data.rfind(b"\n", self.counted, offset) + 1, self.line_start)
            self.counted = offset
        return self.line

    # Text

    def text(self, value: str) -> None:
        """Take text, which may hold marks and addresses."""
        if self.silent:
            if self.indented is not None:
                self.indented.append(value)
        elif GUARD in value:
            for index, part in enumerate(_MARK.split(value)):
                if index % 2:
                    self.mark(part)
                elif part:
                    self.plain(part)
        else:
            self.plain(value)

    def plain(self, value: str) -> None:
        """Take text without marks; addresses in it are links."""
        if self.joined or not may_hold_address(value):
            self.pieces.append(value)
            return
        position = 0
        for start, end, target in addresses(value):
            self.pieces += value[position:start], " ", value[start:end], " "
            self.here.link(target)
            position = end
        self.pieces.append(value[position:])

    def code(self, value: str) -> None:
        """Take code within a line."""
        if not self.silent:
            self.pieces.append(value if self.joined else f" {value} ")

    # Tags

    def mark(self, number: str) -> None:
        """Take the tag of a mark, where it stands for one."""
        if not self.joined:
            self.pieces.append(" ")
        if number and int(number) < len(self.masked.tags):
            self.see(self.masked.tags[int(number)], self.depth, within=True)

    def see(self, tag: Tag, depth: int, *, within: bool) -> None:
        """Take a tag and what it refers to."""
        self.tags.take(tag, depth, within=within)
        if tag.form == "close":
            return
        if self.table:
            self.table.seen.see(tag)
        elif not self.joined:
            self.here.seen.see(tag)
            if name := tracked(tag):
                self.here.components[name] = None
                self.count(name)

    def count(self, name: str) -> None:
        """Count a tracked component of the page."""
        self.components[name] = self.components.get(name, 0) + 1

    def flow_before(self, offset: int) -> None:
        """Take the tags on lines of their own before an offset; the list items they are indented to hold them."""
        while self.flow and self.flow[-1].at < offset:
            flow = self.flow.pop()
            self.see(flow.tag, bisect_right(self.items, flow.indent), within=False)

    def flow_after(self, end: int) -> None:
        """Take the tags after the last text of a list item that are indented to stand in it."""
        if not self.gap[0] <= end <= self.gap[1]:
            found = _GAP.match(self.data, end)
            self.gap = end, found.end() if found else end
        while self.flow and self.flow[-1].at <= self.gap[1] and self.flow[-1].indent >= self.items[-1]:
            self.flow_before(self.flow[-1].at + 1)

    # Nodes

    def start(self, started: Any, where: Where) -> None:
        """Begin a node."""
        if isinstance(started, str):
            if started in _MARKUP:
                return self.markup(1)
            kind, value = started, None
        else:
            ((kind, value),) = started.items()
        if kind not in _INLINE:
            self.start_block(where)
        self.depth += 1
        if not self.joined:
            self.pieces.append(" ")
        if handle := _STARTS.get(kind):
            handle(self, value, where)
        return None

    def markup(self, change: int) -> None:
        """Begin or end emphasis and the like: text on either side is counted apart."""
        self.depth += change
        if change < 0 and self.tags.open:
            self.tags.end_node(self.depth, within=True)
        if not self.joined:
            self.pieces.append(" ")

    def start_block(self, where: Where) -> None:
        if self.flow:
            self.flow_before(where["start"])
        if self.tags.open:
            self.tags.end_text()
        elif not self.depth and self.nested:
            self.enter(self.nested)

    def enter(self, section: Section) -> None:
        """Count the words of the section that ends, and begin to fill another."""
        self.here.words += count_pieces("".join(self.pieces))
        self.pieces.clear()
        self.here, self.nested = section, None

    def start_heading(self, value: dict[str, Any], where: Where) -> None:
        if value["level"] in ("H2", 2) and not self.silent:
            section = Section("", "", 2, self.line_of(where["start"]))
            self.sections.append(section)
            if self.depth == 1 and not self.tags.open:
                self.enter(section)
            else:
                self.nested = section
        self.joined += 1
        self.marks.append(len(self.pieces))

    def end_heading(self, level: Any) -> None:
        self.joined -= 1
        title = "".join(self.pieces[self.marks.pop() :])
        if level in ("H2", 2):
            self.sections[-1].heading, self.sections[-1].heading_id = title, anchor(title)

    def start_link(self, value: dict[str, Any], _where: Where) -> None:
        if not self.joined:
            self.here.link(value["dest_url"])
        self.joined += 1

    def start_image(self, _value: Any, _where: Where) -> None:
        self.silent += 1

    def start_code(self, value: Any, where: Where) -> None:
        self.silent += 1
        if self.mdx and value == "Indented":
            self.indented = []
            self.line_of(where["start"])

    def start_item(self, _value: Any, where: Where) -> None:
        self.line_of(where["start"])
        self.items.append(where["start"] - self.line_start + _MARKER)

    def start_table(self, _value: Any, where: Where) -> None:
        self.table = _Table(self.line_of(where["start"]))
        self.joined += 1

    def end(self, ended: Any, where: Where) -> None:
        """End a node."""
        if isinstance(ended, str):
            if ended in _MARKUP:
                return self.markup(-1)
            kind, value = ended, None
        else:
            ((kind, value),) = ended.items()
        if self.flow and kind not in _INLINE:
            self.flow_before(where["end"])
            if kind == "Item":
                self.flow_after(where["end"])
        if handle := _ENDS.get(kind):
            handle(self, value)
        return self.markup(-1)

    def end_link(self, _value: Any) -> None:
        self.joined -= 1

    def end_image(self, _value: Any) -> None:
        self.silent -= 1

    def end_code(self, _value: Any) -> None:
        """End a block of code; MDX knows no indented code, so what looks like it is read again."""
        self.silent -= 1
        if self.indented is not None:
            text, self.indented = _INDENT.sub("", "".join(self.indented)), None
            outer = self.data, self.line, self.counted, self.line_start
            flow, self.flow, self.mdx = self.flow, [], False
            self.read(text, self.line)
            self.flow, self.mdx = flow, True
            self.data, self.line, self.counted, self.line_start = outer

    def end_item(self, _value: Any) -> None:
        self.items.pop()
        self.tags.end_node(len(self.items), within=False)

    def end_table(self, _value: Any) -> None:
        self.joined -= 1
        if self.table:
            self.here.tables.append(self.table.record())
            self.here.seen.join(self.table.seen)
            self.count("table")
        self.table = None


class _Table:
    """A table being read."""

    def __init__(self, line: int) -> None:
        self.line, self.rows = line, 0
        self.headers: list[str] = []
        self.seen = References()

    def record(self) -> BlockTable:
        seen = self.seen
        return BlockTable(tuple(self.headers), self.rows, tuple(seen.entities), tuple(seen.facts.values()), self.line)


_STARTS: dict[str, Callable[[_Reader, Any, Where], None]] = {
    "Heading": _Reader.start_heading,
    "Link": _Reader.start_link,
    "Image": _Reader.start_image,
    "CodeBlock": _Reader.start_code,
    "Item": _Reader.start_item,
    "Table": _Reader.start_table,
}
_ENDS: dict[str, Callable[[_Reader, Any], None]] = {
    "Heading": _Reader.end_heading,
    "Link": _Reader.end_link,
    "Image": _Reader.end_image,
    "CodeBlock": _Reader.end_code,
    "Item": _Reader.end_item,
    "Table": _Reader.end_table,
}
