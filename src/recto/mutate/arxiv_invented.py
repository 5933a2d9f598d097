"""The kind arxiv-invented."""

import re

from recto.mutate.draw import Draw
from recto.mutate.kind import Edit, Error, Example, kind
from recto.mutate.signs import is_year_of_work, years_in
from recto.mutate.spot import Spot
from recto.verify.identity.told import arxiv_problem
from recto.verify.identity.work import APART

_NUMBER = re.compile(r"\d{4}\.\d{4,5}(?!\d)")
_FIRST = 2008
_LAST_MONTH = 19


@kind(
    "An identifier that looks right is invented more easily than a work.",
    differs=("address", "year"),
    examples=(
        Example("Clocks drift [Doe (2019)](https://arxiv.org/abs/1905.00001).", "caught", note="of no month"),
        Example("Clocks drift [a survey](https://arxiv.org/abs/1905.00002).", "unseen", note="it could be one"),
    ),
)
def arxiv_invented(spot: Spot, draw: Draw) -> Error | None:
    """Give another number to a work on arXiv: often one that cannot be, else one that may or may not be."""
    found = spot.address
    number = _NUMBER.search(spot.source.text, *found) if found and spot.work.told.kind == "arxiv" else None
    if number is None or spot.examined.cited.kind == "resource":
        return None
    year, month = _FIRST + draw.below(int(spot.wiki.now[:4]) + 2 - _FIRST), 1 + draw.below(_LAST_MONTH)
    digits = 5 if draw.below(4) else 4
    invented = f"{year % 100:02}{month:02}.{1 + draw.below(10**digits - 1):0{digits}}"
    if invented == number[0]:
        return None
    return Error(Edit(*number.span(), invented), _unseeable(spot, invented, year))


def _unseeable(spot: Spot, invented: str, year: int) -> str:
    if arxiv_problem(invented, spot.wiki.now):
        return ""
    label = spot.label
    years = years_in(label) if label else []
    if label and len(years) == 1 and is_year_of_work(label, years[0][0]):
        apart = abs(int(spot.source.text[slice(*years[0])]) - year)
        return "" if apart > APART else "arXiv may have such a number, of about the year that is named"
    return "arXiv may have such a number, and no year is named"
