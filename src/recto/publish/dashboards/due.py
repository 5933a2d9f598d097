"""What is due for review, and when."""

import datetime as dt
from collections import Counter

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, calendar
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, long_date, part, spaced

_ROWS = "SELECT page, last_updated, every, age, due_in, priority FROM schedule ORDER BY position"
_BEFORE, _WEEKS = 8, 26
_SOON = 30


@dashboard("Updates", "What is due?", ("update_frequency", "last_updated"))
def due(site: Site) -> View:
    """Show when each page is due."""
    rows = site.store.rows(_ROWS)
    today = dt.date.fromisoformat(site.frame.built)
    late = [row for row in rows if row["due_in"] < 0]
    soon = sum(0 <= row["due_in"] <= _SOON for row in rows)
    first = today - dt.timedelta(7 * _BEFORE)
    start = (first - dt.timedelta(first.weekday()) - today).days
    days = Counter(round(row["due_in"]) for row in rows if start <= round(row["due_in"]) < start + 7 * _WEEKS)
    sees = f"{part(soon, len(rows))} of the pages with a schedule fall due within {_SOON} days"
    fullest, most = min(days.items(), key=lambda day: (-day[1], day[0]), default=(0, 0))
    how = f"A square for each day, the fuller the more pages fall due, {spaced(most)} on {_said(today, fullest)}; today has a frame."
    earlier = sum(round(row["due_in"]) < start for row in rows)
    dates = {today + dt.timedelta(day): many for day, many in days.items()}
    unplanned = len(site.pages) - len(rows)
    files = {page["id"]: page["file"] for page in reversed(site.pages)}
    return View(
        answer=f"{count(len(late), 'page')} {'is' if len(late) == 1 else 'are'} overdue; {spaced(soon)} more fall due within {_SOON} days.",
        sees=sees,
        how=how,
        figure=calendar(dates, first, _WEEKS, today, sees, how) if rows else "",
        said=tuple(
            said
            for said, tell in (
                (f"{count(earlier, 'page')} fell due before the weeks shown.", earlier),
                (
                    f"{count(unplanned, 'page')} {'has' if unplanned == 1 else 'have'} no update frequency, so nothing is known to be due there.",
                    unplanned,
                ),
            )
            if tell
        ),
        parts=(
            Bar("overdue", len(late), "bad"),
            Bar(f"in {_SOON} days", soon, "stale"),
            Bar("later", len(rows) - len(late) - soon),
        ),
        tables=(
            Table(
                "due",
                (
                    *(Column("page", "page"), Column("due", ""), Column("days", "n"), Column("every", "n")),
                    *(Column("changed", ""), Column("age", "n"), Column("priority", "n")),
                ),
                [
                    (
                        files.get(row["page"], row["page"]),
                        _day(today, row["due_in"]),
                        round(row["due_in"]),
                        row["every"],
                        row["last_updated"],
                        row["age"],
                        row["priority"],
                    )
                    for row in rows
                ],
                about="Days are those until a page is due, negative if it is late. Priority is age over frequency, times importance.",
            ),
        ),
    )


def _said(today: dt.date, days: float) -> str:
    return long_date(_day(today, days))


def _day(today: dt.date, days: float) -> str:
    """Give the date some days from now, nothing where no calendar reaches."""
    try:
        return (today + dt.timedelta(round(days))).isoformat()
    except OverflowError:
        return ""
