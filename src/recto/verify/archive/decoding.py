"""Bytes of a page → its text, also where the server names the wrong encoding."""

import codecs
import re

import charset_normalizer

_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]{1,40})|<\?xml[^>]{0,100}encoding=["']([\w:.-]{1,40})""", re.I
)
_HEAD = 4096
_SAMPLE = 200_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
"""Encodings that pages name, and the larger ones that browsers read them in."""


def decoded(data: bytes, named: str = "") -> str:
    """Decode a page: by its mark of byte order, as UTF-8, as it or the server (`named`) says, or by a guess.

    UTF-8 comes before what is said, because text in another encoding is hardly ever valid UTF-8 by chance.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding in ("utf-8", _known(named), _known(_in_head(data))):
        if encoding and (text := _strictly(data, encoding)) is not None:
            return text
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "utf-8", "replace")


def _in_head(data: bytes) -> str:
    found = _META.search(data, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _known(name: str) -> str:
    """Give the codec of a name of an encoding; empty for what is none of text."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(codec.name, codec.name) if getattr(codec, "_is_text_encoding", True) else ""


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except ValueError:
        return None
