"""How much pages resemble each other: shared 5-word shingles and shared vocabulary, as the contract measures them.

A page is remembered as two sets of 64-bit hashes (`fingerprint`). Pairs that were compared in the last build are not
compared again: the similarity of two pages depends on nothing but the two.
"""

import hashlib
import heapq
import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from recto.ecma import ANY, DOT, EOL, SPACE, line_start, pattern, rounded
from recto.model import Fingerprint, Redundancy, SimilarPage, SimilarPair
from recto.scan import Scanner, blank, cut, fences, link_labels, tags

_HEAD = pattern(rf"{line_start('---')}{ANY}*?---")
_IMPORT = pattern(rf"{line_start('import')}{SPACE}+{DOT}*{EOL}")
_TABLE_ROW = pattern(r"\|[^\n]+\|")
_HASHES = pattern(rf"#(?<!##)#*{SPACE}+")
_BOLD = pattern(r"\*\*([^*]+)\*\*")
_ITALIC = pattern(r"\*([^*]+)\*")
_WORDS = bytes(b if chr(b) in "abcdefghijklmnopqrstuvwxyz0123456789_" else 32 for b in range(256))
"""Leaves lower-case words of ASCII and blanks, in bytes: far faster than a pattern on text."""

_LONG = 5
_SHINGLE = 5
_LEAST_WORDS = 10
_THRESHOLD = 0.10
_WORD_WEIGHT = 0.8
_NEAREST = 5
_PAIRS = 100
_BYTES = 8
_FEW = 8
"""Changed pages up to which comparing each with all others beats comparing all."""

_CUTS: tuple[Scanner, ...] = (blank(fences), blank(tags))


class _Hashes(dict[bytes, int]):
    """Hashes of words, 57 bits each, computed once; those of long words are odd, others even."""

    def __missing__(self, word: bytes) -> int:
        digest = hashlib.blake2b(word, digest_size=7).digest()
        value = self[word] = int.from_bytes(digest) << 1 | (len(word) >= _LONG)
        return value


_hashes = _Hashes()


def compared_words(text: str) -> list[bytes]:
    """Give the words of a page that are compared: lower case, without head, code, tags, tables and marks."""
    text = _HEAD.sub("", text, count=1)
    text = _IMPORT.sub("", text)
    for step in _CUTS:
        text = cut(text, step(text))
    text = _HASHES.sub("", _TABLE_ROW.sub("", text))
    text = cut(text, link_labels(text))
    shown = _ITALIC.sub(r"\1", _BOLD.sub(r"\1", text)).lower()
    return shown.encode("utf-8", "surrogatepass").translate(_WORDS).split()


def fingerprint(text: str) -> Fingerprint:
    """Hash the distinct long words and the distinct 5-word shingles of a page."""
    hashed = list(map(_hashes.__getitem__, compared_words(text)))
    return Fingerprint(_packed({value for value in set(hashed) if value & 1}), _packed(set(_shingles(hashed))))


def _shingles(hashed: list[int]) -> Iterable[int]:
    """Hash each shingle: the sum of its words' hashes times 1, 3, 9, 27, 81.

    All sums are made at once, in lanes of 64 bits of one integer: five products of 57 bits fill a lane and no more.
    No two choices among powers of three have the same sum, so the same words in another order hash otherwise.
    """
    size = len(hashed) * _BYTES
    lanes = int.from_bytes(array("Q", hashed).tobytes(), "little")
    sums = sum((lanes >> 8 * _BYTES * k) * 3**k for k in range(_SHINGLE))
    return _members(sums.to_bytes(size, "little")[: max(0, size - _BYTES * (_SHINGLE - 1))])


def _packed(numbers: set[int]) -> bytes:
    return array("q", list(numbers)).tobytes()


Pair = tuple[int, int, float]
"""Two pages by position, the first before the second, and their similarity between 0 and 1."""


class Compared(msgspec.Struct, frozen=True, array_like=True):
    """The similar pairs among the pages of one format, in order, the pages named by key: the next build's start."""

    keys: tuple[bytes, ...]
    pairs: tuple[Pair, ...]


def compare(keys: Sequence[bytes], prints: Sequence[Fingerprint], before: Compared | None) -> Compared:
    """Find the similar pairs of some pages in order, taking over what was found for unchanged ones."""
    eligible = [i for i, p in enumerate(prints) if len(p.words) > _BYTES * _LEAST_WORDS]
    old = {key: i for i, key in enumerate(before.keys)} if before else {}
    changed = [i for i in eligible if keys[i] not in old]
    if before is None or len(changed) > _FEW:
        pairs = _all_pairs(eligible, prints)
    else:
        new = {old[keys[i]]: i for i in eligible if keys[i] in old}
        kept = (_ordered(new[a], new[b], s) for a, b, s in before.pairs if a in new and b in new)
        pairs = sorted([*kept, *_pairs_of(changed, eligible, prints)])
    return Compared(tuple(keys), tuple(pairs))


def _ordered(a: int, b: int, similarity: float) -> Pair:
    return (a, b, similarity) if a < b else (b, a, similarity)


def similarity(shingles: float, words: float) -> float:
    """Weigh the Jaccard indices of shingles and words: the larger counts, the vocabulary weighted down."""
    return max(shingles, _WORD_WEIGHT * words)


def _members(packed: bytes) -> Iterable[int]:
    return memoryview(packed).cast("q")


def _pairs_of(changed: Sequence[int], eligible: Sequence[int], prints: Sequence[Fingerprint]) -> Iterator[Pair]:
    """Compare each changed page with all others."""
    done: set[int] = set()
    for a in changed:
        done.add(a)
        words, shingles = set(_members(prints[a].words)), set(_members(prints[a].shingles))
        for b in eligible:
            if b not in done:
                found = similarity(_jaccard(shingles, prints[b].shingles), _jaccard(words, prints[b].words))
                if found >= _THRESHOLD:
                    yield _ordered(a, b, found)


def _jaccard(one: set[int], other: bytes) -> float:
    shared = len(one.intersection(_members(other)))
    return shared / (len(one) + len(other) // _BYTES - shared) if shared else 0.0


def _all_pairs(eligible: Sequence[int], prints: Sequence[Fingerprint]) -> list[Pair]:
    """Compare all pages with one another.

    Vocabulary decides nearly all pairs. Shingles can decide one only where both pages share a tenth of theirs with
    any other page, and such pages are few.
    """
    by_words = _similar([(i, prints[i].words) for i in eligible], _THRESHOLD / _WORD_WEIGHT)
    repeated = _repeated([prints[i].shingles for i in eligible])
    copies = [
        (i, prints[i].shingles)
        for i in eligible
        if len(repeated.intersection(_members(prints[i].shingles))) >= _THRESHOLD * (len(prints[i].shingles) // _BYTES)
    ]
    found = {(a, b): _WORD_WEIGHT * words for a, b, words in by_words}
    for a, b, shingles in _similar(copies, _THRESHOLD):
        found[a, b] = max(shingles, found.get((a, b), 0.0))
    return sorted((a, b, value) for (a, b), value in found.items() if value >= _THRESHOLD)


def _repeated(sets: Iterable[bytes]) -> set[int]:
    """Give the members of more than one set."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for packed in sets:
        members = set(_members(packed))
        repeated |= seen & members
        seen |= members
    return repeated


def _similar(sets: Sequence[tuple[int, bytes]], least: float) -> Iterator[Pair]:
    """Give the pairs of sets whose Jaccard index is `least` or more.

    For each member an integer remembers which sets before held it, one bit a set. Adding these integers up as columns
    of binary counters counts the shared members of a set with all sets before it at once.
    """
    holders: dict[int, int] = {}
    sizes: list[int] = []
    for place, (index, packed) in enumerate(sets):
        size, own, counters = len(packed) // _BYTES, 1 << place, _Counters()
        for member in _members(packed):
            before = holders.get(member, 0)
            if before:
                counters.add(before)
            holders[member] = before | own
        # The index is at most shared / size, so fewer shared members than this cannot reach `least`.
        for other in _bits(counters.at_least(max(1, math.ceil(least * size * (1 - 1e-9))))):
            shared = counters.value(other)
            found = shared / (size + sizes[other] - shared)
            if found >= least * (1 - 1e-9):
                yield sets[other][0], index, found
        sizes.append(size)


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


def redundancies(
    pages: Sequence[tuple[str, Any, str]], groups: Sequence[tuple[Sequence[int], Compared]]
) -> list[Redundancy]:
    """Give each page's nearest pages; pages are (id, title, path), groups positions with their pairs.

    Pages of one id share one list, as the contract has it.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    most: dict[str, float] = {}
    for positions, compared in groups:
        for first, second, share in compared.pairs:
            a, b = positions[first], positions[second]
            percent = int(rounded(share * 100))
            for one, other in ((a, b), (b, a)):
                name = pages[one][0]
                found.setdefault(name, []).append((percent, other))
                if share > most.get(name, 0.0):
                    most[name] = share
    nearest = {name: sorted(rows, key=_by_percent)[:_NEAREST] for name, rows in found.items()}
    return [
        Redundancy(
            int(rounded(most.get(name, 0) * 100)),
            tuple(SimilarPage(*pages[other], percent) for percent, other in nearest.get(name, ())),
        )
        for name, _, _ in pages
    ]


def top_pairs(
    pages: Sequence[tuple[str, Any, str]],
    prints: Sequence[Fingerprint],
    groups: Sequence[tuple[Sequence[int], Compared]],
) -> list[SimilarPair]:
    """Give the hundred pairs that resemble each other most, in percent; pages are (id, title, path)."""
    pairs = [(positions[a], positions[b], share) for positions, compared in groups for a, b, share in compared.pairs]
    best = heapq.nsmallest(_PAIRS, pairs, key=lambda pair: -rounded(pair[2] * 100))
    return [_pair(pages[a], pages[b], share, _shares(prints[a], prints[b])) for a, b, share in best]


def _shares(one: Fingerprint, other: Fingerprint) -> tuple[float, float]:
    """Give the Jaccard indices of two pages' shingles and words."""
    shingles, words = set(_members(one.shingles)), set(_members(one.words))
    return _jaccard(shingles, other.shingles), _jaccard(words, other.words)


def _pair(a: tuple[str, Any, str], b: tuple[str, Any, str], share: float, shares: tuple[float, float]) -> SimilarPair:
    (id_a, title_a, path_a), (id_b, title_b, path_b) = a, b
    percents = (int(rounded(value * 100)) for value in (share, *shares))
    return SimilarPair(id_a, id_b, path_a, path_b, title_a, title_b, *percents)


def _by_percent(row: tuple[int, int]) -> int:
    return -row[0]
