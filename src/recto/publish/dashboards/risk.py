"""How likely pages are to state what is not so."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, columns, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced

_ROWS = """
SELECT file, hallucination_risk_level, hallucination_risk_score, CAST(entity_type AS TEXT) AS type, quality, words,
  cited_sources, hallucination_risk_factors FROM pages ORDER BY hallucination_risk_score DESC, position
"""
_STEP = 5
_TONES = {"high": "bad", "medium": "stale", "low": "good"}


@dashboard("Risk", "Which pages may state what is not so?", ("hallucination_risk",))
def risk(site: Site) -> View:
    """Show the risk of all pages, estimated from their structure."""
    rows = site.store.rows(_ROWS)
    levels = Counter(row["hallucination_risk_level"] for row in rows)
    sees = f"{part(levels['high'], len(rows))} of the pages are at high risk, {spaced(levels['low'])} at low risk"
    table = [(*row[:7], ", ".join(map(_plain, json.loads(row[7] or "[]")))) for row in rows]
    return View(
        answer=f"{spaced(levels['high'])} of {count(len(rows), 'page')} are at high risk of stating what is not so, "
        f"{spaced(levels['medium'])} at medium risk.",
        sees=sees,
        how="Pages by their risk score from 0 to 100, estimated from structure, not from a check of sources.",
        figure=drawn(lambda width: columns(_steps(rows), sees, name="risk score", width=width)) if rows else "",
        parts=tuple(Bar(level, levels[level], tone) for level, tone in _TONES.items()),
        tables=(
            Table(
                "risk",
                (
                    *(Column("page", "page"), Column("risk", "level", pick=True), Column("score", "n")),
                    *(Column("type", pick=True), Column("quality", "n"), Column("words", "n")),
                    *(Column("sources", "n"), Column("what adds to it", "wide")),
                ),
                table,
            ),
        ),
    )


def _steps(rows: Sequence[Any]) -> list[Bar]:
    scores = Counter(min(int(row["hallucination_risk_score"] or 0), 99) // _STEP for row in rows)
    tones = {
        int(row["hallucination_risk_score"] or 0) // _STEP: _TONES.get(row["hallucination_risk_level"], "")
        for row in rows
    }
    last = max(scores)
    return [Bar(str(step * _STEP), scores[step], tones.get(step, "")) for step in range(last + 1)]


def _plain(factor: object) -> str:
    return str(factor).replace("-", " ")
