"""What is known of the work at an address: from the registry, from an archive's metadata, from the address itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from recto.model import Resource
from recto.verify.identity.appeared import Publication, Venues, known_venues
from recto.verify.identity.authors import Authors
from recto.verify.identity.names import Name, is_incomplete, read_authors, words
from recto.verify.identity.own import own_title
from recto.verify.identity.told import Told, told_by

Source = Literal["registry", "address", "archive", "citations"]

APART = 2
"""Years that a preprint and its publication may lie apart."""

_UNSIGNED = ("", "web", "website", "webpage", "page", "pdf")
"""Types of resource whose date may be that of a revision or a scan."""


class Work(NamedTuple):
    """What is known of a work: who wrote it, when, its title, what its address tells, and where that is known from.

    `open` says that there may be authors that are not listed or cannot be compared: handles, bodies, "et al."; `mixed`
    that some of those that are listed cannot be compared.
    `years` are those that are known, the first is the registered one; `firm` says that they are the work's own and not
    merely its page's. `about` is the registered abstract and summary. `venues` are where it is known to have been
    published, each with whether that is sure; `type` is the registered one. `title` is without the name of the site,
    which `headed`, the title as it is registered, may have.
    """

    told: Told
    authors: Authors
    open: bool = False
    title: str = ""
    years: tuple[int, ...] = ()
    firm: bool = False
    publication: str = ""
    about: str = ""
    known: tuple[Source, ...] = ()
    venues: Venues = ()
    type: str = ""
    mixed: bool = False
    headed: str = ""


_WEB = frozenset(("www", "com", "web", "blog", "the", "and"))
"""Parts of a host that are no name."""
_HOST = re.compile(r"https?://([^/:?#]{1,200})")


class Roster:
    """Persons by surname: who is known to write, by which handles are told to be persons; and what sites are called.

    `publications` are the rows of the registry's publications by id.
    """

    def __init__(
        self,
        names: Iterable[Name] = (),
        sites: Iterable[str] = (),
        publications: Mapping[str, Publication] = MappingProxyType({}),
    ) -> None:
        self._sites, self.publications = frozenset(sites), publications
        self._families: dict[str, set[tuple[str, str]]] = {}
        self._borne: set[str] = set()
        for name in names:
            if name.kind == "person" and name.given:
                self._borne.add("".join(name.family))
            if name.kind == "person" and name.given and len(name.given[0]) > 1:
                self._families.setdefault("".join(name.family), set()).add((name.given[0], name.text))

    def knows(self, name: Name) -> bool:
        """Say whether a surname is that of somebody who is known to write."""
        return "".join(name.family) in self._families

    def bears(self, name: Name) -> bool:
        """Say whether a surname is that of an author of any registered work, whose given name may be but an initial."""
        return "".join(name.family) in self._borne

    def is_site(self, name: Name) -> bool:
        """Say whether a word is what a site or a publication is called, and nobody who is known to write."""
        return "".join(name.family) in self._sites and not self.knows(name)

    def person(self, handle: Name) -> Name:
        """Give the person whose given name, or its first letter, and surname a handle is made of; else the handle."""
        letters = "".join(words(handle.text.replace("_", "")))
        found = {
            text
            for cut in range(1, len(letters) - 3)
            for given, text in self._families.get(letters[cut:], ())
            if letters[:cut] == given[0] or (letters.startswith(given) and cut - len(given) <= 2)
        }
        return read_authors([min(found)])[0] if found else handle


def roster_of(resources: Iterable[Resource], publications: Mapping[str, Publication] = MappingProxyType({})) -> Roster:
    """Gather the authors of all registered works, and the words by which their sites and publications are called."""
    works = list(resources)
    names = (name for resource in works for name in read_authors(_fields(resource).get("authors")))
    return Roster(names, (word for resource in works for word in _called(resource)), publications)


def _called(resource: Resource) -> Iterator[str]:
    host = _HOST.match(_text(resource.url))
    yield from host[1].lower().split(".")[-3:-1] if host else ()
    yield "".join(words(_text(_fields(resource).get("publication_id"))))


def known_work(
    target: str,
    resource: Resource | None = None,
    metadata: Mapping[str, Any] | None = None,
    *,
    now: str,
    roster: Roster | None = None,
    key: str = "",
) -> Work:
    """Gather what is known of the work at an address; `metadata` is what an archive says, by the registry's names."""
    told = told_by(target or _text(resource.url if resource else ""), now, key)
    fields = _fields(resource)
    fields |= {name: value for name, value in (metadata or {}).items() if value}
    names = [
        roster.person(name) if roster and name.kind == "handle" else name
        for name in read_authors(fields.get("authors"))
    ]
    years = tuple(year for year in (_year_of(fields.get("published_date")), told.year if told.sure else 0) if year)
    headed = unescape(_text(fields.get("title")))
    return Work(
        told,
        Authors(names),
        any(name.kind != "person" for name in names) or is_incomplete(fields.get("authors")),
        own_title(
            unescape(_text(fields.get("title"))), _callings(target or (resource.url if resource else ""), fields, names)
        ),
        years,
        told.sure
        or (bool(years) and _text(fields.get("type")) not in _UNSIGNED)
        or bool(metadata and metadata.get("published_date")),
        _text(fields.get("publication_id")),
        " ".join(filter(None, (_text(fields.get("abstract")), _text(fields.get("summary"))))),
        _sources(told, fields if resource else {}, metadata),
        _venues(told, target or (resource.url if resource else ""), fields, roster),
        _text(fields.get("type")),
        any(name.kind != "person" for name in names),
        headed,
    )


def _callings(target: Any, fields: Mapping[str, Any], names: Iterable[Name]) -> set[str]:
    """Give the words by which the site of a work may be called: of its host, its publication, its authors."""
    host = _HOST.match(_text(target))
    of_host = (part.replace("-", "") for part in host[1].lower().split(".")[:-1]) if host else ()
    authors = (word for name in names for word in words(name.text))
    return {word for word in (*of_host, *words(_text(fields.get("publication_id"))), *authors) if len(word) > 2} - _WEB


def _venues(told: Told, target: Any, fields: Mapping[str, Any], roster: Roster | None) -> Venues:
    host = _HOST.match(_text(target))
    names = _text(fields.get("publication_id")), _text(fields.get("venue"))
    rows, paper = roster.publications if roster else {}, fields.get("type") == "paper"
    return known_venues(told.key, host[1].lower() if host else "", *names, rows, paper=paper)


def _fields(resource: Resource | None) -> dict[str, Any]:
    return dict(resource.fields) if resource and isinstance(resource.fields, dict) else {}


def _sources(told: Told, fields: Mapping[str, Any], metadata: Mapping[str, Any] | None) -> tuple[Source, ...]:
    known: list[tuple[Source, bool]] = [
        ("registry", any(fields.get(name) for name in ("title", "authors", "published_date"))),
        ("archive", bool(metadata)),
        ("address", bool(told.year or told.surname or told.problem)),
    ]
    return tuple(source for source, is_known in known if is_known)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _year_of(date: Any) -> int:
    digits = str(date)[:4] if isinstance(date, (str, int)) and not isinstance(date, bool) else ""
    return int(digits) if digits.isdecimal() and digits.isascii() and 1400 <= int(digits) <= 2200 else 0
