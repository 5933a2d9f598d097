"""Moves the nodes of a connected network by forces: links pull, nodes push; each step in time linear in its size.

Pushes from afar are read off a coarse grid of masses, those from nearby are summed over the nodes of neighbouring
cells, a few each. Points are complex numbers; a node is one unit wide.
"""

import math
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

_GRID = 12
_SOFT = 0.6
"""Added to squared distances in the grid, in its cells: within a cell all masses are taken to be spread."""
_CROWD = 6
"""Nodes that follow a node in a cell and push it, at most."""
_NEAR = 3.0
"""How much more nodes push that are nearer than a unit."""
_HOME = 0.5
"""How much all nodes are drawn to their middle."""
_WORK = 200_000
"""Nodes and links moved in all, after which the steps end: the larger a network, the fewer steps."""
_STEPS = (12, 90)
"""Steps made at least and at most."""
_EVERY = 2
"""Steps between two readings of the grid."""

Link = tuple[int, int, float]
"""Two nodes, and how much the link between them pulls."""


class Field(NamedTuple):
    """The pushes at the points of a grid, by row; where it begins and how wide its cells are."""

    pushes: list[list[complex]]
    corner: complex
    cell: float


def settled(points: list[complex], masses: Sequence[float], links: Sequence[Link]) -> list[complex]:
    """Give the points of nodes after the steps that their number allows."""
    count = len(points)
    steps = max(_STEPS[0], min(_STEPS[1], _WORK // (count + len(links))))
    reach = math.sqrt(count)
    field = None
    for step in range(steps):
        if step % _EVERY == 0 or field is None:
            field = _field(points, masses)
        forces = _pushes(points, masses, field)
        _pull(points, links, forces)
        _part(points, forces)
        limit = reach * 0.15 * (1 - step / steps) ** 2 + 0.05
        points = [_moved(*each, limit) for each in zip(points, forces, masses, strict=True)]
    return points


def _moved(point: complex, force: complex, mass: float, limit: float) -> complex:
    """Give a point after a step, no longer than the limit."""
    step = force / mass
    length = abs(step)
    return point + (step if length <= limit else step * (limit / length))


def _field(points: Sequence[complex], masses: Sequence[float]) -> Field:
    """Give the pushes of all masses at the points of a grid over them."""
    across = [point.real for point in points]
    along = [point.imag for point in points]
    corner = complex(min(across), min(along))
    cell = max(max(across) - corner.real, max(along) - corner.imag, 1.0) / (_GRID - 1.001)
    weights = [[0.0] * _GRID for _ in range(_GRID)]
    for point, mass in zip(points, masses, strict=True):
        place = (point - corner) / cell
        column, row = int(place.real), int(place.imag)
        right, down = place.real - column, place.imag - row
        weights[row][column] += mass * (1 - right) * (1 - down)
        weights[row][column + 1] += mass * right * (1 - down)
        weights[row + 1][column] += mass * (1 - right) * down
        weights[row + 1][column + 1] += mass * right * down
    return Field(_spread(weights, cell), corner, cell)


def _spread(weights: Sequence[Sequence[float]], cell: float) -> list[list[complex]]:
    """Sum the pushes of the masses in a grid at each of its points: the mass by the distance, away from it."""
    filled = [(row, masses) for row, masses in enumerate(weights) if any(masses)]
    return [
        [
            sum(sum(map(mul, masses, _KERNEL[here - row][_GRID - 1 - column :])) for row, masses in filled) / cell
            for column in range(_GRID)
        ]
        for here in range(_GRID)
    ]


def _kernel() -> dict[int, list[complex]]:
    """Give the push of a mass of one by rows between, then by columns, those to the left of it last."""
    offsets = range(_GRID - 1, -_GRID, -1)
    rows = range(1 - _GRID, _GRID)
    return {y: [complex(x, y) / (x * x + y * y + _SOFT) for x in offsets] for y in rows}


_KERNEL = _kernel()


def _pushes(points: Sequence[complex], masses: Sequence[float], field: Field) -> list[complex]:
    """Read the push on each node off the grid, between the four points around it; less what draws it home."""
    pushes, corner, cell = field
    found = []
    middle = sum(points) / len(points)
    last = _GRID - 1.001
    for point, mass in zip(points, masses, strict=True):
        place = (point - corner) / cell
        x, y = min(max(place.real, 0.0), last), min(max(place.imag, 0.0), last)
        column, row = int(x), int(y)
        right, down = x - column, y - row
        above, below = pushes[row], pushes[row + 1]
        upper = above[column] * (1 - right) + above[column + 1] * right
        lower = below[column] * (1 - right) + below[column + 1] * right
        found.append(mass * (upper * (1 - down) + lower * down - _HOME * (point - middle)))
    return found


def _pull(points: Sequence[complex], links: Sequence[Link], forces: list[complex]) -> None:
    """Add the pull of each link, which grows with its length."""
    for one, other, weight in links:
        force = (points[other] - points[one]) * weight
        forces[one] += force
        forces[other] -= force


def _part(points: Sequence[complex], forces: list[complex]) -> None:
    """Push apart nodes nearer than one unit, each from a few of those in its cell and the cells beside it."""
    cells: dict[tuple[int, int], list[int]] = {}
    for node, point in enumerate(points):
        cells.setdefault((math.floor(point.real), math.floor(point.imag)), []).append(node)
    for (x, y), inside in cells.items():
        around = [cells.get(place, [])[:_CROWD] for place in ((x + 1, y), (x - 1, y + 1), (x, y + 1), (x + 1, y + 1))]
        beside = [node for nodes in around for node in nodes]
        for place, node in enumerate(inside):
            for other in (*inside[place + 1 : place + 1 + _CROWD], *beside):
                gap = points[node] - points[other]
                distance = abs(gap)
                if distance < 1.0:
                    push = gap * (_NEAR * (1.0 / (distance + 0.05) - 0.95))
                    forces[node] += push
                    forces[other] -= push
