"""Which pages of a knowledge base resemble each other: found while other work is done."""

from collections.abc import Callable, Sequence

import msgspec

from recto.engine import Workers
from recto.link.overlap import BYTES
from recto.link.redundancy import Compared, compare, redundancies, top_pairs
from recto.memo import Memo, code_key, key
from recto.model import Fingerprint, Leaf, Redundancy, SimilarPair


class Likeness(msgspec.Struct, frozen=True):
    """What each page resembles, in the order of the pages, and the hundred pairs that do so most."""

    of_pages: list[Redundancy]
    pairs: list[SimilarPair]


_decode = msgspec.msgpack.Decoder(tuple[list[msgspec.Raw], Likeness]).decode


class _Format(msgspec.Struct, frozen=True):
    """The pages of one format: their places and keys, and what the last build found, under the name of its slot."""

    slot: bytes
    places: list[int]
    keys: list[bytes]
    before: Compared | None

    @property
    def unchanged(self) -> bool:
        return self.before is not None and list(self.before.keys) == self.keys


def begin_likeness(
    leaves: Sequence[Leaf], fingerprints: Sequence[Fingerprint], memo: Memo, workers: Workers
) -> Callable[[], Likeness]:
    """Begin to compare all pages, starting from what the last build found; what is given waits for the end.

    The fingerprints are read and held where pages are compared.
    """
    formats = _formats(leaves, memo)
    named = [(leaf.page.address.id, leaf.metrics["title"], leaf.page.address.path) for leaf in leaves]

    def make() -> bytes:
        prints = [] if all(each.unchanged for each in formats) else list(fingerprints)
        found = [_compared(each, prints) for each in formats]
        groups = [(each.places, compared) for each, compared in zip(formats, found, strict=True)]
        return msgspec.msgpack.encode((found, Likeness(redundancies(named, groups), top_pairs(named, groups))))

    new = (place for each in formats if each.before is None for place in each.places)
    made = workers.aside(make, sum(BYTES * leaves[place].page.words for place in new))

    def likeness() -> Likeness:
        found, likeness = _decode(made())
        for each, compared in zip(formats, found, strict=True):
            if not each.unchanged:
                memo.put("link", each.slot, bytes(compared))
        return likeness

    return likeness


def _formats(leaves: Sequence[Leaf], memo: Memo) -> list[_Format]:
    code = code_key(("link",), ())
    formats: dict[str, list[int]] = {}
    for place, leaf in enumerate(leaves):
        formats.setdefault(repr(leaf.metrics["content_format"]), []).append(place)
    slots = {name: key("redundancy", code, name) for name in formats}
    return [
        _Format(slots[name], places, [_key(leaves[place]) for place in places], memo.find(slots[name], Compared))
        for name, places in formats.items()
    ]


def _key(leaf: Leaf) -> bytes:
    return key(leaf.page.address.file, leaf.looks)


def _compared(pages: _Format, prints: Sequence[Fingerprint]) -> Compared:
    if pages.before and pages.unchanged:
        return pages.before
    return compare(pages.keys, [prints[place] for place in pages.places], pages.before)
