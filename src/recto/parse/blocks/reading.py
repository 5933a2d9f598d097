"""Goes through a page's Markdown events and fills its sections."""

import re
from collections.abc import Callable
from typing import Any

from pyromark.event import Range

from recto.model import BlockTable
from recto.parse.blocks.addresses import addresses, may_hold_address
from recto.parse.blocks.masks import GUARD, Flow, Masked
from recto.parse.blocks.sections import PREAMBLE, References, Section, anchor, count_pieces, tracked
from recto.parse.blocks.tags import Tag
from recto.parse.markdown import events

_MARK = re.compile(f"{GUARD}(\\d*+){GUARD}")
_INDENT = re.compile(r"^[ \t]++", re.M)
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))
_QUIET = frozenset(("Html", "InlineHtml", "TaskListMarker", "InlineMath", "DisplayMath"))
_MARKER = 2
"""Columns of the shortest list marker with the blank after it."""


class Reader:
    """Reads a page; `pieces` are the words of the section that is being filled, not yet counted.

    `joined` counts the open nodes whose text is taken as one: headings, links, tables. `balanced` tells at the end
    whether all tags close where MDX wants them to.
    """

    def __init__(self, masked: Masked, *, mdx: bool) -> None:
        self.mdx, self.tags = mdx, masked.tags
        self.flow = masked.flow[::-1]
        self.here = Section(PREAMBLE, PREAMBLE, 0, 1)
        self.sections = [self.here]
        self.nested: Section | None = None
        self.pieces: list[str] = []
        self.marks: list[int] = []
        """Where in `pieces` the open headings and cells begin."""
        self.components: dict[str, int] = {}
        self.open: list[tuple[str, int, bool]] = []
        """Open tags: name, depth, whether they stand within a line of text."""
        self.balanced = True
        self.depth = self.joined = self.silent = 0
        self.items: list[int] = []
        """Columns at which the content of the open list items begins."""
        self.indented: list[str] | None = None
        self.table: _Table | None = None
        self.data = b""
        self.line, self.counted = 1, 0

    def read(self, text: str, line: int = 1) -> None:
        """Read a text that begins on a line."""
        self.data, self.line, self.counted = text.encode(), line, 0
        append = self.pieces.append
        for event, where in events(text):
            if isinstance(event, str):
                if not self.joined or event == "SoftBreak":
                    append("\n")
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if not self.silent:
                    self.text(value)
                elif self.indented is not None:
                    self.indented.append(value)
            elif name == "Start":
                self.start(value, where)
            elif name == "End":
                self.end(value, where)
            elif name == "Code":
                self.code(value)
            elif name == "FootnoteReference":
                append("" if self.joined else " ")
                if not self.joined:
                    self.here.footnotes[value.lower()] = None
            elif name in _QUIET and not self.joined:
                append(" ")

    def line_of(self, offset: int) -> int:
        """Give the line of an offset, which never goes back."""
        if offset > self.counted:
            self.line += self.data.count(b"\n", self.counted, offset)
            self.counted = offset
        return self.line

    # Text

    def text(self, value: str) -> None:
        if GUARD in value:
            for index, part in enumerate(_MARK.split(value)):
                if index % 2:
                    self.mark(part)
                elif part:
                    self.plain(part)
        elif self.joined:
            self.pieces.append(value)
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
        if not self.silent:
            self.pieces.append(value if self.joined else f" {value} ")

    # Tags

    def mark(self, number: str) -> None:
        if not self.joined:
            self.pieces.append(" ")
        if number and int(number) < len(self.tags):
            self.tag(self.tags[int(number)], self.depth, within=True)

    def tag(self, tag: Tag, depth: int, *, within: bool) -> None:
        if tag.form == "close":
            if not self.open or self.open.pop() != (tag.name, depth, within):
                self.balanced = False
            return
        if tag.form == "open":
            self.open.append((tag.name, depth, within))
        if self.table:
            self.table.seen.see(tag)
        elif not self.joined:
            self.here.seen.see(tag)
            if name := tracked(tag):
                self.here.components[name] = None
                self.count(name)

    def count(self, name: str) -> None:
        self.components[name] = self.components.get(name, 0) + 1

    def flow_before(self, offset: int) -> None:
        """Take the tags on lines of their own before an offset."""
        while self.flow and self.flow[-1].at < offset:
            flow = self.flow.pop()
            self.tag(flow.tag, sum(column <= flow.indent for column in self.items), within=False)

    # Nodes

    def start(self, started: Any, where: Range) -> None:
        if isinstance(started, str):
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

    def start_block(self, where: Range) -> None:
        if self.flow:
            self.flow_before(where["start"])
        if self.open:
            if self.open[-1][2] and not self.table:
                self.balanced = False
        elif not self.depth and self.nested:
            self.enter(self.nested)

    def enter(self, section: Section) -> None:
        """Count the words of the section that ends, and begin to fill another."""
        self.here.words += count_pieces("".join(self.pieces))
        self.pieces.clear()
        self.here, self.nested = section, None

    def start_heading(self, value: dict[str, Any], where: Range) -> None:
        if value["level"] in ("H2", 2) and not self.silent:
            section = Section("", "", 2, self.line_of(where["start"]))
            self.sections.append(section)
            if self.depth == 1 and not self.open:
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

    def start_link(self, value: dict[str, Any], _where: Range) -> None:
        if not self.joined:
            self.here.link(value["dest_url"])
        self.joined += 1

    def start_image(self, _value: Any, _where: Range) -> None:
        self.silent += 1

    def start_code(self, value: Any, where: Range) -> None:
        self.silent += 1
        if self.mdx and value == "Indented":
            self.indented = []
            self.line_of(where["start"])

    def start_item(self, _value: Any, where: Range) -> None:
        start = where["start"]
        self.items.append(start - self.data.rfind(b"\n", 0, start) - 1 + _MARKER)

    def start_table(self, _value: Any, where: Range) -> None:
        self.table = _Table(self.line_of(where["start"]))
        self.joined += 1

    def start_row(self, _value: Any, _where: Range) -> None:
        if self.table:
            self.table.rows += 1

    def start_cell(self, _value: Any, _where: Range) -> None:
        self.marks.append(len(self.pieces))

    def end(self, ended: Any, where: Range) -> None:
        if isinstance(ended, str):
            kind, value = ended, None
        else:
            ((kind, value),) = ended.items()
        if self.flow and kind not in _INLINE:
            self.flow_before(where["end"])
        self.depth -= 1
        if self.open and self.open[-1][2] and self.open[-1][1] > self.depth:
            self.balanced = False
        if handle := _ENDS.get(kind):
            handle(self, value)
        if not self.joined:
            self.pieces.append(" ")

    def end_link(self, _value: Any) -> None:
        self.joined -= 1

    def end_image(self, _value: Any) -> None:
        self.silent -= 1

    def end_code(self, _value: Any) -> None:
        """End a block of code; MDX knows no indented code, so what looks like it is read again."""
        self.silent -= 1
        if self.indented is not None:
            text, self.indented = _INDENT.sub("", "".join(self.indented)), None
            outer = self.data, self.line, self.counted
            self.mdx = False
            self.read(text, self.line)
            self.mdx = True
            self.data, self.line, self.counted = outer

    def end_item(self, _value: Any) -> None:
        self.items.pop()
        if self.open and not self.open[-1][2] and self.open[-1][1] > len(self.items):
            self.balanced = False

    def end_cell(self, _value: Any) -> None:
        start = self.marks.pop()
        if self.table and not self.table.rows:
            self.table.headers.append("".join(self.pieces[start:]))

    def end_table(self, _value: Any) -> None:
        self.joined -= 1
        if self.table:
            self.here.tables.append(self.table.record())
            self.here.seen.join(self.table.seen)
            self.count("table")
        self.table = None

    def finish(self) -> None:
        """Take what is left."""
        self.flow_before(len(self.data) + 1)
        self.enter(self.here)
        self.balanced = self.balanced and not self.open


class _Table:
    """A table being read."""

    def __init__(self, line: int) -> None:
        self.line, self.rows = line, 0
        self.headers: list[str] = []
        self.seen = References()

    def record(self) -> BlockTable:
        seen = self.seen
        return BlockTable(
            tuple(self.headers), self.rows, tuple(seen.entities), tuple(seen.facts.values()), self.line
        )


_STARTS: dict[str, Callable[[Reader, Any, Range], None]] = {
    "Heading": Reader.start_heading,
    "Link": Reader.start_link,
    "Image": Reader.start_image,
    "CodeBlock": Reader.start_code,
    "Item": Reader.start_item,
    "Table": Reader.start_table,
    "TableRow": Reader.start_row,
    "TableCell": Reader.start_cell,
}
_ENDS: dict[str, Callable[[Reader, Any], None]] = {
    "Heading": Reader.end_heading,
    "Link": Reader.end_link,
    "Image": Reader.end_image,
    "CodeBlock": Reader.end_code,
    "Item": Reader.end_item,
    "TableCell": Reader.end_cell,
    "Table": Reader.end_table,
}
