"""Hand out the next free number."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from recto.config import load
from recto.ecma import to_text, truthy
from recto.errors import SourceError, UnknownNameError
from recto.ids.ledger import with_claims
from recto.ids.register import Register, read_register, size
from recto.ids.repository import Repository
from recto.ledger import lock, tell_git, write_text
from recto.link.claims import with_claims as with_numbers
from recto.link.ids import Numbers
from recto.model import Claim
from recto.parse.claims import NUMBER, sound_slug
from recto.parse.data import declared_entities
from recto.sources import find_layout


class Handed(NamedTuple):
    """A number of a slug: `known` says where it had it before, `written` whether it is claimed now for the first time.

    `exists` says whether a page or an entity is called so.
    """

    number: str
    slug: str
    known: str = ""
    written: bool = True
    exists: bool = True


class HandedOut(NamedTuple):
    """What was handed out and in which file it is claimed; `attributes` is what git was told on the way.

    `unheard` is what could not be asked: numbers that stand there may be handed out twice.
    """

    numbers: list[Handed]
    file: str
    attributes: str
    unheard: tuple[str, ...]


def hand_out(root: Path, slugs: Iterable[str]) -> HandedOut:
    """Give each slug its number: the one it has, or the next that is free here, in other branches and working trees.

    The claims are written under a lock before this returns. Raises `UnknownNameError` for what can be no slug.
    """
    slugs = list(slugs)
    return _hand_out(root, lambda register, elsewhere: _asked(slugs, register, elsewhere))


def hand_out_all(root: Path) -> HandedOut:
    """Claim for each page and entity that has none the number that a build gives it now; from then on it stays."""
    return _hand_out(root, _late)


def _hand_out(root: Path, choose: Callable[[Register, list[Claim]], Iterable[Handed]]) -> HandedOut:
    settings = load(root)
    ids = find_layout(root, settings).ids
    repository = Repository(root)
    with lock(root, ids, "ids"):
        register = read_register(root, settings)
        handed = list(choose(register, list(repository.claims_elsewhere(ids))))
        new = [(each.number, each.slug) for each in handed if each.written]
        if new:
            write_text(root, ids, with_claims(register.ids.text if register.ids else "", new))
        attributes = tell_git(root, ids) if new else ""
    return HandedOut(handed, ids, attributes, (*filter(None, [repository.refusal]), *register.unread))


def _asked(slugs: list[str], register: Register, elsewhere: list[Claim]) -> Iterator[Handed]:
    again = numbers_elsewhere(register, elsewhere)
    following = size(free_number(register, elsewhere))
    known = {each.slug: each for each in reversed(register.held)}
    for slug in dict.fromkeys(slugs):
        _refuse(slug, register)
        exists = slug in register.slugs
        if slug in known:
            yield Handed(known[slug].number, slug, f"{known[slug].file}:{known[slug].line}", False, exists)
        elif slug in again:
            yield Handed(again[slug].number, slug, f"{again[slug].file}:{again[slug].line}", True, exists)
        else:
            yield Handed(f"E{following}", slug, exists=exists)
            following += 1


def _late(register: Register, elsewhere: list[Claim]) -> Iterator[Handed]:
    """Give the numbers of a build; one that is another's already is passed over for a free one."""
    again = numbers_elsewhere(register, elsewhere)
    taken = {each.number for each in register.held} | {claim.number for claim in elsewhere} | register.former
    late = _numbers_of_a_build(register)
    following = max(size(free_number(register, elsewhere)), 1 + max(map(size, late.values()), default=0))
    for slug, number in late.items():
        if slug in again:
            yield Handed(again[slug].number, slug, f"{again[slug].file}:{again[slug].line}")
        elif number not in taken:
            yield Handed(number, slug)
        else:
            yield Handed(f"E{following}", slug)
            following += 1


def _numbers_of_a_build(register: Register) -> dict[str, str]:
    """Give the numbers that stand nowhere, by slug: entities first, then pages."""
    declared = declared_entities(((page, None) for page in register.heads), register.entities)
    entities = with_numbers((*register.entities, *declared), register.claims)
    numbers = Numbers(entities, register.claims)
    numbers.claim_for_pages(register.heads, register.paths)
    known = {each.slug for each in register.held}
    of_entities = {to_text(e.id): numbers.number.get(to_text(e.id)) for e in entities if not truthy(e.numeric_id)}
    assigned = numbers.of_pages(register.heads, entities)
    of_pages = {page.address.id: n for page, n in zip(register.heads, assigned, strict=True) if n is not None}
    found = {**of_pages, **of_entities}
    order = (*of_entities, *of_pages)
    return {slug: found[slug] for slug in order if found[slug] and slug not in known and sound_slug(slug)}


def free_number(register: Register, elsewhere: Iterable[Claim]) -> str:
    """Give the number after the largest of all, former ones too; raise `SourceError` where none is left."""
    held = (each.number for each in register.held)
    numbers = (*held, *register.former, *(claim.number for claim in elsewhere))
    free = f"E{1 + max(map(size, numbers), default=0)}"
    if not NUMBER.match(free):
        raise SourceError(
            f"There is no number before {free} that is free.", "`recto ids list` shows who has so large a number."
        )
    return free


def numbers_elsewhere(register: Register, elsewhere: Iterable[Claim]) -> dict[str, Claim]:
    """Give what other branches claim, for one slug alone: the same line on both sides is no clash later."""
    owners: dict[str, set[str]] = {}
    claims = sorted(elsewhere, key=lambda claim: size(claim.number))
    for number, slug in [*((h.number, h.slug) for h in register.held), *((c.number, c.slug) for c in claims)]:
        owners.setdefault(number, set()).add(slug)
    found: dict[str, Claim] = {}
    for claim in claims:
        if len(owners[claim.number]) == 1:
            found.setdefault(claim.slug, claim)
    return found


def _refuse(slug: str, register: Register) -> None:
    file = next((page for page in register.heads if slug.removeprefix("./") == page.address.file), None)
    if file:
        raise UnknownNameError(f"{slug} is a file.", f"Name the page by its id: recto ids new {file.address.id}")
    if not sound_slug(slug):
        raise UnknownNameError(f"{slug!r} can be no id.", "Give the id of a page or an entity, such as `some-page`.")
