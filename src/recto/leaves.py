"""Leaves: all that follows from one page alone, made in workers and remembered by the page's hash."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from recto import link, measure, parse, score
from recto.engine import Workers
from recto.memo import Memo, code_key, key
from recto.model import Bulk, Leaf, Source
from recto.options import Progress
from recto.unit import evaluate

_STAGES = ("leaves.py", "parse", "measure", "link", "score")
_DEPENDENCIES = ("pyromark", "yaml12", "yaml_edit", "msgspec")


_DECODE = msgspec.msgpack.Decoder(Leaf).decode
_DECODE_BULK = msgspec.msgpack.Decoder(Bulk).decode
_PARTS = msgspec.msgpack.Decoder(tuple[msgspec.Raw, msgspec.Raw]).decode
_AT_ONCE = 50


class Request(msgspec.Struct, frozen=True, array_like=True):
    """What a worker needs to make a leaf; `year` is that of the build."""

    source: Source
    content: str
    wikilinks: bool
    index_stems: tuple[str, ...]
    year: int
    settings: dict[str, dict[str, Any]]


def make_leaf(request: bytes) -> bytes:
    """Parse and measure one page: from an encoded `Request` to an encoded `Leaf`, its `Bulk` after it."""
    asked = msgspec.msgpack.decode(request, type=Request)
    text = asked.source.text
    page = parse.parse_page(asked.source, asked.content, wikilinks=asked.wikilinks, index_stems=asked.index_stems)
    values: dict[str, Any] = {"page": page}
    troubles = tuple(evaluate((*measure.FIELDS, *measure.METRICS), values, asked.settings, asked.source.path))
    del values["page"]
    prose = parse.read_prose(page, text)
    leaf = Leaf(
        page=msgspec.structs.replace(page, text=""),
        metrics=values,
        traces=link.traces(text),
        fingerprint=link.fingerprint(text),
        integrity=tuple(score.integrity(text, asked.year)),
        pieces=link.winnow(page, text),
        site_links=parse.site_links(text),
        sentences=prose.sentences,
        claims=prose.claims,
        troubles=troubles,
    )
    blocks = msgspec.json.encode(parse.page_blocks(text, page.address.id))
    return msgspec.msgpack.encode((leaf, Bulk(parse.plain_text(text), blocks, prose.texts)))


def leaf_keys(requests: Sequence[Request]) -> list[bytes]:
    """Hash all that makes the leaf of each page: the page, the settings, the code, the dependencies."""
    code = code_key(_STAGES, _DEPENDENCIES)
    return [_key(request, code) for request in requests]


def begin_leaves(
    requests: Sequence[Request], keys: Sequence[bytes], memo: Memo, workers: Workers, progress: Progress
) -> Callable[[], list[Leaf]]:
    """Begin to make the leaf of each page anew where its key has changed.

    What is given waits for all leaves and gives them; between the two there is time for other work.
    """
    known = {name: leaf for name, data in memo.each(keys) if (leaf := memo.decoded(data, _DECODE))}
    missing = [index for index, name in enumerate(keys) if name not in known]
    progress("parse", 0, len(missing))
    results = workers.run(make_leaf, [msgspec.msgpack.encode(requests[index]) for index in missing])

    def leaves() -> list[Leaf]:
        for done, (index, made) in enumerate(zip(missing, results, strict=True), 1):
            part, bulk = map(bytes, _PARTS(made))
            known[keys[index]] = _DECODE(part)
            memo.put("leaf", keys[index], part)
            memo.put("bulk", _bulk_key(keys[index]), bulk)
            progress("parse", done, len(missing))
        return [known[name] for name in keys]

    return leaves


class Bulks(Sequence[Bulk]):
    """The bulk of each page, read where it is asked for out of what is remembered, or made again."""

    def __init__(self, requests: Sequence[Request], keys: Sequence[bytes], memo: Memo) -> None:
        self.requests, self.keys, self.memo = requests, list(map(_bulk_key, keys)), memo

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, place: Any) -> Any:
        return next(self._some(range(len(self))[place : place + 1]))

    def __iter__(self) -> Iterator[Bulk]:
        places = range(len(self))
        return (bulk for low in places[::_AT_ONCE] for bulk in self._some(places[low : low + _AT_ONCE]))

    def _some(self, places: range) -> Iterator[Bulk]:
        found = self.memo.get([self.keys[place] for place in places])
        for place in places:
            data = found.get(self.keys[place])
            yield (data and self.memo.decoded(data, _DECODE_BULK)) or self._made(place)

    def _made(self, place: int) -> Bulk:
        _, bulk = _PARTS(make_leaf(msgspec.msgpack.encode(self.requests[place])))
        self.memo.put("bulk", self.keys[place], bytes(bulk))
        return _DECODE_BULK(bulk)


def _bulk_key(leaf: bytes) -> bytes:
    return key("bulk", leaf)


def _key(request: Request, code: bytes) -> bytes:
    source = request.source
    about = (request.content, request.wikilinks, request.index_stems, request.year, request.settings)
    return key(code, source.path, source.digest, msgspec.json.encode(about))
