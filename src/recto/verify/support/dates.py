"""Days, months, quarters, years and decades in texts, and whether one says what another says."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

# fmt: off
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)
# fmt: on
_MONTH = (
    r"(?P<{}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sep(?:tember|t?\.?)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w./-])(?:(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\w-])"
    rf"|{_MONTH.format('m1')} (?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y1>{_YEAR})(?![\d%]))?"
    rf"|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_MONTH.format('m2')}\b(?:,? (?P<y2>{_YEAR})(?![\d%]))?"
    rf"|{_MONTH.format('m3')},?(?: of)? (?P<y3>{_YEAR})(?![\d%])"
    rf"|q(?P<q1>[1-4])(?: of|,)? (?P<y4>{_YEAR})(?![\d%])|(?P<y5>{_YEAR})[ -]?q(?P<q2>[1-4])\b"
    rf"|(?P<q3>first|second|third|fourth) quarter(?: of|,)? (?P<y6>{_YEAR})(?![\d%])"
    rf"|(?P<decade>(?:1[5-9]|20)\d0)s\b)"
)
_PLAIN = re.compile(
    rf"(?<![\w.,#/$€£:=^~-])(?:{_YEAR})(?![\w%/]|[.,:]\d|,\d|-\w|-\d{{5}})|(?<=\d\d-)(?:{_YEAR})(?![\w%/-])"
)
_LEADING = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|late|early|mid|before|after|through|throughout|year|around|between|and|to"
    r"|for|spring|summer|fall|autumn|winter|circa|to|end|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)[ -]|[(\d-])\Z"
)
_COUNTED = re.compile(r"[ \u00a0](?:[a-z]{1,20}[ ])?(?:[a-z]{2,20}s|people|men|women|children|staff)\b")
_LABELLED = re.compile(r"(?:\bal\.?,?|\b[A-Z][\w'.-]{0,30},?)[ ]?[(\[]?\Z")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_BEFORE = 24


class Moment(NamedTuple):
    """A date in a text, from `start` to `end`; what it does not say is 0. A decade has its first year."""

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0
    decade: bool = False

    @property
    def kind(self) -> str:
        """What a check calls it."""
        return "date" if self.month or self.quarter else "year"


def moments(flat: str, folded: str, low: int, high: int, *, claims: bool = False) -> Iterator[Moment]:
    """Find the dates of a sentence of a `Flat`; as claims, years that belong to a name or a citation are none."""
    taken = low
    found = [each for match in _DATE.finditer(folded, low, high) if (each := _read(match))]
    for match in _PLAIN.finditer(folded, low, high):
        if not any(each.start <= match.start() < each.end for each in found) and _is_year(flat, folded, match, claims):
            found.append(Moment(match.start(), match.end(), int(match[0])))
    for each in sorted(found):
        if each.start >= taken:
            yield each
            taken = each.end


def _read(match: re.Match[str]) -> Moment | None:
    start, end = match.span()
    if match["iso"]:
        iso = [int(each) for each in match["iso"].split("-")]
        return Moment(start, end, iso[0], iso[1], iso[2] if len(iso) > 2 else 0)
    if match["decade"]:
        return Moment(start, end, int(match["decade"]), decade=True)
    year = int(next((match[f"y{n}"] for n in range(1, 7) if match[f"y{n}"]), 0))
    if quarter := match["q1"] or match["q2"] or match["q3"]:
        return Moment(start, end, year, quarter=_QUARTERS.get(quarter) or int(quarter))
    named = next(match[f"m{n}"] for n in (1, 2, 3) if match[f"m{n}"])
    day = int(match["d1"] or match["d2"] or 0)
    if day > 31 or (not year and not day) or ((match["d1"] or match["d2"]) and not day):
        return None
    return Moment(start, end, year, 1 + next(n for n, name in enumerate(MONTHS) if name.startswith(named[:3])), day)


def _is_year(flat: str, folded: str, match: re.Match[str], claims: bool) -> bool:
    """Tell a year from a count of as many, and, in a claim, from the year of a work or in a name."""
    before = flat[max(0, match.start() - _BEFORE) : match.start()]
    led = _LEADING.search(before.lower())
    if _COUNTED.match(folded, match.end()) and not led:
        return False
    if not claims:
        return True
    if before[-1:] in "([" or folded[match.end() : match.end() + 1] in ")]":
        return False
    return bool(led) or not _LABELLED.search(before)


def same_moment(claim: Moment, found: Moment) -> Literal["same", "other", "unclear"]:
    """Say whether a date of a source says what a claim's date says: all that the claim says, and nothing else."""
    if claim.decade or found.decade:
        return _decades(claim, found)
    fields = [(claim.year, found.year), (claim.month, found.month), (claim.day, found.day)]
    fields.append((claim.quarter or _quarter(claim), found.quarter or _quarter(found)))
    if any(said and there and said != there for said, there in fields):
        return "other"
    told = all(there or not said for said, there in fields[:3]) and (not claim.quarter or bool(fields[3][1]))
    return "same" if told else "unclear"


def slip_of_date(claim: Moment, found: Moment) -> bool:
    """Say whether two dates differ in one of day, month and year alone, or in the order of the year's digits."""
    mine, there = (claim.year, claim.month, claim.day), (found.year, found.month, found.day)
    told = [one == other for one, other in zip(mine, there, strict=True) if one and other]
    turned = claim.year != found.year and sorted(str(claim.year)) == sorted(str(found.year))
    return turned or (len(told) > 1 and told.count(False) == 1)


def _quarter(moment: Moment) -> int:
    return (moment.month + 2) // 3 if moment.month else 0


def _decades(claim: Moment, found: Moment) -> Literal["same", "other", "unclear"]:
    if not claim.year or not found.year:
        return "unclear"
    if claim.year // 10 != found.year // 10:
        return "other"
    return "same" if claim.decade else "unclear"
