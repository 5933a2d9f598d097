"""How much pages resemble each other: shared 5-word shingles and shared vocabulary, as the contract measures them.

A page is remembered as two sets of 64-bit hashes (`fingerprint`). Pages that were compared in the last build are not
compared again: the similarity of two pages depends on nothing but the two. Of all pairs only the best are kept, for
each page and for all, some more than are told: so a page can change without the others being compared anew.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from recto.ecma import ANY, DOT, EOL, SPACE, line_start, pattern, rounded
from recto.link.nearest import Best, Kept
from recto.link.overlap import BYTES, jaccard, members, repeated, similar
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
_NEAREST_KEPT = 12
_PAIRS = 100
_PAIRS_KEPT = 400
_FEW = 8
"""Changed pages up to which comparing each with all others beats comparing all."""

_CUTS: tuple[Scanner, ...] = (blank(fences), tags)


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
    size = len(hashed) * BYTES
    lanes = int.from_bytes(array("Q", hashed).tobytes(), "little")
    sums = sum((lanes >> 8 * BYTES * k) * 3**k for k in range(_SHINGLE))
    return members(sums.to_bytes(size, "little")[: max(0, size - BYTES * (_SHINGLE - 1))])


def _packed(numbers: set[int]) -> bytes:
    return array("q", sorted(numbers)).tobytes()


Pair = tuple[int, int, float]
"""Two pages by position, the first before the second, and their similarity between 0 and 1."""

_PLACE = 24
_PLACES = (1 << _PLACE) - 1
_ALL_PERCENT = 100


class Compared(msgspec.Struct, frozen=True, array_like=True):
    """What resembles what among the pages of one format, the pages named by key: the next build's start.

    `nearest` holds of each page the most similar others, `top` the most similar pairs, each as a number that is smaller
    the more similar they are, then the earlier they come: 100 less the percent, then the positions. `shares` holds the
    percent of shingles and of words that the first hundred pairs share.
    """

    keys: tuple[bytes, ...]
    nearest: tuple[Kept, ...]
    top: Kept
    shares: tuple[tuple[int, int], ...]


class _Comparison:
    """The best of the pairs while they are found."""

    def __init__(self, nearest: list[Best], top: Best) -> None:
        self.nearest, self.top = nearest, top

    def add(self, pairs: Iterable[Pair]) -> None:
        """Note pairs that were found."""
        for a, b, share in pairs:
            percent = _ALL_PERCENT - _percent(share)
            self.nearest[a].add(percent << _PLACE | b)
            self.nearest[b].add(percent << _PLACE | a)
            self.top.add((percent << _PLACE | a) << _PLACE | b)

    def add_for(self, pages: set[int], pairs: Iterable[Pair]) -> None:
        """Note pairs only for some pages, whose nearest are to be found anew."""
        for a, b, share in pairs:
            percent = _ALL_PERCENT - _percent(share)
            for one, other in ((a, b), (b, a)):
                if one in pages:
                    self.nearest[one].add(percent << _PLACE | other)


def _percent(share: float) -> int:
    return int(rounded(share * _ALL_PERCENT))


def compare(keys: Sequence[bytes], prints: Sequence[Fingerprint], before: Compared | None) -> Compared:
    """Find what resembles what among some pages in order, taking over what was found for unchanged ones."""
    eligible = [i for i, p in enumerate(prints) if len(p.words) > BYTES * _LEAST_WORDS]
    found = _from_before(keys, prints, eligible, before) if before else None
    if found is None:
        found = _Comparison([Best(_NEAREST_KEPT) for _ in keys], Best(_PAIRS_KEPT))
        found.add(_all_pairs(eligible, prints))
    top = found.top.kept()
    shares = _shares(top, keys, prints, before)
    return Compared(tuple(keys), tuple(best.kept() for best in found.nearest), top, shares)


def _from_before(
    keys: Sequence[bytes], prints: Sequence[Fingerprint], eligible: Sequence[int], before: Compared
) -> _Comparison | None:
    """Take over what was found before and compare what is new with all; None where comparing all is less work."""
    new = {key: place for place, key in enumerate(keys)}
    moved = [new.get(key, -1) for key in before.keys]
    if (still := [place for place in moved if place >= 0]) != sorted(still):
        return None
    old = set(before.keys)
    changed = {i for i in eligible if keys[i] not in old}
    top = Best(_PAIRS_KEPT, before.top, lambda row: _moved_pair(row, moved))
    nearest = [Best(_NEAREST_KEPT) for _ in keys]
    for place, kept in zip(moved, before.nearest, strict=True):
        if place >= 0:
            nearest[place] = Best(_NEAREST_KEPT, kept, lambda row: _moved(row, moved))
    short = {i for i in eligible if not nearest[i].holds(_NEAREST)}
    if len(changed) + len(short) > _FEW or not top.holds(_PAIRS):
        return None
    for place in short:
        nearest[place] = Best(_NEAREST_KEPT)
    found = _Comparison(nearest, top)
    found.add(_pairs_of(changed, eligible, prints))
    found.add_for(short, _pairs_of(short, [i for i in eligible if i not in changed], prints))
    return found


def _moved(row: int, places: Sequence[int]) -> int:
    """Give a row of the nearest pages by the new positions of pages, -1 if it is gone."""
    place = places[row & _PLACES]
    return -1 if place < 0 else row >> _PLACE << _PLACE | place


def _moved_pair(row: int, places: Sequence[int]) -> int:
    a, b = places[row >> _PLACE & _PLACES], places[row & _PLACES]
    return -1 if a < 0 or b < 0 else (row >> 2 * _PLACE << _PLACE | a) << _PLACE | b


def similarity(shingles: float, words: float) -> float:
    """Weigh the Jaccard indices of shingles and words: the larger counts, the vocabulary weighted down."""
    return max(shingles, _WORD_WEIGHT * words)


def _pairs_of(changed: Iterable[int], eligible: Sequence[int], prints: Sequence[Fingerprint]) -> Iterator[Pair]:
    """Compare each changed page with all others."""
    done: set[int] = set()
    for a in sorted(changed):
        done.add(a)
        words, shingles = set(members(prints[a].words)), set(members(prints[a].shingles))
        for b in eligible:
            if b not in done:
                found = similarity(jaccard(shingles, prints[b].shingles), jaccard(words, prints[b].words))
                if found >= _THRESHOLD:
                    yield (a, b, found) if a < b else (b, a, found)


def _all_pairs(eligible: Sequence[int], prints: Sequence[Fingerprint]) -> Iterator[Pair]:
    """Compare all pages with one another.

    Vocabulary decides nearly all pairs. Shingles can decide one only where both pages share a tenth of theirs with
    any other page, and such pages are few.
    """
    shared = repeated([prints[i].shingles for i in eligible])
    copies = [
        (i, prints[i].shingles)
        for i in eligible
        if len(shared.intersection(members(prints[i].shingles))) >= _THRESHOLD * (len(prints[i].shingles) // BYTES)
    ]
    of_shingles = {(a, b): share for a, b, share in similar(copies, _THRESHOLD)}
    for a, b, words in similar([(i, prints[i].words) for i in eligible], _THRESHOLD / _WORD_WEIGHT):
        found = similarity(of_shingles.pop((a, b), 0.0), words)
        if found >= _THRESHOLD:
            yield a, b, found
    yield from ((a, b, share) for (a, b), share in of_shingles.items() if share >= _THRESHOLD)


def _shares(
    top: Kept, keys: Sequence[bytes], prints: Sequence[Fingerprint], before: Compared | None
) -> tuple[tuple[int, int], ...]:
    """Give the percent of shingles and words that the most similar pairs share."""
    known: dict[tuple[bytes, bytes], tuple[int, int]] = {}
    if before:
        for row, share in zip(before.top.rows, before.shares, strict=False):
            known[before.keys[row >> _PLACE & _PLACES], before.keys[row & _PLACES]] = share
    pairs = ((row >> _PLACE & _PLACES, row & _PLACES) for row in top.rows[:_PAIRS])
    return tuple(known.get((keys[a], keys[b])) or _shares_of(prints[a], prints[b]) for a, b in pairs)


def _shares_of(one: Fingerprint, other: Fingerprint) -> tuple[int, int]:
    shingles, words = set(members(one.shingles)), set(members(one.words))
    return _percent(jaccard(shingles, other.shingles)), _percent(jaccard(words, other.words))


_Near = tuple[int, int, int, int, bool, int]
"""100 less the percent, the group, the positions in it, whether the page is the second, the position of the other."""


def redundancies(
    pages: Sequence[tuple[str, Any, str]], groups: Sequence[tuple[Sequence[int], Compared]]
) -> list[Redundancy]:
    """Give each page's nearest pages; pages are (id, title, path), groups positions with what was compared.

    Pages of one id share one list, as the contract has it.
    """
    found: dict[str, list[_Near]] = {}
    for group, (positions, compared) in enumerate(groups):
        for place, near in enumerate(compared.nearest):
            rows = found.setdefault(pages[positions[place]][0], [])
            for row in near.rows[:_NEAREST]:
                other = row & _PLACES
                first, second = min(place, other), max(place, other)
                rows.append((row >> _PLACE, group, first, second, place == second, positions[other]))
    return [_redundancy(pages, sorted(found.get(name, ()))[:_NEAREST]) for name, _, _ in pages]


def _redundancy(pages: Sequence[tuple[str, Any, str]], rows: Sequence[_Near]) -> Redundancy:
    alike = tuple(SimilarPage(*pages[row[-1]], _ALL_PERCENT - row[0]) for row in rows)
    return Redundancy(alike[0].similarity if alike else 0, alike)


def top_pairs(
    pages: Sequence[tuple[str, Any, str]], groups: Sequence[tuple[Sequence[int], Compared]]
) -> list[SimilarPair]:
    """Give the hundred pairs that resemble each other most, in percent; pages are (id, title, path)."""
    pairs = (
        (row >> 2 * _PLACE, positions[row >> _PLACE & _PLACES], positions[row & _PLACES], shares)
        for positions, compared in groups
        for row, shares in zip(compared.top.rows, compared.shares, strict=False)
    )
    best = sorted(pairs, key=lambda pair: pair[0])[:_PAIRS]
    return [_pair(pages[a], pages[b], _ALL_PERCENT - percent, shares) for percent, a, b, shares in best]


def _pair(a: tuple[str, Any, str], b: tuple[str, Any, str], percent: int, shares: tuple[int, int]) -> SimilarPair:
    (id_a, title_a, path_a), (id_b, title_b, path_b) = a, b
    return SimilarPair(id_a, id_b, path_a, path_b, title_a, title_b, percent, *shares)
