"""Which pages matter more than they are good."""

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, Dot, drawn, scatter
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, spaced, verb

MATTERS, WEAK = 60, 50
"""Importance from which a page matters; quality below which it is weak."""
_NAMED = 12
_ROWS = """
SELECT file, CAST(title AS TEXT) AS title, coalesce(reader_importance, research_importance) AS importance, quality,
  coalesce(reader_importance, research_importance) - quality AS gap, suggested_quality,
  CAST(entity_type AS TEXT) AS type, hallucination_risk_level AS risk
FROM pages WHERE importance IS NOT NULL ORDER BY gap IS NULL, gap DESC, position
"""


@dashboard(
    "Importance and quality",
    "Which important pages are weak?",
    ("reader_importance", "research_importance", "quality", "suggested_quality"),
)
def importance(site: Site) -> View:
    """Set the quality of pages against their importance."""
    rows = site.store.rows(_ROWS)
    rated = [row for row in rows if row["quality"] is not None]
    weak = [row for row in rated if row["importance"] >= MATTERS and row["quality"] < WEAK]
    named = {row["file"] for row in rated[:_NAMED] if row["gap"] > 0}
    bare = len(rows) - len(rated)
    below = sum(row["gap"] > 0 for row in rated)
    sees = f"{spaced(below)} of {count(len(rated), 'page')} matter more than they are good"
    how = "Each page by its importance, to the right, and its quality, upwards; what matters more lies below the line."
    dots = [Dot(row["importance"], row["quality"], row["title"], row["file"] in named) for row in rated]
    return View(
        answer=f"{count(len(weak), 'page')} of importance {MATTERS} or more {verb(weak, 'has', 'have')} "
        f"a quality below {WEAK}.",
        sees=sees,
        how=how,
        figure=drawn(lambda width: scatter(dots, ("importance", "quality"), sees, how, width=width)) if dots else "",
        said=(f"{count(bare, 'page')} with an importance {verb(bare, 'has', 'have')} no grade yet.",) if bare else (),
        parts=(Bar("weak, matter", len(weak), "bad"), Bar("others rated", len(rated) - len(weak))),
        tables=(
            Table(
                "importance",
                (
                    *(Column("page", "page"), Column("importance", "n"), Column("quality", "n"), Column("gap", "n")),
                    *(Column("suggested quality", "n"), Column("type", pick=True), Column("risk", "level", pick=True)),
                ),
                [(row["file"], *row[2:]) for row in rows],
            ),
        ),
    )
