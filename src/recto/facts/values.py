"""The type of a value: from its tag and form, from its property, from itself."""

import re
from collections.abc import Callable
from typing import Any

from recto.ecma import to_number, to_text, truthy
from recto.facts.tags import untagged
from recto.model import Property, Value
from recto.yaml import Tagged

_MONTH_OR_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\Z")


def typed(raw: Any, definition: Property | None) -> Value:
    """Give the value of a row its type, by the contract: the first rule that fits counts.

    A tag, a pair of numbers and a map with `min` say by themselves what they are; then the property's data type counts,
    and without one the value's own. A number that cannot be read is NaN.
    """
    if isinstance(raw, Tagged):
        return Value("date", raw.text)
    raw = untagged(raw, lambda tagged: tagged.text)
    return _by_form(raw) or _DECLARED.get(definition.data_type if definition else "", _undeclared)(raw)


def _by_form(raw: Any) -> Value | None:
    if isinstance(raw, list) and len(raw) == 2 and all(map(_is_number, raw)):
        return Value("range", raw)
    if isinstance(raw, dict) and _is_number(raw.get("min")):
        return Value("min", raw["min"])
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _undeclared(raw: Any) -> Value:
    if isinstance(raw, bool):
        return Value("boolean", raw)
    if _is_number(raw):
        return Value("number", raw)
    if isinstance(raw, str):
        return Value("date" if _MONTH_OR_DAY.match(raw) else "text", raw)
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return Value("refs", raw)
    return Value("json", raw)


_DECLARED: dict[str, Callable[[Any], Value]] = {
    "ref": lambda raw: Value("ref", to_text(raw)),
    "refs": lambda raw: Value("refs", list(map(to_text, raw)) if isinstance(raw, list) else [to_text(raw)]),
    "number": lambda raw: Value("number", to_number(raw)),
    "text": lambda raw: Value("text", to_text(raw)),
    "date": lambda raw: Value("date", to_text(raw)),
    "boolean": lambda raw: Value("boolean", truthy(raw)),
}
