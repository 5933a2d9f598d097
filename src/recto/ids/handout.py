"""Hand out the next free number."""

from collections.abc import Iterable
from pathlib import Path

from recto.config import load
from recto.errors import UnknownNameError
from recto.ids.ledger import Lock, tell_git, with_claim, write_text
from recto.ids.register import Register, read_register, size
from recto.ids.repository import Repository
from recto.model import Claim, Frozen
from recto.parse.claims import sound_slug
from recto.sources import find_layout


class Handed(Frozen, frozen=True):
    """A number handed out: `known` says where the slug had it before, `attributes` what git was told on the way.

    `unheard` is why git did not tell what other branches claim.
    """

    number: str
    slug: str
    file: str
    known: str = ""
    written: bool = True
    attributes: str = ""
    exists: bool = True
    unheard: str = ""


def hand_out(root: Path, slug: str) -> Handed:
    """Give a slug its number: the one it has, or the next that is free here, in other branches and working trees.

    The claim is written under a lock before this returns. Raises `UnknownNameError` for what can be no slug.
    """
    settings = load(root)
    ids = find_layout(root, settings).ids
    repository = Repository(root)
    with Lock(root / ids, repository):
        register = read_register(root, settings)
        _refuse(slug, register)
        known = next((each for each in register.held if each.slug == slug), None)
        exists = slug in register.slugs
        if known:
            return Handed(known.number, slug, ids, f"{known.file}:{known.line}", False, "", exists, repository.refusal)
        elsewhere = list(repository.claims_elsewhere(ids))
        again = _claimed(slug, register, elsewhere)
        number = again.number if again else free_number(register, elsewhere)
        write_text(root, ids, with_claim(register.ids.text if register.ids else "", number, slug))
        told = tell_git(root, repository, ids)
        return Handed(number, slug, ids, again.file if again else "", True, told, exists, repository.refusal)


def free_number(register: Register, elsewhere: Iterable[Claim]) -> str:
    """Give the number after the largest of all."""
    numbers = (*(each.number for each in register.held), *(claim.number for claim in elsewhere))
    return f"E{1 + max(map(size, numbers), default=0)}"


def _claimed(slug: str, register: Register, elsewhere: Iterable[Claim]) -> Claim | None:
    """Find what another branch claims for the slug: the same line on both sides is no clash later."""
    taken = {each.number for each in register.held}
    claims = [claim for claim in elsewhere if claim.slug == slug and claim.number not in taken]
    return min(claims, key=lambda claim: size(claim.number), default=None)


def _refuse(slug: str, register: Register) -> None:
    file = next((page for page in register.heads if slug.removeprefix("./") == page.address.file), None)
    if file:
        raise UnknownNameError(f"{slug} is a file.", f"Name the page by its id: recto ids new {file.address.id}")
    if not sound_slug(slug):
        raise UnknownNameError(f"{slug!r} can be no id.", "Give the id of a page or an entity, such as `some-page`.")
