"""Where works are published: journals, conferences, newspapers and presses by their names, and by their addresses.

A name that is not listed is a journal's or a university press's if it is made like one; else its kind is not known.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from recto.verify.identity.names import words
from recto.verify.identity.periodicals import ARCHIVES, CONFERENCES, JOURNALS, NEWSPAPERS, PRESSES

Kind = Literal["journal", "conference", "newspaper", "press", "archive", ""]


class Venue(NamedTuple):
    """A place of publication; a work appears in one of each `kind`, if that is known at all."""

    name: str
    kind: Kind = ""
    acronym: str = ""

    @property
    def shown(self) -> str:
        """Give the name that people know it by; one that is only an id is written as a name."""
        if self.acronym or not self.name.islower() or " " in self.name:
            return self.acronym or self.name
        parts = self.name.split("-")
        return " ".join(part if part in _SMALL and at else part.capitalize() for at, part in enumerate(parts))


_SMALL = frozenset(("and", "at", "de", "der", "des", "et", "for", "für", "in", "of", "on", "the", "to", "und"))


@lru_cache(maxsize=1 << 13)
def telling(name: str) -> tuple[str, ...]:
    """Give the words of a venue's name but articles and the like, and but the country that some add."""
    said = tuple(word for word in words(name.replace("’", "'")) if word not in _SMALL)
    for country in (("united", "states", "america"), ("usa",), ("u", "s", "a"), ("us",), ("u", "s")):
        if len(said) > len(country) + 1 and said[-len(country) :] == country:
            return said[: -len(country)]
    return said


def _listed() -> Iterator[tuple[Venue, list[str], list[str]]]:
    """Read the lists: each venue with its names and what addresses tell it by."""
    lists: tuple[tuple[Kind, str], ...] = (
        ("archive", ARCHIVES),
        ("press", PRESSES),
        ("newspaper", NEWSPAPERS),
        ("conference", CONFERENCES),
        ("journal", JOURNALS),
    )
    for kind, lines in lists:
        for line in lines.strip().splitlines():
            names, _, told = line.partition(" | ")
            name, _, others = names.partition(" = ")
            called = [name, *filter(None, others.split(", "))]
            yield Venue(name, kind, called[1] if kind == "conference" and others else ""), called, told.split()


_BY_NAME: dict[tuple[str, ...], Venue] = {}
_BY_INITIALS: dict[str, list[Venue]] = {}
_BY_REGISTRANT: dict[str, list[tuple[str, Venue]]] = {}
_BY_HOST: dict[str, Venue] = {}
for _venue, _names, _told in _listed():
    _BY_NAME |= dict.fromkeys(map(telling, _names), _venue)
    _BY_INITIALS.setdefault("".join(word[0] for word in telling(_venue.name)), []).append(_venue)
    for _mark in _told:
        _registrant, _slash, _rest = _mark.partition("/")
        if _mark[0].isdecimal():
            _BY_REGISTRANT.setdefault(_registrant, []).append((_rest, _venue))
        else:
            _BY_HOST[_mark] = _venue

_FORMS = frozenset(("journal", "annals", "archives", "transactions", "acta", "bulletin", "zeitschrift", "revue"))
_LAST = frozenset(("review", "reviews", "letters", "quarterly"))


@lru_cache(maxsize=1 << 13)
def venue_named(name: str) -> Venue:
    """Give the venue of a name, in full or abbreviated as references do; of no kind if its name does not tell one."""
    said = telling(name)
    if known := _BY_NAME.get(said):
        return known
    if len(said) > 1:
        fitting = [each for each in _BY_INITIALS.get("".join(word[0] for word in said), ()) if _abbreviates(said, each)]
        if len(fitting) == 1:
            return fitting[0]
    return Venue(name, _by_form(said))


def is_listed(name: str) -> bool:
    """Say whether a name is that of a venue that is listed, as it stands."""
    return telling(name) in _BY_NAME


def _abbreviates(said: tuple[str, ...], venue: Venue) -> bool:
    return all(map(_shortens, said, telling(venue.name)))


def _by_form(said: tuple[str, ...]) -> Kind:
    """Tell the kind of a venue by the words of its name."""
    if len(said) > 2 and said[-2:] == ("university", "press"):
        return "press"
    made = (len(said) > 1 and not _FORMS.isdisjoint(said)) or (len(said) > 2 and said[-1] in _LAST)
    return "journal" if made else ""


def _shortens(one: str, other: str) -> bool:
    """Say whether a word is another cut short or drawn together, either of either: ``Engl``, ``Natl``."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return one[0] == other[0] and all(letter in rest for letter in short)


def same_venue(one: str, other: str) -> bool:
    """Say whether two names are of one venue: its words cut short, its initials, or its first three words or more."""
    a, b = telling(venue_named(one).name), telling(venue_named(other).name)
    if not a or not b:
        return False
    begins = (len(a) == len(b) or min(len(a), len(b)) > 2) and all(map(_shortens, a, b))
    return begins or _initials(a, other) or _initials(b, one)


def akin(one: str, other: str) -> bool:
    """Say whether all words of one name are in the other, as those of a family of journals are."""
    a, b = set(telling(venue_named(one).name)), set(telling(venue_named(other).name))
    return a <= b or b <= a


def _initials(said: tuple[str, ...], name: str) -> bool:
    """Say whether a word is the initials of a name, or ends with them as an acronym for a series does."""
    every = words(name)
    runs = {"".join(word[0] for word in each) for each in (telling(name), every)}
    return len(said) == 1 and len(every) > 1 and len(said[0]) > 2 and said[0] in runs


_MEETING = re.compile(r"aclanthology\.org/(?:20\d\d\.(acl|emnlp|naacl|eacl|coling|tacl)-[a-z]|([PDNECQ])\d\d-\d)")
_LETTERS = {"P": "ACL", "D": "EMNLP", "N": "NAACL", "E": "EACL", "C": "COLING", "Q": "TACL"}
_OPEN_ACCESS = re.compile(r"openaccess\.thecvf\.com/.{0,300}_(CVPR|ICCV)_20\d\d_paper")
_OLD_NATURE = re.compile(r"nature\.com/articles/\d{6}[a-z]")
_JOURNAL = re.compile(
    r"(?:jamanetwork\.com/journals|thelancet\.com/journals|(?:www\.)?cell\.com|academic\.oup\.com|journals\.aps\.org)/([a-z-]{2,30})/"
)
"""Hosts of several journals, with the journal first in the path."""
# fmt: off
_PATHS = {
    "jama": "JAMA", "jamainternalmedicine": "JAMA Internal Medicine", "jamapsychiatry": "JAMA Psychiatry",
    "jamanetworkopen": "JAMA Network Open", "lancet": "The Lancet", "laninf": "Lancet Infectious Diseases",
    "lanonc": "Lancet Oncology", "langlo": "Lancet Global Health", "lanpsy": "Lancet Psychiatry",
    "lanplh": "Lancet Planetary Health", "lanpub": "Lancet Public Health", "landig": "Lancet Digital Health",
    "cell": "Cell", "immunity": "Immunity", "neuron": "Neuron", "current-biology": "Current Biology",
    "qje": "QJE", "restud": "Review of Economic Studies", "nar": "Nucleic Acids Research",
    "prl": "PRL", "prd": "Physical Review D", "prx": "Physical Review X", "rmp": "Reviews of Modern Physics",
}
# fmt: on
_USENIX = re.compile(r"usenix\.org/(?:conference|system/files)/(osdi|nsdi)\d\d[/-]")


@lru_cache(maxsize=1 << 13)
def venue_at(key: str) -> Venue | None:
    """Give the venue that an address tells: by the DOI of a journal, by the host of a newspaper or of proceedings."""
    kind, _, name = key.partition(":")
    if kind in ("doi", "nature"):
        registrant, _, rest = name.lower().partition("/") if kind == "doi" else ("10.1038", "", name.lower())
        return next((venue for mark, venue in _BY_REGISTRANT.get(registrant, ()) if rest.startswith(mark)), None)
    if _OLD_NATURE.match(key):
        return venue_named("Nature")
    if found := _JOURNAL.match(key):
        return venue_named(_PATHS[found[1]]) if found[1] in _PATHS else None
    if found := _MEETING.match(key) or _OPEN_ACCESS.match(key) or _USENIX.match(key):
        told = next(filter(None, found.groups()))
        return venue_named(_LETTERS.get(told, told))
    host, _, path = key.partition("/")
    if venue := _BY_HOST.get(f"{host}/{path.partition('/')[0]}"):
        return venue
    parts = host.split(".")
    return next((_BY_HOST[part] for at in range(len(parts) - 1) if (part := ".".join(parts[at:])) in _BY_HOST), None)
