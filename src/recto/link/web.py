"""How everything hangs together beyond the contract: links of all forms, mentions, passages, doubled works."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from recto.engine import Workers
from recto.link.destinations import Destination, Destinations
from recto.link.duplicates import DuplicateWork, duplicate_works
from recto.link.graph import Graph
from recto.link.mentions import Mention, Sighting, settled, sightings, unlinked
from recto.link.names import Names
from recto.link.network import Network, network
from recto.link.passages import OfPair, Remembered, shared_passages
from recto.link.resolve import Nodes
from recto.link.standing import Standing, standings
from recto.memo import DEPENDENCIES, Memo, code_key, key
from recto.model import Entity, File, Leaf, LostAnchor, Passage, Resource, Texts

_encode = msgspec.msgpack.Encoder().encode
_SIGHTINGS = msgspec.msgpack.Decoder(tuple[Sighting, ...])


class Web(msgspec.Struct, frozen=True):
    """What `weave` finds: `standings` follow the nodes of the network, pages first.

    `destinations` follow any link, `found` is where the links of each page lead, in their order, `lost` those whose
    anchor is not there. `ambiguous` are the names that several nodes bear, `duplicates` the registered works under
    several addresses.
    """

    nodes: Nodes
    destinations: Destinations
    found: Sequence[Sequence[Destination]]
    lost: tuple[LostAnchor, ...]
    network: Network
    standings: Sequence[Standing]
    mentions: tuple[Mention, ...]
    ambiguous: dict[str, tuple[str, ...]]
    passages: tuple[Passage, ...]
    duplicates: tuple[DuplicateWork, ...]

    def standing(self, file: str) -> Standing:
        """Give the standing of a page by its file."""
        return self.standings[self.nodes.of_page[file]]

    def works(self) -> dict[str, str]:
        """Give the name of the work of each resource that is registered more than once."""
        return {name: group.key for group in self.duplicates for name in group.ids}

    def known(self) -> dict[str, Any]:
        """Give what the checks may ask for."""
        return {
            "missing": self.network.missing,
            "lost_anchors": self.lost,
            "ambiguous": self.ambiguous,
            "passages": self.passages,
            "duplicates": self.duplicates,
        }


def weave(
    leaves: Sequence[Leaf],
    sources: Sequence[File],
    graph: Graph,
    entities: Sequence[Entity],
    resources: Sequence[Resource],
    memo: Memo,
    workers: Workers,
    parsed: Any,
) -> Web:
    """Find the links, mentions and passages between pages; `sources` are the pages' texts, in the same order.

    `parsed` tells how the pages were parsed: what is found in them hangs on it.
    """
    pages = [leaf.page for leaf in leaves]
    code = code_key(("link", "parse"), DEPENDENCIES) + key(msgspec.json.encode(parsed))
    nodes = Nodes(pages, [leaf.metrics["title"] for leaf in leaves], entities, graph.numbers, graph.redirects.rows)
    names = Names(nodes, pages, entities)
    sightings_begun = _begin_sightings(leaves, sources, names, memo, workers, code)
    texts = Texts(sources)
    destinations = Destinations(nodes, pages, texts)
    led = destinations.all()
    linked = network(pages, nodes, led)
    pieces = [leaf.pieces for leaf in leaves]
    passages = shared_passages(pages, texts, pieces, remembered=_remembered(sources, memo, code))
    works = key("duplicates", code, *_works(resources))
    duplicates = memo.result("link", works, tuple[DuplicateWork, ...], lambda: duplicate_works(resources))
    ranked = key("standings", code, msgspec.msgpack.encode((len(linked.nodes), list(linked.pairs()))))
    standing = memo.result("link", ranked, list[Standing], lambda: list(standings(linked)))
    found = sightings_begun()
    final = settled(names, found)
    return Web(
        nodes=nodes,
        destinations=destinations,
        found=led,
        lost=tuple(destinations.lost(led)),
        network=linked,
        standings=standing,
        mentions=tuple(
            mention
            for page, source, seen, leads in zip(pages, sources, found, led, strict=True)
            if seen
            for mention in unlinked(page, source.text, seen, leads, final)
        ),
        ambiguous={name: tuple(bearers) for name, bearers in final.ambiguous.items()},
        passages=passages,
        duplicates=duplicates,
    )


def _remembered(sources: Sequence[File], memo: Memo, code: bytes) -> Remembered:
    """Remember what two pages share by what they hold: an edit is compared with the pages that may share with it."""

    def of_pair(a: int, b: int, pieces: bytes, make: Callable[[], OfPair]) -> OfPair:
        files = (part for place in (a, b) for part in (sources[place].path, sources[place].digest))
        return memo.result("link", key("passages", code, pieces, *files), OfPair, make)

    return of_pair


def _works(resources: Iterable[Resource]) -> Iterable[bytes]:
    return (msgspec.json.encode(resource.fields) for resource in resources)


def _begin_sightings(
    leaves: Sequence[Leaf], sources: Sequence[File], names: Names, memo: Memo, workers: Workers, code: bytes
) -> Callable[[], list[tuple[Sighting, ...]]]:
    """Begin to look for the names on each page, anew only where the page or the names have changed."""
    keys = [key("sightings", code, names.digest, source.path, source.digest) for source in sources]
    known = {
        k: seen for k, data in memo.get(keys).items() if (seen := memo.decoded(data, _SIGHTINGS.decode)) is not None
    }
    missing = [place for place, name in enumerate(keys) if name not in known]
    made = workers.aside(
        lambda: [_encode(sightings(leaves[n].page, sources[n].text, names)) for n in missing],
        sum(sources[place].size for place in missing),
    )

    def found() -> list[tuple[Sighting, ...]]:
        for place, new in zip(missing, made(), strict=True):
            known[keys[place]] = _SIGHTINGS.decode(new)
            memo.put("link", keys[place], new)
        return [known[name] for name in keys]

    return found
