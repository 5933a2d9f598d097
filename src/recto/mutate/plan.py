"""Which errors are planted where: a census of all places of each kind, then a choice by chance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recto.mutate.draw import Draw
from recto.mutate.kind import Error, Kind
from recto.mutate.spot import Spot

_UNSEEABLE_SHARE = 5
"""Of errors that nothing claims to see, so many times fewer are planted, to find out whether they are seen."""

Lock = tuple[object, ...]


class Chosen(NamedTuple):
    """An error that is planted."""

    kind: Kind
    spot: Spot
    error: Error


class Plan(NamedTuple):
    """The errors that are planted; the places of each kind by why they go unseen (empty: seen); what is touched."""

    chosen: tuple[Chosen, ...]
    places: Mapping[str, Mapping[str, int]]
    touched: frozenset[Lock]


def plan(spots: Sequence[Spot], kinds: Sequence[Kind], per_kind: int, seed: int) -> Plan:
    """Choose up to `per_kind` errors of each kind, no two of them in one sentence, citation or footnote."""
    places: dict[str, Counter[str]] = {}
    queues: list[list[Chosen]] = []
    for each in kinds:
        seen, unseen = _candidates(each, spots, seed)
        places[each.name] = Counter(one.error.unseeable for one in (*seen, *unseen))
        queues += [seen, unseen]
    limits = [per_kind, 0 if per_kind < _UNSEEABLE_SHARE else per_kind // _UNSEEABLE_SHARE] * len(kinds)
    mates = _mates(spots)
    chosen, taken = _choose(queues, limits, mates)
    touched = frozenset(lock for lock in taken if lock[0] != "alone")
    return Plan(tuple(chosen), places, touched)


def _candidates(kind: Kind, spots: Sequence[Spot], seed: int) -> tuple[list[Chosen], list[Chosen]]:
    """Give the errors of a kind that could be planted, in an order by chance: those that should be seen, the others."""
    found: list[tuple[bytes, Chosen]] = []
    for spot in spots:
        draw = Draw(seed, kind.name, spot.source.path, spot.source.digest, str(spot.examined.cited.start))
        if error := kind(spot, draw):
            found.append((draw.rank, Chosen(kind, spot, error)))
    ordered = [each for _, each in sorted(found, key=lambda pair: pair[0])]
    return [e for e in ordered if not e.error.unseeable], [e for e in ordered if e.error.unseeable]


def _mates(spots: Iterable[Spot]) -> dict[Lock, set[Lock]]:
    """Give the locks of all sentences that one footnote supports."""
    mates: dict[Lock, set[Lock]] = {}
    for spot in spots:
        locks = [*spot.locks]
        for lock in locks[1:]:
            mates.setdefault(lock, set()).update(locks)
    return mates


def _choose(
    queues: Sequence[Sequence[Chosen]], limits: Sequence[int], mates: Mapping[Lock, set[Lock]]
) -> tuple[list[Chosen], set[Lock]]:
    """Let the kinds take turns, so that none takes all places of another."""
    chosen: list[Chosen] = []
    taken: set[Lock] = set()
    turns = [_free(queue, taken, mates) for queue in queues]
    for turn in range(max(limits, default=0)):
        for queue, limit in zip(turns, limits, strict=True):
            if turn < limit and (found := next((each for each in queue if _apart(each, chosen)), None)):
                chosen.append(found)
                taken |= _locks(found, mates)
    return chosen, taken


def _apart(one: Chosen, chosen: Iterable[Chosen]) -> bool:
    """Say whether the stretch that an error changes is none that another changes."""
    here = (each.error.edit for each in chosen if each.spot.source.path == one.spot.source.path)
    return all(edit.end < one.error.edit.start or one.error.edit.end < edit.start for edit in here)


def _free(queue: Sequence[Chosen], taken: set[Lock], mates: Mapping[Lock, set[Lock]]) -> Iterator[Chosen]:
    """Give the errors that share nothing with those that are chosen by then."""
    yield from (each for each in queue if taken.isdisjoint(_locks(each, mates)))


def _locks(chosen: Chosen, mates: Mapping[Lock, set[Lock]]) -> set[Lock]:
    cited = chosen.spot.examined.cited
    locks: set[Lock] = set(chosen.spot.locks)
    locks.update(*(mates.get(lock, ()) for lock in locks))
    if chosen.kind.rule:
        locks.add(("alone", chosen.kind.rule, cited.file))
    if not chosen.spot.work.authors.names and chosen.kind.differs:
        locks.add(("alone", "work", cited.work))
    return locks
