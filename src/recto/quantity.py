"""Numbers as texts write them: counts, shares, amounts of money, years; and whether two of them agree."""

import re
from collections.abc import Iterator
from typing import Literal

from recto.model import Row

Kind = Literal["count", "percent", "money", "year"]

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,15})(?:\.\d{1,9})?"
MAGNITUDES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "b": 1e9, "trillion": 1e12}
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_QUANTITY = re.compile(
    rf"(?<![\w.,#/^=:_-])(?P<sign>[$€£¥])?(?P<low>{_NUMBER})"
    rf"(?:\s?(?P<low_share>%)?\s?(?:-|–|—|to)\s?[$€£¥]?(?P<high>{_NUMBER}))?"
    r"(?:\s?(?P<magnitude>thousand|million|billion|trillion|[kKMB](?![\w])))?"
    r"(?P<share>\s?%|\s(?:percent|per cent)\b)?(?P<more>\+)?(?![\w/^]|[.,:]\d|-\w)"
)
_ABOUT = re.compile(r"(?:about|around|approximately|roughly|nearly|almost|some|circa|~|≈)\s?\Z", re.IGNORECASE)
_OVER = re.compile(r"(?:over|more than|at least|above|under|less than|up to|fewer than)\s\Z", re.IGNORECASE)
_LOOKED_BACK = 20
_EXACT = 1000
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


class Quantity(Row, frozen=True):
    """A number in a text, from `start` to `end`: its bounds, twice the same if it is one, and its last digit's worth.

    `currency` is a code or empty. `about` says that the text gives it as a rough figure or as a bound.
    """

    start: int
    end: int
    kind: Kind
    low: float
    high: float
    step: float
    currency: str = ""
    about: bool = False


def quantities(text: str) -> Iterator[Quantity]:
    """Find the numbers of a text, in linear time; ordinals, versions and dates of days are none."""
    for match in _QUANTITY.finditer(text):
        low, high = value_of(match["low"]), value_of(match["high"] or match["low"])
        name = (match["magnitude"] or "").lower()
        scale = MAGNITUDES.get(name, 1.0)
        before = text[max(0, match.start() - _LOOKED_BACK) : match.start()]
        yield Quantity(
            match.start(),
            match.end(),
            _kind(match, low),
            low * scale,
            high * scale,
            last_digit(match["low"]) * scale,
            _CURRENCIES.get(match["sign"] or "", ""),
            bool(match["more"] or _ABOUT.search(before) or _OVER.search(before)),
        )


def value_of(written: str) -> float:
    """Read digits that commas may group."""
    return float(written.replace(",", ""))


def last_digit(written: str) -> float:
    """Give what the last digit that says something is worth: a tenth for 1.2, 100 for 4,500, 1 below a thousand."""
    digits, point, decimals = written.replace(",", "").partition(".")
    if point:
        return 10.0 ** -len(decimals)
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if int(digits) >= _EXACT else 1.0


def _kind(match: re.Match[str], value: float) -> Kind:
    if match["share"] or match["low_share"]:
        return "percent"
    if match["sign"]:
        return "money"
    plain = not match["magnitude"] and match["low"].isdigit() and len(match["low"]) == 4
    return "year" if plain and _FIRST_YEAR <= value <= _LAST_YEAR else "count"


def agree(written: Quantity, low: float, high: float) -> bool:
    """Say whether a number as written may mean a value: equal up to its last digit, more freely if it is rough.

    Bounds agree where they overlap.
    """
    slack = written.step * (1.0 if written.about else 0.5)
    if written.kind == "year":
        slack = 0.0
    elif written.about:
        slack = max(slack, 0.15 * abs(written.high))
    return written.low - slack <= high and low <= written.high + slack
