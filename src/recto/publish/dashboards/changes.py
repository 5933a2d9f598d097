"""What was changed, and when."""

from collections import Counter

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, columns, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import MONTHS, count, long_date, part, verb

_PAGES = """
SELECT file, last_updated, date_created, CAST(entity_type AS TEXT) AS type, words FROM pages
WHERE last_updated IS NOT NULL ORDER BY last_updated DESC, position
"""
_CHANGES = "SELECT page, date, title, branch, model FROM changes ORDER BY date DESC, page, rowid"
_MONTHS = 24


@dashboard("Changes", "What changed last?", ("last_updated", "date_created", "change_history"))
def changes(site: Site) -> View:
    """Show pages and their recorded changes by date."""
    rows = site.store.rows(_PAGES)
    recorded = site.store.rows(_CHANGES)
    months = Counter(month for row in rows if (month := _month(row["last_updated"])) is not None)
    last = max(months, default=0)
    newest = [row for row in rows if row["last_updated"][:10] == rows[0]["last_updated"][:10]]
    sees = f"{part(months[last], len(rows))} of the pages were changed last in {_name(last)}" if months else ""
    span = range(max(min(months), last - _MONTHS + 1), last + 1) if months else range(0)
    day = long_date(rows[0]["last_updated"]) if rows else ""
    return View(
        answer=f"{count(len(newest), 'page')} {verb(newest, 'was', 'were')} changed last, on {day}."
        if rows
        else f"Of {count(len(site.pages), 'page')} it is not known when they were changed.",
        sees=sees,
        how="Pages by the month of their last change.",
        figure=drawn(lambda width: columns([Bar(_name(month), months[month]) for month in span], sees, width=width))
        if months
        else "",
        said=(
            "The site depends on nothing but the files it is made of: it shows changes by their date, not those since "
            "some earlier build, which “recto diff OLD NEW” tells.",
        ),
        parts=tuple(Bar(_name(month), months[month]) for month in list(span)[-3:]),
        tables=(
            Table(
                "changes",
                (
                    *(Column("page", "page"), Column("date", "date"), Column("change", "wide")),
                    *(Column("branch", "id"), Column("model", pick=True)),
                ),
                [tuple(row) for row in recorded],
                "Recorded changes",
            ),
            Table(
                "pages",
                (
                    *(Column("page", "page"), Column("changed", "date"), Column("created", "date")),
                    *(Column("type", pick=True), Column("words", "n")),
                ),
                [tuple(row) for row in rows],
                "Pages by their last change",
            ),
        ),
    )


def _month(date: str) -> int | None:
    """Give the number of a date's month, counted through the years; None where the date is none."""
    year, _, rest = date.partition("-")
    month = rest[:2]
    known = year.isdecimal() and len(year) == 4 and month.isdecimal() and 1 <= int(month) <= 12
    return int(year) * 12 + int(month) - 1 if known else None


def _name(month: int) -> str:
    return f"{MONTHS[month % 12]} {month // 12}"
