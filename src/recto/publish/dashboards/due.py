"""What is due for review, and when."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, calendar
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, long_date, part, spaced, verb

_ROWS = "SELECT page, last_updated, every, age, due_in, priority FROM schedule ORDER BY position"
_BEFORE, _WEEKS = 8, 26
"""Weeks that the calendar goes back, and all its weeks."""
_SOON = 30


@dashboard("Updates", "What is due?", ("update_frequency", "last_updated"))
def due(site: Site) -> View:
    """Show when each page is due."""
    rows = site.store.rows(_ROWS)
    today = dt.date.fromisoformat(site.frame.built)
    late = [row for row in rows if row["due_in"] < 0]
    soon = sum(0 <= row["due_in"] <= _SOON for row in rows)
    return View(
        answer=f"{count(len(late), 'page')} {verb(late, 'is', 'are')} overdue; {spaced(soon)} more "
        f"{verb(soon, 'falls', 'fall')} due within {_SOON} days.",
        sees=(sees := f"{part(soon, len(rows))} of the pages with a schedule fall due within {_SOON} days"),
        how=(how := "A square for each day, the fuller the more pages fall due; today has a frame."),
        figure=_figure(rows, today, sees, how) if rows else "",
        said=tuple(_said(rows, today, len(site.pages) - len(rows))),
        parts=(
            Bar("overdue", len(late), "bad"),
            Bar(f"in {_SOON} days", soon, "stale"),
            Bar("later", len(rows) - len(late) - soon),
        ),
        tables=(_table(site, rows, today),),
    )


def _first(today: dt.date) -> dt.date:
    """Give the day with which the calendar begins, a Monday."""
    return today - dt.timedelta(7 * _BEFORE + today.weekday())


def _figure(rows: Sequence[Any], today: dt.date, sees: str, how: str) -> str:
    first = (_first(today) - today).days
    days = Counter(round(row["due_in"]) for row in rows if first <= round(row["due_in"]) < first + 7 * _WEEKS)
    dates = {today + dt.timedelta(day): many for day, many in days.items()}
    return calendar(dates, _first(today), _WEEKS, today, sees, how)


def _said(rows: Sequence[Any], today: dt.date, unplanned: int) -> Iterator[str]:
    days = Counter(round(row["due_in"]) for row in rows if row["due_in"] >= 0)
    if days:
        day, most = min(days.items(), key=lambda each: (-each[1], each[0]))
        yield f"Most fall due on {long_date(_day(today, day))}: {count(most, 'page')}."
    earlier = sum(round(row["due_in"]) < (_first(today) - today).days for row in rows)
    if earlier:
        yield f"{count(earlier, 'page')} fell due before the weeks shown."
    if unplanned:
        yield f"For {count(unplanned, 'page')} nobody said how often to look; nothing falls due there."


def _table(site: Site, rows: Sequence[Any], today: dt.date) -> Table:
    files = {page["id"]: page["file"] for page in reversed(site.pages)}
    return Table(
        "due",
        (
            *(Column("page", "page"), Column("due", "date"), Column("days", "n"), Column("every", "n")),
            *(Column("changed", "date"), Column("age", "n"), Column("priority", "n")),
        ),
        [
            (
                *(files.get(row["page"], row["page"]), _day(today, row["due_in"]), round(row["due_in"])),
                *(row["every"], row["last_updated"], row["age"], row["priority"]),
            )
            for row in rows
        ],
        about="Days are those until a page is due, negative if it is late. Priority is age over frequency, times "
        "importance.",
    )


def _day(today: dt.date, days: float) -> str:
    """Give the date some days from now, nothing where no calendar reaches."""
    try:
        return (today + dt.timedelta(round(days))).isoformat()
    except OverflowError:
        return ""
