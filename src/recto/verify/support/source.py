"""The text of a source: its sentences with their amounts and dates, each read when it is asked for, once."""

from collections.abc import Iterable

from recto.verify.support.clauses import Clauses
from recto.verify.support.dates import Moment, moments
from recto.verify.support.numbers import Amount, amounts, ends
from recto.verify.support.reading import Flat

Stretch = tuple[int, int]


class SourceText(Flat):
    """The text of a source, read once for all sentences that cite it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._moments: dict[int, list[Moment]] = {}
        self._amounts: dict[int, list[Amount]] = {}
        self._clauses: dict[tuple[int, str | None], Clauses] = {}

    def moments(self, number: int) -> list[Moment]:
        """Give the dates of a sentence."""
        if number not in self._moments:
            self._moments[number] = list(moments(self.flat, self.folded, *self.sentences[number]))
        return self._moments[number]

    def amounts(self, number: int) -> list[Amount]:
        """Give the amounts of a sentence."""
        if number not in self._amounts:
            taken = [(each.start, each.end) for each in self.moments(number)]
            found = amounts(self.flat, self.folded, *self.sentences[number], taken)
            self._amounts[number] = [part for each in found for part in dict.fromkeys((each, *ends(each)))]
        return self._amounts[number]

    def length(self, number: int) -> int:
        """Give the length of a sentence in characters."""
        start, end = self.sentences[number]
        return end - start

    def clauses(self, number: int, dimension: str | None) -> Clauses:
        """Give a sentence as it belongs to its amounts of a dimension, or to its dates (None)."""
        if (number, dimension) not in self._clauses:
            low = self.sentences[number][0]
            found: Iterable[Amount | Moment] = self.moments(number)
            if dimension is not None:
                found = [each for each in self.amounts(number) if each.dimension == dimension]
            before = self.bare(number - 1) if number else ""
            self._clauses[number, dimension] = Clauses(self.bare(number), [each.start - low for each in found], before)
        return self._clauses[number, dimension]

    def bare(self, number: int) -> str:
        """Give a sentence, folded, with its amounts and dates blanked out."""
        return blanked(self.folded, self.sentences[number], (*self.moments(number), *self.amounts(number)))


def blanked(folded: str, stretch: Stretch, found: Iterable[Amount | Moment]) -> str:
    """Give a stretch of a text with what was found in it blanked out, as long as it was."""
    start, end = stretch
    text = folded[start:end]
    for each in found:
        text = text[: each.start - start] + " " * (each.end - each.start) + text[each.end - start :]
    return text
