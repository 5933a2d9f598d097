"""Results of calculations as text."""

import math
from collections.abc import Callable

from recto.ecma import number, rounded, to_text
from recto.facts.calc import CalcError
from recto.facts.numerals import fixed, grouped, in_words

MAX_PRECISION = 100


def result_text(value: float, form: str = "", precision: int | None = None) -> str:
    """Give the text of a result in the form currency, percent or number, or in its own.

    `precision` is the number of decimals, 0 to `MAX_PRECISION`; `CalcError` is raised if it is not.
    """
    if precision is not None and not 0 <= precision <= MAX_PRECISION:
        raise CalcError(f"the precision {precision} is not between 0 and {MAX_PRECISION}")
    return _FORMS.get(form, _plain)(value, precision)


def _currency(value: float, precision: int | None) -> str:
    decimals = 1 if precision is None else precision
    text = in_words(abs(value), lambda part: fixed(part, decimals)) or _number(abs(value), precision)
    return f"{'-' if value < 0 else ''}${text}"


def _percent(value: float, precision: int | None) -> str:
    share = value * 100
    return f"{to_text(rounded(share)) if precision is None else fixed(share, precision)}%"


def _number(value: float, precision: int | None) -> str:
    return grouped(value) if precision is None else grouped(value, precision, precision)


def _plain(value: float, precision: int | None) -> str:
    if precision is not None:
        return fixed(value, precision)
    if not math.isfinite(value):
        return to_text(value)
    if abs(value) >= 1000:
        return in_words(value, lambda part: fixed(part, 1)) or grouped(value)
    plain = number(value)
    return str(plain) if isinstance(plain, int) else fixed(value, 2)


_FORMS: dict[str, Callable[[float, int | None], str]] = {
    "currency": _currency,
    "percent": _percent,
    "number": _number,
}
