"""JSON as ``JSON.stringify(value, null, 2)`` writes it."""

import math
import re
from typing import Any

import msgspec

from recto.ecma.values import to_text

_encode = msgspec.json.Encoder().encode


_WHOLE = re.compile(rb"\.0(?<=[0-9]\.0)(?:[,\]}](?=[\"\-0-9\[{tfn\]},]|\Z)|\Z)")
_EXPONENT = re.compile(rb"e(?<=[0-9]e)[+-]?[0-9]+(?:[,\]}]|\Z)")
"""Where msgspec may have written a number otherwise than ECMAScript does; or a text holds what looks like it.

Each begins with what is searched for and looks back from there, which is many times faster than the other way round.
"""


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
    return _encode(_plain(value)) if _WHOLE.search(encoded) or _EXPONENT.search(encoded) else encoded


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return msgspec.Raw(to_text(value).encode()) if math.isfinite(value) else None
    return value
