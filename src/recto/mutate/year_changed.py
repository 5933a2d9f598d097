"""The kind year-changed."""

from recto.mutate.draw import Draw
from recto.mutate.kind import Edit, Error, Example, kind
from recto.mutate.signs import is_year_of_work, years_in
from recto.mutate.spot import Spot
from recto.verify.identity.work import APART
from recto.verify.identity.yearly import names_edition

_FARTHEST = 9
_DOE = "- {id: r1, url: 'https://example.org/a', type: paper, authors: [Jane Doe], published_date: 2019-05-01}"


@kind(
    "A year is the first thing that is remembered wrongly.",
    differs=("year",),
    examples=(
        Example("Clocks drift <R id='r1'>Doe (2019)</R>.", "caught", _DOE),
        Example("Clocks drift <R id='r1'>Doe (2019)</R>.", "unseen", _DOE.replace("paper", "web"), "a page's date"),
        Example("Clocks drift [Doe (2019)](https://example.org/b).", "unseen", note="nothing is known of the work"),
    ),
)
def year_changed(spot: Spot, draw: Draw) -> Error | None:
    """Change the year in what a citation says of its work, by one to nine years, to none that is yet to come."""
    label = spot.label
    years = years_in(label) if label else []
    if not label or len(years) != 1:
        return None
    start, end = years[0]
    year, last = int(spot.source.text[start:end]), int(spot.wiki.now[:4])
    others = range(year - _FARTHEST, min(year + _FARTHEST, last) + 1)
    other = draw.pick([each for each in others if each not in (year, *spot.work.years)])
    return Error(Edit(start, end, str(other)), _unseeable(spot, other, is_year_of_work(label, start)))


def _unseeable(spot: Spot, year: int, of_work: bool) -> str:
    if not spot.work.years:
        return "no date of the work is known"
    if not spot.work.firm:
        return "the date that is known may be that of a page, not of the work"
    if not of_work:
        return "the year does not stand where labels have that of the work"
    if min(abs(year - known) for known in spot.work.years) <= APART:
        return "a year or two may lie between preprint and publication"
    if names_edition(f"{spot.label.text if spot.label else ''} · {spot.work.title}"):
        return "it may be the year of another edition"
    return ""
