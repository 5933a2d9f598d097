"""Which of many sets share much with each other; a set is 64-bit numbers, eight bytes each, in order."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

BYTES = 8
_AT_ONCE = 1 << 17
"""Members that are held at once to find the repeated ones: they need about 200 bytes each."""
_BLOCK = 1 << 11
"""Sets that are remembered at once: a bit for each, in the integer of each member."""
_LEAST, _ALL = -(2**63), 2**64


def members(packed: bytes) -> "memoryview[int]":
    """Give the members of a set."""
    return memoryview(packed).cast("q")


def jaccard(one: set[int], other: bytes) -> float:
    """Give what two sets share as a part of what they hold together."""
    shared = len(one.intersection(members(other)))
    return shared / (len(one) + len(other) // BYTES - shared) if shared else 0.0


def repeated(sets: Sequence[bytes]) -> set[int]:
    """Give the members of more than one set."""
    parts = 1 + sum(map(len, sets)) // BYTES // _AT_ONCE
    ordered = list(map(members, sets))
    found: set[int] = set()
    for part in range(parts):
        low, high = (_LEAST + _ALL * k // parts for k in (part, part + 1))
        found |= _repeated(each[bisect_left(each, low) : bisect_left(each, high)] for each in ordered)
    return found


def _repeated(sets: Iterable[Iterable[int]]) -> set[int]:
    seen: set[int] = set()
    found: set[int] = set()
    for each in sets:
        found |= seen.intersection(each)
        seen.update(each)
    return found


def similar(sets: Sequence[tuple[int, bytes]], least: float) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of sets whose Jaccard index is `least` or more, by their numbers, with that index, in no order.

    For each member an integer remembers which sets of a block held it, one bit a set. Adding these integers up as
    columns of binary counters counts the shared members of a set with all sets of the block before it at once. The
    sets of a block are about as large, so that the count tells nearly all about the index.
    """
    ordered = sorted(sets, key=lambda each: len(each[1]))
    for first in range(0, len(ordered), _BLOCK):
        yield from _similar(ordered[first : first + _BLOCK], ordered[first:], least * (1 - 1e-9))


def _similar(
    block: Sequence[tuple[int, bytes]], sets: Sequence[tuple[int, bytes]], least: float
) -> Iterator[tuple[int, int, float]]:
    """Compare a block with itself and all sets that follow it, none of which is smaller than one before it."""
    holders: dict[int, int] = {}
    sizes = [len(packed) // BYTES for _, packed in block]
    for place, (index, packed) in enumerate(sets):
        size, counters = len(packed) // BYTES, _Counters()
        for before in filter(None, map(holders.get, members(packed))):
            counters.add(before)
        # The index is at most shared / size and shared / (size + smallest - shared): fewer cannot reach `least`.
        fewest = least * max(size, (size + sizes[0]) / (1 + least))
        for other in _bits(counters.at_least(max(1, math.ceil(fewest * (1 - 1e-9))))):
            shared = counters.value(other)
            found = shared / (size + sizes[other] - shared)
            if found >= least:
                one = block[other][0]
                yield min(one, index), max(one, index), found
        for member in members(packed) if place < len(block) else ():
            holders[member] = holders.get(member, 0) | 1 << place


class _Counters:
    """Many counters side by side: plane k holds bit k of each."""

    def __init__(self) -> None:
        self.planes: list[int] = []

    def add(self, ones: int) -> None:
        """Count each counter up whose bit is set."""
        planes = self.planes
        for k, plane in enumerate(planes):
            planes[k] = plane ^ ones
            ones &= plane
            if not ones:
                return
        planes.append(ones)

    def at_least(self, bound: int) -> int:
        """Give the counters, as bits, that have reached a bound."""
        if bound.bit_length() > len(self.planes):
            return 0
        more, equal = 0, -1
        for k in reversed(range(len(self.planes))):
            if bound >> k & 1:
                equal &= self.planes[k]
            else:
                more |= equal & self.planes[k]
        return more | (equal if bound else 0)

    def value(self, place: int) -> int:
        """Give one counter."""
        return sum((plane >> place & 1) << k for k, plane in enumerate(self.planes))


def _bits(number: int) -> Iterator[int]:
    """Give the places of the bits that are set."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
