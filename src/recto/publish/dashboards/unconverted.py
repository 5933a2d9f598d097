"""Plain links to works that the registry knows."""

import json
from collections import Counter

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, bars, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced, verb

_ROWS = """
SELECT file, unconverted_link_count, converted_link_count, unconverted_links FROM pages
WHERE unconverted_link_count > 0 OR converted_link_count > 0 ORDER BY unconverted_link_count DESC, position
"""
_SHOWN = 12


@dashboard(
    "Unconverted links",
    "Which links should name a registered work?",
    ("unconverted_links", "unconverted_link_count", "converted_link_count"),
)
def unconverted(site: Site) -> View:
    """Show the links that could tell authors, date and state if they named their work."""
    rows = site.store.rows(_ROWS)
    plain = [row for row in rows if row["unconverted_link_count"]]
    links = [(row["file"], link) for row in plain for link in json.loads(row["unconverted_links"] or "[]")]
    named = sum(row["converted_link_count"] or 0 for row in rows)
    works = Counter((link.get("resourceTitle") or link["url"], link["url"]) for _, link in links)
    ranked = sorted(works.items(), key=lambda work: (-work[1], work[0]))
    sees = f"{part(len(links), len(links) + named)} of the links to registered works are plain"
    return View(
        answer=f"{count(len(links), 'plain link')} on {count(len(plain), 'page')} "
        f"{verb(links, 'leads', 'lead')} to a registered work; {spaced(named)} name it already.",
        sees=sees,
        how="The works that most plain links lead to, with the number of links.",
        figure=drawn(lambda width: bars([Bar(title, many) for (title, _), many in ranked[:_SHOWN]], sees, width=width))
        if links
        else "",
        parts=(Bar("plain", len(links), "stale"), Bar("named", named, "good")),
        tables=(
            Table(
                "pages",
                (Column("page", "page"), Column("plain links", "n"), Column("named works", "n")),
                [tuple(row[:3]) for row in plain],
                "Pages",
            ),
            Table(
                "links",
                (Column("page", "page"), Column("text"), Column("address", "url"), Column("work"), Column("id", "id")),
                [
                    (file, link["text"], link["url"], link.get("resourceTitle"), link["resourceId"])
                    for file, link in links
                ],
                "Links",
                "Each can be written as a citation of the work with this id.",
            ),
        ),
    )
