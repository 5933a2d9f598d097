"""All citations of a wiki: each against its work; where nothing is known of that, against others that lead there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from recto.model import Resource
from recto.model.evidence import Cited, Difference, Identity
from recto.verify.identity.compare import agree, compare, confirmed, said_names
from recto.verify.identity.label import Label, read_label
from recto.verify.identity.work import Work, known_work, roster_of

MAJORITY = 2
"""Other pages that must agree on other authors, and how many times those that agree with the citation."""
_MOST = 40
"""Different ways to name one work that are compared."""


class _Voice(NamedTuple):
    """One way to name a work, and the pages that name it so."""

    label: Label
    pages: frozenset[str]


def identities(
    cited: Sequence[Cited],
    resources: Mapping[str, Resource],
    *,
    now: str,
    metadata: Mapping[str, Mapping[str, Any]] | None = None,
) -> list[Identity]:
    """Say of each citation whether it names the work it leads to, in the order given.

    `resources` are by the id that citations name, `metadata` is by the key of a work, `now` the build's date.
    """
    roster = roster_of(resources.values())
    works: dict[tuple[str, str], Work] = {}
    found: dict[tuple[str, str, str], Identity] = {}
    labels: dict[tuple[str, str], Label] = {}
    for each in cited:
        at, said = (each.target, each.resource), (each.said, each.target if "](" in each.said else "")
        if said not in labels:
            labels[said] = confirmed(read_label(*said), roster)
        if at not in works:
            about = (metadata or {}).get(each.work)
            works[at] = known_work(
                each.target, resources.get(each.resource), about, now=now, roster=roster, key=each.work
            )
        if (each.said, *at) not in found:
            found[each.said, *at] = compare(labels[said], works[at])
    others = _others(cited, works, labels)
    return [
        _heard(found[each.said, each.target, each.resource], others, _key(each, works), _read(each, labels))
        for each in cited
    ]


def _key(each: Cited, works: Mapping[tuple[str, str], Work]) -> str:
    return each.work or works[each.target, each.resource].told.key


def _read(each: Cited, labels: Mapping[tuple[str, str], Label]) -> Label:
    return labels[each.said, each.target if "](" in each.said else ""]


def _others(
    cited: Sequence[Cited], works: Mapping[tuple[str, str], Work], labels: Mapping[tuple[str, str], Label]
) -> dict[tuple[str, str], Identity]:
    """Compare the ways in which works without known authors are named: by work and label."""
    named: dict[str, dict[str, tuple[Label, set[str]]]] = {}
    for each in cited:
        label, work = _read(each, labels), works[each.target, each.resource]
        if (
            label.names
            and label.cites
            and label.sure
            and not work.authors.names
            and not work.told.surname
            and each.target
        ):
            names = named.setdefault(_key(each, works), {})
            names.setdefault(said_names(label), (label, set()))[1].add(each.page or each.file)
    return {
        (key, said): identity
        for key, ways in named.items()
        if len(ways) > 1
        for said, identity in _compare_ways(
            {said: _Voice(label, frozenset(pages)) for said, (label, pages) in ways.items()}
        )
    }


def _compare_ways(ways: Mapping[str, _Voice]) -> Iterator[tuple[str, Identity]]:
    """Set each way to name a work against those that agree with it, and those that do not."""
    voices = [ways[said] for said in sorted(ways)[:_MOST]]
    for one in voices:
        against = [other for other in voices if not agree(one.label, other.label)]
        if against:
            yield said_names(one.label), _weighed(one, voices, against)


def _weighed(one: _Voice, voices: Sequence[_Voice], against: Sequence[_Voice]) -> Identity:
    """Weigh who agrees with one way to name a work against the largest party that does not."""
    pro = frozenset().union(*(other.pages for other in voices if agree(one.label, other.label)))
    parties = [
        (frozenset().union(*(o.pages for o in against if agree(o.label, each.label))) - pro, each) for each in against
    ]
    con, voice = max(parties, key=lambda party: (len(party[0]), said_names(party[1].label)))
    said, other = said_names(one.label), said_names(voice.label)
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
    heard = others.get((key, said_names(label))) if found.verdict == "unknown" and label.names else None
    return heard if heard and (heard.verdict == "mismatch" or not found.differs) else found
