"""Times as ``new Date(text).getTime()`` reads them."""

import datetime as dt
import math
import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def milliseconds(text: str) -> float:
    """Give the UTC milliseconds since 1970 of a date text; NaN if it is no date.

    ``YYYY``, ``YYYY-MM`` and ``YYYY-MM-DD`` are midnight UTC, and a day beyond the month's end rolls
    over into the next month. Other ISO forms with a zone are read as they stand, without one as UTC.
    """
    if match := _DATE.match(text):
        return _of_parts(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return math.nan
    return _since_epoch(moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))


def _of_parts(year: int, month: int, day: int) -> float:
    if not (1 <= month <= 12 and 1 <= day <= 31 and year >= 1):
        return math.nan
    first = dt.datetime(year, month, 1, tzinfo=dt.UTC)
    return _since_epoch(first) + (day - 1) * 86_400_000


def _since_epoch(moment: dt.datetime) -> float:
    return (moment - _EPOCH) / dt.timedelta(milliseconds=1)


def iso_time(milliseconds: float) -> str:
    """Give a time as ``new Date(milliseconds).toISOString()`` writes it; empty for NaN."""
    if math.isnan(milliseconds):
        return ""
    moment = _EPOCH + dt.timedelta(milliseconds=math.floor(milliseconds))
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
