"""The network of all pages and entities, as its views show it."""

from functools import cached_property
from typing import Any

from recto.publish.neighbourhood import MOST, Neighbour
from recto.publish.site import Site

_NODES = "SELECT id, page, trim(title) AS title, page_rank, community, links_in, links_out FROM nodes ORDER BY node"
_LINKS = (
    "SELECT min(source, target) AS one, max(source, target) AS other FROM edges WHERE source != target "
    "GROUP BY 1, 2 ORDER BY 1, 2"
)
_NEAR = """
SELECT here, other, max(leads) AS leads, max(led) AS led, sum(links) AS links FROM (
  SELECT source AS here, target AS other, 1 AS leads, 0 AS led, count(*) AS links FROM edges GROUP BY 1, 2
  UNION ALL SELECT target, source, 0, 1, count(*) FROM edges GROUP BY 1, 2
) WHERE here != other GROUP BY here, other
"""


class Network:
    """The nodes of the network with what the site shows of them, in their order."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.nodes = [dict(row) | {"file": _file(site, row)} for row in site.store.rows(_NODES)]
        self.links = [(row["one"], row["other"]) for row in site.store.rows(_LINKS)]

    @cached_property
    def neighbours(self) -> dict[str, tuple[Neighbour, ...]]:
        """The nearest of each page by its source file: those with most links, then the most visited."""
        near: dict[int, list[tuple[int, float, int, Neighbour]]] = {}
        for row in self.site.store.rows(_NEAR):
            node = self.nodes[row["other"]]
            told = Neighbour(node["title"] or node["id"], node["file"], bool(row["leads"]), bool(row["led"]))
            near.setdefault(row["here"], []).append((-row["links"], -node["page_rank"], row["other"], told))
        return {
            page: tuple(told for *_, told in sorted(found, key=lambda each: each[:3])[:MOST])
            for here, found in sorted(near.items())
            if (page := self.nodes[here]["page"])
        }


def _file(site: Site, node: Any) -> str:
    return site.files.get(node["page"]) or site.names.get(node["id"], "")
