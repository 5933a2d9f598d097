"""Components indent their children; Markdown would take four blanks for code. Undo that, keeping every offset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recto.parse.mdx import Tag

_INDENT = re.compile(r"\n([ \t]*)(?=[^\s])")
_DEEP = re.compile(r"\n(?: {4}| {0,3}\t)")
_COLUMNS = {"\t": 4}
_CODE = 4
"""Columns from which Markdown takes a line for code."""


def outdent(masked: str, blocks: list[tuple[Tag, int]]) -> str:
    """Move the common indentation of each component's content before its lines' ends.

    `masked` is one line end longer than the page at its front; `blocks` are opening tags, in order, and where they are
    closed. The first line of a component's content tells its indentation; the innermost component counts.
    """
    pieces: list[str] = []
    position = following = 0
    open_blocks: list[_Block] = []
    for line in _lines_from(masked, blocks[0][0].end) if blocks and _DEEP.search(masked) else ():
        while following < len(blocks) and blocks[following][0].end < line.end():
            open_blocks.append(_Block(blocks[following][1] + 1))
            following += 1
        while open_blocks and open_blocks[-1].close <= line.start():
            open_blocks.pop()
        if not open_blocks:
            continue
        indent = line[1]
        cut = _characters(indent, _width(indent, open_blocks))
        if cut:
            pieces += masked[position : line.start()], indent[:cut], "\n", indent[cut:]
            position = line.end()
    return "".join([*pieces, masked[position:]])


def _lines_from(masked: str, position: int) -> Iterator[re.Match[str]]:
    """Give the indentation of the lines that are not blank, from that line on in which a place of the page stands."""
    return _INDENT.finditer(masked, masked.rfind("\n", 0, position + 1))


@dataclass
class _Block:
    close: int
    width: int = -1


def _width(indent: str, blocks: list[_Block]) -> int:
    """Give how many columns a line in the innermost of some blocks is moved, settling the widths not yet known."""
    columns = sum(_COLUMNS.get(c, 1) for c in indent)
    known = len(blocks)
    while known and blocks[known - 1].width < 0:
        known -= 1
    for index in range(known, len(blocks)):
        outer = blocks[index - 1].width if index else 0
        blocks[index].width = columns if columns - outer >= _CODE else outer
    return blocks[-1].width


def _characters(indent: str, columns: int) -> int:
    """Give how many of the characters of an indentation fill some columns."""
    cut = 0
    while cut < len(indent) and columns > 0:
        columns -= _COLUMNS.get(indent[cut], 1)
        cut += 1
    return cut
