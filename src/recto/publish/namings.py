"""Works that are named in two ways: one address, of which some citations say that it is by one, some by another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recto.model import Row
from recto.verify.identity.label import Label, read_label

_DIGIT = re.compile(r"\d")


class Naming(Row, frozen=True):
    """A work with two names or more: an address, what citations call it with how often, and how often in all."""

    address: str
    names: str
    citations: int


def namings(rows: Iterable[Mapping[str, Any]]) -> list[Naming]:
    """Find the works that citations give to authors with no name in common, the most cited first.

    A row is a way to name a work: its key `work`, `target`, what is `said`, and how `many` citations do so.
    """
    works: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        works.setdefault(row["work"], []).append(row)
    several = (list(_named(ways)) for ways in works.values() if len(ways) > 1)  # one way cannot differ from another
    found = [_naming(ways) for ways in several if _differ([label for label, _ in ways])]
    return sorted(found, key=lambda each: (-each.citations, each.address))


def _named(ways: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Label, Mapping[str, Any]]]:
    """Give the ways that name authors and a year, with what they say."""
    for row in ways:
        if _DIGIT.search(row["said"]):  # else there is no year
            label = read_label(row["said"], row["target"])
            if label.names and label.cites and label.year:
                yield label, row


def _differ(labels: list[Label]) -> bool:
    """Say whether two of some labels have no name in common."""
    families = [{name.family for name in label.names} for label in labels]
    return any(families[0].isdisjoint(family) for family in families[1:])


def _naming(ways: list[tuple[Label, Mapping[str, Any]]]) -> Naming:
    counts: dict[str, int] = {}
    for _, row in ways:
        said = " ".join(row["said"].split())
        counts[said] = counts.get(said, 0) + row["many"]
    ranked = sorted(counts.items(), key=lambda way: (-way[1], way[0]))
    return Naming(ways[0][1]["target"], "; ".join(f"{said} ({many}×)" for said, many in ranked), sum(counts.values()))
