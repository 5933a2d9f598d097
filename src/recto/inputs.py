"""What the units of each page may ask for, from the page itself, the graph, the history; and what they add to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recto import facts, link, score
from recto.config import Settings
from recto.link import Graph, Likeness, Web
from recto.model import Change, File, Leaf, Source, Trouble, Values
from recto.score import PageDates
from recto.store import Verified
from recto.unit import evaluate
from recto.verify import Evidence


def page_inputs(
    leaves: Sequence[Leaf],
    sources: Sequence[File],
    graph: Graph,
    web: Web,
    likeness: Likeness,
    evidence: Evidence,
    dates: PageDates,
    changes: Mapping[str, tuple[Change, ...]],
    now: float,
) -> Iterator[dict[str, Any]]:
    """Give each page what its units may ask for; `changes` are by page id, `now` in milliseconds since 1970."""
    places = score.places([leaf.metrics for leaf in leaves])
    for index, (leaf, source, ranked) in enumerate(zip(leaves, sources, places, strict=True)):
        address = leaf.page.address
        yield {
            "page": leaf.page,
            **leaf.metrics,
            **ranked,
            **graph.values(index, leaf),
            "resemblance": likeness.of_pages[index],
            "standing": web.standing(address.file),
            **dates.values(address),
            "integrity": leaf.integrity,
            "undecodable": source.undecodable,
            "changes": () if address.index else changes.get(address.id, ()),
            "health": evidence.health.get(address.id),
            "evidence": evidence.pages[index],
            "now": now,
        }


def site_inputs(
    known: Verified,
    registry: Source | None,
    settings: Settings,
    troubles: Sequence[Trouble],
    refusal: str,
) -> dict[str, Any]:
    """Give what rules that look at the whole may ask for; `refusal` is why git told nothing, if so."""
    return {
        **known.graph.known(),
        **known.web.known(),
        **known.in_pages._asdict(),
        "examined": known.evidence.doubtful,
        "registered": known.evidence.registered,
        "settings": settings.units,
        "registry_file": registry.path if registry else "",
        "site_components": frozenset(settings.markdown.components),
        "thing_names": facts.names(known.facts.base),
        "lost_files": known.assets.all_lost(known.pages, known.sources, known.web.found),
        "unsafe_images": tuple(known.assets.unsafe(known.pages, known.unsafe)),
        "pages": known.pages,
        "entities": known.entities,
        "troubles": troubles,
        "refusal": refusal,
    }


def with_scores(inputs: Iterable[dict[str, Any]], settings: Mapping[str, Any]) -> tuple[list[Values], list[Trouble]]:
    """Add the values of all links and scores to those of each page; give all values, and what failed."""
    values: list[Values] = []
    failed: list[Trouble] = []
    for each in inputs:
        failed += evaluate((*link.LINKS, *score.SCORES), each, settings, each["page"].address.file)
        values.append(Values(each))
    return values, failed
