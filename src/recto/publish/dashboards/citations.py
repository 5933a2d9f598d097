"""What pages cite, where it lies, and how far it was checked."""

import re
from collections import Counter, defaultdict

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, bars
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
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_SHOWN = 12


@dashboard(
    "Citations",
    "What do pages cite, and was it checked?",
    ("citations", "cited_sources", "citation_density", "undefined_footnotes", "references"),
)
def citations(site: Site) -> View:
    """Show citations by host and by state."""
    hosts: Counter[str] = Counter()
    pages: dict[str, set[str]] = defaultdict(set)
    total = missing = 0
    for page, address, resolved, many in site.store.rows(_TARGETS):
        total += many
        missing += 0 if resolved else many
        if found := _HOST.match(address or ""):
            hosts[found[1].lower()] += many
            pages[found[1].lower()].add(page)
    ranked = sorted(hosts.items(), key=lambda host: (-host[1], host[0]))
    of_pages = site.store.rows(_PAGES)
    silent = sum(not row["citations"] for row in of_pages)
    sees = f"{ranked[0][0]} is cited most: {count(ranked[0][1], 'time')}" if ranked else ""
    told = site.store.rows("SELECT count(*) FROM pages WHERE citation_health IS NOT NULL")[0][0]
    return View(
        answer=f"None of {count(total, 'citation')} was checked against its source in this build; "
        f"{spaced(missing)} {verb(missing, 'points', 'point')} to a note that is not there.",
        sees=sees,
        how="The hosts that are cited most, with the number of citations.",
        figure=bars([Bar(host, many) for host, many in ranked[:_SHOWN]], sees) if ranked else "",
        parts=(Bar("not checked", total - missing, "fair"), Bar("no note", missing, "bad")),
        said=(
            f"{part(silent, len(of_pages))} of the pages cite nothing.",
            *(f"For {count(told, 'page')} the data tell of checks made elsewhere; their records have the counts.",)
            * bool(told),
        ),
        tables=(
            Table(
                "states",
                (Column("state", "state"), Column("citations", "n")),
                [("not checked", total - missing), ("no note", missing)],
                "By state",
                "Recto does not yet fetch what is cited: a citation whose note is there is not checked, whatever its "
                "source says.",
            ),
            Table(
                "hosts",
                (Column("host", "id"), Column("citations", "n"), Column("pages", "n")),
                [(host, many, len(pages[host])) for host, many in ranked],
                "By host",
            ),
            Table(
                "works",
                (
                    *(Column("work", "wide"), Column("address", "url"), Column("type", pick=True)),
                    *(Column("published", "date"), Column("pages", "n"), Column("id", "id")),
                ),
                [tuple(row) for row in site.store.rows(_WORKS)],
                "Registered works",
            ),
            Table(
                "pages",
                (
                    *(Column("page", "page"), Column("citations", "n"), Column("sources", "n")),
                    *(Column("per 100 words", "n"), Column("no note", "n")),
                ),
                [tuple(row) for row in of_pages],
                "By page",
            ),
        ),
    )
