"""A text made ready to be searched: one form for what is written in many, its sentences and words, every place kept."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from unicodedata import normalize

from recto.abbreviations import ABBREVIATIONS
from recto.verify.support.words import WORD, stem

_SPACES = "\u00a0\u2007\u2009\u202f"
_CHANGED = re.compile(
    r"(?P<hyphen>(?<=[^\W\d_])-[ \t]{0,4}\r?\n[ \t]{0,40}(?=\w))"
    r"|(?P<gone>\u00ad(?:[ \t]{0,4}\r?\n[ \t]{0,40})?|[\u200b-\u200d\u2060\ufeff\u0300-\u036f]+)"
    r"|(?P<sign>[…ﬀ-ﬆ]|``|'')"
    rf"|(?P<space>[^\S {_SPACES}]\s*|\s{{2,}})"
)
_SIGNS = {
    "…": "...",
    "``": '"',
    "''": '"',
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_ALIKE = {
    '"': "“”„‟«»″〝〞＂",
    "'": "‘’‚‛‹›′`´ʼ＇",
    "-": "‐‑‒–—―−⁃﹣－",
    "\u00a0": _SPACES[1:],
    "%": "％﹪",
    "i": "İ",
}
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_MARKERS = "|•-*#"
_END = re.compile(r"[.!?][\"')\]]{0,3}(?:\[[\d, -]{1,12}\])?[ \u00a0](?=[^a-z ])|\n|[。！？]")
_OF_PAPERS = ("col", "eqs", "et", "ref", "refs", "tab")
"""What papers abbreviate, and pages write for something else."""
_ABBREVIATED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(ABBREVIATIONS.union(_OF_PAPERS))))}|[a-z]|[a-z]\.[a-z])\.\Z", re.IGNORECASE
)
_LOOKED_BACK = 12
_LONGEST = 3_000


class Flat:
    """A text in one form, and where each of its places stands in the text as written.

    `flat` has one kind of quote, dash and space, no hyphens of broken lines, no ligatures, and a line break only
    between paragraphs, items and rows. `folded` is as long, without case, accents and line breaks.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat, self._flat_at, self._text_at = _flattened(text)
        folded = self.flat.replace("\n", " ").replace("\u00a0", " ").lower()
        self.folded = folded if folded.isascii() else _ACCENTED.sub(_plain, folded)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the text as written for one of `flat` that is not empty."""
        first = min(self._original(start, 0), max(0, len(self.text) - 1))
        return first, max(self._original(end - 1, 1), min(first + 1, len(self.text)))

    def flat_place(self, place: int) -> int:
        """Give the place in `flat` of one in the text as written."""
        at = bisect_right(self._text_at, place) - 1
        limit = self._flat_at[at + 1] if at + 1 < len(self._flat_at) else len(self.flat)
        return min(self._flat_at[at] + place - self._text_at[at], limit)

    def _original(self, place: int, more: int) -> int:
        at = bisect_right(self._flat_at, place) - 1
        limit = self._text_at[at + 1] if at + 1 < len(self._text_at) else len(self.text)
        return min(self._text_at[at] + place - self._flat_at[at] + more, limit)

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """The stretches of the sentences in `flat`, in order, each without white space around it."""
        ends = [0, *self._ends(), len(self.flat)]
        return [found for low, high in pairwise(ends) for found in _pieces(self.flat, low, high)]

    def _ends(self) -> Iterator[int]:
        for match in _END.finditer(self.flat):
            if not self._abbreviated(match):
                yield match.end()

    def _abbreviated(self, match: re.Match[str]) -> bool:
        dot = match.start()
        if self.flat[dot] != ".":
            return False
        return _ABBREVIATED.search(self.flat, max(0, dot - _LOOKED_BACK), dot + 1) is not None

    def sentence_at(self, place: int) -> int:
        """Give the number of the sentence that holds a place of `flat`, or the one before it."""
        return max(0, bisect_right(self.sentences, (place, len(self.flat))) - 1)

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        having: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(self.sentences):
            for word in set(WORD.findall(self.folded, start, end)):
                having.setdefault(word, []).append(number)
        return having

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        forms: dict[str, list[str]] = {}
        for word in self._having:
            forms.setdefault(stem(word), []).append(word)
        return forms

    def having(self, stemmed: str) -> set[int]:
        """Give the numbers of the sentences that have a word with a stem."""
        return {number for word in self._forms.get(stemmed, ()) for number in self._having[word]}

    def having_word(self, words: frozenset[str]) -> set[int]:
        """Give the numbers of the sentences that have one of some words as they are."""
        return {number for word in words for number in self._having.get(word, ())}


def _flattened(text: str) -> tuple[str, list[int], list[int]]:
    parts: list[str] = []
    flat_at, text_at = [0], [0]
    last = length = 0
    for match in _CHANGED.finditer(text):
        new = _replacement(match, text)
        start, end = match.span()
        parts += (text[last:start], new)
        length += start - last
        if len(new) != end - start:
            flat_at += (length, length + len(new))
            text_at += (start, end)
        length += len(new)
        last = end
    flat = "".join((*parts, text[last:]))
    if not flat.isascii():
        for plain, others in _ALIKE.items():
            for other in others:
                flat = flat.replace(other, plain)
    return flat, flat_at, text_at


def _replacement(match: re.Match[str], text: str) -> str:
    """Say what stands for a piece of the text: a broken word is joined, unless what follows is no small letter."""
    if match["space"]:
        marked = text[match.end() : match.end() + 1] in _MARKERS and "\n" in match["space"]
        return "\n" if marked or match["space"].count("\n") > 1 else " "
    if match["hyphen"]:
        return "" if text[match.end()].islower() else "-"
    return _SIGNS[match["sign"]] if match["sign"] else ""


def _plain(match: re.Match[str]) -> str:
    """Take the accent off a letter, where that leaves one letter."""
    base = normalize("NFD", match[0])[0]
    return base if base.isascii() else match[0]


def _pieces(flat: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into pieces of bounded length, trimmed; what has no sentences is cut where it may be."""
    for start in range(low, high, _LONGEST):
        end = min(start + _LONGEST, high)
        piece = flat[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            yield start, end
