"""Places the nodes of a network on a plane, so that what hangs together lies together; in near-linear time.

Each connected part begins where its distances to a few pivots put it (pivot multidimensional scaling), and is then
moved by forces (`forces.py`). Parts are packed in rows below the largest. Nothing is drawn by lot, so the same network
gives the same places.
"""

import cmath
import math
from collections.abc import Iterable, Iterator, Sequence

from recto.publish.forces import settled

_PIVOTS = 16
_ROUNDS = 30
"""Steps of the iteration that finds the two directions along which the distances differ most."""
_TURN = cmath.exp(1j * math.pi * (3 - math.sqrt(5)))
"""The golden angle: points turned by it fill a disc evenly."""
_ACROSS = 0.3
"""How much a link between communities pulls, compared with one within."""
_GAP = 1.5
"""Room between parts, in units."""
_UNIT = 100


def layout(count: int, pairs: Iterable[tuple[int, int]], communities: Sequence[int]) -> list[tuple[int, int]]:
    """Give the place of each node, about a hundred units from those beside it; `pairs` are the links."""
    near = neighbours(count, pairs)
    parts = sorted(components(near), key=lambda part: (-len(part), part[0]))
    places: list[complex] = [0j] * count
    for nodes, points in zip(parts, packed([_placed(nodes, near, communities) for nodes in parts]), strict=True):
        for node, point in zip(nodes, points, strict=True):
            places[node] = point
    return [(round(place.real * _UNIT), round(place.imag * _UNIT)) for place in places]


def neighbours(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Give the neighbours of each node in both directions, each once, itself never."""
    found: list[set[int]] = [set() for _ in range(count)]
    for one, other in pairs:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return [sorted(each) for each in found]


def components(near: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Give the nodes of each connected part, in order."""
    seen: set[int] = set()
    for start in range(len(near)):
        if start not in seen:
            part = distances(near, start)
            seen.update(part)
            yield sorted(part)


def distances(near: Sequence[Sequence[int]], start: int) -> dict[int, int]:
    """Give how many links a node is away from each that can be reached."""
    found = {start: 0}
    edge = [start]
    while edge:
        steps = found[edge[0]] + 1
        beyond = []
        for node in edge:
            for other in near[node]:
                if other not in found:
                    found[other] = steps
                    beyond.append(other)
        edge = beyond
    return found


def _placed(nodes: Sequence[int], near: Sequence[Sequence[int]], communities: Sequence[int]) -> list[complex]:
    """Give the points of the nodes of a connected part."""
    if len(nodes) < 3:
        return [complex(place, 0) for place in range(len(nodes))]
    number = {node: place for place, node in enumerate(nodes)}
    inner = [[number[other] for other in near[node]] for node in nodes]
    colours = [communities[node] for node in nodes]
    masses = [math.sqrt(1.0 + len(others)) for others in inner]
    links = [
        (one, other, (1.0 if colours[one] == colours[other] else _ACROSS) / min(masses[one], masses[other]))
        for one, others in enumerate(inner)
        for other in others
        if one < other
    ]
    return settled(_spread(_scaled(inner)), masses, links)


def _scaled(near: Sequence[Sequence[int]]) -> list[complex]:
    """Give points whose distances are like the steps between nodes, by those to some pivots."""
    columns = _centred(_to_pivots(near))
    first = _direction(columns, None)
    second = _direction(columns, first)
    return [complex(x, y) for x, y in zip(_along(columns, first), _along(columns, second), strict=True)]


def _to_pivots(near: Sequence[Sequence[int]]) -> list[list[float]]:
    """Give the distances of all nodes to each of the pivots, which lie far from each other."""
    count = len(near)
    pivot = max(range(count), key=lambda node: (len(near[node]), -node))
    nearest = [count] * count
    columns = []
    for _ in range(min(_PIVOTS, count)):
        found = distances(near, pivot)
        columns.append([float(found[node]) for node in range(count)])
        nearest = [min(found[node], least) for node, least in enumerate(nearest)]
        pivot = max(range(count), key=lambda node: (nearest[node], -node))
    return columns


def _centred(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """Square the distances and take the means of rows and columns away."""
    squares = [[distance * distance for distance in column] for column in columns]
    rows = [sum(row) / len(squares) for row in zip(*squares, strict=True)]
    mean = sum(rows) / len(rows)
    return [
        [-0.5 * (value - row - own + mean) for value, row in zip(column, rows, strict=True)]
        for column in squares
        for own in (sum(column) / len(column),)
    ]


def _direction(columns: Sequence[Sequence[float]], other: Sequence[float] | None) -> list[float]:
    """Give the weights of the pivots along which the nodes differ most, at right angles to another direction."""
    products = [[sum(map(float.__mul__, a, b)) for b in columns] for a in columns]
    vector = [1.0 + place for place in range(len(columns))]
    for _ in range(_ROUNDS):
        if other:
            shared = sum(map(float.__mul__, vector, other))
            vector = [v - shared * o for v, o in zip(vector, other, strict=True)]
        vector = [sum(map(float.__mul__, row, vector)) for row in products]
        length = math.hypot(*vector) or 1.0
        vector = [v / length for v in vector]
    return vector


def _along(columns: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    return [sum(map(float.__mul__, row, weights)) for row in zip(*columns, strict=True)]


def _spread(points: Sequence[complex]) -> list[complex]:
    """Scale points to the room that their number needs, and set those in one spot around it."""
    middle = sum(points) / len(points)
    size = math.sqrt(sum(abs(point - middle) ** 2 for point in points) / len(points)) or 1.0
    scale = math.sqrt(len(points)) / size
    crowds: dict[tuple[int, int], int] = {}
    spread = []
    for point in points:
        moved = (point - middle) * scale
        spot = round(moved.real), round(moved.imag)
        rank = crowds[spot] = crowds.get(spot, 0) + 1
        spread.append(moved + math.sqrt(rank) * 0.5 * _TURN**rank)
    return spread


def packed(parts: Sequence[Sequence[complex]]) -> list[list[complex]]:
    """Move parts beside each other: the first on top, the others in rows below, none over another."""
    made = []
    width, right, top, bottom = 0.0, 0.0, 0.0, 0.0
    for points in parts:
        left, upper = min(p.real for p in points), min(p.imag for p in points)
        across, along = max(p.real for p in points) - left, max(p.imag for p in points) - upper
        width = width or max(across, math.sqrt(sum(map(len, parts))))
        if right and right + across > width:
            right, top = 0.0, bottom
        made.append([point - complex(left - right, upper - top) for point in points])
        right += across + _GAP
        bottom = max(bottom, top + along + _GAP)
    return made
