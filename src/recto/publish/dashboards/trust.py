"""How far the evidence of pages carries what they claim."""

from collections.abc import Sequence
from typing import Any

from recto.publish.dashboards.view import View, dashboard
from recto.publish.evidence import FAIR, SECTIONS, trust_level
from recto.publish.figures import Bar, columns, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced

_PAGES = """
SELECT file, trust, claims, claims - cited_claims AS silent, supported_citations, mismatched_citations,
  contradicted_citations, coalesce(reader_importance, research_importance) AS importance
FROM pages WHERE trust IS NOT NULL ORDER BY trust, claims DESC, position
"""
_SECTIONS = f"""
SELECT part.page, coalesce(nullif(title, ''), 'before the first heading') AS heading, claims, claims - cited AS silent,
  trust
FROM {SECTIONS}
WHERE claims > cited ORDER BY silent DESC, part.page, part.section
"""
_STEP = 10
_TONES = {"low": "bad", "fair": "stale", "high": "good"}


@dashboard("Trust", "How far do sources carry what pages say?", ("trust", "claims", "cited_claims"))
def trust(site: Site) -> View:
    """Show the trust in pages, and where they claim most without a source."""
    rows = site.store.rows(_PAGES)
    claims, silent = (sum(row[name] for row in rows) for name in ("claims", "silent"))
    mean = sum(row["trust"] for row in rows) / len(rows) if rows else 0
    low = sum(trust_level(row["trust"]) == "low" for row in rows)
    sees = f"{part(low, len(rows))} of the pages {'stands' if low == 1 else 'stand'} below {FAIR}" if rows else ""
    return View(
        answer=f"{spaced(silent)} of {count(claims, 'claim')} on {count(len(rows), 'page')} name no source; "
        f"the mean trust in a page is {mean:.0f} of 100.",
        sees=sees,
        how="Pages by the mean trust in what they claim, from 0 to 100; a claim without a source counts 0.",
        figure=drawn(lambda width: columns(_columns(rows), sees, name="trust", width=width)) if rows else "",
        parts=(Bar("with a source", claims - silent, "good"), Bar("without one", silent, "stale")),
        tables=(_pages(rows), _sections(site)),
    )


def _columns(rows: Sequence[Any]) -> list[Bar]:
    steps = [min(int(row["trust"]), 99) // _STEP for row in rows]
    tones = [_TONES[trust_level(at)] for at in range(0, 100, _STEP)]
    return [Bar(str(step * _STEP), steps.count(step), tone) for step, tone in enumerate(tones)]


def _pages(rows: Sequence[Any]) -> Table:
    heads = (
        *(Column("page", "page"), Column("trust", "n"), Column("claims", "n"), Column("without a source", "n")),
        *(Column("found right", "n"), Column("another work", "n"), Column("contradicted", "n")),
        Column("importance", "n"),
    )
    return Table("pages", heads, [tuple(row) for row in rows], "By page")


def _sections(site: Site) -> Table:
    heads = (
        *(Column("page", "page"), Column("section", "wide"), Column("claims", "n"), Column("without a source", "n")),
        Column("trust", "n"),
    )
    rows = [tuple(row) for row in site.store.rows(_SECTIONS)]
    return Table("sections", heads, rows, "Sections that claim without a source", "Those with the most first.")
