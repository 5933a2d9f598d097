"""Facts in pages: what components show of them, and where the text differs from them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from recto.ecma import to_text
from recto.facts.drift import drifts
from recto.facts.gather import Facts
from recto.facts.shown import shown
from recto.model import Drift, Page, Shown, Source


class InPages(NamedTuple):
    """What pages show of the facts, and where they differ from them."""

    shown: tuple[Shown, ...]
    drifts: tuple[Drift, ...]


def in_pages(
    pages: Sequence[Page], sources: Sequence[Source], facts: Facts, numbers: Mapping[str, Any], today: str
) -> InPages:
    """Compare all pages with the facts; `numbers` are the numeric ids by page id, by which things name their pages."""
    things = {thing.page: thing for thing in facts.base.things.values() if thing.page}
    all_shown: list[Shown] = []
    all_drifts: list[Drift] = []
    for page, source in zip(pages, sources, strict=True):
        components = list(shown(page, source.text, facts.base, today))
        thing = things.get(to_text(numbers.get(page.address.id)))
        all_shown += components
        if components or thing:
            all_drifts += drifts(page, source.text, facts.base, thing, components)
    return InPages(tuple(all_shown), tuple(all_drifts))
