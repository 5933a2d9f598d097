"""The figures of each kind: how many of its errors are seen, and how often what complains is right."""

from collections import Counter
from collections.abc import Mapping, Sequence

from recto.model import KindFigures, Planted, Unseeable
from recto.mutate.kind import Kind


def figures(kind: Kind, places: Mapping[str, int], planted: Sequence[Planted], alarms: int) -> KindFigures:
    """Give the figures of a kind, from what became of its errors; `alarms` counts false ones that speak of it."""
    count = Counter(each.outcome for each in planted)
    seeable = [each for each in planted if each.seeable]
    return KindFigures(
        kind=kind.name,
        about=kind.about,
        caught_by=kind.caught_by,
        places=sum(places.values()),
        seeable=places.get("", 0),
        planted=len(planted),
        caught=count["caught"],
        missed=count["missed"],
        unseen=count["unseen"],
        alarms=count["alarmed"] if kind.harmless else alarms,
        precision=None if kind.harmless else _share(count["caught"], count["caught"] + alarms),
        recall=None if kind.harmless else _share(sum(1 for each in seeable if each.outcome == "caught"), len(seeable)),
    )


def unseeable(kind: Kind, places: Mapping[str, int]) -> list[Unseeable]:
    """Give the reasons why errors of a kind go unseen, the most frequent first."""
    reasons = sorted(((count, why) for why, count in places.items() if why), key=lambda pair: (-pair[0], pair[1]))
    return [Unseeable(kind.name, why, count) for count, why in reasons]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
