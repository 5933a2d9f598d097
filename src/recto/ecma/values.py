"""Values as ECMAScript converts, compares and rounds them."""

import math
import re
from decimal import Decimal
from typing import Any

from recto.ecma.text import SPACES, trim

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_RADIX = re.compile(r"0(?:[xX](?P<x>[0-9a-fA-F]+)|[oO](?P<o>[0-7]+)|[bB](?P<b>[01]+))\Z")
_INTEGER = re.compile(rf"[{SPACES}]*([+-]?)(?:0[xX]([0-9a-fA-F]+)|([0-9]+))")
_INDEX = re.compile(r"(?:0|[1-9][0-9]{0,9})\Z")


def truthy(value: Any) -> bool:
    """Say whether a value counts as given: all but null, false, 0, NaN and the empty text."""
    if isinstance(value, (list, dict)):
        return True
    return bool(value) and value == value


def number(value: float) -> int | float:
    """Give a number as a double would hold it, as an `int` where it is one exactly (up to 2**53)."""
    value = _double(value)
    return int(value) if abs(value) <= 2**53 and value == int(value) else value


def _double(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def to_number(value: Any) -> int | float:
    """Convert to a number by the rules of ``Number(value)``; NaN where there is none."""
    if isinstance(value, (bool, int, float)):
        return number(value)
    if value is None:
        return 0
    if isinstance(value, dict):
        return math.nan
    return _number_of_text(trim(to_text(value)))


def _number_of_text(text: str) -> int | float:
    if not text:
        return 0
    if match := _RADIX.match(text):
        return number(int(match[match.lastgroup or 0], {"x": 16, "o": 8, "b": 2}[match.lastgroup or "x"]))
    if _DECIMAL.match(text):
        return number(float(text))
    return {"Infinity": math.inf, "+Infinity": math.inf, "-Infinity": -math.inf}.get(text, math.nan)


def parse_int(value: Any) -> int | float:
    """Read the leading integer of a value's text, by the rules of ``parseInt``; NaN without digits."""
    match = _INTEGER.match(to_text(value))
    if match is None:
        return math.nan
    size = int(match[2], 16) if match[2] else int(match[3])
    return number(-size if match[1] == "-" else size)


def to_text(value: Any) -> str:
    """Give the text of a value, by the rules of ``String(value)``."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _text_of_number(value)
    if isinstance(value, list):
        return ",".join("" if item is None else to_text(item) for item in value)
    return "[object Object]"


def _text_of_number(value: int | float) -> str:
    value = number(value)
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    if 1e-6 <= abs(value) < 1e21:
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    mantissa, _, exponent = repr(value).partition("e")
    return f"{mantissa}e{int(exponent):+d}"


def rounded(value: float) -> int | float:
    """Round half up, towards plus infinity; NaN and infinities stay as they are."""
    if not math.isfinite(value):
        return value
    floor = math.floor(value)
    return floor + 1 if value - floor >= 0.5 else floor


def array_index(key: str) -> bool:
    """Say whether a key is a canonical array index: such keys come first in a map."""
    return bool(_INDEX.match(key)) and int(key) < 2**32 - 1


def by_utf16(text: str) -> bytes:
    """Give a sort key that orders texts by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")
