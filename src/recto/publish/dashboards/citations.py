"""What pages cite, where it lies, and how far it was checked."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from recto.model import Row
from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, bars, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced, verb

_TARGETS = """
SELECT page, coalesce(url, target) AS address, resolved, count(*) AS many FROM citations
LEFT JOIN (SELECT id, min(url) AS url FROM resources GROUP BY id) AS works
  ON works.id = target AND citations.kind = 'resource'
GROUP BY page, address, resolved ORDER BY page, address, resolved
"""
_PAGES = """
SELECT file, citations, cited_sources, citation_density, undefined_footnotes FROM pages
ORDER BY undefined_footnotes DESC, citations, position
"""
_WORKS = """
SELECT coalesce(nullif(resources.title, ''), url) AS title, url, type, published, count(DISTINCT page) AS pages,
  resources.id
FROM page_resources JOIN resources ON resources.id = page_resources.resource
GROUP BY resources.position ORDER BY pages DESC, resources.position
"""
_SILENT = "SELECT sum(citations = 0), count(*), count(citation_health) FROM pages"
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_SHOWN = 12


class _Cited(Row, frozen=True):
    """What is cited: how often in all, how often a note is not there; by host how often, and on which pages."""

    total: int
    missing: int
    hosts: Counter[str]
    pages: dict[str, set[str]]

    def ranked(self) -> list[tuple[str, int]]:
        """Give the hosts, the one that is cited most first."""
        return sorted(self.hosts.items(), key=lambda host: (-host[1], host[0]))


@dashboard(
    "Citations",
    "What do pages cite, and was it checked?",
    ("citations", "cited_sources", "citation_density", "undefined_footnotes", "references"),
)
def citations(site: Site) -> View:
    """Show citations by host and by state."""
    cited = _cited(site)
    hosts = cited.ranked()
    sees = f"{hosts[0][0]} is cited most: {count(hosts[0][1], 'time')}" if hosts else ""
    shown = [Bar(host, many) for host, many in hosts[:_SHOWN]]
    return View(
        answer=f"None of {count(cited.total, 'citation')} was checked against its source in this build; "
        f"{spaced(cited.missing)} {verb(cited.missing, 'points', 'point')} to a note that is not there.",
        sees=sees,
        how="The hosts that are cited most, with the number of citations.",
        figure=drawn(lambda width: bars(shown, sees, width=width)) if hosts else "",
        parts=(Bar("not checked", cited.total - cited.missing, "fair"), Bar("no note", cited.missing, "bad")),
        said=tuple(_said(site)),
        tables=(_states(cited), _hosts(cited), _works(site), _pages(site)),
    )


def _cited(site: Site) -> _Cited:
    total = missing = 0
    hosts: Counter[str] = Counter()
    pages: dict[str, set[str]] = defaultdict(set)
    for page, address, resolved, many in site.store.rows(_TARGETS):
        total += many
        missing += 0 if resolved else many
        if found := _HOST.match(address or ""):
            host = found[1].lower()
            hosts[host] += many
            pages[host].add(page)
    return _Cited(total, missing, hosts, pages)


def _said(site: Site) -> Iterator[str]:
    silent, pages, told = site.store.rows(_SILENT)[0]
    yield f"{part(silent or 0, pages)} of the pages cite nothing."
    if told:
        yield f"For {count(told, 'page')} the data tell of checks made elsewhere; their records have the counts."


def _states(cited: _Cited) -> Table:
    return Table(
        "states",
        (Column("state", "state"), Column("citations", "n")),
        [("not checked", cited.total - cited.missing), ("no note", cited.missing)],
        "By state",
        "Recto does not yet fetch what is cited, so a citation whose note is there is not checked, whatever it says.",
    )


def _hosts(cited: _Cited) -> Table:
    columns = (Column("host", "id"), Column("citations", "n"), Column("pages", "n"))
    return Table("hosts", columns, [(host, many, len(cited.pages[host])) for host, many in cited.ranked()], "By host")


def _works(site: Site) -> Table:
    columns = (
        *(Column("work", "wide"), Column("address", "url"), Column("type", pick=True)),
        *(Column("published", "date"), Column("pages", "n"), Column("id", "id")),
    )
    return Table("works", columns, [tuple(row) for row in site.store.rows(_WORKS)], "Registered works")


def _pages(site: Site) -> Table:
    columns = (
        *(Column("page", "page"), Column("citations", "n"), Column("sources", "n")),
        *(Column("per 100 words", "n"), Column("no note", "n")),
    )
    return Table("pages", columns, [tuple(row) for row in site.store.rows(_PAGES)], "By page")
