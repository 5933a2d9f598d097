"""Quotations in a sentence, found in a source word for word, nearly, or altered."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from recto.verify.support.reading import Flat
from recto.verify.support.source import SourceText
from recto.verify.support.spelled import number as spelled_number
from recto.verify.support.words import NEGATIONS, STOP, WORD, content

_QUOTED = re.compile(
    r"“(?P<a>[^“”]{1,3000})”|«\s?(?P<b>[^«»]{1,3000})»|„(?P<c>[^„“”]{1,3000})[“”]|(?<!\w)\"(?=\S)(?P<d>[^\"]{1,3000})(?<=\S)\"(?!\w)"
    r"|(?<!\w)‘(?P<e>(?:[^‘’]|’(?=\w)){1,3000})’(?!\w)|(?<!\w)'(?P<f>(?:[^']|'(?=\w)){1,3000})'(?!\w)"
)
_TITLED = re.compile(
    r"\b(?:paper|book|report|article|essay|post|chapter|section|study|title|titled|entitled|called|named|talk|survey|page"
    r"|dubbed|term|phrase)s?,?\s\Z",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s?(?:\[[^\[\]]{0,200}\]|\(\.\.\.\)|\.{3,4}|…|\. \. \.)\s?")
_ASIDE = re.compile(r"\[[^\[\]]{0,60}\]|\([^()]{0,200}\)")
_AUTHOR = re.compile(r"(?<!\w)[A-Z]\w{0,40}(?: et al)?\.?,?[ ]\Z")
_DATED = re.compile(r"[.,]?(?:,? [\w .&]{1,40})?,? \(?(?:19|20)\d\d\b")
_FEWEST, _SHORTEST = 3, 15
_LOOKED_BACK = 20
_CAPITALS = 0.8
_APART = 1_500
_ALIKE, _CHANGED = 75.0, 0.34
_FEWEST_TO_DENY = 6
_CANDIDATES = 5
_SLIP, _SLACK = 0.8, 5.0


class Quotation(NamedTuple):
    """What a sentence quotes: the stretch with its marks, the words in them, whether it is rather a title."""

    start: int
    end: int
    words: str
    title: bool


class Quoted(NamedTuple):
    """Where a source has a quotation: `how` is exact, near, altered or absent; the stretch of its flat text."""

    how: Literal["exact", "near", "altered", "absent"]
    start: int = 0
    end: int = 0


def quotations(sentence: str) -> Iterator[Quotation]:
    """Find what a sentence quotes, a single word or two excepted: those are rather words it holds at a distance."""
    for match in _QUOTED.finditer(sentence):
        words = match[match.lastgroup or 0]
        found = WORD.findall(words)
        if len(found) >= _FEWEST and sum(map(len, found)) >= _SHORTEST:
            yield Quotation(*match.span(), words, _is_title(match, words))


def _is_title(match: re.Match[str], words: str) -> bool:
    """Say whether words in quotes name a work: they are said to, have capitals, or stand between a name and a year."""
    before = match.string[max(0, match.start() - _LOOKED_BACK) : match.start()]
    if _TITLED.search(before):
        return True
    if words[0].isupper() and _AUTHOR.search(before) and _DATED.match(match.string, match.end()):
        return True
    large = [word for word in WORD.findall(words) if word.lower() not in STOP]
    return len(large) > 2 and sum(word[0].isupper() for word in large) >= _CAPITALS * len(large)


def find_quotation(words: str, source: SourceText) -> Quoted:
    """Look for quoted words: each part between omissions, in order."""
    parts = [part for piece in _GAP.split(words) if (part := _trimmed(piece))]
    found = [_find_part(part, source) for part in parts] if (spans := _exact(parts, source)) is None else []
    if spans:
        return Quoted("exact", spans[0][0], spans[-1][1])
    long = [each for each, part in zip(found, parts, strict=True) if len(WORD.findall(part)) >= _FEWEST] or found
    if not long or any(each.how == "absent" for each in long):
        return Quoted("absent")
    worst = next((each for each in long if each.how == "altered"), None)
    if worst:
        return worst
    ordered = all(one.start <= other.start for one, other in pairwise(long))
    near = long[-1].end - long[0].start <= _APART + len(words)
    return Quoted("near", long[0].start, long[-1].end) if ordered and near else Quoted("absent")


def _trimmed(piece: str) -> str:
    return Flat(piece).folded.strip(" .,;:!?\"'-()")


def _exact(parts: Sequence[str], source: SourceText) -> list[tuple[int, int]] | None:
    """Find all parts word for word, in order and not far from each other."""
    if not parts:
        return None
    for first in _occurrences(parts[0], source.folded):
        spans = [first]
        for part in parts[1:]:
            start = source.folded.find(part, spans[-1][1], spans[-1][1] + _APART + len(part))
            if start < 0:
                break
            spans.append((start, start + len(part)))
        if len(spans) == len(parts):
            return spans
    return None


def _occurrences(part: str, folded: str) -> Iterator[tuple[int, int]]:
    """Give the first hundred places of a text as whole words."""
    place = -1
    for _ in range(100):
        place = folded.find(part, place + 1)
        if place < 0:
            return
        end = place + len(part)
        if not (folded[place - 1 : place].isalnum() or folded[end : end + 1].isalnum()):
            yield place, end


def _find_part(part: str, source: SourceText) -> Quoted:
    """Find words exactly, or where the source has nearly the same, and say whether what differs matters."""
    if exact := next(_occurrences(part, source.folded), None):
        return Quoted("exact", *exact)
    tried = [_aligned(part, source, low, high) for low, high in _windows(part, source)]
    score, start, end, text = max(tried, default=(0.0, 0, 0, ""))
    if score < _ALIKE:
        return Quoted("absent")
    said = _words(part)
    changed = _changes(said, _words(text))
    if not changed:
        return Quoted("near", start, end)
    firm = len(said) >= _FEWEST_TO_DENY and sum(changed) <= _CHANGED * len(said)
    return Quoted("altered" if firm else "absent", start, end)


def _windows(part: str, source: SourceText) -> Iterator[tuple[int, int]]:
    """Give the stretches of the source that share most words with a part."""
    shared: dict[int, float] = {}
    for each in sorted(set(content(part))):
        numbers = source.having(each)
        for number in numbers:
            shared[number] = shared.get(number, 0.0) + 1 / (10 + len(numbers))
    for number in sorted(shared, key=lambda each: (-shared[each], each))[:_CANDIDATES]:
        low = source.sentences[max(0, number - 1)][0]
        high = source.sentences[min(len(source.sentences) - 1, number + 2)][1]
        yield max(low, source.sentences[number][0] - len(part)), min(high, source.sentences[number][1] + 2 * len(part))


def _aligned(part: str, source: SourceText, low: int, high: int) -> tuple[float, int, int, str]:
    """Align words with a stretch of the source: how alike they are, 0 to 100, where, in whole words, and which.

    References and asides in brackets are passed over, unless the words have brackets.
    """
    asides = () if "(" in part or "[" in part else _ASIDE.finditer(source.folded, low, high)
    left_out = {place for found in asides for place in range(*found.span())}
    kept = [place for place in range(low, high) if place not in left_out]
    text = "".join(source.folded[place] for place in kept)
    found = fuzz.partial_ratio_alignment(part, text)
    if found is None or found.dest_start >= found.dest_end:
        return 0.0, 0, 0, ""
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    score = max(fuzz.ratio(part, text[start:end]), found.score - _SLACK)
    return score, kept[start], kept[end - 1] + 1, text[start:end]


def _changes(said: Sequence[str], there: Sequence[str]) -> list[int]:
    """Give the sizes of the changes that matter between two rows of words: a content word, a number, a negation."""
    changes = []
    last = len(said), len(there)
    for step in Levenshtein.opcodes(list(said), list(there)):
        ours, other = said[step.src_start : step.src_end], there[step.dest_start : step.dest_end]
        edge = step.tag == "insert" and (step.src_start == 0 or step.src_end == last[0])
        if step.tag != "equal" and not edge and _matters(ours, other):
            changes.append(max(len(ours), len(other)))
    return changes


def _words(folded: str) -> list[str]:
    """Give the words of a text, numbers in digits."""
    found = WORD.findall(folded)
    return [f"{value:.0f}" if (value := spelled_number(word)) else word for word in found]


def _matters(ours: Sequence[str], other: Sequence[str]) -> bool:
    one, two = "".join(ours), "".join(other)
    if one == two:
        return False
    if any(word[0].isdigit() or word in NEGATIONS for word in (*ours, *other)):
        return True
    if one and two and Indel.normalized_similarity(one, two) >= _SLIP and min(len(one), len(two)) > 3:
        return one.removeprefix("un") == two or two.removeprefix("un") == one
    return not all(word in STOP for word in (*ours, *other))
