"""Look over all numbers without changing any: what clashes, and what will when branches are merged."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from recto.config import load
from recto.ids.register import Register, read_register, size
from recto.ids.repository import Repository
from recto.link.claims import Contest, Holding
from recto.model import Claim


class Survey(NamedTuple):
    """The holdings by number, what clashes, what will clash with another branch, what could not be read."""

    held: list[Holding]
    contests: tuple[Contest, ...]
    coming: list[str]
    unheard: tuple[str, ...]


def survey(root: Path) -> Survey:
    """Read all numbers below a folder, and the claims of other branches."""
    register, repository = read_register(root, load(root)), Repository(root)
    held = sorted(register.held, key=lambda each: (size(each.number), each.number))
    coming = list(_coming(register, repository.claims_elsewhere(register.layout.ids)))
    return Survey(held, register.contests, coming, (*filter(None, [repository.refusal]), *register.unread))


def _coming(register: Register, elsewhere: Iterable[Claim]) -> Iterator[str]:
    """Tell the claims of others for numbers held here, unless their slug has got another number here since."""
    owners = {each.number: each for each in reversed(register.held)}
    known = {each.slug for each in register.held}
    told: set[tuple[str, str]] = set()
    for claim in elsewhere:
        owner = owners.get(claim.number)
        if owner and claim.slug not in known and (claim.number, claim.slug) not in told:
            told.add((claim.number, claim.slug))
            yield (
                f"{claim.number} is {owner.slug!r} here ({owner.file}:{owner.line}), "
                f"and claimed for {claim.slug!r} by {claim.file}:{claim.line}"
            )
