"""Judge a clash: who keeps the number."""

from collections.abc import Iterable, Mapping, Sequence

from recto.ids.register import Register, register_of, size
from recto.ids.repository import Repository
from recto.model import Frozen

_MOST_STEPS = 20


class Verdict(Frozen, frozen=True):
    """Who keeps what is contested and why, the others in groups; without a keeper the reason says what to do.

    `texts` are those of the published files that name the number.
    """

    keeper: str
    reason: str
    others: tuple[tuple[str, ...], ...] = ()
    texts: Mapping[str, str] = {}


class Judge:
    """Knows what is published."""

    def __init__(self, register: Register, repository: Repository, setting: str | None, keep: frozenset[str]) -> None:
        self.register, self.repository, self.keep = register, repository, keep
        self.published = repository.published(setting) if register.contests else None
        self._seen: dict[tuple[str, str], Register] = {}

    def of_number(self, number: str) -> Verdict:
        """Say which slug keeps a number: the one asked for, the published one, or the first by claim and name."""
        groups = self._groups(number)
        kept = [group for group in groups if self.keep.intersection(group)]
        known, where, commit = self._known(number, groups)
        winner = kept[0] if len(kept) == 1 else known[0] if len(known) == 1 else groups[0]
        # What was published before the number had two owners can only mean the one.
        texts = self._texts(commit, number) if known == [winner] else {}
        others = tuple(group for group in groups if group != winner)
        if len(kept) == 1:
            return Verdict(winner[0], "as asked", others, texts)
        if not self.published:
            return Verdict("", f"{self._sides(number)} Nothing tells which is published. {_by_hand(groups)}")
        if len(known) > 1:
            both = f"{self._sides(number)} Both are published on {where}: links to {number} may mean either."
            return Verdict("", f"{both} {_by_hand(groups)}")
        reason = f"published on {where}" if known else f"neither is published on {where}; the first by name"
        return Verdict(winner[0], reason, others, texts)

    def of_slug(self, slug: str, register: Register) -> Verdict:
        """Say which number a slug keeps: the published one, or the claimed one."""
        held = [each for each in register.held if each.slug == slug]
        numbers = sorted({each.number for each in held}, key=lambda n: (size(n), n))
        if self.published:
            known = [n for n in numbers if (n, slug) in self._held(self.published.commit, n)]
            if len(known) > 1:
                both = f"{slug!r} has the numbers {' and '.join(known)}, both published on {self.published.name}."
                return Verdict("", f"{both} Keep one in its file and in the claims; an alias may hold the other.")
            if known:
                reason = f"published on {self.published.name}"
                return Verdict(known[0], reason, tuple((n,) for n in numbers if n != known[0]))
        keeper = min((each.number for each in held if each.kind == "claim"), key=size, default=numbers[0])
        return Verdict(keeper, "claimed", tuple((n,) for n in numbers if n != keeper))

    def _groups(self, number: str) -> list[tuple[str, ...]]:
        """Give the slugs of a number, those together that may share it; claimed ones first, then by name."""
        claimed = {claim.slug for claim in self.register.claims if claim.number == number}
        slugs = {each.slug for each in self.register.held if each.number == number}
        groups: list[list[str]] = []
        for slug in sorted(slugs, key=lambda slug: (slug not in claimed, slug)):
            group = next((g for g in groups if any(self._share(slug, other) for other in g)), None)
            if group is None:
                groups.append([slug])
            else:
                group.append(slug)
        return [tuple(group) for group in groups]

    def _share(self, slug: str, other: str) -> bool:
        paths = self.register.paths
        return paths.get(slug, "").endswith(f"/{other}/") or paths.get(other, "").endswith(f"/{slug}/")

    def _known(self, number: str, groups: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], str, str]:
        """Give the groups that are published, where, and at which commit.

        A branch that only this machine knows may hold the very merge that brought the clash: then what it held
        before counts.
        """
        if not self.published:
            return [], "", ""
        name, commit, local = self.published
        known = self._groups_at(commit, number, groups)
        for _ in range(_MOST_STEPS if local else 0):
            if len(known) < 2 or not (earlier := self.repository.before(commit, number)):
                break
            found = self._groups_at(earlier, number, groups)
            if not found:
                break
            known, commit, name = found, earlier, f"{self.published.name} before the other"
        return known, name, commit

    def _groups_at(self, commit: str, number: str, groups: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        held = self._held(commit, number)
        return [group for group in groups if any((number, slug) in held for slug in group)]

    def _held(self, commit: str, number: str) -> set[tuple[str, str]]:
        return {(each.number, each.slug) for each in self._at(commit, number).held}

    def _at(self, commit: str, number: str) -> Register:
        """Give what of a commit names a number."""
        if (commit, number) not in self._seen:
            layout = self.register.layout
            found = self.repository.sources_with(commit, [number], [layout.content, layout.entities, layout.ids])
            self._seen[commit, number] = register_of(layout, found)
        return self._seen[commit, number]

    def _texts(self, commit: str, number: str) -> dict[str, str]:
        register = self._at(commit, number)
        return {path: source.text for path, source in (*register.pages.items(), *register.rows.items())}

    def _sides(self, number: str) -> str:
        places: dict[str, list[str]] = {}
        for each in self.register.held:
            if each.number == number:
                places.setdefault(each.slug, []).append(f"{each.file}:{each.line}")
        sides = [f"{slug!r} ({', '.join(where)})" for slug, where in places.items()]
        return f"{number} belongs to {' and to '.join(sides)}."


def _by_hand(groups: Iterable[tuple[str, ...]]) -> str:
    choices = " or ".join(f"`recto ids fix --keep {group[0]}`" for group in groups)
    return f"Decide who keeps it: {choices}."
