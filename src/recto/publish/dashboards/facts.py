"""What the fact base holds: what is new, what is stale, what pages contradict."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, bars, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced, verb

_FACTS = """
SELECT coalesce(things.page, things.name) AS thing, coalesce(properties.name, facts.property) AS property, shown, as_of,
  coalesce(facts.source, facts.resource, '') AS source, derived_from IS NOT NULL AS derived
FROM facts JOIN things ON things.id = facts.thing LEFT JOIN properties ON properties.id = facts.property
ORDER BY as_of IS NULL, as_of DESC, thing, property, facts.id
"""
_STALE = """
SELECT coalesce(things.page, things.name) AS thing, coalesce(properties.name, staleness.property) AS property,
  facts.shown, staleness.as_of, age, "limit", verdict
FROM staleness JOIN things ON things.id = staleness.thing LEFT JOIN properties ON properties.id = staleness.property
LEFT JOIN facts ON facts.id = staleness.fact
ORDER BY verdict = 'fresh', age IS NOT NULL, age DESC, thing, property
"""
_DRIFTS = "SELECT page, line, written, shown, as_of, verdict, sentence FROM drifts ORDER BY verdict, page, line"


@dashboard("Facts", "Which facts are out of date?", ("drift",))
def facts(site: Site) -> View:
    """Show the newest facts, what is stale among them, and where pages say otherwise."""
    known = site.store.rows(_FACTS)
    ages = site.store.rows(_STALE)
    drifts = site.store.rows(_DRIFTS)
    verdicts = Counter(row["verdict"] for row in ages)
    old = [row for row in ages if row["verdict"] != "fresh"]
    sees = f"{part(verdicts['stale'], len(ages))} of the values that change with time are stale" if ages else ""
    sourced = sum(bool(row["source"]) for row in known)
    properties = Counter(row["property"] for row in old)
    ranked = sorted(properties.items(), key=lambda each: (-each[1], each[0]))
    return View(
        answer=f"{spaced(verdicts['stale'])} of {count(len(known), 'fact')} "
        f"{verb(verdicts['stale'], 'is', 'are')} stale, and pages differ from a fact in {count(len(drifts), 'place')}."
        if known
        else "There are 0 facts in this knowledge base.",
        sees=sees,
        how="What is stale or has no date, by property.",
        figure=drawn(lambda width: bars([Bar(name, many, "stale") for name, many in ranked[:12]], sees, width=width))
        if ranked
        else "",
        said=(f"{part(sourced, len(known))} of the facts name a source.",) if known else (),
        parts=(
            Bar("stale", verdicts["stale"], "stale"),
            Bar("undated", verdicts["undated"], "none"),
            Bar("fresh", verdicts["fresh"], "good"),
        )
        if known
        else (),
        tables=(_drift(drifts), _stale(old), _known(known)),
    )


def _drift(rows: Sequence[Any]) -> Table:
    columns = (
        *(Column("page", "page"), Column("line", "n"), Column("page says"), Column("fact says")),
        *(Column("as of", "date"), Column("verdict", "level", pick=True), Column("sentence", "wide")),
    )
    return Table("drift", columns, [tuple(row) for row in rows], "Where pages say otherwise")


def _stale(rows: Sequence[Any]) -> Table:
    columns = (
        *(Column("thing", "name"), Column("property", pick=True), Column("value"), Column("as of", "date")),
        *(Column("age in days", "n"), Column("limit", "n"), Column("verdict", "level", pick=True)),
    )
    return Table("stale", columns, [tuple(row) for row in rows], "Stale or undated")


def _known(rows: Sequence[Any]) -> Table:
    columns = (
        *(Column("thing", "name"), Column("property", pick=True), Column("value", "wide")),
        *(Column("as of", "date"), Column("source", "url"), Column("origin", pick=True)),
    )
    told = [(*row[:5], "derived" if row["derived"] else "written") for row in rows]
    return Table("facts", columns, told, "Facts, the newest first")
