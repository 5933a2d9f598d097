"""The contract's values and text, which are ECMAScript's: white space, numbers, rounding, JSON, dates.

The record is defined by what a JavaScript program prints. Python differs in details that decide
bytes, so everything that depends on such a detail is here, and nowhere else.
"""

from recto.ecma.json import compact, dumps, indented
from recto.ecma.text import ANY, DOT, EOL, NOT_SPACE, SPACE, count_pieces, line_start, pattern, trim
from recto.ecma.time import iso_time, milliseconds
from recto.ecma.values import array_index, by_utf16, number, parse_int, rounded, to_number, to_text, truthy

__all__ = [
    "ANY",
    "DOT",
    "EOL",
    "NOT_SPACE",
    "SPACE",
    "array_index",
    "by_utf16",
    "compact",
    "count_pieces",
    "dumps",
    "indented",
    "iso_time",
    "line_start",
    "milliseconds",
    "number",
    "parse_int",
    "pattern",
    "rounded",
    "to_number",
    "to_text",
    "trim",
    "truthy",
]
