"""The network of all links: a directed multigraph over pages and entities, whatever a link is written in."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from recto.link.destinations import Destination
from recto.link.resolve import Node, Nodes
from recto.model import Page, Row


class Edge(Row, frozen=True):
    """A link from one node to another, by their places, and the line it stands in."""

    source: int
    target: int
    kind: str
    line: int


class Missing(Row, frozen=True):
    """A link that leads to no page: the file, the line and column, the target as written."""

    file: str
    line: int
    column: int
    target: str


class Network(msgspec.Struct, frozen=True, dict=True):
    """Nodes, the links between them in the order of pages, and the links that lead nowhere."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    missing: tuple[Missing, ...] = ()

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give source and target of each link that leads to another node; repeats are kept."""
        return ((e.source, e.target) for e in self.edges if e.source != e.target)

    @cached_property
    def links_in(self) -> list[int]:
        """Count the links to each node from others."""
        return _counted(len(self.nodes), (target for _, target in self.pairs()))

    @cached_property
    def links_out(self) -> list[int]:
        """Count the links of each node to others."""
        return _counted(len(self.nodes), (source for source, _ in self.pairs()))

    def wanted(self) -> dict[str, list[Missing]]:
        """Give the missing targets with the places that name them, those named most often first."""
        found: dict[str, list[Missing]] = {}
        for row in self.missing:
            found.setdefault(row.target.partition("#")[0], []).append(row)
        return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))

    def orphans(self) -> Iterator[Node]:
        """Give the pages that no other page links to."""
        return (node for node, count in zip(self.nodes, self.links_in, strict=True) if node.file and not count)

    def dead_ends(self) -> Iterator[Node]:
        """Give the pages that link to no other node."""
        return (node for node, count in zip(self.nodes, self.links_out, strict=True) if node.file and not count)


def _counted(size: int, places: Iterable[int]) -> list[int]:
    counts = [0] * size
    for place in places:
        counts[place] += 1
    return counts


def network(pages: Sequence[Page], nodes: Nodes, found: Sequence[Sequence[Destination]]) -> Network:
    """Make the network of what all links of the pages lead to, in the order of pages and text."""
    edges: list[Edge] = []
    missing: list[Missing] = []
    for page, row in zip(pages, found, strict=True):
        source = nodes.of_page[page.address.file]
        for link, led in zip(page.links, row, strict=True):
            if led.node is not None:
                edges.append(Edge(source, led.node, sys.intern(link.kind), link.span.line))
            elif led.reason == "missing":
                missing.append(Missing(page.address.file, link.span.line, link.span.column, link.target))
    return Network(tuple(nodes.all), tuple(edges), tuple(missing))
