"""A sentence that cites: what in it can be looked for, what it is about, and how far a source speaks of the same."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from recto.verify.support.clauses import Clauses, fit
from recto.verify.support.compared import compare
from recto.verify.support.dates import MONTHS, Moment, moments, same_moment
from recto.verify.support.mentioned import names
from recto.verify.support.numbers import Amount, amounts, ends
from recto.verify.support.quotes import quotations
from recto.verify.support.reading import Flat
from recto.verify.support.source import SourceText, Stretch, blanked
from recto.verify.support.spelled import WORDS
from recto.verify.support.words import STOP, WORD, content, negated, stem

_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]\w{0,40}(?:-\w{1,20}){0,4}")
_LABEL = re.compile(r"(?<!\w)([A-Z][^\W\d_]{1,20})[ -]((?!(?:1[5-9]|20)\d\d\b)\d{1,4}(?:\.\d)?)(?![\w%])")
_NEAR = 60
_LEAST = 0.2
_REACH, _NEXT = 5, 3
_ASIDE = 0.4
"""What a word of the sentence counts for that is in another clause than the number: sentences are recast."""
_NEARBY = 0.65
"""What words in the sentences around count for."""
_SAME = 0.8
"""How much of their words two sentences share that say nearly the same."""
_TIMES = frozenset(MONTHS)
_NUMBER_STEMS = frozenset(map(stem, WORDS))


Place = tuple[int, Amount | Moment]
"""A number or date of a source, after the number of its sentence."""


class Claim:
    """A sentence to be looked for in a source: what it is about, each word weighed by how rare it is there."""

    def __init__(self, sentence: str, source: SourceText) -> None:
        self.read, self.source = Flat(sentence), source
        self._find()
        self.stems = frozenset(content(self._bare)) - _NUMBER_STEMS
        count = len(source.sentences)
        having = {each: source.having(each) for each in self.stems}
        self._weights = {each: log(1 + count / (1 + len(found))) for each, found in having.items()}
        self._total = sum(self._weights.values())
        self._parted: dict[str | None, Clauses] = {}
        self._said: dict[Amount | Moment, bool] = {}
        self._weighed: dict[int, dict[str, float]] = {}
        self.covers: dict[int, float] = {}
        for each in sorted(having):
            for number in having[each]:
                self.covers[number] = self.covers.get(number, 0.0) + self._weights[each] / self._total

    def _find(self) -> None:
        """Find what can be looked for: quotations, titles and names, amounts and dates outside of them."""
        flat, folded, whole = self.read.flat, self.read.folded, (0, len(self.read.flat))
        quotes = list(quotations(self.read.text))
        within = [(self.read.flat_place(each.start), self.read.flat_place(each.end)) for each in quotes]
        dates = list(moments(flat, folded, *whole))
        claimed = moments(flat, folded, *whole, claims=True)
        found = list(amounts(flat, folded, *whole, [*within, *((each.start, each.end) for each in dates)]))
        self.quotes = [each.words for each in quotes if not each.title]
        self.numbers = [end for each in found for end in ends(each)]
        self.moments = [each for each in claimed if not any(a <= each.start < b for a, b in within)]
        titles = [each.words for each in quotes if each.title]
        self.names = list(dict.fromkeys((*titles, *(flat[start:end] for start, end in names(flat)))))
        self._bare = blanked(folded, whole, (*dates, *found))

    @cached_property
    def concerned(self) -> list[int]:
        """The sentences of the source that may be about the same, with those around them, in order."""
        sums: dict[int, float] = {}
        for number, share in self.covers.items():
            for each in (number - 1, number, number + 1):
                sums[each] = sums.get(each, 0.0) + share
        known = range(len(self.source.sentences))
        return sorted(each for each, share in sums.items() if share >= _LEAST and each in known)

    def cover(self, number: int, around: int = 0) -> float:
        """Give the share of what the sentence says that one of the source, with those around it, has words for."""
        if not around or not self._total:
            return self.covers.get(number, 0.0)
        numbers = range(max(0, number - around), min(len(self.source.sentences), number + around + 1))
        words = {each for n in numbers for each in content(self.source.folded[slice(*self.source.sentences[n])])}
        return sum(weight for each, weight in self._weights.items() if each in words) / self._total

    def about(self, number: int) -> float:
        """Give how far a sentence of the source, or it with those around it, is about the same: 0 to 1."""
        return max(self.cover(number), _NEARBY * self.cover(number, around=1))

    def fit(self, said: Amount | Moment, number: int, found: Amount | Moment, *, fully: bool = False) -> float:
        """Say how well the words of a number of the source fit those of one of the sentence: 0 to 1.

        Words that the source has nowhere count only if they fit `fully`.
        """
        if said.start not in self._weighed:
            self._weighed[said.start] = self._clauses(said).weights(said.start, _ASIDE)
        there = self._there(number, found).weights(self._within(number, found))
        return fit(self._weighed[said.start], there, self._weights if fully else self._rarity)

    def telling(self, one: Place, other: Place, shared: float) -> set[str]:
        """Give the words of the sentence that belong to one number of the source, and to another less than `shared`."""
        beside = self._there(*other).weights(self._within(*other))
        return {word for word in self.own(*one) if beside.get(word, 0.0) < shared}

    def own(self, number: int, found: Amount | Moment) -> set[str]:
        """Give the words of the sentence that stand in the clause of a number of the source."""
        return self._there(number, found).near(self._within(number, found)) & self.stems

    def beside(self, said: Amount | Moment) -> set[str]:
        """Give the words that stand in the clause of a number of the sentence."""
        return self._clauses(said).near(said.start)

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of its words with a capital, but the first."""
        tokens = (match.span() for match in WORD.finditer(self.read.folded) if match.start())
        return frozenset(stem(self.read.folded[a:b]) for a, b in tokens if self.read.flat[a].isupper())

    def says(self, found: Amount | Moment) -> bool:
        """Say whether the sentence has a number or date of the source, anywhere."""
        if found not in self._said:
            if isinstance(found, Moment):
                self._said[found] = any(same_moment(one, found) == "same" for one in self.moments)
            else:
                self._said[found] = any(compare(one, found) == "same" for one in self.numbers)
        return self._said[found]

    def company(self, said: Amount | Moment, number: int) -> int:
        """Count the other numbers and dates of the sentence that a sentence of the source has too."""
        amounts = [each for each in self.numbers if each.start != said.start]
        found = sum(any(compare(one, each) == "same" for each in self.source.amounts(number)) for one in amounts)
        dates = [each for each in self.moments if each.start != said.start]
        return found + sum(any(same_moment(one, e) == "same" for e in self.source.moments(number)) for one in dates)

    def opposed(self, said: Amount | Moment, number: int, found: Amount | Moment) -> bool:
        """Say whether what is said to rise is said to fall in the source, or the other way round."""
        there = self._there(number, found).direction(self._within(number, found))
        return self._clauses(said).direction(said.start) * there < 0

    def _clauses(self, said: Amount | Moment) -> Clauses:
        kind = said.dimension if isinstance(said, Amount) else None
        if kind not in self._parted:
            alike: Sequence[Amount | Moment] = self.moments
            if kind is not None:
                alike = [each for each in self.numbers if each.dimension == kind]
            self._parted[kind] = Clauses(self._bare, sorted({each.start for each in alike}))
        return self._parted[kind]

    def _there(self, number: int, found: Amount | Moment) -> Clauses:
        return self.source.clauses(number, found.dimension if isinstance(found, Amount) else None)

    def _within(self, number: int, found: Amount | Moment) -> int:
        return found.start - self.source.sentences[number][0]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        return {each: weight for each, weight in self._weights.items() if self.source.having(each)}

    def alike(self, mine: Stretch, number: int, theirs: Stretch, reach: int = _REACH) -> float:
        """Say how alike the words around two stretches are, mine and one in a sentence of the source: 0 to 1."""
        ours, other = self._around(mine, number, theirs, reach)
        return 2 * len(ours & other) / (len(ours) + len(other)) if ours & other else 0.0

    def exchanged(self, mine: Stretch, number: int, theirs: Stretch) -> bool:
        """Say whether right beside two stretches each has a word that the other's surroundings have not."""
        ours, other = self._around(mine, number, theirs, _REACH)
        next_to, beside = self._around(mine, number, theirs, _NEXT)
        return bool(next_to - other and beside - ours)

    def _around(self, mine: Stretch, number: int, theirs: Stretch, reach: int) -> tuple[set[str], set[str]]:
        low = self.source.sentences[number][0]
        ours = _nearest(self._bare, mine, reach)
        return ours, _nearest(self.source.bare(number), (theirs[0] - low, theirs[1] - low), reach)

    def repeats(self, number: int) -> bool:
        """Say whether the sentence and one of the source have nearly the same words."""
        words = set(content(self.source.bare(number))) - _NUMBER_STEMS
        mutual = len(words & self.stems) / len(words) if words else 0.0
        return min(mutual, self.cover(number)) >= _SAME

    def denied(self, said: Amount | Moment, number: int, found: Amount | Moment) -> bool:
        """Say whether only one of the clauses of two numbers denies what it says."""
        mine, there = self._clauses(said), self._there(number, found)
        return negated(mine.clause(said.start)) != negated(there.clause(self._within(number, found)))

    def elsewhere(self, mine: Stretch, number: int, theirs: Stretch) -> bool:
        """Say whether two stretches are about other names: those near each are not among those near the other."""
        low, high = self.source.sentences[number]
        ours = _proper(self.read, *_near(self.read, 0, len(self.read.flat), mine), self._bare, 0)
        other = _proper(self.source, *_near(self.source, low, high, theirs), self.source.bare(number), low)
        low = self.source.sentences[max(0, number - 1)][0]
        wide = self.source.folded[max(low, theirs[0] - 2 * _NEAR) : min(high, theirs[1] + 2 * _NEAR)]
        return bool(ours - _tokens(wide) and other - _tokens(self.read.folded))

    def times(self, said: Amount | Moment) -> int:
        """Give how often the sentence says what an amount or a date of it says."""
        if isinstance(said, Moment):
            return sum(same_moment(said, each) == "same" for each in self.moments)
        return len({each.start for each in self.numbers if compare(said, each) == "same"})

    def another_time(self, said: Amount | Moment, number: int) -> bool:
        """Say whether the other dates of the sentence stand against those of one of the source, and none for them."""
        mine = [each for each in self.moments if each is not said]
        pairs = [same_moment(one, other) for one in mine for other in self.source.moments(number)]
        return "other" in pairs and "same" not in pairs

    def other_numbers(self, said: Amount | Moment, number: int) -> bool:
        """Say whether the other numbers of the sentence stand against those of one of the source, and none for them."""
        mine = [each for each in self.numbers if each is not said]
        pairs = [compare(one, other) for one in mine for other in self.source.amounts(number)]
        return "other" in pairs and "same" not in pairs

    def another_kind(self, number: int) -> bool:
        """Say whether the source elsewhere speaks of the kind that the sentence names: blue cars, not red cars."""
        there = set(content(self.source.bare(number)))
        mine = {pair for pair in pairwise(content(self._bare)) if len(there.intersection(pair)) == 1}
        elsewhere = {n for pair in mine for n in self.source.having(pair[0]) & self.source.having(pair[1])}
        return any(not mine.isdisjoint(pairwise(content(self.source.bare(n)))) for n in elsewhere)

    def other_labels(self, number: int) -> bool:
        """Say whether the sentence and one of the source name the second and the third of something."""
        ours, other = _labels(self.read.flat), _labels(self.source.flat[slice(*self.source.sentences[number])])
        return any(ours[name] - other[name] and other[name] - ours[name] for name in ours.keys() & other.keys())


def _labels(flat: str) -> dict[str, set[str]]:
    """Give the numbers that follow words with a capital, by word; years and dates are none."""
    found: dict[str, set[str]] = {}
    for match in _LABEL.finditer(flat):
        if match[1].lower() not in STOP | _TIMES:
            found.setdefault(match[1], set()).add(match[2])
    return found


def _near(text: Flat, low: int, high: int, stretch: Stretch) -> Stretch:
    """Give the words around a stretch within a sentence, whole ones only."""
    start, end = max(low, stretch[0] - _NEAR), min(high, stretch[1] + _NEAR)
    while start > low and not text.flat[start - 1].isspace():
        start -= 1
    while end < high and not text.flat[end].isspace():
        end += 1
    return start, end


def _nearest(bare: str, stretch: Stretch, reach: int) -> set[str]:
    """Give the stems of the content words nearest to a stretch, on both sides."""
    before, after = content(bare[: stretch[0]]), content(bare[stretch[1] :])
    return {*before[-reach:], *after[:reach]} - _NUMBER_STEMS


def _proper(text: Flat, start: int, end: int, bare: str, low: int) -> set[str]:
    """Give the names in a stretch, folded: words with capitals or digits, also what begins a sentence, but no units."""
    tokens = [match.span() for match in _TOKEN.finditer(text.flat, start, end)]
    named = {text.folded[a:b] for a, b in tokens if not text.flat[a:b].islower() and bare[a - low : b - low].strip()}
    return named - STOP - _TIMES


def _tokens(folded: str) -> set[str]:
    return {*WORD.findall(folded), *(match[0] for match in _TOKEN.finditer(folded))}
