"""JSON as ``JSON.stringify(value, null, 2)`` writes it."""

import math
from typing import Any

import msgspec

from recto.ecma.values import to_text

_encode = msgspec.json.Encoder().encode


def dumps(value: Any, *, indent: int = 2) -> bytes:
    """Encode plain data (lists, dicts, texts, numbers) as indented JSON without a final newline.

    Numbers print as ECMAScript prints them: no ``.0``, ``1e+21``, ``1e-7``, NaN as ``null``.
    """
    return msgspec.json.format(_encode(_plain(value)), indent=indent)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return msgspec.Raw(to_text(value).encode()) if math.isfinite(value) else None
    return value
