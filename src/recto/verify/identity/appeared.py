"""Where a work is known to have been published: by its address, by the registry, by what an archive says."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from recto.verify.identity.lexicon import BODIES
from recto.verify.identity.names import words
from recto.verify.identity.venues import Venue, venue_at, venue_named

_VOLUME = re.compile(r"\d")

Venues = tuple[tuple[Venue, bool], ...]
"""Where a work was published, each with whether that is sure."""


class Publication(NamedTuple):
    """A row of the registry's publications: its name, the hosts of its works."""

    name: str
    domains: tuple[str, ...] = ()


def read_publications(rows: Any) -> dict[str, Publication]:
    """Read the rows of the publications by id; what is none is passed over."""
    known = (row for row in rows if isinstance(row, dict)) if isinstance(rows, (list, tuple)) else ()
    return {str(row["id"]): _publication(row) for row in known if row.get("id")}


def _publication(row: Mapping[str, Any]) -> Publication:
    name, domains = row.get("name"), row.get("domains")
    listed = domains if isinstance(domains, (list, tuple)) else ()
    hosts = (str(each).partition("/")[0].lower().removeprefix("www.") for each in listed)
    return Publication(name if isinstance(name, str) else str(row["id"]), tuple(hosts))


def known_venues(
    key: str, host: str, registered: str, archived: str, publications: Mapping[str, Publication], *, paper: bool = False
) -> Venues:
    """Give the venues of a work, each with whether it is sure; archives, publishers and platforms are none.

    `key` and `host` are of its address, `registered` is the id of its publication, `archived` what an archive says.
    That of a `paper` is a journal, unless it is called as a body is.
    """
    told = venue_at(key)
    found = [(told, True)] if told else []
    found.extend(_registered(registered, host, publications, told=told is not None, paper=paper))
    if name := _VOLUME.split(archived, maxsplit=1)[0]:
        found.append((venue_named(name.strip(" ,")), True))
    return tuple(dict.fromkeys((venue, sure) for venue, sure in found if venue.kind != "archive"))


def _registered(
    name: str, host: str, publications: Mapping[str, Publication], *, told: bool, paper: bool
) -> Iterator[tuple[Venue, bool]]:
    """Give the registered publication; that which is only the work's host is a newspaper's for sure, no journal's."""
    if not name:
        return
    row = publications.get(name, Publication(name))
    venue = venue_named(row.name)
    venue = venue if venue.kind else venue_named(name)
    hosted = any(host == each or host.endswith(f".{each}") for each in row.domains)
    hosted = hosted or "".join(words(name)) in host.replace("-", "")
    if not hosted:
        journal = paper and len(words(row.name)) > 1 and BODIES.isdisjoint(words(row.name))
        yield venue if venue.kind else Venue(row.name, "journal" if journal else ""), True
    elif not told and venue.kind:
        yield venue, venue.kind == "newspaper"
