"""The view of the network of all pages and entities, and of what is near one page in it.

Places are a job of their own that hangs on the links alone, so that an edit of text moves nothing and costs nothing.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from recto.publish.context import framed
from recto.publish.evidence import trust_level
from recto.publish.jobs import Job, layout_job, script_job, view_job
from recto.publish.network import Network
from recto.publish.paths import OURS, href, own_file
from recto.publish.words import shortened

GRAPH = own_file("graph")
_LISTED = 500
_SUMMARY = 200
"""Characters of a summary that a node shows."""


def graph_jobs(network: Network) -> Iterator[Job]:
    """Give the jobs of the view of the network: its page, its nodes, its links, and their places."""
    flat = [end for pair in network.links for end in pair]
    yield script_job(f"{OURS}/graph/links.js", flat)
    yield script_job(f"{OURS}/graph/nodes.js", _columns(network))
    yield view_job(GRAPH, "graph.html", _context(network))
    communities = [node["community"] for node in network.nodes]
    yield layout_job(f"{OURS}/graph/places.js", len(network.nodes), network.links, communities)


def _columns(network: Network) -> dict[str, list[Any]]:
    """Give what the view tells of the nodes, a list for each thing told."""
    cards = [network.site.cards.get(node["file"]) for node in network.nodes]
    site = network.site
    records = {site.files[page["file"]]: site.records[page["file"]] for page in site.pages}
    trust = {site.files[p["file"]]: trust_level(p["trust"]) for p in site.pages if p["trust"] is not None}
    return {
        "id": [node["id"] for node in network.nodes],
        "title": [node["title"] or node["id"] for node in network.nodes],
        "file": [node["file"] for node in network.nodes],
        "record": [records.get(node["file"], "") for node in network.nodes],
        "rank": [round(node["page_rank"], 2) for node in network.nodes],
        "community": [node["community"] for node in network.nodes],
        "type": [card.type if card else "" for card in cards],
        "risk": [card.risk if card else "" for card in cards],
        "trust": [trust.get(node["file"], "") for node in network.nodes],
        "quality": [card.quality if card else None for card in cards],
        "summary": [shortened(card.summary, _SUMMARY) if card else "" for card in cards],
    }


def _context(network: Network) -> dict[str, Any]:
    ranked = sorted(enumerate(network.nodes), key=lambda each: (-each[1]["page_rank"], each[0]))
    frame = network.site.frame
    communities = Counter(node["community"] for node in network.nodes)
    return framed(frame, GRAPH, "What hangs together?") | {
        "count": len(network.nodes),
        "links": len(network.links),
        "communities": sum(count > 1 for count in communities.values()),
        "alone": sum(not node["links_in"] and not node["links_out"] for node in network.nodes),
        "most": [
            {
                "id": node["id"],
                "title": node["title"] or node["id"],
                "href": href(GRAPH, node["file"]) if node["file"] else "",
                "links_in": node["links_in"],
                "links_out": node["links_out"],
                "rank": round(node["page_rank"], 1),
            }
            for _, node in ranked[:_LISTED]
        ],
        "titles": href(GRAPH, own_file("search")),
    }
