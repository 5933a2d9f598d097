"""Data as scripts: what a view loads when it is asked for. Pages opened from a disk can load nothing else."""

from typing import Any

from recto.ecma import compact
from recto.publish.paths import OURS

_ESCAPED = ((b"<", rb"\u003c"), (b"\xe2\x80\xa8", rb"\u2028"), (b"\xe2\x80\xa9", rb"\u2029"))
"""What could end a script or a line of one: the sign before a tag, and the separators of lines and paragraphs."""


def script(file: str, value: Any) -> bytes:
    """Write a value as a script that sets it as a property of ``recto``, named as its file within our folder."""
    name = file.removeprefix(f"{OURS}/").removesuffix(".js")
    return b"(self.recto??={})[%s]=%s\n" % (_literal(name), _literal(value))


def _literal(value: Any) -> bytes:
    encoded = compact(value)
    for sign, written in _ESCAPED:
        encoded = encoded.replace(sign, written)
    return encoded
