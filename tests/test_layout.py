"""The layout of the network: the same for the same links, none over another, near what it hangs together with."""

import math
import sys
from itertools import combinations

import pytest

from recto.publish import forces, layout
from recto.publish.layout import components, neighbours
from recto.publish.layout import layout as place

Points = list[tuple[int, int]]


def clusters(count: int, size: int) -> tuple[int, list[tuple[int, int]], list[int]]:
    """Give a ring of communities whose nodes are linked to their first and their next."""
    pairs = []
    for first in range(0, count * size, size):
        pairs += [(first, first + i) for i in range(1, size)] + [(first + i, first + i + 1) for i in range(1, size - 1)]
        pairs.append((first, (first + size) % (count * size)))
    return count * size, pairs, [node // size for node in range(count * size)]


def nearest(points: Points) -> list[float]:
    return [min(math.dist(p, q) for q in points if q is not p) for p in points]


def test_the_same_links_give_the_same_places():
    count, pairs, communities = clusters(6, 10)
    shuffled = [(b, a) for a, b in reversed(pairs)] + pairs[:9]
    assert place(count, pairs, communities) == place(count, shuffled, communities)


def test_nodes_keep_apart():
    points = place(*clusters(12, 15))
    assert min(nearest(points)) > 10
    assert sorted(nearest(points))[len(points) // 10] > 40


def test_all_lie_in_the_room_their_number_needs():
    points = place(*clusters(12, 15))
    assert max(math.dist(p, q) for p, q in combinations(points, 2)) < 100 * 12 * math.sqrt(len(points))


def test_what_hangs_together_lies_together():
    count, pairs, communities = clusters(8, 12)
    points = place(count, pairs, communities)
    within = [math.dist(points[a], points[b]) for a, b in pairs if communities[a] == communities[b]]
    apart = [
        math.dist(p, q) for (a, p), (b, q) in combinations(enumerate(points), 2) if communities[a] != communities[b]
    ]
    assert sum(within) / len(within) < 0.35 * sum(apart) / len(apart)


def test_parts_lie_beside_each_other():
    count, pairs, communities = clusters(3, 8)
    points = place(count + 30, [*pairs, (count, count + 1)], [*communities, *[0] * 30])
    assert min(q for _, q in points[count:]) > max(q for _, q in points[:count])
    assert min(nearest(points[count:])) >= 100


@pytest.mark.parametrize("pairs", [[], [(0, 0)], [(0, 1)], [(0, 1), (1, 2), (2, 0)]])
def test_small_networks_have_places(pairs: list[tuple[int, int]]):
    points = place(3, pairs, [0, 0, 0])
    assert len(set(points)) == 3


def test_a_star_is_no_heap():
    points = place(400, [(0, i) for i in range(1, 400)], [0] * 400)
    assert len(set(points)) == 400
    assert sorted(nearest(points))[40] > 30


def test_parts_are_found():
    near = neighbours(5, [(3, 1), (1, 3), (4, 4), (0, 1)])
    assert near == [[1], [0, 3], [], [1], []]
    assert list(components(near)) == [[0, 1, 3], [2], [4]]


def work(size: int) -> int:
    """Count the lines run for a network of a size, without those of each step more that a small one is given."""
    lines = 0

    def trace(*_: object) -> object:
        nonlocal lines
        lines += 1
        return trace

    sys.settrace(trace)
    try:
        place(*clusters(size // 10, 10))
    finally:
        sys.settrace(None)
    return lines


def test_work_grows_with_the_size(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forces, "_STEPS", (2, 2))
    monkeypatch.setattr(layout, "_PIVOTS", 4)
    assert work(2000) < 2.5 * work(1000)
