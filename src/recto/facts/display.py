"""Values as readers see them."""

import math
from collections.abc import Mapping
from typing import Any

from recto.ecma import compact, to_text, truthy
from recto.facts.numerals import grouped, in_words, is_year, one_decimal
from recto.model import Fact, FactBase, Property

BEFORE = {
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "CAD": "C$",
    "JPY": "¥",
    "CHF": "CHF ",
    "AUD": "A$",
    "SGD": "S$",
    "CNY": "¥",
    "KRW": "₩",
    "INR": "₹",
}
"""The currencies whose symbol stands before the number."""
AFTER = {"SEK": " kr", "NOK": " kr"}
"""The currencies whose symbol stands behind it."""
CURRENCIES = frozenset({*BEFORE, *AFTER})

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = {f"{number:02}": name for number, name in enumerate(_MONTHS, 1)}


def value_text(base: FactBase, fact: Fact) -> str:
    """Give the text of a fact's value, by the contract: a reference is the bare id."""
    kind, value = fact.value.type, fact.value.value
    if kind in ("text", "ref"):
        return str(value)
    if kind == "refs":
        return ", ".join(value)
    if kind == "date":
        return date_text(value)
    if kind == "boolean":
        return "Yes" if value else "No"
    if kind == "json":
        return compact(value).decode()
    return _amount(value, kind, base.properties.get(fact.property), _code(fact))


def readable(base: FactBase, fact: Fact) -> str:
    """Give the text of a fact's value with the names of the things it refers to."""
    value = fact.value.value
    if fact.value.type not in ("ref", "refs"):
        return value_text(base, fact)
    listed = [value] if fact.value.type == "ref" else value
    return ", ".join(base.things[name].name if name in base.things else name for name in listed)


def date_text(date: str | None) -> str:
    """Give a date's month and year (``Jun 2024``); another text stays as it is, none is a dash."""
    if date is None:
        return "—"
    year, _, rest = date.partition("-")
    month = _MONTH.get(rest.partition("-")[0])
    return f"{month} {year}" if month else date


def currency_of(fact: Fact, definition: Property | None) -> str:
    """Give the code of the currency of a fact: its own, its property's unit, or USD."""
    unit = definition.unit if definition else ""
    return next((code for code in (_code(fact), unit) if code in CURRENCIES), "USD")


def number_text(value: float, unit: str, display: Mapping[str, Any] | None, currency: str) -> str:
    """Give the text of a number: by its unit, else by the property's `display`, else plainly.

    `currency` is the fact's own code, which may be empty or unknown.
    """
    if unit:
        return _with_unit(value, unit, currency)
    if display is not None:
        return _displayed(value, display, currency)
    return to_text(value) if is_year(value) else grouped(value)


def money(value: float, currency: str) -> str:
    """Give an amount with the symbol of its currency, in words from a million on."""
    text = in_words(abs(value)) or grouped(abs(value))
    sign = "-" if value < 0 else ""
    return f"{sign}{BEFORE.get(currency, '')}{text}{AFTER.get(currency, '')}"


def _amount(value: Any, kind: str, definition: Property | None, currency: str) -> str:
    unit = definition.unit if definition else ""
    display = definition.fields.get("display") if definition else None
    display = display if isinstance(display, dict) else None
    numbers = value if kind == "range" else [value]
    texts = [number_text(each, unit, display, currency) for each in numbers]
    return ("≥" if kind == "min" else "") + "–".join(texts)


def _code(fact: Fact) -> str:
    currency = fact.fields.get("currency")
    return currency if isinstance(currency, str) else ""


def _with_unit(value: float, unit: str, currency: str) -> str:
    if unit in CURRENCIES:
        return money(value, currency if currency in CURRENCIES else unit)
    if unit == "percent":
        return f"{one_decimal(value)}%"
    return in_words(value) or grouped(value)


def _displayed(value: float, display: Mapping[str, Any], currency: str) -> str:
    divisor, prefix, suffix = (display.get(name) for name in ("divisor", "prefix", "suffix"))
    divides = isinstance(divisor, (int, float)) and truthy(divisor)
    value = value / divisor if divides and divisor else value
    if is_year(value) and not (truthy(prefix) or truthy(suffix) or divides):
        return to_text(value)
    text = grouped(value, 3 if math.isfinite(value) and value == math.floor(value) else 2)
    before = BEFORE.get(currency, "") if currency in CURRENCIES else _affix(prefix)
    return f"{before}{text}{AFTER.get(currency, '')}{_affix(suffix)}"


def _affix(value: Any) -> str:
    return to_text(value) if truthy(value) else ""
