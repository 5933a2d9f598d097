"""Who holds which number: by a claim, a page's head or an entity's row; and what cannot be so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from recto.ecma import to_text, truthy
from recto.model import Claim, Entity, Frozen, Page, Row


class Holding(Row, frozen=True):
    """A place that gives a number to the id of a page or entity."""

    number: str
    slug: str
    file: str
    line: int
    kind: Literal["claim", "entity", "page"]


class Contest(Frozen, frozen=True):
    """Two holdings that cannot both be: one number for two slugs, or two numbers for one slug."""

    first: Holding
    second: Holding

    @property
    def about_number(self) -> bool:
        """Say whether a number is contested, not a slug."""
        return self.first.number == self.second.number


def told(contest: Contest) -> str:
    """Say what is wrong, seen from the place of the second holding."""
    first, second = contest.first, contest.second
    place = f"({first.file}:{first.line})"
    if contest.about_number:
        return f"{first.number} {_held(first)} {place} and {_held(second)} here"
    return f"{second.slug!r} has {second.number} here, and {first.number} {place}"


def _held(holding: Holding) -> str:
    return f"is claimed for {holding.slug!r}" if holding.kind == "claim" else f"is used by {holding.slug!r}"


def holdings(claims: Iterable[Claim], entities: Iterable[Entity], pages: Iterable[Page]) -> Iterator[Holding]:
    """Give all holdings: claims first, then entities' rows, then pages, each in order."""
    for claim in claims:
        yield Holding(claim.number, claim.slug, claim.file, claim.line, "claim")
    for entity in entities:
        if truthy(entity.numeric_id) and not entity.declared_by_page:
            yield Holding(to_text(entity.numeric_id), to_text(entity.id), entity.file, max(entity.line, 1), "entity")
    for page in pages:
        if truthy(number := page.field("numericId")):
            line = page.head.places["numericId"].line if "numericId" in page.head.places else 1
            yield Holding(to_text(number), page.address.id, page.address.file, line, "page")


def contests(held: Sequence[Holding], paths: Mapping[str, str]) -> Iterator[Contest]:
    """Give what cannot be: each further slug of a number, then each further number of a slug.

    An entity shares its number with the page that its path (in `paths`) leads to.
    """
    by_number: dict[str, dict[str, Holding]] = {}
    by_slug: dict[str, dict[str, Holding]] = {}
    for each in held:
        by_number.setdefault(each.number, {}).setdefault(each.slug, each)
        by_slug.setdefault(each.slug, {}).setdefault(each.number, each)
    for slugs in by_number.values():
        first, *others = slugs.values()
        yield from (Contest(first, other) for other in others if not _one(first.slug, other.slug, paths))
    for numbers in by_slug.values():
        first, *others = numbers.values()
        yield from (Contest(first, other) for other in others)


def _one(slug: str, other: str, paths: Mapping[str, str]) -> bool:
    return paths.get(slug, "").endswith(f"/{other}/") or paths.get(other, "").endswith(f"/{slug}/")


def claimed_numbers(claims: Iterable[Claim]) -> dict[str, str]:
    """Give the number of each claimed slug: its first claim of a number that nobody claims before."""
    owners: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for claim in claims:
        if owners.setdefault(claim.number, claim.slug) == claim.slug:
            numbers.setdefault(claim.slug, claim.number)
    return numbers


def with_claims(entities: Sequence[Entity], claims: Iterable[Claim]) -> Sequence[Entity]:
    """Give the entities with the claimed numbers of those that have none, as if their rows said so."""
    numbers = claimed_numbers(claims)
    if not numbers:
        return entities
    return [
        entity
        if truthy(entity.numeric_id)
        else msgspec.structs.replace(entity, numeric_id=numbers.get(to_text(entity.id), entity.numeric_id))
        for entity in entities
    ]
