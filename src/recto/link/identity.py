"""The registry of numeric ids: which id a number means, which number an id has."""

from collections.abc import Sequence
from typing import Any

import msgspec

from recto.ecma import to_text, truthy
from recto.link.ids import Numbers
from recto.model import Page


class IdRegistry(msgspec.Struct, frozen=True, rename="camel"):
    """Numbers and ids: one id for each number (an entity before a page), perhaps several ids with one number."""

    by_numeric_id: dict[str, str]
    by_slug: dict[str, str]


def id_registry(numbers: Numbers, pages: Sequence[Page], assigned: Sequence[Any]) -> IdRegistry:
    """Register entities first, then pages in order; `assigned` is each page's number or None."""
    by_number, by_slug = dict(numbers.owner), {slug: to_text(n) for slug, n in numbers.number.items()}
    refused = {(clash.number, clash.other) for clash in numbers.clashes}
    given = [(to_text(n), page.address.id) for page, n in zip(pages, assigned, strict=True) if n is not None]
    claims = [claim for claim in given if claim not in refused]
    aliases = [claim for claim in claims if numbers.owner.get(claim[0], claim[1]) != claim[1]]
    by_slug.update((slug, number) for number, slug in (*aliases, *claims))
    for number, slug in claims:
        by_number.setdefault(number, slug)
    return IdRegistry(by_number, by_slug)


def known_numbers(numbers: Numbers, pages: Sequence[Page]) -> dict[str, str]:
    """Give the number of each id as known before pages are numbered: of entities, and of pages that share one."""
    known = {slug: to_text(number) for slug, number in numbers.number.items()}
    for page in pages:
        number, slug = page.field("numericId"), page.address.id
        if truthy(number) and numbers.owner.get(to_text(number)) not in (None, slug):
            known.setdefault(slug, to_text(number))
    return known
