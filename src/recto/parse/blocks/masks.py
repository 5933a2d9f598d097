"""A page as MDX reads it, made Markdown: tags and expressions become marks, import lines and frontmatter blank lines.

Unlike the tolerant scanner of `recto.parse.mdx`, this one gives up where MDX does. Marks count as punctuation, as the
brackets they stand for do, and each line stays a line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from recto.parse.blocks.script import module_end
from recto.parse.blocks.tags import Expression, Tag, read_tag

GUARD = "\ua874"
"""Opens and closes a mark; a punctuation sign of a script no longer written. In pages it is replaced by `OTHER`."""

OTHER = "\ua875"
VOID = GUARD + GUARD
"""A mark that stands for no tag."""

_SIGN = re.compile(r"[<{`~\\](?:(?<=\\)[\\<{`~]|(?<=~)~~+|(?<=`)`*|(?<![~\\]))")
"""Begins with a class of characters, so that the engine skips to the next of them."""

_MODULE = re.compile(r"\n(?:import|export) ")
_FENCE_PREFIX = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+[ \t>]*+\Z")
_BLOCK = re.compile(r"\n[ \t>]*+(?:\n|\||#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~)")
_HEAD_END = re.compile(r"^---[ \t\r]*+$", re.M)
_QUOTED = re.compile(r"[ \t>]*+")
_ROW = re.compile(r"[ \t>]*+\|")
_BAR = re.compile(r"(?<!\\)\|")
_LONGEST = 1000
"""Characters that are looked through for the beginning of an address or of a line."""

_REST = re.compile(r"[ \t\r]*+(?=\n|\Z)")
_BLANKS = re.compile(r"[ \t]*+")
_ITEM = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)+")


class Flow(NamedTuple):
    """A tag on a line of its own: where that line stands in the masked text, in bytes, and how far it is indented."""

    at: int
    indent: int
    tag: Tag


class Masked(NamedTuple):
    """A page without what is not Markdown: `tags` are told by the numbers in marks, `flow` by their places."""

    text: str
    tags: list[Tag]
    flow: list[Flow]


class _Token(NamedTuple):
    start: int
    end: int
    tag: Tag | None


def head_end(text: str) -> int:
    """Give where the frontmatter ends, or 0 where there is none."""
    first = text.find("\n")
    if first < 0 or not text.startswith("---") or text[:first].strip(" \t\r") != "---":
        return 0
    found = _HEAD_END.search(text, first + 1)
    return found.end() if found else 0


def blank(text: str, end: int) -> str:
    """Give the line ends up to `end`, and the rest."""
    return "\n" * text.count("\n", 0, end) + text[end:]


class _Scan:
    """One pass over a page, which ends where it is no MDX."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[_Token] = []
        self.script = Expression(text)
        self.runs: dict[int, list[int]] | None = None

    def scan(self, position: int) -> bool:
        """Find all tokens from `position` on, or give False."""
        modules = self._modules(position)
        while found := _SIGN.search(self.text, position):
            start, sign = found.start(), found[0]
            while modules and modules[-1] < position:
                modules.pop()
            if modules and modules[-1] < start:
                position = self._module(modules.pop())
            elif sign == "<":
                position = self._angle(start)
            elif sign == "{":
                position = self._brace(start)
            elif sign[0] == "\\":
                position = found.end()
            else:
                position = self._code(start, sign)
            if position < 0:
                return False
        return all(self._module(at) >= 0 for at in reversed(modules) if at >= position)

    def _modules(self, position: int) -> list[int]:
        """Give where import and export statements may begin, the last first."""
        found = [match.start() + 1 for match in _MODULE.finditer(self.text, max(position - 1, 0))]
        found.reverse()
        return [*found, 0] if not position and self.text.startswith(("import ", "export ")) else found

    def _token(self, start: int, end: int, tag: Tag | None) -> int:
        if end < 0 or (self.text.find("|", start, end) >= 0 and self._cut(start, end)):
            return -1
        self.tokens.append(_Token(start, end, tag))
        return end

    def _cut(self, start: int, end: int) -> bool:
        """Say whether a bar cuts a token in two, as it does in a row of a table."""
        low = self.text.rfind("\n", max(start - _LONGEST, 0), start)
        row = _ROW.match(self.text, low + 1) if low >= 0 or start <= _LONGEST else None
        return row is not None and _BAR.search(self.text, start, end) is not None

    def _brace(self, at: int) -> int:
        """Pass over an expression; in an address a brace is a character like others."""
        if _in_address(self.text[max(at - _LONGEST, 0) : at]):
            return at + 1
        return self._token(at, self.script.end(at, child=True), None)

    def _angle(self, at: int) -> int:
        if self.text[at + 1 : at + 2].isspace() or self.text[max(at - 2, 0) : at] == "](":
            return at + 1
        tag = read_tag(self.text, at)
        return self._token(at, tag.end, tag) if tag else -1

    def _code(self, at: int, ticks: str) -> int:
        if len(ticks) >= 3 and self._opens_fence(at, ticks):
            return self._fence(at, ticks)
        return at + len(ticks) if ticks[0] == "~" else self._closing_run(at + len(ticks), len(ticks))

    def _opens_fence(self, at: int, ticks: str) -> bool:
        line = self.text.rfind("\n", max(0, at - 200), at) + 1
        if not _FENCE_PREFIX.match(self.text[line:at]):
            return False
        stop = self.text.find("\n", at)
        return ticks[0] == "~" or "`" not in self.text[at + len(ticks) : len(self.text) if stop < 0 else stop]

    def _fence(self, at: int, ticks: str) -> int:
        line = self.text.find("\n", at)
        closing = re.compile(rf"^[ \t>]*{ticks[0]}{{{len(ticks)},}}[ \t\r]*$", re.M)
        found = closing.search(self.text, line + 1) if line >= 0 else None
        return found.end() if found else len(self.text)

    def _closing_run(self, position: int, size: int) -> int:
        """Find the end of the next run of exactly `size` backticks in the paragraph, or give `position` back."""
        if self.runs is None:
            self.runs = {}
            for run in re.finditer("``*", self.text):
                self.runs.setdefault(len(run[0]), []).append(run.start())
            for starts in self.runs.values():
                starts.reverse()
        starts = self.runs.get(size, [])
        while starts and starts[-1] < position:
            starts.pop()
        if not starts or _BLOCK.search(self.text, position, starts[-1]):
            return position
        return starts[-1] + size

    def _module(self, at: int) -> int:
        """Pass over import and export statements; within a paragraph, the words are text."""
        before = self.text[max(at - 5, 0) : at].replace("\r", "")
        if before.strip() and not before.endswith(("\n\n", "---\n")):
            return at + 1
        return self._token(at, module_end(self.text, at), None)


def _in_address(before: str) -> bool:
    """Say whether a stretch of text ends within the target of a link or a bare address."""
    run = [] if before[-1:].isspace() else before.rpartition("<")[2].split()[-1:]
    if not run:
        return False
    opened = run[0].rfind("](")
    return (opened >= 0 and ")" not in run[0][opened:]) or "http://" in run[0] or "https://" in run[0]


class _Writing:
    """Writes the masked text, token by token."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.position = text, start
        self.pieces = ["\n" * text.count("\n", 0, start)]
        self.size = len(self.pieces[0])
        self.out = Masked("", [], [])

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.size += len(piece)

    def line(self, tokens: list[_Token]) -> None:
        """Write what stands before some tokens, with nothing between them, and them: as flow if the line is theirs."""
        start, end = tokens[0].start, tokens[-1].end
        low = self.text.rfind("\n", self.position, start) + 1
        before = self.text[low:start] if low or not self.position else "x"
        self.add(self.text[self.position : start])
        self.position = end
        alone = _REST.match(self.text, end) is not None
        if alone and _QUOTED.fullmatch(before):
            self._flow(tokens, start - low, "")
        elif alone and _ITEM.fullmatch(before):
            self._flow(tokens, start - low, VOID)
        else:
            self._inline(tokens)

    def _flow(self, tokens: list[_Token], indent: int, mark: str) -> None:
        self.out.flow.extend(Flow(self.size, indent, token.tag) for token in tokens if token.tag)
        self.add(mark + "\n" * self.text.count("\n", tokens[0].start, self.position))

    def _inline(self, tokens: list[_Token]) -> None:
        position = tokens[0].start
        for token in tokens:
            self.add(self.text[position : token.start])
            number = str(len(self.out.tags)) if token.tag else ""
            if token.tag:
                self.out.tags.append(token.tag)
            position = token.end
            self.add(GUARD + number + GUARD + f"\n{VOID}" * self.text.count("\n", token.start, position))

    def finish(self) -> Masked:
        """Write the rest."""
        self.add(self.text[self.position :])
        masked = "".join(self.pieces)
        flow = self.out.flow if masked.isascii() else list(_in_bytes(self.out.flow, masked))
        return self.out._replace(text=masked, flow=flow)


def _in_bytes(flow: list[Flow], text: str) -> Iterator[Flow]:
    position = size = 0
    for each in flow:
        size += len(text[position : each.at].encode())
        position = each.at
        yield each._replace(at=size)


def mask(text: str) -> Masked | None:
    """Make a page without `GUARD` Markdown, or give None where its MDX fails."""
    start = head_end(text)
    scan = _Scan(text)
    if not scan.scan(start):
        return None
    writing = _Writing(text, start)
    line: list[_Token] = []
    for token in scan.tokens:
        if line and (between := text[line[-1].end : token.start]) and not _BLANKS.fullmatch(between):
            writing.line(line)
            line = []
        line.append(token)
    if line:
        writing.line(line)
    return writing.finish()
