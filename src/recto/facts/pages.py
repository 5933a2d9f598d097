"""Facts in pages: what components show of them, and where the text differs from them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from recto.ecma import to_text
from recto.facts.drift import drifts
from recto.facts.gather import Facts
from recto.facts.shown import shown
from recto.memo import DEPENDENCIES, Memo, code_key, key
from recto.model import Drift, File, Page, Shown, Thing


class InPages(NamedTuple):
    """What pages show of the facts, and where they differ from them."""

    shown: tuple[Shown, ...]
    drifts: tuple[Drift, ...]


_DECODE = msgspec.msgpack.Decoder(InPages).decode


def in_pages(
    pages: Sequence[Page],
    sources: Sequence[File],
    facts: Facts,
    numbers: Mapping[str, Any],
    today: str,
    memo: Memo,
    parsed: Any,
) -> InPages:
    """Compare all pages with the facts; `numbers` are the numeric ids by page id, by which things name their pages.

    `parsed` tells how the pages were parsed. What was found in a page is remembered as long as it and all facts stay.
    """
    made_by = code_key(("facts", "parse"), DEPENDENCIES) + key(msgspec.json.encode(parsed)) + facts.digest
    named = [to_text(numbers.get(page.address.id)) for page in pages]
    keys = [key("in page", made_by, n, s.path, s.digest) for n, s in zip(named, sources, strict=True)]
    known = {name: found for name, data in memo.each(keys) if (found := memo.decoded(data, _DECODE))}
    things = {thing.page: thing for thing in facts.base.things.values() if thing.page}
    for name, number, page, source in zip(keys, named, pages, sources, strict=True):
        if name not in known:
            known[name] = _in_page(page, source.text, facts, things.get(number), today)
            memo.put("facts", name, known[name])
    of_pages = [known[name] for name in keys]
    return InPages(
        tuple(each for found in of_pages for each in found.shown),
        tuple(each for found in of_pages for each in found.drifts),
    )


def _in_page(page: Page, text: str, facts: Facts, thing: Thing | None, today: str) -> InPages:
    components = tuple(shown(page, text, facts.base, today))
    told = components or thing
    return InPages(components, tuple(drifts(page, text, facts.base, thing, components)) if told else ())
