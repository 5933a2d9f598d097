"""A calendar: a square for each day, weeks from left to right; how full it is says how much falls on it."""

import datetime as dt
from collections.abc import Iterator, Mapping

from recto.publish.figures.svg import element, svg, text
from recto.publish.words import MONTHS

_DAYS = ("Mon", "", "Wed", "", "Fri", "", "")
_LEFT, _TOP = 34.0, 18.0


def calendar(
    days: Mapping[dt.date, int],
    first: dt.date,
    weeks: int,
    today: dt.date,
    title: str,
    about: str,
    *,
    width: float = 700,
) -> str:
    """Draw some weeks from that of the first day; what lies before today is drawn as late, today has a frame."""
    start = first - dt.timedelta(first.weekday())
    step = min((width - _LEFT) / weeks, 26.0)
    parts = (*_names(start, weeks, step), *_squares(days, start, weeks, today, step))
    return svg(width, _TOP + 7 * step + 4, parts, title, about)


def _names(start: dt.date, weeks: int, step: float) -> Iterator[str]:
    for place, name in enumerate(_DAYS):
        yield text(name, 0, _TOP + place * step + step * 0.7, "") if name else ""
    last = -9.0
    for week in range(weeks):
        monday = start + dt.timedelta(7 * week)
        x = _LEFT + week * step
        if (week == 0 or monday.day <= 7) and x - last > 34:
            yield text(_month(monday), x, 11)
            last = x


def _month(day: dt.date) -> str:
    name = MONTHS[day.month - 1]
    return f"{name} {day.year}" if day.month == 1 else name


def _squares(days: Mapping[dt.date, int], start: dt.date, weeks: int, today: dt.date, step: float) -> Iterator[str]:
    most = max(days.values(), default=1)
    size = step - 3
    for place in range(7 * weeks):
        day = start + dt.timedelta(place)
        x, y = _LEFT + place // 7 * step, _TOP + place % 7 * step
        yield element("rect", class_="today" if day == today else "day", x=x, y=y, width=size, height=size)
        if many := days.get(day, 0):
            side = max(size * (many / most) ** 0.5, 4.0)
            middle = (size - side) / 2
            said = f"<title>{day:%Y-%m-%d}: {many}</title>"
            tone = "bad" if day < today else "mark"
            yield element("rect", said, class_=tone, x=x + middle, y=y + middle, width=side, height=side)
