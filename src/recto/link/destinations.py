"""Where each link leads: the page's path with its anchor, and the registered work behind an address elsewhere."""

import functools
from collections.abc import Iterator, Sequence

from recto.link.anchors import Anchors, anchor_of, block_of, may_hold
from recto.link.resolve import WIKI_KINDS, Nodes, Reason
from recto.model import Link, LostAnchor, Page, Row


class Destination(Row, frozen=True):
    """What a link leads to.

    `node` is the place of the page or entity among the nodes, else `reason` says why there is none; `path` is the path
    of the page, with ``#`` and the anchor if the page has it. `lost` is an anchor that the page has not.
    """

    node: int | None
    reason: Reason = ""
    path: str | None = None
    lost: str = ""


class Destinations:
    """Follows the links of pages, whose texts are given in the same order."""

    def __init__(self, nodes: Nodes, pages: Sequence[Page], texts: Sequence[str]) -> None:
        self.nodes, self.pages, self.texts = nodes, pages, texts
        self._anchors: dict[int, Anchors] = {}
        self._leading = functools.cache(Destination)  # most links lead where others do

    def anchors(self, place: int) -> Anchors:
        """Give the anchors of a page by its place."""
        if place not in self._anchors:
            self._anchors[place] = Anchors(self.pages[place])
        return self._anchors[place]

    def of(self, link: Link, page: Page) -> Destination:
        """Follow a link of a page."""
        node, reason = self.nodes.resolve(link, page)
        place = self.nodes.of_page[page.address.file] if reason == "anchor" else node
        if place is None or place >= len(self.pages):
            return self._leading(node, reason)
        path, wiki = self.pages[place].address.path, link.kind in WIKI_KINDS
        written = anchor_of(link.target, wiki=wiki)
        if not written:
            return self._leading(node, reason, path)
        anchor = self.anchors(place).find(written, title=wiki) or block_of(written, self.texts[place])
        if anchor:
            return Destination(node, reason, f"{path}#{anchor}")
        lost = "" if may_hold(self.pages[place], self.texts[place], written) else written
        return Destination(node, reason, path, lost)

    def all(self) -> list[list[Destination]]:
        """Follow all links of all pages, in order."""
        return [[self.of(link, page) for link in page.links] for page in self.pages]

    def lost(self, found: Sequence[Sequence[Destination]]) -> Iterator[LostAnchor]:
        """Give the links among all whose anchor their page has not."""
        for page, row in zip(self.pages, found, strict=True):
            for link, led in zip(page.links, row, strict=True) if any(led.lost for led in row) else ():
                if led.lost:
                    place = self.nodes.of_page[page.address.file] if led.node is None else led.node
                    where, known = link.span, tuple(self.anchors(place))
                    target = self.pages[place].address.file
                    yield LostAnchor(page.address.file, where.line, where.column, led.lost, target, known)
