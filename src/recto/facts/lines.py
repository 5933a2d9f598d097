"""The lines on which facts, rows and definitions stand, by the indents of the text.

YAML values come without their places. A scan of the indents finds them again; where it does not find as many places as
there are values (flow style, aliases), the line of the key stands for all of them.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line that is neither blank nor a comment: its number from 1, its indent, the rest of it."""

    number: int
    indent: int
    text: str


class Block(NamedTuple):
    """A key at the margin with the lines below it."""

    line: int
    lines: list[Line]

    def items(self, count: int) -> Sequence[int]:
        """Give the lines of the items of the block's list, of which there are `count`."""
        indent = self.lines[0].indent if self.lines else 0
        found = [line.number for line in self.lines if line.indent == indent and line.text[0] == "-"]
        return self._checked(found, count)

    def keys(self, count: int) -> Sequence[int]:
        """Give the lines of the keys of the block's map, of which there are `count`."""
        indent = self.lines[0].indent if self.lines else 0
        return self._checked([line.number for line in self.lines if line.indent == indent], count)

    def inner_keys(self, count: int) -> Sequence[int]:
        """Give the lines of the keys of the maps in the block's map, of which there are `count` in all."""
        outer = self.lines[0].indent if self.lines else 0
        inner, found = -1, []
        for line in self.lines:
            if line.indent <= outer:
                inner = -1
            elif inner in (-1, line.indent):
                inner = line.indent
                found.append(line.number)
        return self._checked(found, count)

    def _checked(self, found: list[int], count: int) -> Sequence[int]:
        return found if len(found) == count else [self.line] * count


def blocks(text: str) -> dict[str, Block]:
    """Give the blocks of a document that is a map, by their keys."""
    found: dict[str, Block] = {}
    block = Block(1, [])
    for number, line in enumerate(text.split("\n"), 1):
        rest = line.lstrip(" ")
        if not rest or rest[0] in "#\r":
            continue
        indent = len(line) - len(rest)
        if indent or rest.startswith("- "):
            block.lines.append(Line(number, indent, rest))
        else:
            block = found.setdefault(rest.partition(":")[0].strip(" \"'\ufeff"), Block(number, []))
    return found


def block(text: str, key: str) -> Block:
    """Give the block of a key; an empty one on line 1 where the key is not found."""
    return blocks(text).get(key) or Block(1, [])
