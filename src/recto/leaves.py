"""Leaves: all that follows from one page alone, made in workers and remembered by the page's hash."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from recto import link, measure, parse, score
from recto.engine import Workers
from recto.memo import Memo, code_key, key
from recto.model import Bulk, File, Fingerprint, Leaf, PackedPage, PackedTraces, Sentence, Source, Values
from recto.model.packed import encode, held, pack, read
from recto.options import Progress
from recto.unit import evaluate

_STAGES = ("leaves.py", "parse", "measure", "link", "score")
_DEPENDENCIES = ("pyromark", "yaml12", "yaml_edit", "msgspec")


_T = TypeVar("_T")


class Part(NamedTuple, Generic[_T]):
    """A part of what follows from one page, remembered by itself."""

    name: str
    place: int
    decode: Callable[[bytes], _T]


LEAF = Part("leaf", 0, msgspec.msgpack.Decoder(Leaf, ext_hook=read, dec_hook=held).decode)
BULK = Part("bulk", 1, msgspec.msgpack.Decoder(Bulk).decode)
PRINT = Part("print", 2, msgspec.msgpack.Decoder(Fingerprint).decode)
"""The leaf is held in memory; the others are read where they are walked."""
_PARTS: tuple[Part[Any], ...] = (LEAF, BULK, PRINT)

_split = msgspec.msgpack.Decoder(tuple[msgspec.Raw, msgspec.Raw, msgspec.Raw]).decode
_AT_ONCE = 50


class How(msgspec.Struct, frozen=True, array_like=True):
    """How pages are parsed and measured; `year` is that of the build."""

    content: str
    wikilinks: bool
    index_stems: tuple[str, ...]
    year: int
    settings: dict[str, dict[str, Any]]


class Request(msgspec.Struct, frozen=True, array_like=True):
    """What a worker needs to make a leaf."""

    source: Source
    how: How


class Asked(NamedTuple):
    """The pages whose leaves are asked for; the text of one is read when a worker is ready for it."""

    pages: Sequence[File]
    how: How

    def request(self, place: int) -> bytes:
        """Give the encoded `Request` of a page."""
        return msgspec.msgpack.encode(Request(Source.of(self.pages[place]), self.how))


def make_leaf(request: bytes) -> bytes:
    """Parse and measure one page: from an encoded `Request` to its encoded parts: `Leaf`, `Bulk`, `Fingerprint`."""
    asked = msgspec.msgpack.decode(request, type=Request)
    source, how, text = asked.source, asked.how, asked.source.text
    page = parse.parse_page(source, how.content, wikilinks=how.wikilinks, index_stems=how.index_stems)
    values: dict[str, Any] = {"page": page}
    troubles = tuple(evaluate((*measure.FIELDS, *measure.METRICS), values, how.settings, source.path))
    del values["page"]
    prose = parse.read_prose(page, text)
    fingerprint = link.fingerprint(text)
    leaf = Leaf(
        page=PackedPage.of(page),
        metrics=Values(values),
        traces=PackedTraces.of(link.traces(text)),
        looks=key(fingerprint.words, fingerprint.shingles),
        integrity=tuple(score.integrity(text, how.year)),
        pieces=link.winnow(page, text),
        site_links=parse.site_links(text),
        sentences=pack(Sentence, prose.sentences),
        claims=prose.claims,
        troubles=troubles,
    )
    blocks = msgspec.json.encode(parse.page_blocks(text, page.address.id))
    return encode((leaf, Bulk(parse.plain_text(text), blocks, prose.texts), fingerprint))


def leaf_keys(asked: Asked) -> list[bytes]:
    """Hash all that makes the leaf of each page: the page, the settings, the code, the dependencies."""
    common = code_key(_STAGES, _DEPENDENCIES), msgspec.json.encode(asked.how)
    return [key(*common, page.path, page.digest) for page in asked.pages]


def begin_leaves(
    asked: Asked, keys: Sequence[bytes], memo: Memo, workers: Workers, progress: Progress
) -> Callable[[], list[Leaf]]:
    """Begin to make the leaf of each page anew where its key has changed.

    What is given waits for all leaves and gives them; between the two there is time for other work.
    """
    known = {name: leaf for name, data in memo.each(keys) if (leaf := memo.decoded(data, LEAF.decode))}
    missing = [index for index, name in enumerate(keys) if name not in known]
    progress("parse", 0, len(missing))
    results = workers.run(make_leaf, map(asked.request, missing), sum(asked.pages[index].size for index in missing))

    def leaves() -> list[Leaf]:
        for done, (index, made) in enumerate(zip(missing, results, strict=True), 1):
            known[keys[index]] = LEAF.decode(_remember(made, keys[index], memo))
            progress("parse", done, len(missing))
        return [known[name] for name in keys]

    return leaves


def parsed_pages(keys: Sequence[bytes], memo: Memo) -> Iterator[PackedPage | None]:
    """Give the pages as they were parsed, by the keys of their leaves; None for one that is not remembered."""
    for low in range(0, len(keys), _AT_ONCE):
        some = keys[low : low + _AT_ONCE]
        found = memo.get(some)
        for name in some:
            leaf = memo.decoded(found[name], LEAF.decode) if name in found else None
            yield leaf.page if leaf else None


def _remember(made: bytes, leaf: bytes, memo: Memo) -> bytes:
    """Remember the parts of a page by themselves; give the first, the leaf."""
    parts = list(map(bytes, _split(made)))
    for part, data in zip(_PARTS, parts, strict=True):
        memo.put(part.name, _part_key(part, leaf), data)
    return parts[LEAF.place]


class Remembered(Sequence[_T]):
    """A part of each page, read where it is asked for out of what is remembered, or made again."""

    def __init__(self, part: Part[_T], asked: Asked, keys: Sequence[bytes], memo: Memo) -> None:
        self.part, self.asked, self.memo, self.leaves = part, asked, memo, keys
        self.keys = [_part_key(part, name) for name in keys]

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, place: Any) -> Any:
        return next(self._some(range(len(self))[place : place + 1]))

    def __iter__(self) -> Iterator[_T]:
        places = range(len(self))
        return (each for low in places[::_AT_ONCE] for each in self._some(places[low : low + _AT_ONCE]))

    def _some(self, places: range) -> Iterator[_T]:
        found = self.memo.get([self.keys[place] for place in places])
        for place in places:
            data = found.get(self.keys[place])
            yield (data and self.memo.decoded(data, self.part.decode)) or self._made(place)

    def _made(self, place: int) -> _T:
        made = make_leaf(self.asked.request(place))
        _remember(made, self.leaves[place], self.memo)
        return self.part.decode(bytes(_split(made)[self.part.place]))


def _part_key(part: Part[Any], leaf: bytes) -> bytes:
    return leaf if part is LEAF else key(part.name, leaf)
