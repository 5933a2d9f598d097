"""How much pages resemble each other: shared 5-word shingles and shared vocabulary, as the contract measures them.

A page is remembered as two sets of 64-bit hashes (`fingerprint`). Pairs that were compared in the last build are not
compared again: the similarity of two pages depends on nothing but the two.
"""

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from recto.ecma import ANY, DOT, EOL, SPACE, line_start, pattern, rounded
from recto.model import Fingerprint, Redundancy, SimilarPage
from recto.scan import Scanner, blank, cut, fences, link_labels, tags

if TYPE_CHECKING:
    import numpy as np

_HEAD = pattern(rf"{line_start('---')}{ANY}*?---")
_IMPORT = pattern(rf"{line_start('import')}{SPACE}+{DOT}*{EOL}")
_TABLE_ROW = pattern(r"\|[^\n]+\|")
_HASHES = pattern(rf"(?<!#)#+{SPACE}+")
_BOLD = pattern(r"\*\*([^*]+)\*\*")
_ITALIC = pattern(r"\*([^*]+)\*")
_WORD = pattern(r"[a-z0-9_]+")

_LONG = 5
_SHINGLE = 5
_LEAST_WORDS = 10
_THRESHOLD = 0.10
_WORD_WEIGHT = 0.8
_NEAREST = 5
_FEW = 8
"""Changed pages up to which sets are faster than loading numpy."""

_CUTS: tuple[Scanner, ...] = (blank(fences), blank(tags))


class _Hashes(dict[str, int]):
    """Signed 64-bit hashes of words, computed once each."""

    def __missing__(self, word: str) -> int:
        digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
        value = self[word] = int.from_bytes(digest, "big", signed=True)
        return value


_hashes = _Hashes()


def compared_words(text: str) -> list[str]:
    """Give the words of a page that are compared: lower case, without head, code, tags, tables and marks."""
    text = _HEAD.sub("", text, count=1)
    text = _IMPORT.sub("", text)
    for step in _CUTS:
        text = cut(text, step(text))
    text = _HASHES.sub("", _TABLE_ROW.sub("", text))
    text = cut(text, link_labels(text))
    return _WORD.findall(_ITALIC.sub(r"\1", _BOLD.sub(r"\1", text)).lower())


def fingerprint(text: str) -> Fingerprint:
    """Hash the distinct long words and the distinct 5-word shingles of a page."""
    words = compared_words(text)
    hashed = [_hashes[word] for word in words]
    # A tuple of integers hashes alike in every process, unlike text.
    shingles = set(map(hash, zip(*(hashed[k:] for k in range(_SHINGLE)), strict=False)))
    long = {number for word, number in zip(words, hashed, strict=True) if len(word) >= _LONG}
    return Fingerprint(_packed(long), _packed(shingles))


def _packed(numbers: set[int]) -> bytes:
    return array("q", sorted(numbers)).tobytes()


class Pair(NamedTuple):
    """Two pages, by position, that share enough: similarities between 0 and 1."""

    a: int
    b: int
    shingles: float
    words: float

    @property
    def similarity(self) -> float:
        """The larger of the two, the vocabulary weighted down."""
        return max(self.shingles, _WORD_WEIGHT * self.words)


class Compared(msgspec.Struct, frozen=True, array_like=True):
    """The pairs found among the pages of one format, the pages named by key; what the next build starts from."""

    keys: tuple[bytes, ...]
    pairs: tuple[tuple[int, int, float, float], ...]


def compare(keys: Sequence[bytes], prints: Sequence[Fingerprint], before: Compared | None) -> Compared:
    """Find the similar pairs of some pages in order, taking over what was found for unchanged ones."""
    eligible = [i for i, p in enumerate(prints) if len(p.words) > 8 * _LEAST_WORDS]
    old = {key: i for i, key in enumerate(before.keys)} if before else {}
    changed = [i for i in eligible if keys[i] not in old]
    if before is None or len(changed) > _FEW or len(set(keys)) < len(keys):
        pairs = list(_all_pairs(eligible, prints))
    else:
        new = {old[keys[i]]: i for i in eligible if keys[i] in old}
        kept = (_ordered(new[a], new[b], s, w) for a, b, s, w in before.pairs if a in new and b in new)
        pairs = sorted([*kept, *_pairs_of(changed, eligible, prints)])
    return Compared(tuple(keys), tuple(pairs))


def _ordered(a: int, b: int, shingles: float, words: float) -> tuple[int, int, float, float]:
    return (a, b, shingles, words) if a < b else (b, a, shingles, words)


def _pairs_of(
    changed: Sequence[int], eligible: Sequence[int], prints: Sequence[Fingerprint]
) -> Iterator[tuple[int, int, float, float]]:
    done: set[int] = set()
    for a in changed:
        done.add(a)
        words, shingles = _unpacked(prints[a].words), _unpacked(prints[a].shingles)
        for b in eligible:
            if b not in done:
                j_words = _jaccard(words, prints[b].words)
                j_shingles = _jaccard(shingles, prints[b].shingles)
                if max(j_shingles, _WORD_WEIGHT * j_words) >= _THRESHOLD:
                    yield _ordered(a, b, j_shingles, j_words)


def _unpacked(data: bytes) -> set[int]:
    return set(memoryview(data).cast("q"))


def _jaccard(one: set[int], other: bytes) -> float:
    if not one or not other:
        return 0.0
    shared = len(one.intersection(memoryview(other).cast("q")))
    return shared / (len(one) + len(other) // 8 - shared)


def _all_pairs(eligible: Sequence[int], prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int, float, float]]:
    if len(eligible) < 2:
        return
    import numpy as np

    place = np.array(eligible)
    words = _earlier_jaccards([prints[i].words for i in eligible])
    shingles = _earlier_jaccards([prints[i].shingles for i in eligible])
    found: list[tuple[int, int, float, float]] = []
    for b, (j_words, j_shingles) in enumerate(zip(words, shingles, strict=True)):
        for a in np.nonzero(np.maximum(j_shingles, _WORD_WEIGHT * j_words) >= _THRESHOLD)[0].tolist():
            found.append((int(place[a]), int(place[b]), float(j_shingles[a]), float(j_words[a])))
    yield from sorted(found)


def _earlier_jaccards(packed: list[bytes]) -> Iterator["np.ndarray[Any, Any]"]:
    """Give for each set its similarity with each set before it.

    The members of all sets are sorted once; then the sets before this one that hold a member stand next to each
    other, and counting them is one gather and one histogram.
    """
    import numpy as np

    sizes = np.array([len(data) // 8 for data in packed])
    members = np.frombuffer(b"".join(packed), dtype=np.int64)
    order = np.argsort(members, kind="stable")
    owners = np.repeat(np.arange(len(packed), dtype=np.int32), sizes)[order]
    ascending = members[order]
    at = np.arange(len(members))
    is_new = np.concatenate(([True], ascending[1:] != ascending[:-1])) if len(members) else np.zeros(0, bool)
    group = np.maximum.accumulate(np.where(is_new, at, 0)) if len(members) else at
    first, earlier = np.empty_like(at), np.empty_like(at)
    first[order], earlier[order] = group, at - group
    for index, (low, high) in enumerate(pairwise([0, *np.cumsum(sizes).tolist()])):
        count = earlier[low:high]
        shared = count > 0
        count, start = count[shared], first[low:high][shared]
        where = np.arange(count.sum()) + np.repeat(start - (np.cumsum(count) - count), count)
        both = np.bincount(owners[where], minlength=index)[:index]
        either = sizes[index] + sizes[:index] - both
        yield np.where((sizes[:index] > 0) & (sizes[index] > 0), both / np.maximum(either, 1), 0.0)


def redundancies(
    pages: Sequence[tuple[str, Any, str]], groups: Sequence[tuple[Sequence[int], Compared]]
) -> list[Redundancy]:
    """Give each page's nearest pages; pages are (id, title, path), groups positions with their pairs.

    Pages of one id share one list, as the contract has it.
    """
    found: dict[str, list[SimilarPage]] = {}
    most: dict[str, float] = {}
    for positions, compared in groups:
        for row in compared.pairs:
            pair = Pair(positions[row[0]], positions[row[1]], row[2], row[3])
            percent = int(rounded(pair.similarity * 100))
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                identifier = pages[one][0]
                most[identifier] = max(most.get(identifier, 0.0), pair.similarity)
                found.setdefault(identifier, []).append(SimilarPage(*pages[other], percent))
    nearest = {name: _nearest(rows) for name, rows in found.items()}
    return [Redundancy(int(rounded(most.get(name, 0) * 100)), nearest.get(name, ())) for name, _, _ in pages]


def _nearest(rows: list[SimilarPage]) -> tuple[SimilarPage, ...]:
    return tuple(sorted(rows, key=lambda row: -row.similarity)[:_NEAREST])
