"""Numbers as text: with a fixed number of decimals, in English groups, with words for millions and more.

The contract's are those of ECMAScript: a fixed number of decimals rounds the exact binary value, groups round the
shortest decimal that stands for it; both round a half away from zero.
"""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from recto.ecma import number, to_text

_EXACT = Context(prec=1200, rounding=ROUND_HALF_UP)
_WORDS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_NO_DECIMALS_FROM = 1e21


def fixed(value: float, decimals: int) -> str:
    """Write a number with so many decimals (0 to 100), as ``toFixed``; from 1e21 on as the number itself."""
    if not math.isfinite(value) or abs(value) >= _NO_DECIMALS_FROM:
        return to_text(value)
    return format(Decimal(value).quantize(Decimal(1).scaleb(-decimals), context=_EXACT), "f")


def grouped(value: float, most: int = 3, least: int = 0) -> str:
    """Write a number in groups of three digits, with at least and at most so many decimals, as ``toLocaleString``."""
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "-∞"
    exact = Decimal(to_text(value)).quantize(Decimal(1).scaleb(-most), context=_EXACT)
    whole, _, decimals = format(exact, ",f").partition(".")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def one_decimal(value: float) -> str:
    """Write a whole number as such, another with one decimal."""
    plain = number(value)
    return str(plain) if isinstance(plain, int) else fixed(value, 1)


def in_words(value: float, decimals: Callable[[float], str] = one_decimal) -> str | None:
    """Write a number from a million on with its word (``4 billion``); None if it is smaller."""
    for size, word in _WORDS:
        if abs(value) >= size and math.isfinite(value):
            return f"{decimals(value / size)} {word}"
    return None


def is_year(value: float) -> bool:
    """Say whether a number is a whole one from 1800 to 2100."""
    return 1800 <= value <= 2100 and value == math.floor(value)
