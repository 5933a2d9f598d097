"""JSON as ``JSON.stringify(value, null, 2)`` writes it."""

import math
import re
from typing import Any

import msgspec

from recto.ecma.values import to_text

_encode = msgspec.json.Encoder().encode


_OTHERWISE = re.compile(rb"(?:\A|[:,\[])-?[0-9]+(?:\.0(?:[,\]}]|\Z)|(?:\.[0-9]+)?e[+-]?[0-9])")
"""Where msgspec may have written a number otherwise than ECMAScript does; or a text holds such a number."""


def dumps(value: Any, *, indent: int = 2) -> bytes:
    """Encode plain data (lists, dicts, texts, numbers) as indented JSON without a final newline.

    Numbers print as ECMAScript prints them: no ``.0``, ``1e+21``, ``1e-7``, NaN as ``null``.
    """
    return indented(compact(value), indent=indent)


def indented(encoded: bytes, *, indent: int = 2) -> bytes:
    """Indent JSON that is encoded already."""
    return msgspec.json.format(encoded, indent=indent)


def compact(value: Any) -> bytes:
    """Encode plain data on one line, numbers as `dumps` has them."""
    encoded = _encode(value)
    return _encode(_plain(value)) if _OTHERWISE.search(encoded) else encoded


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return msgspec.Raw(to_text(value).encode()) if math.isfinite(value) else None
    return value
