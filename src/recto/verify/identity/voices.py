"""All citations of a wiki: each against its work; where nothing is known of that, against others that lead there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from recto.model import Cited, Difference, Identity, Registered, Resource, Row
from recto.verify.identity.appeared import Publication
from recto.verify.identity.compare import agree, compare, confirmed, registered
from recto.verify.identity.label import Label, read_label
from recto.verify.identity.shelf import Shelf
from recto.verify.identity.work import Roster, Work, known_work, roster_of

MAJORITY = 2
"""Other pages that must agree on other authors, and how many times those that agree with the citation."""
_MOST = 40
"""Different ways to name one work that are compared."""


class Voice(Row, frozen=True):
    """A citation that names a work of which nothing else tells the authors: its place in its file, who names whom."""

    place: int
    work: str
    page: str
    label: Label


class Heard(Row, frozen=True):
    """What the citations of one file tell by themselves.

    Whether each names its work, and the id of the registered work that it names in place of that; and voices.
    """

    identities: tuple[Identity, ...]
    meant: tuple[str, ...]
    voices: tuple[Voice, ...]


class _Voice(NamedTuple):
    """One way to name a work, and the pages that name it so."""

    label: Label
    pages: frozenset[str]


class Listener:
    """Compares citations with their works; what is known of a work, and what a label says, is read once.

    `resources` are by the id that citations name, `metadata` is by the key of a work, `now` the build's date,
    `publications` the registry's publications by id.
    """

    def __init__(
        self,
        resources: Mapping[str, Resource],
        now: str,
        metadata: Mapping[str, Mapping[str, Any]] | None = None,
        publications: Mapping[str, Publication] | None = None,
    ) -> None:
        self.resources, self.now, self.metadata = resources, now, metadata or {}
        self.publications = publications or {}
        self.works: dict[tuple[str, str], Work] = {}
        self.labels: dict[tuple[str, str], Label] = {}
        self.found: dict[tuple[str, str, str], Identity] = {}

    @cached_property
    def roster(self) -> Roster:
        """The authors of all registered works."""
        return roster_of(self.resources.values(), self.publications)

    @cached_property
    def shelf(self) -> Shelf:
        """The registered works by author."""
        return Shelf(self.resources.values(), self.now)

    def hear(self, cited: Sequence[Cited]) -> Heard:
        """Hear what the citations of one file tell."""
        found = tuple(map(self._identity, cited))
        voices = (Voice(place, *told) for place, each in enumerate(cited) if (told := self._voice(each)))
        return Heard(found, tuple(map(self._meant, cited, found)), tuple(voices))

    def registered(self) -> tuple[Registered, ...]:
        """Say of each registered work whether its row agrees with itself."""
        rows = self.resources.values()
        return tuple(Registered(str(r.id), r.line, registered(r, now=self.now, roster=self.roster)) for r in rows)

    def _label(self, each: Cited) -> Label:
        said = each.said, each.target if "](" in each.said else ""
        if said not in self.labels:
            self.labels[said] = confirmed(read_label(*said), self.roster)
        return self.labels[said]

    def _work(self, each: Cited) -> Work:
        at = each.target, each.resource
        if at not in self.works:
            about, row = self.metadata.get(each.work), self.resources.get(each.resource)
            self.works[at] = known_work(each.target, row, about, now=self.now, roster=self.roster, key=each.work)
        return self.works[at]

    def _identity(self, each: Cited) -> Identity:
        what = each.said, each.target, each.resource
        if what not in self.found:
            self.found[what] = compare(self._label(each), self._work(each))
        return self.found[what]

    def _meant(self, each: Cited, identity: Identity) -> str:
        misled = identity.verdict == "mismatch" and identity.differs[0].what == "author"
        return self.shelf.meant(each.said, each.resource) if misled else ""

    def _voice(self, each: Cited) -> tuple[str, str, Label] | None:
        label, work = self._label(each), self._work(each)
        names = label.names and label.cites and label.sure and each.target
        if names and not work.authors.names and not work.told.surname:
            return each.work or work.told.key, each.page or each.file, label
        return None


def identities(
    cited: Sequence[Cited],
    resources: Mapping[str, Resource],
    *,
    now: str,
    metadata: Mapping[str, Mapping[str, Any]] | None = None,
    publications: Mapping[str, Publication] | None = None,
) -> list[Identity]:
    """Say of each citation whether it names the work it leads to, in the order given."""
    return together([Listener(resources, now, metadata, publications).hear(cited)])


def together(heard: Sequence[Heard]) -> list[Identity]:
    """Set the voices of all files against each other, and say of each citation how it stands after that."""
    named: dict[str, dict[str, tuple[Label, set[str]]]] = {}
    for voice in (voice for each in heard for voice in each.voices):
        names = named.setdefault(voice.work, {})
        names.setdefault(voice.label.who, (voice.label, set()))[1].add(voice.page)
    others = {
        (work, said): identity
        for work, ways in named.items()
        if len(ways) > 1
        for said, identity in _compare_ways(
            {said: _Voice(label, frozenset(pages)) for said, (label, pages) in ways.items()}
        )
    }
    return [identity for each in heard for identity in _after(each, others)]


def _after(heard: Heard, others: Mapping[tuple[str, str], Identity]) -> list[Identity]:
    """Let others speak where the works themselves say nothing."""
    found = list(heard.identities)
    for voice in heard.voices if others else ():
        found[voice.place] = _heard(found[voice.place], others, voice.work, voice.label)
    return found


def _compare_ways(ways: Mapping[str, _Voice]) -> Iterator[tuple[str, Identity]]:
    """Set each way to name a work against those that agree with it, and those that do not."""
    voices = [ways[said] for said in sorted(ways)[:_MOST]]
    for one in voices:
        against = [other for other in voices if not agree(one.label, other.label)]
        if against:
            yield one.label.who, _weighed(one, voices, against)


def _weighed(one: _Voice, voices: Sequence[_Voice], against: Sequence[_Voice]) -> Identity:
    """Weigh who agrees with one way to name a work against the largest party that does not."""
    pro = frozenset().union(*(other.pages for other in voices if agree(one.label, other.label)))
    parties = [
        (frozenset().union(*(o.pages for o in against if agree(o.label, each.label))) - pro, each) for each in against
    ]
    con, voice = max(parties, key=lambda party: (len(party[0]), party[1].label.who))
    said, other = one.label.who, voice.label.who
    difference = (Difference("author", said, other),)
    pages = (
        f"{len(con)} other page{'s' if len(con) > 1 else ''} {'say' if len(con) > 1 else 'says'} that it is by {other}"
    )
    if len(con) >= MAJORITY * max(1, len(pro)):
        return Identity("mismatch", f"{pages}, not by {said}", difference, ("citations",))
    return Identity(
        "unknown", f"{pages}, here it is said to be by {said}; nothing tells which is right", difference, ("citations",)
    )


def _heard(found: Identity, others: Mapping[tuple[str, str], Identity], key: str, label: Label) -> Identity:
    """Let other citations speak where the work itself says nothing."""
    heard = others.get((key, label.who)) if found.verdict == "unknown" and label.names else None
    return heard if heard and (heard.verdict == "mismatch" or not found.differs) else found
