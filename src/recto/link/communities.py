"""Which nodes of a network belong together: communities by modularity."""

from collections.abc import Iterable, Mapping, Sequence

_LEAST_GAIN = 1e-12
_MOST_SWEEPS = 20
_MOST_LEVELS = 20

Neighbours = list[dict[int, float]]
"""For each node the weight of the links between it and each other one, and twice that of those to itself."""


def communities(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Give each node the number of its community; they are numbered by size, from 0, then by their first node.

    The Louvain method: each node in turn joins the community of a neighbour that raises modularity most, until none
    does; then the communities are the nodes of a smaller network. Directions are dropped, a repeated link weighs more.
    Nodes are visited in order and ties go to the community first met, so the result depends on the links alone.
    Label propagation would be simpler, but visited in a fixed order it lets one label flood a dense network.
    Source: V. Blondel, J. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in large networks",
    Journal of Statistical Mechanics (2008) P10008.
    """
    neighbours = _neighbours(size, pairs)
    belongs = list(range(size))
    for _ in range(_MOST_LEVELS):
        groups = _moved(neighbours)
        numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
        belongs = [numbers[groups[place]] for place in belongs]
        if len(numbers) == len(neighbours):
            break
        neighbours = _merged(neighbours, [numbers[group] for group in groups], len(numbers))
    return _by_size(belongs)


def modularity(pairs: Sequence[tuple[int, int]], groups: Sequence[int]) -> float:
    """Give how much more links run within groups than chance would have it: below 1; 0 for a single group.

    Source: M. Newman, "Analysis of weighted networks", Physical Review E 70 (2004) 056131, equation 6.
    """
    if not pairs:
        return 0.0
    within, degrees = 0, dict.fromkeys(groups, 0)
    for a, b in pairs:
        within += groups[a] == groups[b]
        degrees[groups[a]] += 1
        degrees[groups[b]] += 1
    return within / len(pairs) - sum((degree / (2 * len(pairs))) ** 2 for degree in degrees.values())


def _neighbours(size: int, pairs: Iterable[tuple[int, int]]) -> Neighbours:
    neighbours: Neighbours = [{} for _ in range(size)]
    for a, b in pairs:
        neighbours[a][b] = neighbours[a].get(b, 0.0) + 1.0
        neighbours[b][a] = neighbours[b].get(a, 0.0) + 1.0
    return neighbours


def _moved(neighbours: Neighbours) -> list[int]:
    """Move nodes between communities, each node its own at first, until modularity no longer rises."""
    degrees = [sum(weights.values()) for weights in neighbours]
    totals, groups = degrees[:], list(range(len(neighbours)))
    twice = sum(degrees)
    waiting: Iterable[int] = range(len(neighbours)) if twice else ()
    for _ in range(_MOST_SWEEPS):
        touched: set[int] = set()
        for node in waiting:
            own = groups[node]
            totals[own] -= degrees[node]
            best = _best(node, own, neighbours[node], groups, totals, degrees[node] / twice)
            totals[best] += degrees[node]
            if best != own:
                groups[node] = best
                touched.update(neighbours[node])
        waiting = sorted(touched)
        if not waiting:
            break
    return groups


def _best(
    node: int, own: int, weights: Mapping[int, float], groups: list[int], totals: list[float], share: float
) -> int:
    """Give the community that gains most from a node that has left its own; its own unless another gains more."""
    links: dict[int, float] = {}
    for other, weight in weights.items():
        if other != node:
            group = groups[other]
            links[group] = links.get(group, 0.0) + weight
    best, most = own, links.get(own, 0.0) - totals[own] * share + _LEAST_GAIN
    for group, weight in links.items():
        gain = weight - totals[group] * share
        if gain > most:
            best, most = group, gain + _LEAST_GAIN
    return best


def _merged(neighbours: Neighbours, groups: Sequence[int], size: int) -> Neighbours:
    """Make each community one node."""
    merged: Neighbours = [{} for _ in range(size)]
    for node, weights in enumerate(neighbours):
        into = merged[groups[node]]
        for other, weight in weights.items():
            group = groups[other]
            into[group] = into.get(group, 0.0) + weight
    return merged


def _by_size(groups: Sequence[int]) -> list[int]:
    sizes: dict[int, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    order = {group: number for number, group in enumerate(sorted(sizes, key=lambda group: -sizes[group]))}
    return [order[group] for group in groups]
