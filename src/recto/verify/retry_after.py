"""How long a host asks to be left alone, by its header ``Retry-After``."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def asked_to_wait(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Give the seconds to wait, 0 or more, which headers ask for as a number or a date; None if they say neither.

    `headers` have their names in small letters, or do not care. A date is compared with the host's own ``Date``, since
    its clock may be wrong, or with `now` if it names none.
    """
    wish = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(wish):
        return float(wish)
    until, here = _date(wish), _date(headers.get("date", "")) or now
    return max((until - here).total_seconds(), 0.0) if until and here else None


def _date(said: str) -> datetime | None:
    """Read a date of HTTP; one that names no zone is not in its form."""
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    return date if date.tzinfo else None
