"""The kind unit-changed."""

import re

from recto.mutate.amounts import sentence_error
from recto.mutate.draw import Draw
from recto.mutate.kind import Error, Example, kind
from recto.mutate.number_changed import NUMBERS, WORK
from recto.mutate.spot import Spot

# fmt: off
_SWAPS = (
    ("million", "billion"), ("thousand", "million"), ("billion", "trillion"), ("hours", "days"), ("minutes", "hours"),
    ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("seconds", "minutes"), ("hour", "day"),
    ("day", "week"), ("month", "year"), ("km", "miles"), ("kilometres", "miles"), ("metres", "feet"), ("kg", "tonnes"),
    ("grams", "kilograms"), ("GB", "TB"), ("MB", "GB"), ("MW", "GW"), ("percent", "percentage points"),
    ("dollars", "euros"), ("$", "€"), ("$", "£"), ("M", "B"), ("K", "M"), ("%", " percentage points"),
)
# fmt: on
_PAGE = "The survey of clocks cost 37 million dollars <R id='r1'>Doe</R>."


@kind(
    "A figure is right but for its unit, which is three orders of magnitude.",
    checks=NUMBERS,
    examples=(
        Example(_PAGE, "caught", WORK, text="The survey of clocks cost 37 million dollars in all. It was long."),
        Example(_PAGE, "unseen", WORK, "the text of the source is not stored"),
    ),
)
def unit_changed(spot: Spot, draw: Draw) -> Error | None:
    """Put another unit, currency or magnitude in the place of one in the sentence that a citation supports."""
    sentence = spot.examined.cited.sentence
    for one, other in draw.shuffled([*_SWAPS, *((two, one) for one, two in _SWAPS)]):
        found = next(iter(_pattern(one.strip()).finditer(sentence)), None)
        if found and (error := sentence_error(spot, *found.span("unit"), _written(found, other), NUMBERS)):
            return error
    return None


def _pattern(unit: str) -> re.Pattern[str]:
    """Match a unit where it stands with a number."""
    if unit in "$€£":
        return re.compile(rf"(?P<unit>{re.escape(unit)})(?=\d)")
    return re.compile(rf"(?<=\d)(?<!\b0)(?P<gap>[ \u00a0-]?)(?P<unit>{re.escape(unit)})(?!\w)")


def _written(found: re.Match[str], other: str) -> str:
    """Write the other unit as the first stood: with a blank only where there is none."""
    return other.strip() if found.groupdict().get("gap") else other
