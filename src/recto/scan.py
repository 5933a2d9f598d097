"""Linear scanners for the contract's text patterns.

The contract defines links and tags by regular expressions such as ``<[^>]+>``. A backtracking engine
needs quadratic time for them on text that opens much and closes little, so each is written here as a
scan that never looks at a character twice: what follows an opening is found by `Ahead`, which remembers
the next occurrence of a text and never searches the same stretch again. The expressions themselves stand
in the tests, which hold the scanners against them.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from recto.ecma import NOT_SPACE, SPACE, pattern, trim


class Match(NamedTuple):
    """A stretch of text and the part of it that a pattern captures (both empty-able, end exclusive)."""

    start: int
    end: int
    inner: int
    inner_end: int


Scanner = Callable[[str], Iterable[Match]]
"""Finds what is to be cut out of a text, and the inner part that stays."""


class Ahead:
    """The next occurrence of a text at or after a position that only moves forward.

    `work` counts the characters passed over, so that tests can show a scan to be linear.
    """

    work = 0

    def __init__(self, text: str, needle: str) -> None:
        self.text, self.needle, self.found = text, needle, -2

    def at(self, position: int) -> int:
        """Give the first occurrence at or after `position`, or -1."""
        if self.found == -1 or self.found >= position:
            return self.found
        self.found = self.text.find(self.needle, position)
        Ahead.work += (self.found if self.found >= 0 else len(self.text)) - position
        return self.found


class Link(NamedTuple):
    """A Markdown link as the contract reads it: ``[label](target)``, cut at the first ``)``."""

    start: int
    label: int
    label_end: int
    target: int
    end: int


def links(text: str, *, images: bool = True, prefixes: tuple[str, ...] = ("",)) -> Iterator[Link]:
    r"""Scan for ``\[([^\]]+)\]\(([^)]+)\)``, without ``![`` if not `images`, target by prefix."""
    position = 0
    close = Ahead(text, ")")
    join = text.find("](")
    while join >= 0:
        start = _link_start(text, max(position, text.rfind("]", position, join) + 1), join, images)
        if start >= 0 and text.startswith(prefixes, join + 2):
            end = close.at(join + 2)
            if end < 0:
                return
            if end > join + 2 and not _only_prefix(text, join + 2, end, prefixes):
                yield Link(start, start + 1, join, join + 2, end + 1)
                position = end + 1
        join = text.find("](", max(join + 2, position))


def _only_prefix(text: str, start: int, end: int, prefixes: tuple[str, ...]) -> bool:
    """Say whether the target ends with its prefix: the patterns ask for one character more."""
    return prefixes != ("",) and text[start:end] in prefixes


def _link_start(text: str, low: int, join: int, images: bool) -> int:
    """Find the leftmost bracket that can open the label that ends at `join`, or -1."""
    end = max(join - 1, 0)
    start = text.find("[", low, end)
    while not images and start > 0 and text[start - 1] == "!":
        start = text.find("[", start + 1, end)
    return start


def targets(text: str, *prefixes: str) -> Iterator[Match]:
    r"""Scan for ``\]\(PREFIX[^)]+\)``, whatever stands before the bracket."""
    close = Ahead(text, ")")
    start = text.find("](")
    while start >= 0:
        prefix = next((p for p in prefixes if text.startswith(p, start + 2)), None)
        position = start + 2
        if prefix is not None:
            end = close.at(start + 2 + len(prefix))
            if end < 0:
                return
            if end > start + 2 + len(prefix):
                yield Match(start, end + 1, start + 2, end)
                position = end + 1
        start = text.find("](", position)


def tags(text: str) -> Iterator[Match]:
    """Scan for ``<[^>]+>``."""
    close = Ahead(text, ">")
    start = text.find("<")
    while start >= 0:
        end = close.at(start)
        if end < 0:
            return
        position = start + 1
        if end > start + 1:
            yield Match(start, end + 1, 0, 0)
            position = end + 1
        start = text.find("<", position)


def named_tags(text: str, name: str) -> Iterator[Match]:
    """Scan for ``<NAME[^>]*>``; the inner part is what stands between name and bracket."""
    close = Ahead(text, ">")
    start = text.find("<" + name)
    while start >= 0:
        end = close.at(start)
        if end < 0:
            return
        yield Match(start, end + 1, start + 1 + len(name), end)
        start = text.find("<" + name, end + 1)


_EMPTY_COMPONENT = pattern(rf"<[A-Z][a-zA-Z]*{SPACE}*/>")
_SPACED_OPENER = pattern(rf"<[A-Z][a-zA-Z]*{SPACE}")
_OPENER = pattern(r"<[A-Z]")
_CLOSER = pattern(r"</[A-Z][a-zA-Z]*>")
_MERMAID_TAIL = pattern(rf"`{SPACE}*\}}{SPACE}*/>")
_BARE_URL = pattern(rf"https?://{NOT_SPACE}+")


def fences(text: str) -> Iterator[Match]:
    """Scan for three backticks, anything, three backticks."""
    start = text.find("```")
    while start >= 0:
        end = text.find("```", start + 3)
        if end < 0:
            return
        yield Match(start, end + 3, start + 3, end)
        start = text.find("```", end + 3)


def inline_code(text: str) -> Iterator[Match]:
    """Scan for a backtick, one or more other characters, a backtick."""
    start = text.find("`")
    while start >= 0:
        end = text.find("`", start + 1)
        if end < 0:
            return
        if end > start + 1:
            yield Match(start, end + 1, start + 1, end)
            end += 1
        start = text.find("`", end)


def mermaid_templates(text: str) -> Iterator[Match]:
    r"""Scan for ``<Mermaid[^`]*``` up to the first backtick, brace and ``/>`` after it."""
    tick = Ahead(text, "`")
    start = text.find("<Mermaid")
    while start >= 0:
        first = tick.at(start)
        tail = _MERMAID_TAIL.search(text, first + 1) if first >= 0 else None
        if tail is None:
            return
        yield Match(start, tail.end(), 0, 0)
        start = text.find("<Mermaid", tail.end())


def slashless_components(text: str) -> Iterator[Match]:
    """Scan for ``<Name``, white space, anything without a slash, ``/>``."""
    slash = Ahead(text, "/")
    opener = _SPACED_OPENER.search(text)
    while opener:
        position = opener.end()
        end = slash.at(position)
        if end < 0:
            return
        if text.startswith(">", end + 1):
            yield Match(opener.start(), end + 2, 0, 0)
            position = end + 2
        opener = _SPACED_OPENER.search(text, position)


def empty_components(text: str) -> Iterator[Match]:
    """Scan for ``<Name/>``."""
    for match in _EMPTY_COMPONENT.finditer(text):
        yield Match(match.start(), match.end(), 0, 0)


def component_blocks(text: str) -> Iterator[Match]:
    """Scan for an opening component tag and all up to the first closing component tag of any name."""
    bracket = Ahead(text, ">")
    opener = _OPENER.search(text)
    while opener:
        end = bracket.at(opener.end())
        closer = _CLOSER.search(text, end + 1) if end >= 0 else None
        if closer is None:
            return
        yield Match(opener.start(), closer.end(), 0, 0)
        opener = _OPENER.search(text, closer.end())


def bare_urls(text: str) -> Iterator[Match]:
    """Scan for ``https?://`` and all that follows without white space."""
    for match in _BARE_URL.finditer(text):
        yield Match(match.start(), match.end(), 0, 0)


_ANY_ID = pattern(r'([^"]+)"')
_HEX_ID = pattern(r'([a-f0-9]+)"')


def quoted_ids(text: str, name: str) -> Iterator[Match]:
    r"""Scan for ``<NAME{WS}+[^>]*id="([^"]+)"``: the last ``id="`` before the tag's bracket."""
    return _ids(text, name, _ANY_ID, closed=False)


def hex_ids(text: str, name: str) -> Iterator[Match]:
    r"""Scan for ``<NAME{WS}+[^>]*id="([a-f0-9]+)"[^>]*>``."""
    return _ids(text, name, _HEX_ID, closed=True)


def _ids(text: str, name: str, value: re.Pattern[str], *, closed: bool) -> Iterator[Match]:
    opener, bracket = pattern(f"<{name}{SPACE}"), Ahead(text, ">")
    found = opener.search(text)
    while found:
        limit = bracket.at(found.end())
        if limit < 0 and closed:
            return
        limit = len(text) if limit < 0 else limit
        inner = _last_id(text, found.end(), limit, value)
        end = limit
        if inner:
            end = limit + 1 if closed else inner.end()
            yield Match(found.start(), end, *inner.span(1))
        found = opener.search(text, end)


def _last_id(text: str, low: int, limit: int, value: re.Pattern[str]) -> re.Match[str] | None:
    at = text.rfind('id="', low, limit)
    while at >= 0:
        if match := value.match(text, at + 4):
            return match
        at = text.rfind('id="', low, at + 3)
    return None


_FOOTNOTE = pattern(r"\[\^(\d+)\]")
_FOOTNOTE_DEFINITION = pattern(r"\[\^\d+\]:")


def footnotes(text: str) -> Iterator[tuple[int, int, int]]:
    """Scan for numeric footnote references, (number, start, end), passing over definition lines."""
    position = 0
    for line in text.split("\n") if "[^" in text else ():
        if "[^" in line and not _FOOTNOTE_DEFINITION.match(trim(line)):
            for match in _FOOTNOTE.finditer(line):
                yield int(match[1]), position + match.start(), position + match.end()
        position += len(line) + 1


def cut(text: str, matches: Iterable[Match]) -> str:
    """Cut the matches out of a text, but for their inner parts."""
    pieces: list[str] = []
    position = 0
    for match in matches:
        pieces += text[position : match.start], text[match.inner : match.inner_end]
        position = match.end
    return "".join([*pieces, text[position:]]) if pieces else text


class Origin:
    """Where each character of a text that was cut stood before: what remains is a row of stretches."""

    def __init__(self, length: int) -> None:
        self._begins, self._stood = [0], [0]
        self._length = length

    def __getitem__(self, place: int) -> int:
        if not 0 <= place < self._length:
            raise IndexError(place)
        at = bisect_right(self._begins, place) - 1
        return self._stood[at] + place - self._begins[at]

    def cut(self, matches: Iterable[Match]) -> None:
        """Cut the matches out, but for their inner parts."""
        kept: list[tuple[int, int]] = []
        position = 0
        for match in matches:
            kept += (position, match.start), (match.inner, match.inner_end)
            position = match.end
        stretches = [each for part in (*kept, (position, self._length)) for each in self._stretches(*part)]
        ends = list(accumulate((length for _, length in stretches), initial=0))
        self._length = ends.pop()
        self._begins, self._stood = ends or [0], [stood for stood, _ in stretches] or [0]

    def _stretches(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        at = bisect_right(self._begins, start) - 1
        while start < stop:
            end = self._begins[at + 1] if at + 1 < len(self._begins) else stop
            yield self._stood[at] + start - self._begins[at], min(end, stop) - start
            start, at = end, at + 1


def cut_and_trace(text: str, steps: Iterable[Scanner]) -> tuple[str, Origin]:
    """Cut step by step; give what remains and, for each of its characters, where it stood."""
    origin = Origin(len(text))
    for step in steps:
        matches = list(step(text))
        origin.cut(matches)
        text = cut(text, matches)
    return text, origin


def blank(scanner: Scanner) -> Scanner:
    """Make a scanner that leaves nothing of what it finds."""
    return lambda text: (Match(m.start, m.end, m.end, m.end) for m in scanner(text))


def link_labels(text: str) -> Iterator[Match]:
    """Scan for links; the inner part is the label."""
    for link in links(text):
        yield Match(link.start, link.end, link.label, link.label_end)
