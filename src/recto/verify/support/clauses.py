"""Which words of a sentence belong to which of its numbers: those of its clause first, then those before all of them.

In “mortality was 6.8 % overall, 2.1 % below 65 and 11.3 % in those older” each number has words of its own, and all
have the beginning. What numbers of another kind stand between does not matter.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from recto.verify.support.words import STOP, WORD, stem

_BORDER = re.compile(r"[;:,](?=[ ])| - |[()]")
_WITHIN = re.compile(r"\b(?:and|or|while|whereas|but|against|versus|vs|after|before|than|(?:up |down )?from|to)\b")
"""Words that part two clauses where each of them has a number."""
_BEGINS = re.compile(r"[;,]? ?(?:and|while|whereas|but)\b|;")
_OWN, BESIDE, FIRST, _BEFORE = 1.0, 0.7, 0.6, 0.3
"""What a word counts for in the number's clause, in one beside it without a number, before the first, in the sentence
before; a word that stands for what was named there gives its words the weight of those before the first."""
_CLOSE = 40
"""Characters between a number and the word that says whether it rises."""
_BACK = re.compile(r"\b(?:they|it|its|their|them|these|those|this|that|he|she|his|her)\b")

# fmt: off
_UP = frozenset((
    "rise", "rises", "rose", "risen", "rising", "increase", "increases", "increased", "increasing", "grow", "grows",
    "grew", "grown", "growing", "gain", "gains", "gained", "climb", "climbs", "climbed", "jump", "jumped", "surged",
    "soared", "higher", "faster", "larger", "longer", "stronger", "dearer", "improved", "accelerated", "widened",
))
_DOWN = frozenset((
    "fall", "falls", "fell", "fallen", "falling", "decrease", "decreases", "decreased", "decreasing", "decline",
    "declines", "declining", "drop", "drops", "dropped", "dropping", "shrank", "shrunk", "shrinks",
    "lower", "lowered", "slower", "smaller", "shorter", "weaker", "cheaper", "reduced", "reduces", "worsened",
    "slowed", "narrowed", "slumped", "plunged", "lost",
))
# fmt: on


class Clauses:
    """A sentence as it belongs to its numbers of one kind: `bare` is folded, with all numbers blanked out.

    `starts` are where the numbers of that kind stand; `before` is the sentence before, also bare.
    """

    def __init__(self, bare: str, starts: Sequence[int], before: str = "") -> None:
        self.bare, self.starts, self.before = bare, sorted(starts), before
        self.words = [(m.start(), m[0]) for m in WORD.finditer(bare) if m[0] not in STOP and not m[0][0].isdigit()]
        self.borders = sorted((*(match.start() for match in _BORDER.finditer(bare)), *self._within()))
        self.numbered = {self._clause(start) for start in self.starts}
        self.said = {self._clause(at) for at, _ in self.words}

    def _within(self) -> list[int]:
        """Give where words part two numbers between which nothing else does."""
        found = []
        for one, other in pairwise(self.starts):
            if not _BORDER.search(self.bare, one, other):
                parts = list(_WITHIN.finditer(self.bare, one, other))
                found += [parts[-1].start()] if parts else []
        return found

    def _clause(self, position: int) -> int:
        return bisect_right(self.borders, position)

    @cached_property
    def _inherited(self) -> dict[str, float]:
        refers = _BACK.search(self.bare, 0, self.starts[0] if self.starts else len(self.bare))
        weight = FIRST if refers else _BEFORE
        return {stem(m[0]): weight for m in WORD.finditer(self.before) if m[0] not in STOP and not m[0][0].isdigit()}

    def _own(self, position: int) -> dict[int, float]:
        """Give the clauses of a number, and what their words count for."""
        own = self._clause(position)
        found = {own: _OWN}
        while own in self._bracketed:
            own -= 1
            found[own] = _OWN
        first = min(found) - 1
        while first >= 0 and first not in self.numbered:
            found[first] = BESIDE
            first -= 1
        last = self._clause(position) + 1
        while last <= len(self.borders) and last not in self.numbered and not self._begins(last):
            found[last] = BESIDE
            last += 1
        return found

    @cached_property
    def _bracketed(self) -> set[int]:
        """The clauses of brackets that hold a number and no word: it belongs to what stands before them."""
        return {n for n in self.numbered - self.said if n and self.bare.startswith("(", self.borders[n - 1])}

    def _begins(self, clause: int) -> bool:
        """Say whether a clause begins something new, so that it belongs to what follows."""
        return clause + 1 in self._bracketed or _BEGINS.match(self.bare, self.borders[clause - 1]) is not None

    def weights(self, position: int, elsewhere: float = 0.0) -> dict[str, float]:
        """Give how far each word, by its stem, belongs to a number at a position: 0 to 1."""
        own, first = self._own(position), self.starts[0] if self.starts else 0
        found = dict(self._inherited)
        for at, word in self.words:
            weight = max(own.get(self._clause(at), elsewhere), FIRST if at < first else elsewhere)
            stemmed = stem(word)
            found[stemmed] = max(found.get(stemmed, 0.0), weight)
        return found

    def near(self, position: int) -> set[str]:
        """Give the stems of the words of a number's clauses."""
        own = self._own(position)
        return {stem(word) for at, word in self.words if self._clause(at) in own}

    def clause(self, position: int) -> str:
        """Give the text of a number's clauses."""
        own = self._own(position)
        bounds = [0, *self.borders, len(self.bare)]
        return " ".join(self.bare[bounds[each] : bounds[each + 1]] for each in sorted(own))

    def direction(self, position: int) -> int:
        """Say whether the clauses of a number tell of a rise (1) or a fall (-1); 0 if of neither or both."""
        own = self._own(position)
        words = {word for at, word in self.words if self._clause(at) in own and abs(at - position) < _CLOSE}
        return bool(words & _UP) - bool(words & _DOWN)


def fit(ours: Mapping[str, float], theirs: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    """Say how well the words of a source's number fit those of a sentence's: 0 to 1, rare words counting more.

    Words that the source has nowhere have no rarity and count for nothing.
    """
    total = sum(weight * rarity.get(word, 0.0) for word, weight in ours.items())
    if not total:
        return 0.0
    return sum(weight * theirs.get(word, 0.0) * rarity.get(word, 0.0) for word, weight in ours.items()) / total
