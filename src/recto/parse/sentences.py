"""Sentences of prose, and which of them cite.

In the prose that is read here, marks stand where citations stood (`mark`), and what is no prose (code, definitions of
footnotes) stands between two signs. Both are told apart from all that a page may hold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from recto.abbreviations import ABBREVIATIONS
from recto.model import Sentence

SIGNS = "\x01\x02\x03\x04\x05"
"""What a mark begins and ends with; what begins and ends a stretch that is no prose; what begins a citation's words."""

BLANKS = str.maketrans(SIGNS, " " * len(SIGNS))
"""Keeps a page from making such signs itself."""

LEAST_WORDS = 5
"""A shorter sentence claims nothing: it is a caption, a cell, a name."""

LONGEST = 4_000
"""Characters after which a sentence ends with its next citation: each citation repeats its sentence."""

WORDS = SIGNS[4]
_CITATION = re.compile(r"\x05[^\x01\x05]{0,2000}\x01\d{1,9}\x02|\x01\d{1,9}\x02")
_MARK = re.compile(r"[ \t]?\x05?\x01(\d{1,9})\x02")
_ASIDE = re.compile(r"[ \t]?[(\[][^()\[\]\x01\n]{0,200}\x01\d{1,9}\x02[^()\[\]\n]{0,200}[)\]]\.?")
"""A citation in brackets after a sentence's end."""
_NUMBER = re.compile(r"\x01(\d{1,9})\x02")
_NO_PROSE = re.compile("\x03[ \t]?")
_STOP = re.compile(r"[.!?…。！？]")
_OPENING = "\"'“‘([«"
_CLOSING = "\"'”’)]»*"
_BIG = re.compile(r"[ \t]*\x05?(?:[\"'“‘(\[«]?[A-Z0-9À-Þ$€£]|[^\x00-\x7f§¶À-ɏ\s])")
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‑][^\W_]+)*")
_ENOUGH = re.compile(rf"(?:[\W_]*+[^\W_]++(?:['’.,\-‑][^\W_]++)*+){{{LEAST_WORDS}}}")


def mark(citation: int) -> str:
    """Give the mark of the page's n-th citation."""
    return f"\x01{citation}\x02"


def unmarked(text: str) -> str:
    """Give prose without marks and signs."""
    if not any(sign in text for sign in SIGNS):
        return text
    text = _NO_PROSE.sub("", "".join(_between_marks(text)))
    for sign in SIGNS:
        text = text.replace(sign, "")
    return text


def _between_marks(text: str) -> Iterator[str]:
    """Cut `_MARK` out; looked for from its first sign on, which is many times faster than from the blank before it."""
    position = 0
    for found in _NUMBER.finditer(text):
        start = found.start()
        start -= start > position and text[start - 1] == WORDS
        start -= start > position and text[start - 1] in " \t"
        yield text[position:start]
        position = found.end()
    yield text[position:]


def sentences(texts: Sequence[str]) -> tuple[tuple[Sentence, ...], tuple[int, ...]]:
    """Give the sentences of a page that cite, in order, and how many sentences of each section claim something.

    `texts` are the marked texts of its sections, a paragraph, item or row on a line. A citation that stands by itself,
    after the end of a sentence, belongs to that sentence.
    """
    cited: list[Sentence] = []
    claims: list[int] = []
    for section, text in enumerate(texts):
        count = 0
        for line in prose_lines(text):
            if SIGNS[0] not in line:  # nearly all lines: there is nothing to take out
                count += sum(map(claims_something, split(line)))
                continue
            for marked in chain.from_iterable(map(_bounded, _joined(split(line)))):
                plain, cites = unmarked(marked).strip(), tuple(map(int, _NUMBER.findall(marked)))
                count += bool(cites) or claims_something(plain)
                if cites:
                    cited.append(Sentence(section, plain, cites))
        claims.append(count)
    return tuple(cited), tuple(claims)


def prose_lines(text: str) -> Iterator[str]:
    """Give the lines of a marked text that are prose."""
    if SIGNS[2] not in text:
        yield from text.split("\n")
        return
    inside = 0
    for line in text.split("\n"):
        opened, closed = line.count("\x03"), line.count("\x04")
        if not (inside or opened or closed):
            yield line
        inside = max(0, inside + opened - closed)


def claims_something(sentence: str) -> bool:
    """Say whether a sentence is one that a reader may ask a source for: long enough, and no question."""
    if sentence.count(" ") < LEAST_WORDS - 1 or sentence.rstrip().endswith(("?", ":")):
        return False
    return _ENOUGH.match(sentence, 0, 400) is not None


def split(line: str) -> Iterator[str]:
    """Cut a line into its sentences, marks after the end of one included in it."""
    start = 0
    for stop in _STOP.finditer(line):
        if stop.start() < start:
            continue
        end = _end(line, stop.end())
        if end < len(line) and _ends(line, stop.start(), end):
            yield line[start:end]
            start = end
    if line[start:].strip():
        yield line[start:]


def _end(line: str, position: int) -> int:
    """Give where a sentence ends whose stop ends at `position`: after further stops, closing signs, and marks."""
    while position < len(line) and (line[position] in _CLOSING or _STOP.match(line, position)):
        position += 1
    while found := _MARK.match(line, position) or _ASIDE.match(line, position):
        position = found.end()
    return position


def _ends(line: str, stop: int, end: int) -> bool:
    if line[stop] in "。！？":
        return True
    if not (line[end].isspace() and _BIG.match(line, end)):
        return False
    if line[stop] != ".":
        return True
    word = f" {line[max(0, stop - 12) : stop]}".rpartition(" ")[2].lstrip(_OPENING).casefold()
    initial = len(word) == 1 and word.isalpha() and line[stop - 1].isupper()
    return not (initial or word in ABBREVIATIONS)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """Join what is nothing but a citation to the sentence before it."""
    held = ""
    for part in parts:
        if held and "\x01" in part and not _WORD.search(_CITATION.sub("", part)):
            held += part
        else:
            if held:
                yield held
            held = part
    if held:
        yield held


def _bounded(sentence: str) -> Iterator[str]:
    """Cut what is far too long for a sentence after citations: where it is long, and where the next one is far away."""
    if len(sentence) <= LONGEST:
        yield sentence
        return
    start = end = 0
    for found in _MARK.finditer(sentence):
        if end > start and max(end - start, found.start() - end) >= LONGEST:
            yield sentence[start:end]
            start = end
        end = found.end()
    if end > start and len(sentence) - end >= LONGEST:
        yield sentence[start:end]
        start = end
    yield sentence[start:]
