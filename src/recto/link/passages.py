"""Passages that stand in two pages: maximal runs of the same words of prose.

Pieces of some words are chosen on each page by what the words around them are, so that two pages choose alike wherever
they read alike: in any `least` words running, at least one whole piece is chosen (winnowing; S. Schleimer, D. S.
Wilkerson, A. Aiken, Local algorithms for document fingerprinting, 2003). Where two pages share a piece, the words
themselves are compared, and the run is followed to both its ends.
"""

import functools
from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, combinations, groupby, islice
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from recto.link.prose import Prose, words
from recto.model import Page
from recto.model.passage import Passage

LEAST = 20
"""Words that make a passage, if nothing else is said."""
MOST_PAGES = 12
"""A run that stands in more pages is boilerplate, if nothing else is said."""

_PIECE = 0.4
"""The length of a piece, as a part of the least length of a passage."""
_PIECE_BITS = 32
_PLACE_BITS = 24
_PLACES = (1 << _PLACE_BITS) - 1
_AT_ONCE = 1 << 17
"""Pieces that are joined at once: they need about 100 bytes each."""
_MOST_PLACES = 4
"""A piece that stands on one page more often than this is followed from its first places only."""
_READ_AT_ONCE = 128
_SHOWN = 160
_FLOW = 0.5
"""Lists of names and code have less of this; see `Prose.flow`."""


def winnow(page: Page, text: str, least: int = LEAST) -> bytes:
    """Choose the pieces by which runs of `least` words or more are found: 8 bytes each, sorted.

    The upper 32 bits of each are a checksum of the piece; the lower 24 are the place of its first word among the words
    of the page, of which no more than the first 2^24 are read.
    """
    found = words(page, text)[:_PLACES]
    size = piece_size(least)
    chosen = list(_chosen(_lengths(found[: max(0, len(found) - size + 1)]), least - size + 1))
    pieces = map(found.__getitem__, map(slice, chosen, [i + size for i in chosen]))
    read = zip(map(crc32, map(b" ".join, pieces)), chosen, strict=True)
    return array("q", sorted([number << _PLACE_BITS | i for number, i in read])).tobytes()


def piece_size(least: int) -> int:
    """Give the words of a piece, for passages of `least` words: 8 for 20, and at least 1."""
    return max(1, int(least * _PIECE))


def _lengths(found: list[bytes]) -> bytes:
    try:
        return bytes(map(len, found))
    except ValueError:
        return bytes(min(len(word), 255) for word in found)


def _chosen(lengths: bytes, window: int) -> Iterator[int]:
    """Choose the last of the longest words of each window, in order: long words seldom begin a common phrase."""
    if len(lengths) < window:
        return
    longest = max(lengths[:window])
    place = lengths.rindex(longest, 0, window)
    yield place
    while ahead := lengths[place + 1 : place + 1 + window]:
        highest = max(ahead)
        if highest >= longest:
            place += 1
            while lengths[place] < longest:
                place += 1
            longest = lengths[place]
        elif len(ahead) < window:
            return
        else:
            place, longest = place + 1 + ahead.rindex(highest), highest
        yield place


Place = tuple[int, int]
"""A page and a word of it, by number."""


class _Run(NamedTuple):
    """The same words on two pages: the first word on each, and how many."""

    a: int
    b: int
    words: int


OfPair = tuple[tuple[_Run, Passage], ...]
"""The runs that two pages share, each with its passage."""
Remembered = Callable[[int, int, bytes, Callable[[], OfPair]], OfPair]
"""Gives what two pages share, by their numbers and the pieces they share, or makes it."""


def _anew(_a: int, _b: int, _pieces: bytes, make: Callable[[], OfPair]) -> OfPair:
    return make()


def shared_passages(
    pages: Sequence[Page],
    texts: Sequence[str],
    pieces: Sequence[bytes],
    least: int = LEAST,
    most_pages: int = MOST_PAGES,
    remembered: Remembered = _anew,
) -> tuple[Passage, ...]:
    """Find the passages of at least `least` words that two of the pages share, in the order of pages and of the text.

    `texts` are the texts of the pages, `pieces` what `winnow` gives of them for the same `least`. Each run between two
    pages is told once; what stands in more than `most_pages` pages is told once for all of them. What two pages share
    hangs on nothing but the two and their common pieces, and may be `remembered`.
    """
    read = functools.lru_cache(_READ_AT_ONCE)(lambda index: Prose(pages[index], texts[index]))
    pairs, common = _pairs(pieces, most_pages)
    boilerplate = _Boilerplate(read, common, least)
    rows = ((*key, count) for key, count in boilerplate.told.values())
    found = [(row, _passage(read, *row)) for row in rows if _flows(read(row[0]), row[2])]
    for (a, b), places in sorted(pairs.items()):
        shared = remembered(a, b, _packed(places), functools.partial(_of_pair, read, a, b, places, least))
        found += (((a, b, run, 2), passage) for run, passage in shared if not boilerplate.holds(a, run))
    return tuple(passage for _, passage in sorted(found, key=itemgetter(0)))


def _packed(places: Sequence[Place]) -> bytes:
    return array("q", chain.from_iterable(sorted(places))).tobytes()


def _of_pair(read: Callable[[int], Prose], a: int, b: int, places: Iterable[Place], least: int) -> OfPair:
    runs = (run for run in _runs(read(a), read(b), places, least) if _flows(read(a), run))
    return tuple((run, _passage(read, a, b, run, 2)) for run in runs)


def _flows(page: Prose, run: _Run) -> bool:
    """Say whether a run reads as sentences, and is no list of names."""
    return page.flow(run.a, run.words) >= _FLOW


def _pairs(pieces: Sequence[bytes], most: int) -> tuple[dict[Place, list[Place]], list[list[Place]]]:
    """Give for each two pages where they share a piece, and the places of pieces that more than `most` pages share."""
    pairs: dict[Place, list[Place]] = {}
    common = []
    for places in _shared(pieces):
        if len({page for page, _ in places}) > most:
            common.append(places)
            continue
        for (a, at), (b, other) in combinations(places, 2):
            if a != b:
                pairs.setdefault((a, b), []).append((at, other))
    return pairs, common


def _shared(pieces: Sequence[bytes]) -> Iterator[list[Place]]:
    """Give the places of each piece that stands on several pages, in order; a part of all pieces at a time."""
    views = [memoryview(packed).cast("q") for packed in pieces]
    parts = 1 + sum(map(len, views)) // _AT_ONCE
    for part in range(parts):
        low, high = ((k << _PIECE_BITS) // parts << _PLACE_BITS for k in (part, part + 1))
        yield from _shared_of([view[bisect_left(view, low) : bisect_left(view, high)] for view in views])


def _shared_of(views: "Sequence[memoryview[int]]") -> Iterator[list[Place]]:
    seen: set[int] = set()
    repeated: set[int] = set()
    for view in views:
        numbers = {number >> _PLACE_BITS for number in view}
        repeated |= seen & numbers
        seen |= numbers
    found: dict[int, list[Place]] = {}
    for page, view in enumerate(views):
        for number in view:
            if number >> _PLACE_BITS in repeated:
                found.setdefault(number >> _PLACE_BITS, []).append((page, number & _PLACES))
    for places in found.values():
        yield [place for _, group in groupby(places, itemgetter(0)) for place in islice(group, _MOST_PLACES)]


class _Follower:
    """Follows pieces that two pages share to whole runs, each stretch of the pages once."""

    def __init__(self, one: Prose, other: Prose, least: int) -> None:
        self.one, self.other, self.least = one, other, least
        self.alike: dict[int, _Run] = {}

    def run(self, a: int, b: int) -> _Run:
        """Give the longest run of the same words through a word of each page; one of `least` or more crosses no
        border. Pieces are to come in the order of the first page.
        """
        alike = self.alike.get(a - b)
        if alike is None or a >= alike.a + alike.words:
            alike = self.alike[a - b] = _alike(self.one.words, self.other.words, a, b)
        if alike.words < self.least:
            return alike
        (low, high), (other_low, other_high) = self.one.between(a), self.other.between(b)
        before = min(a - alike.a, a - low, b - other_low)
        after = min(alike.a + alike.words - a, high - a, other_high - b)
        return _Run(a - before, b - before, before + after)


def _alike(one: Sequence[bytes], other: Sequence[bytes], a: int, b: int) -> _Run:
    """Give the longest run of the same words through a word of each page, whatever it crosses."""
    before = after = 0
    while before < min(a, b) and one[a - before - 1] == other[b - before - 1]:
        before += 1
    limit = min(len(one) - a, len(other) - b)
    while after < limit and one[a + after] == other[b + after]:
        after += 1
    return _Run(a - before, b - before, before + after)


class _Taken:
    """Stretches of a page, none of which overlap."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def free(self, start: int, words: int) -> bool:
        """Say whether a stretch overlaps none of them."""
        before = bisect_left(self.starts, start + words)
        return not before or self.ends[before - 1] <= start

    def add(self, start: int, words: int) -> None:
        """Add a stretch that is free."""
        insort(self.starts, start)
        insort(self.ends, start + words)


def _runs(one: Prose, other: Prose, places: Iterable[Place], least: int) -> list[_Run]:
    """Follow shared pieces to whole runs; of runs that overlap on a page only the longest is kept."""
    follower = _Follower(one, other, least)
    found = {follower.run(a, b) for a, b in sorted(places)}
    kept: list[_Run] = []
    taken, other_taken = _Taken(), _Taken()
    for run in sorted((run for run in found if run.words >= least), key=lambda run: (-run.words, run)):
        if taken.free(run.a, run.words) and other_taken.free(run.b, run.words):
            taken.add(run.a, run.words)
            other_taken.add(run.b, run.words)
            kept.append(run)
    return kept


class _Boilerplate:
    """What stands in many pages: each text with the first two of its pages, as far as they read alike."""

    def __init__(self, read: Callable[[int], Prose], common: Iterable[Sequence[Place]], least: int) -> None:
        self.read = read
        self.told: dict[bytes, tuple[tuple[int, int, _Run], int]] = {}
        self.marks: dict[int, list[tuple[int, bytes]]] = {}
        for (a, b), group in groupby(sorted(map(_ends, common)), itemgetter(0, 1)):
            follower = _Follower(read(a), read(b), least)
            found: dict[_Run, list[Sequence[Place]]] = {}
            for _, _, at, other, places in group:
                found.setdefault(follower.run(at, other), []).append(places)
            for run, pieces in found.items():
                if run.words >= least:
                    self._tell(a, b, run, pieces)
        for marks in self.marks.values():
            marks.sort()

    def _tell(self, a: int, b: int, run: _Run, pieces: Iterable[Sequence[Place]]) -> None:
        """Note a run and where its pieces stand; it stands in as many pages as the rarest of them."""
        text = _text(self.read(a), run)
        for places in pieces:
            count = len({page for page, _ in places})
            key, before = self.told.get(text, ((a, b, run), count))
            self.told[text] = min(key, (a, b, run)), min(count, before)
            for page, place in places:
                self.marks.setdefault(page, []).append((place, text))

    def holds(self, page: int, run: _Run) -> bool:
        """Say whether a run of a page is a part of what stands in many."""
        marks = self.marks.get(page, [])
        first, end = (bisect_left(marks, (place,)) for place in (run.a, run.a + run.words))
        within = {text for _, text in marks[first:end]}
        return bool(within) and any(_text(self.read(page), run) in text for text in within)


def _ends(places: Sequence[Place]) -> tuple[int, int, int, int, Sequence[Place]]:
    """Give the first two pages of a piece, and its first place on each, before all its places."""
    a, at = places[0]
    b, other = next(place for place in places if place[0] != a)
    return a, b, at, other, places


def _text(page: Prose, run: _Run) -> bytes:
    return b" ".join(page.words[run.a : run.a + run.words])


def _passage(read: Callable[[int], Prose], a: int, b: int, run: _Run, count: int) -> Passage:
    one, other = read(a), read(b)
    span, other_span = one.span(run.a, run.words), other.span(run.b, run.words)
    files = one.page.address.file, other.page.address.file
    return Passage(files[0], span, files[1], other_span, run.words, one.shown(span)[:_SHOWN], count)
