"""Draws that hang on nothing but a seed and what is drawn for: the same again, in any order, on any machine."""

from collections.abc import Sequence
from typing import TypeVar

from recto.memo import key

_T = TypeVar("_T")


class Draw:
    """A row of draws, known by a seed and by names."""

    def __init__(self, seed: int, *names: str) -> None:
        self._name = key(str(seed), *names)
        self._drawn = 0

    @property
    def rank(self) -> bytes:
        """What to sort by for an order by chance."""
        return self._name

    def below(self, end: int) -> int:
        """Draw a number from 0 to `end` - 1."""
        self._drawn += 1
        return int.from_bytes(key(self._name, str(self._drawn)), "big") % end

    def pick(self, options: Sequence[_T]) -> _T:
        """Draw one of several."""
        return options[self.below(len(options))]

    def shuffled(self, options: Sequence[_T]) -> list[_T]:
        """Give all in an order by chance."""
        return [options[place] for _, place in sorted((self.below(1 << 62), place) for place in range(len(options)))]
