"""What to mend first: the pages where work gains most."""

from collections.abc import Mapping
from typing import Any

from recto.publish.dashboards.view import View, dashboard
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, listed, spaced

_ROWS = """
SELECT file, pages.id, coalesce(reader_importance, research_importance) AS importance, quality, suggested_quality,
  hallucination_risk_level AS risk, coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings
FROM pages LEFT JOIN (
  SELECT file AS at, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings
  FROM findings GROUP BY file
) ON at = file ORDER BY position
"""
_ERROR, _WARNING, _LATE = 10, 3, 10
_MOST = 30
_RULE = (
    f"What is gained adds up, for each page: how far its quality lies below its importance; {_ERROR} points for each "
    f"error and {_WARNING} for each warning, {_MOST} at the most; {_LATE} points for each period by which it is late, "
    f"{_MOST} at the most."
)


@dashboard("What to mend first", "What to mend first?", ("quality", "reader_importance", "update_frequency"))
def overview(site: Site) -> View:
    """Order the pages by what is gained by mending them."""
    schedule = {row["page"]: dict(row) for row in site.store.rows("SELECT page, due_in, every FROM schedule")}
    rows = [_gain(dict(row), schedule.get(row["id"])) for row in site.store.rows(_ROWS)]
    gaining = sorted((row for row in rows if row["gain"] >= 1), key=lambda row: -row["gain"])
    titles = {page["file"]: page["title"] for page in site.pages}
    first = f"{titles[gaining[0]['file']]}" if gaining else ""
    return View(
        answer=f"Something is to be gained on {spaced(len(gaining))} of {count(len(rows), 'page')}, most on “{first}”."
        if gaining
        else f"Nothing is to be gained on {count(len(rows), 'page')}.",
        tables=(
            Table(
                "pages",
                (
                    *(Column("page", "page"), Column("gain", "n"), Column("why", "wide")),
                    *(Column("importance", "n"), Column("quality", "n"), Column("risk", "level", pick=True)),
                ),
                [
                    (row["file"], round(row["gain"]), row["why"], row["importance"], row["quality"], row["risk"])
                    for row in gaining
                ],
                about=_RULE,
                at_once=12,
            ),
        ),
    )


def _gain(page: dict[str, Any], due: Mapping[str, Any] | None) -> dict[str, Any]:
    """Add to a page what is gained by mending it, and why."""
    parts = [part for part in (_gap(page), _trouble(page), _late(due)) if part[0] > 0]
    why = listed([why for _, why in parts])
    return page | {"gain": sum(gain for gain, _ in parts), "why": why[:1].upper() + why[1:]}


def _gap(page: Mapping[str, Any]) -> tuple[float, str]:
    if page["importance"] is None or page["quality"] is None:
        return 0, ""
    return page["importance"] - page["quality"], f"quality {page['quality']:g} at importance {page['importance']:g}"


def _trouble(page: Mapping[str, Any]) -> tuple[float, str]:
    told = [count(page[f"{level}s"], level) for level in ("error", "warning") if page[f"{level}s"]]
    return min(_ERROR * page["errors"] + _WARNING * page["warnings"], _MOST), listed(told)


def _late(due: Mapping[str, Any] | None) -> tuple[float, str]:
    if due is None or due["due_in"] >= 0 or due["every"] <= 0:
        return 0, ""
    return min(_LATE * -due["due_in"] / due["every"], _MOST), f"overdue by {count(round(-due['due_in']), 'day')}"
