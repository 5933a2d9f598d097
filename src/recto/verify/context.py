"""What a sentence is about, and where a source speaks of the same: what tells a number's thing from another thing."""

import re
from collections.abc import Iterator
from functools import cached_property
from math import log

from recto.verify.dates import MONTHS, Moment, moments, same_moment
from recto.verify.numbers import Amount, amounts, comparable
from recto.verify.reading import Flat
from recto.verify.spelled import WORDS
from recto.verify.words import STOP, WORD, content, negated, stem

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]\w{0,40}(?:-\w{1,20}){0,4}")
Stretch = tuple[int, int]
_NEAR = 60
_TIMES = frozenset(MONTHS)
_NUMBER_STEMS = frozenset(map(stem, WORDS))


class SourceText(Flat):
    """The text of a source, read once for all sentences that cite it."""

    @cached_property
    def _counted(self) -> list[int]:
        spelled = self.having_word(WORDS)
        stretches = enumerate(self.sentences)
        return [number for number, stretch in stretches if number in spelled or _DIGIT.search(self.flat, *stretch)]

    @cached_property
    def moments(self) -> dict[int, list[Moment]]:
        """The dates of the text by sentence."""
        found = {number: list(moments(self.flat, self.folded, *self.sentences[number])) for number in self._counted}
        return {number: each for number, each in found.items() if each}

    @cached_property
    def amounts(self) -> dict[int, list[Amount]]:
        """The amounts of the text by sentence."""
        found = {number: self._amounts_of(number) for number in self._counted}
        return {number: each for number, each in found.items() if each}

    def _amounts_of(self, number: int) -> list[Amount]:
        taken = [(each.start, each.end) for each in self.moments.get(number, ())]
        return list(amounts(self.flat, self.folded, *self.sentences[number], taken))

    @cached_property
    def _by_dimension(self) -> dict[str, list[tuple[int, Amount]]]:
        found: dict[str, list[tuple[int, Amount]]] = {}
        for number, each in self.amounts.items():
            for amount in each:
                found.setdefault(amount.dimension, []).append((number, amount))
        return found

    def comparable(self, amount: Amount) -> Iterator[tuple[int, Amount]]:
        """Give the amounts, with their sentences, that may say the same as one, or otherwise of the same thing."""
        for dimension, found in self._by_dimension.items():
            if comparable(amount.dimension, dimension):
                yield from found


class Claim:
    """A sentence to be looked for in a source: what it is about, each word weighed by how rare it is there."""

    def __init__(self, sentence: str, source: SourceText) -> None:
        self.read = Flat(sentence)
        self.source = source
        self.stems = frozenset(content(self.read.folded)) - _NUMBER_STEMS
        count = len(source.sentences)
        having = {each: source.having(each) for each in self.stems}
        self._weights = {each: log(1 + count / (1 + len(found))) for each, found in having.items()}
        self._total = sum(self._weights.values())
        whole = (0, len(self.read.flat))
        self.moments = list(moments(self.read.flat, self.read.folded, *whole, claims=True))
        self.covers: dict[int, float] = {}
        for each in sorted(having):
            for number in having[each]:
                self.covers[number] = self.covers.get(number, 0.0) + self._weights[each] / self._total

    def cover(self, number: int, around: int = 0) -> float:
        """Give the share of what the sentence says that one of the source, with those around it, has words for."""
        if not around:
            return self.covers.get(number, 0.0)
        numbers = range(max(0, number - around), min(len(self.source.sentences), number + around + 1))
        if not any(each in self.covers for each in numbers):
            return 0.0
        words = {each for n in numbers for each in content(self.source.folded[slice(*self.source.sentences[n])])}
        return sum(weight for each, weight in self._weights.items() if each in words) / self._total

    def alike(self, mine: Stretch, number: int, theirs: Stretch, reach: int = 5) -> float:
        """Say how alike the words around two stretches are, mine and one in a sentence of the source: 0 to 1."""
        ours = _around(self.read, (0, len(self.read.flat)), mine, reach)
        other = _around(self.source, self.source.sentences[number], theirs, reach)
        return 2 * len(ours & other) / (len(ours) + len(other)) if len(ours & other) > 1 else 0.0

    def denied(self, number: int) -> bool:
        """Say whether only one of the sentence and a sentence of the source denies what it says."""
        there = self.source.folded[slice(*self.source.sentences[number])]
        return negated(self.read.folded) != negated(there)

    def elsewhere(self, mine: Stretch, number: int, theirs: Stretch) -> bool:
        """Say whether two stretches are about other names: those near each are not among those near the other."""
        low, high = self.source.sentences[number]
        ours = _proper(self.read, *_near(self.read, 0, len(self.read.flat), mine))
        other = _proper(self.source, *_near(self.source, low, high, theirs))
        low = self.source.sentences[max(0, number - 1)][0]
        wide = self.source.folded[max(low, theirs[0] - 2 * _NEAR) : min(high, theirs[1] + 2 * _NEAR)]
        return bool(ours - _tokens(wide) and other - _tokens(self.read.folded))

    def another_time(self, number: int) -> bool:
        """Say whether the sentence and one of the source have dates, and none in common."""
        there = self.source.moments.get(number, ())
        pairs = [same_moment(one, other) for one in self.moments for other in there]
        return bool(pairs) and "same" not in pairs


def _near(text: Flat, low: int, high: int, stretch: Stretch) -> Stretch:
    """Give the words around a stretch within a sentence, whole ones only."""
    start, end = max(low, stretch[0] - _NEAR), min(high, stretch[1] + _NEAR)
    while start > low and not text.flat[start - 1].isspace():
        start -= 1
    while end < high and not text.flat[end].isspace():
        end += 1
    return start, end


def _around(text: Flat, sentence: Stretch, stretch: Stretch, reach: int) -> set[str]:
    """Give the stems of the content words nearest to a stretch, on both sides."""
    before = content(text.folded[sentence[0] : stretch[0]])
    after = content(text.folded[stretch[1] : sentence[1]])
    return {*before[-reach:], *after[:reach]} - _NUMBER_STEMS


def _proper(text: Flat, start: int, end: int) -> set[str]:
    """Give the names in a stretch, folded: words with capitals or digits; a first word needs two of them."""
    found = set()
    for match in _TOKEN.finditer(text.flat, start, end):
        marks = sum(sign.isupper() or sign.isdigit() for sign in match[0])
        name = text.folded[match.start() : match.end()]
        before = text.flat[max(0, match.start() - 3) : match.start()].rstrip(" \n\"'(")
        first = before[-1:] in ("", ".", "!", "?", ":")
        if marks > first and name not in STOP and name not in _TIMES:
            found.add(name)
    return found


def _tokens(folded: str) -> set[str]:
    return {*WORD.findall(folded), *(match[0] for match in _TOKEN.finditer(folded))}
