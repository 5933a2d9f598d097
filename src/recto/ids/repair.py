"""Mend clashes of numbers: the side that was never published gets another one."""

from collections.abc import Iterable
from pathlib import Path

from recto.config import load
from recto.errors import UnknownNameError
from recto.ids.handout import free_number, numbers_elsewhere
from recto.ids.judge import Judge, Verdict
from recto.ids.ledger import renumbered, with_claims
from recto.ids.links import Links
from recto.ids.register import Register, read_register, size
from recto.ids.repository import Repository
from recto.ids.spans import in_head, in_row
from recto.ledger import lock
from recto.link.claims import Holding
from recto.model import Claim
from recto.rewrite import Rewrite
from recto.sources import find_layout


class Repaired(Rewrite, frozen=True):
    """What a repair did or would do: `changes` and `left` in words, `refused` with what to do, the texts of files."""

    changes: tuple[str, ...]
    left: tuple[str, ...]
    refused: tuple[str, ...]


def repair(root: Path, keep: Iterable[str] = (), *, write: bool = True) -> Repaired:
    """Give the unpublished side of each clash another number, in its file, in the claims and in links to it.

    The slugs of `keep` keep theirs whatever is published. Raises `UnknownNameError` for one without a clash.
    """
    settings = load(root)
    ids = find_layout(root, settings).ids
    repository = Repository(root)
    with lock(root, ids, "ids"):
        register = read_register(root, settings)
        kept = frozenset(keep)
        _refuse(kept, register)
        judge = Judge(register, repository, settings.ids.published, kept)
        repaired = _Repair(register, judge, list(repository.claims_elsewhere(ids))).run()
        if write:
            repaired.write(root)
    return repaired


def _refuse(kept: Iterable[str], register: Register) -> None:
    contested = {each.slug for contest in register.contests for each in (contest.first, contest.second)}
    for slug in kept:
        if slug not in contested:
            raise UnknownNameError(f"No number of {slug!r} clashes.", "`recto ids check` prints what clashes.")


class _Repair:
    """A repair under way: the register as it will be, and what is told of it."""

    def __init__(self, register: Register, judge: Judge, elsewhere: list[Claim]) -> None:
        self.before = self.register = register
        self.judge, self.elsewhere = judge, elsewhere
        self.texts: dict[str, str] = {}
        self.changes: list[str] = []
        self.left: list[str] = []
        self.refused: list[str] = []

    def run(self) -> Repaired:
        for number in sorted({c.first.number for c in self.before.contests if c.about_number}, key=_order):
            self._number(number)
        for slug in dict.fromkeys(c.first.slug for c in self.register.contests if not c.about_number):
            self._slug(slug)
        before = {file: _text(self.before, file) for file in self.texts}
        after = {file: text for file, text in sorted(self.texts.items()) if text != before[file]}
        return Repaired(before, after, tuple(self.changes), tuple(self.left), tuple(self.refused))

    def _number(self, number: str) -> None:
        """Let one of the slugs of a number keep it."""
        verdict = self.judge.of_number(number)
        if not verdict.keeper:
            self.refused.append(verdict.reason)
            return
        for slugs in verdict.others:
            new = self._other_number(slugs, number) or free_number(self.register, self.elsewhere)
            get = "gets" if len(slugs) == 1 else "get"
            self.changes.append(
                f"{number} stays with {verdict.keeper!r} ({verdict.reason}); {_named(slugs)} {get} {new}"
            )
            for slug in slugs:
                self._renumber(slug, number, new)
            self._links(slugs, verdict, number, new)

    def _other_number(self, slugs: Iterable[str], number: str) -> str:
        """Give another number that one of the slugs has to itself, here or in another branch."""
        contested = {contest.first.number for contest in self.register.contests if contest.about_number}
        held = (each.number for each in self.register.held if each.slug in slugs and each.number != number)
        again = numbers_elsewhere(self.register, self.elsewhere)
        found = (again.get(slug) for slug in slugs)
        known = (*(each for each in held if each not in contested), *(claim.number for claim in found if claim))
        return next(iter(known), "")

    def _slug(self, slug: str) -> None:
        """Let a slug keep one of its numbers."""
        verdict = self.judge.of_slug(slug, self.register)
        if not verdict.keeper:
            self.refused.append(verdict.reason)
            return
        for (number,) in verdict.others:
            self.changes.append(f"{slug!r} stays {verdict.keeper} ({verdict.reason}); {number} is given up")
            self._renumber(slug, number, verdict.keeper)

    def _renumber(self, slug: str, number: str, new: str) -> None:
        """Rewrite each place that gives the slug the number; where claims are kept, the new number is claimed."""
        for each in [each for each in self.register.held if (each.slug, each.number) == (slug, number)]:
            changed = self._rewritten(each, new)
            if changed is None:
                self.refused.append(
                    f"{each.file}:{each.line}: {number} of {slug!r} could not be rewritten there; write {new} by hand."
                )
            elif changed != _text(self.register, each.file):
                self.changes.append(f"  {each.file}:{each.line}  {number} → {new}")
                self._put(each.file, changed)
        ids = self.register.ids
        if ids and (new, slug) not in {(claim.number, claim.slug) for claim in self.register.claims}:
            self._put(ids.path, with_claims(ids.text, [(new, slug)]))
            self.changes.append(f"  {ids.path}  {new} is claimed for {slug!r}")

    def _rewritten(self, each: Holding, new: str) -> str | None:
        """Give the file's text with the new number; None where it cannot be replaced without touching more."""
        if each.kind == "claim":
            return renumbered(_text(self.register, each.file), each.number, each.slug, new)
        source = (self.register.rows if each.kind == "entity" else self.register.pages)[each.file]
        if source.undecodable:
            return None
        return (
            in_row(source, each.slug, each.number, new)
            if each.kind == "entity"
            else in_head(source.text, each.number, new)
        )

    def _links(self, slugs: tuple[str, ...], verdict: Verdict, number: str, new: str) -> None:
        links = Links(self.register, slugs, verdict.keeper, verdict.texts)
        for change in links.changed(number, new):
            self.changes.append(f"  {change.file}:{change.line}  link {change.shown!r}: {number} → {new}")
            self._put(change.file, change.text)
        left = Links(self.register, slugs, verdict.keeper, verdict.texts).left(number)
        self.left += (f"{file}:{line} names {number}: does it mean {_named(slugs)} ({new})?" for file, line in left)

    def _put(self, file: str, text: str) -> None:
        self.texts[file] = text
        self.register = self.register.edited({file: text})


def _named(slugs: Iterable[str]) -> str:
    return " and ".join(map(repr, slugs))


def _order(number: str) -> tuple[int, str]:
    return size(number), number


def _text(register: Register, file: str) -> str:
    if register.ids and file == register.ids.path:
        return register.ids.text
    return (register.pages.get(file) or register.rows[file]).text
