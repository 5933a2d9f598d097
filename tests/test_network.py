"""The network of links: what counts as a link, who is central, who belongs together."""

import random

import pytest

from recto.link.communities import communities, modularity
from recto.link.destinations import Destinations
from recto.link.network import Network, network
from recto.link.pagerank import pagerank
from recto.link.resolve import Nodes
from recto.link.standing import Standing, standings
from recto.model import Entity, Source
from recto.parse import parse_page

RING = [(0, 1), (1, 2), (2, 0)]


def of(*texts: str, entities: tuple[Entity, ...] = (), ending: str = "mdx") -> Network:
    """Make the network of pages a, b, c …"""
    pages = [
        parse_page(Source(f"{name}.{ending}", text, ""), ".", wikilinks=True)
        for name, text in zip("abcdef", texts, strict=False)
    ]
    nodes = Nodes(pages, [page.address.stem for page in pages], entities)
    return network(pages, nodes, Destinations(nodes, pages, [page.text for page in pages]).all())


def test_links_of_every_form_count_alike():
    net = of('[x](b.mdx) [y](/b) [z][r] [[b]] <EntityLink id="b">B</EntityLink>\n\n[r]: ./b\n', "")
    assert [(edge.source, edge.target) for edge in net.edges] == [(0, 1)] * 5
    assert {edge.kind for edge in net.edges} == {"inline", "reference", "wikilink", "component"}


def test_entities_without_a_page_are_nodes():
    net = of('<EntityLink id="rain">R</EntityLink>', entities=(Entity("rain", "", "Rain", None, (), {}, "e", 1),))
    assert net.nodes[1].id == "rain"
    assert net.links_in == [0, 1]


def test_links_to_oneself_connect_nothing():
    net = of("[x](a.mdx)")
    assert len(net.edges) == 1
    assert (net.links_in, net.links_out) == ([0], [0])


def test_orphans_and_dead_ends():
    net = of("[x](b)", "", "[x](b)")
    assert [node.id for node in net.orphans()] == ["a", "c"]
    assert [node.id for node in net.dead_ends()] == ["b"]


def test_wanted_pages_come_by_how_many_want_them():
    net = of("[x](gone) [y](lost#part)", "text [x](lost)")
    assert [(name, len(rows)) for name, rows in net.wanted().items()] == [("lost", 2), ("gone", 1)]
    assert (net.missing[2].file, net.missing[2].line, net.missing[2].column) == ("b.mdx", 1, 6)


def test_what_leads_elsewhere_is_not_missing():
    assert of("[x](https://example.org/) [y](#z) ![i](i.png) [f](f.pdf)").missing == ()


@pytest.mark.parametrize("pairs", [RING, [], [(0, 1), (1, 0), (2, 0), (2, 1), (2, 1)]])
def test_ranks_add_up(pairs: list[tuple[int, int]]):
    assert sum(pagerank(3, pairs)) == pytest.approx(1)


def test_rank_of_known_networks():
    assert pagerank(3, RING) == pytest.approx([1 / 3] * 3)
    assert pagerank(0, []) == []
    assert pagerank(2, []) == [0.5, 0.5]
    # A node without links passes its rank to both: x = .075 + .425 y, y = .075 + .85 x + .425 y.
    assert pagerank(2, [(0, 1)]) == pytest.approx([0.350877193, 0.649122807])


def test_rank_solves_its_equation():
    numbers = random.Random(7)
    pairs = [(numbers.randrange(40), numbers.randrange(50)) for _ in range(300)]
    ranks, degrees = pagerank(50, pairs), [sum(a == n for a, _ in pairs) for n in range(50)]
    loose = sum(rank for rank, degree in zip(ranks, degrees, strict=True) if not degree)
    for node in range(50):
        given = sum(ranks[a] / degrees[a] for a, b in pairs if b == node)
        assert ranks[node] == pytest.approx((0.15 + 0.85 * loose) / 50 + 0.85 * given, abs=1e-8)


def test_two_rings_are_two_communities():
    pairs = [*RING, *((a + 3, b + 3) for a, b in RING), (0, 3)]
    assert communities(6, pairs) == [0, 0, 0, 1, 1, 1]
    assert modularity(pairs, [0, 0, 0, 1, 1, 1]) == pytest.approx(6 / 7 - 1 / 2)


def test_larger_communities_have_smaller_numbers():
    assert communities(6, [(0, 1), (2, 3), (3, 4), (4, 2)]) == [1, 1, 0, 0, 0, 2]


def test_communities_of_nothing():
    assert communities(0, []) == []
    assert communities(2, []) == [0, 1]
    assert modularity([], [0, 1]) == 0


def test_planted_communities_are_found():
    numbers = random.Random(3)
    within = [(20 * g + numbers.randrange(20), 20 * g + numbers.randrange(20)) for g in range(5) for _ in range(120)]
    across = [(numbers.randrange(100), numbers.randrange(100)) for _ in range(60)]
    found = communities(100, within + across)
    assert len({(place // 20, group) for place, group in enumerate(found)}) == 5
    assert modularity(within + across, found) >= modularity(within + across, [n // 20 for n in range(100)])


def test_directions_and_the_order_of_links_do_not_matter_to_two_rings():
    pairs = [*RING, *((a + 3, b + 3) for a, b in RING), (0, 3)]
    assert communities(6, [(b, a) for a, b in reversed(pairs)]) == communities(6, pairs)


def test_standings_are_multiples_of_the_mean():
    first, second = standings(of("[x](b)", ""))
    assert first == Standing(0.701754, 0, 0, 1)
    assert second == Standing(1.298246, 0, 1, 0)
