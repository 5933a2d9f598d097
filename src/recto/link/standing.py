"""How a page stands in the network of all links."""

from collections.abc import Sequence

from recto.link.communities import communities
from recto.link.network import Network
from recto.link.pagerank import pagerank
from recto.model import Row
from recto.unit import Example, score

_DIGITS = 6


class Standing(Row, frozen=True):
    """A node's share of a random reader's time, its community, and its links from and to other nodes."""

    page_rank: float
    community: int
    links_in: int
    links_out: int


def standings(network: Network) -> Sequence[Standing]:
    """Give the standing of each node, in the order of nodes: pages first."""
    size = len(network.nodes)
    ranks, groups = pagerank(size, network.pairs()), communities(size, network.pairs())
    rows = zip(ranks, groups, network.links_in, network.links_out, strict=True)
    return [Standing(round(size * rank, _DIGITS), *rest) for rank, *rest in rows]


_EXAMPLE = Standing(1.5, 2, 3, 4)


@score(
    unit="times the mean",
    range=(0, None),
    better="higher",
    why="A page that central pages link to is where readers come by, whatever its own length.",
    examples=(Example({"standing": _EXAMPLE}, 1.5, "visited half again as often as the mean page"),),
)
def page_rank(standing: Standing) -> float:
    """Give how often a reader who follows links at random comes by, as a multiple of the mean over all nodes.

    PageRank with damping 0.85 over links of all forms between pages and entities (Brin, Page 1998), times the number of
    nodes, so that the value does not shrink as the knowledge base grows.
    """
    return standing.page_rank


@score(
    unit="number",
    range=(0, None),
    why="Pages that link to each other more than to others make a subject, whatever folder they stand in.",
    examples=(Example({"standing": _EXAMPLE}, 2),),
)
def community(standing: Standing) -> int:
    """Give the number of the group of pages and entities that the page belongs to by its links; 0 is the largest.

    Communities of greatest modularity by the Louvain method, directions dropped (Blondel et al. 2008). A number names a
    community within one build only.
    """
    return standing.community


@score(
    unit="links",
    range=(0, None),
    better="higher",
    why="A page that no other links to is found by search alone.",
    examples=(Example({"standing": _EXAMPLE}, 3),),
)
def links_in(standing: Standing) -> int:
    """Count the links of all forms to the page from other pages, repeats included."""
    return standing.links_in


@score(
    unit="links",
    range=(0, None),
    better="higher",
    why="A page that leads nowhere leaves its reader without a next step.",
    examples=(Example({"standing": _EXAMPLE}, 4),),
)
def links_out(standing: Standing) -> int:
    """Count the links of all forms from the page to other pages and entities, repeats included."""
    return standing.links_out
