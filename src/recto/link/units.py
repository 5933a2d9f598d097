"""The record's values that come from the graph."""

from collections.abc import Mapping, Sequence
from typing import Any

from recto.link.traces import outgoing_links, resource_tags
from recto.link.works import Registry
from recto.model import Backlink, Page, Redundancy, Traces, UnconvertedLink
from recto.unit import Example, score


@score(key="numericId", why="A short name that outlives a renamed file.")
def numeric_id(assigned_id: Any) -> Any:
    """Give the page's number from its head, or the next free one after the largest of an entity.

    A page that shares its id with an entity keeps null: the number is the entity's.
    """
    return assigned_id


@score(
    key="unconvertedLinks",
    why="A link that names a registered work should say so: then its authors, date and state are known.",
    evidence=lambda page: ((link.start, link.end) for link in outgoing_links(page.text)),
)
def unconverted_links(traces: Traces, registry: Registry) -> tuple[UnconvertedLink, ...]:
    """List the plain links to addresses of registered resources, in order, repeats kept."""
    return tuple(registry.unconverted(traces))


@score(
    key="unconvertedLinkCount",
    unit="links",
    range=(0, None),
    better="lower",
    why="How much of the page's evidence is not yet tied to the registry.",
)
def unconverted_link_count(unconverted_links: Sequence[UnconvertedLink]) -> int:
    """Count the plain links to addresses of registered resources."""
    return len(unconverted_links)


@score(
    key="convertedLinkCount",
    unit="links",
    range=(0, None),
    better="higher",
    why="How much of the page's evidence is tied to the registry.",
    evidence=lambda page: resource_tags(page.text),
    examples=(Example({"traces": Traces((), (), 3, (), ())}, 3),),
)
def converted_link_count(traces: Traces) -> int:
    """Count the resource tags whose first attribute is the id."""
    return traces.resource_tags


@score(
    key="backlinkCount",
    unit="links",
    range=(0, None),
    better="higher",
    why="A page that many point to is read more, and its errors spread further.",
)
def backlink_count(page: Page, backlinks: Mapping[str, Sequence[Backlink]]) -> int:
    """Count the entities that name the page as related and the pages that hold an entity link to it."""
    return len(backlinks.get(page.address.id, ()))


@score(
    unit="works",
    why="The works a page rests on, however it names them.",
)
def references(page: Page, traces: Traces, registry: Registry) -> tuple[str, ...]:
    """List the ids of the registered works a page refers to: by component, by `cited_by`, by link; each once."""
    return registry.references(page.address.id, traces)


@score(
    key="redundancy",
    unit="percent",
    range=(0, 100),
    better="lower",
    why="What is said twice goes stale in one of the places.",
)
def redundancy(resemblance: Redundancy) -> Redundancy:
    """Name the five pages of the same format that resemble the page most, by 5-word shingles or vocabulary.

    The similarity is the larger of the shingles' Jaccard index and 0.8 times that of the words of five letters and
    more; pairs below 10 percent do not count.
    """
    return resemblance
