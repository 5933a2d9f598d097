"""What the units of each page may ask for, from the page itself, the graph, the history; and what they add to it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recto import link, score
from recto.link import Graph, Likeness, Web
from recto.model import Change, Leaf, Source, Trouble
from recto.score import PageDates
from recto.unit import evaluate


def page_inputs(
    leaves: Sequence[Leaf],
    sources: Sequence[Source],
    graph: Graph,
    web: Web,
    likeness: Likeness,
    dates: PageDates,
    changes: Mapping[str, tuple[Change, ...]],
    now: float,
) -> Iterator[dict[str, Any]]:
    """Give each page what its units may ask for; `changes` are by page id, `now` in milliseconds since 1970."""
    for index, (leaf, source) in enumerate(zip(leaves, sources, strict=True)):
        address = leaf.page.address
        yield {
            "page": leaf.page,
            **leaf.metrics,
            **graph.values(index, leaf),
            "resemblance": likeness.of_pages[index],
            "standing": web.standing(address.file),
            **dates.values(address),
            "integrity": leaf.integrity,
            "undecodable": source.undecodable,
            "changes": () if address.index else changes.get(address.id, ()),
            "health": None,
            "now": now,
        }


def add_scores(values: Sequence[dict[str, Any]], settings: Mapping[str, Any]) -> list[Trouble]:
    """Add the values of all links and scores to those of each page; give what failed."""
    score.add_ranks(values)
    units = (*link.LINKS, *score.SCORES)
    return [failed for each in values for failed in evaluate(units, each, settings, each["page"].address.file)]
