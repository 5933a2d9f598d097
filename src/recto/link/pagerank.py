"""How central each node of a network is: PageRank."""

from collections.abc import Iterable, Sequence

DAMPING = 0.85
PRECISION = 1e-9
_MOST_ROUNDS = 100


def pagerank(size: int, pairs: Iterable[tuple[int, int]]) -> list[float]:
    """Give the share of time that a random reader spends at each node; the shares add up to 1.

    The reader follows one of the links at hand with probability 0.85, each as likely as any other (a target that is
    linked twice is twice as likely), and else goes to any node; where nothing leads on, too. Power iteration, until the
    shares change by less than 1e-9 in all, at most 100 rounds. Source: S. Brin, L. Page, "The anatomy of a large-scale
    hypertextual Web search engine", Computer Networks 30 (1998), section 2.1, with dangling mass spread evenly as in
    A. Langville, C. Meyer, "Deeper inside PageRank", Internet Mathematics 1 (2004), section 3.1.
    """
    if not size:
        return []
    incoming, degrees = _incoming(size, pairs)
    dangling = [node for node, degree in enumerate(degrees) if not degree]
    weights = [DAMPING / degree if degree else 0.0 for degree in degrees]
    ranks = [1.0 / size] * size
    for _ in range(_MOST_ROUNDS):
        passed = [rank * weight for rank, weight in zip(ranks, weights, strict=True)]
        everywhere = (1 - DAMPING + DAMPING * sum([ranks[node] for node in dangling])) / size
        give = passed.__getitem__
        following = [everywhere + sum(map(give, sources)) for sources in incoming]
        change = sum([abs(a - b) for a, b in zip(ranks, following, strict=True)])
        ranks = following
        if change < PRECISION:
            break
    return ranks


def _incoming(size: int, pairs: Iterable[tuple[int, int]]) -> tuple[Sequence[Sequence[int]], Sequence[int]]:
    incoming: list[list[int]] = [[] for _ in range(size)]
    degrees = [0] * size
    for source, target in pairs:
        incoming[target].append(source)
        degrees[source] += 1
    return incoming, degrees
