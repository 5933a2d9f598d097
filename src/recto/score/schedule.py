"""When pages are due: the contract's list of pages with a schedule, the most urgent first."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from recto.ecma import milliseconds, number, rounded, truthy
from recto.model import Due

_DAY = 86_400_000
_NEVER = 999
_USUAL_IMPORTANCE = 50


def update_schedule(pages: Iterable[Mapping[str, Any]], numbers: Mapping[str, str]) -> list[Due]:
    """List the pages with an update frequency that are kept current, by descending priority, those without one last.

    Priority is the age over the frequency, both in days, times the importance (0 to 1). Pages are the values of their
    units; `numbers` are the numeric ids by page id.
    """
    rows = [_due(p, numbers) for p in pages if truthy(p["update_frequency"]) and p["evergreen"] is not False]
    return sorted(rows, key=lambda row: -row.priority if row.priority == row.priority else math.inf)


def _due(page: Mapping[str, Any], numbers: Mapping[str, str]) -> Due:
    address, every, updated = page["page"].address, page["update_frequency"], page["last_updated"]
    days = (page["now"] - milliseconds(updated)) / _DAY if updated else math.nan
    age = _NEVER if math.isnan(days) else math.floor(days)
    staleness = age / every
    return Due(
        id=address.id,
        numeric_id=numbers.get(address.id, address.id),
        title=page["title"],
        quality=page["quality"],
        reader_importance=page["reader_importance"],
        last_updated=updated,
        update_frequency=every,
        days_since_update=age,
        days_until_due=number(every - age),
        staleness=_two_decimals(staleness),
        priority=_two_decimals(staleness * (_importance(page) / 100)),
        category=address.category,
    )


def _importance(page: Mapping[str, Any]) -> float:
    """Give the importance for readers, or its mean with the tactical value where that is greater."""
    importance: float = _USUAL_IMPORTANCE if page["reader_importance"] is None else page["reader_importance"]
    tactical: float = page["tactical_value"] or 0
    return (importance + tactical) / 2 if tactical > importance else importance


def _two_decimals(value: float) -> int | float:
    return number(rounded(value * 100) / 100)
