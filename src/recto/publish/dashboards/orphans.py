"""Pages that no link leads to, pages that lead nowhere, and pages that are wanted."""

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, columns, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced, verb

_ROWS = """
SELECT file, CAST(entity_type AS TEXT) AS type, words, links_in, links_out FROM pages
ORDER BY words DESC, position
"""
_WANTED = """
SELECT target, count(*) AS links, count(DISTINCT page) AS pages, min(page) AS page FROM wanted
GROUP BY target ORDER BY links DESC, target
"""
_STEPS = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, None))


@dashboard("Links", "Which pages stand alone?", ("links_in", "links_out", "page_rank", "missing-page"))
def orphans(site: Site) -> View:
    """Show pages without links to or from them, and what links to pages that are not there."""
    rows = site.store.rows(_ROWS)
    alone = [row for row in rows if not row["links_in"]]
    ends = [row for row in rows if not row["links_out"]]
    wanted = site.store.rows(_WANTED)
    sees = f"{part(len(alone), len(rows))} of the pages cannot be reached by a link"
    steps = [
        (low, high, sum(low <= (row["links_in"] or 0) <= (1e9 if high is None else high) for row in rows))
        for low, high in _STEPS
    ]
    figure = [Bar(_span(low, high), many, "" if low else "bad") for low, high, many in steps]
    return View(
        answer=f"No link leads to {spaced(len(alone))} of {count(len(rows), 'page')}, {spaced(len(ends))} lead nowhere "
        f"and {count(len(wanted), 'page')} {verb(wanted, 'is', 'are')} wanted but not there.",
        sees=sees,
        how="Pages by how many links from other pages lead to them.",
        figure=drawn(lambda width: columns(figure, sees, name="links to the page", width=width)) if rows else "",
        parts=(
            Bar("orphans", len(alone), "bad"),
            Bar("dead ends", len(ends), "stale"),
            Bar("wanted", len(wanted), "none"),
        ),
        tables=(
            Table(
                "orphans",
                (Column("page", "page"), Column("type", pick=True), Column("words", "n"), Column("links from it", "n")),
                [(row["file"], row["type"], row["words"], row["links_out"]) for row in alone],
                "No link leads here",
            ),
            Table(
                "ends",
                (Column("page", "page"), Column("type", pick=True), Column("words", "n"), Column("links to it", "n")),
                [(row["file"], row["type"], row["words"], row["links_in"]) for row in ends],
                "These lead nowhere",
            ),
            Table(
                "wanted",
                (Column("wanted", "id"), Column("links", "n"), Column("pages", "n"), Column("first on", "page")),
                [tuple(row) for row in wanted],
                "Wanted pages",
            ),
        ),
    )


def _span(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"
