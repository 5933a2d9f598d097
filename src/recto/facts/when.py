"""Dates as the stretch of days they may mean, and as the contract compares them: as texts.

``2024`` is all of 2024, ``2024-06`` all of June. Two such stretches follow one another, or it is not known which does.
"""

import datetime as dt
import re

from recto.ecma import by_utf16
from recto.model import Row

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
STALE_YEARS = 2
"""The age in years from which the contract calls the newest value of a property stale."""


class Interval(Row, frozen=True):
    """A stretch of days, both ends included."""

    first: dt.date
    last: dt.date

    @property
    def precision(self) -> str:
        """Say how exact the date is: year, month or day."""
        days = (self.last - self.first).days
        return "day" if days == 0 else "month" if days < 31 else "year"

    def before(self, other: "Interval") -> bool:
        """Say whether it is over before the other begins."""
        return self.last < other.first

    def overlaps(self, other: "Interval") -> bool:
        """Say whether both have a day in common, so that their order is not known."""
        return not self.before(other) and not other.before(self)


def interval(text: str | None) -> Interval | None:
    """Give the days that a date of a year, a month or a day may mean; None if the text is no such date.

    What follows a day (``T12:00``) is not looked at; a month or day ``00`` is one that is not known.
    """
    match = _DATE.match((text or "").partition("T")[0])
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        return Interval(dt.date(year, month or 1, day or 1), _last(year, month, day))
    except ValueError:
        return None


def _last(year: int, month: int, day: int) -> dt.date:
    if month and day:
        return dt.date(year, month, day)
    if month in (0, 12):
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def day(today: str) -> str:
    """Give the day of an ISO time."""
    return today[:10]


def padded(date: str) -> str:
    """Give the first day of a year or a month, as the contract does; another text stays as it is."""
    missing = {4: "-01-01", 7: "-01"}
    return date + missing.get(len(date), "") if _DATE.match(date) else date


def text_before(first: str, second: str) -> bool:
    """Compare two dates as the contract does: by their texts."""
    return by_utf16(first) < by_utf16(second)


def years_before(today: str, years: int) -> str:
    """Give the day some years before; the 29th of February becomes the 1st of March. Another text stays as it is."""
    found = interval(day(today))
    if found is None or found.first.year <= years:
        return day(today)
    year, rest = found.first.year - years, found.first
    try:
        return rest.replace(year=year).isoformat()
    except ValueError:
        return dt.date(year, 3, 1).isoformat()


def days_before(today: str, days: float) -> str:
    """Give the day some days before, or the first day there is. Another text stays as it is."""
    found = interval(day(today))
    if found is None:
        return day(today)
    return dt.date.fromordinal(max(1, found.first.toordinal() - int(days))).isoformat()
