"""The value of a component's attribute: text, or a literal of JavaScript in braces. Nothing is evaluated."""

import html
import math
import re
from typing import Any

from recto.parse.html.escape import CONTROLS

_SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_NUMBER = re.compile(r"-?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_TEXTS = {
    '"': re.compile(r'"((?:[^"\\\n]|\\.)*+)"', re.DOTALL),
    "'": re.compile(r"'((?:[^'\\\n]|\\.)*+)'", re.DOTALL),
    "`": re.compile(r"`((?:[^`\\$]|\\.|\$(?!\{))*+)`", re.DOTALL),
}
"""Texts by their quote; what a template runs is none."""
_ESCAPE = re.compile(r"\\(?:u\{0*([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n|.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": "", "\r\n": ""}
_LAST = 0x10FFFF
_DEEPEST = 40
"""Lists and maps in each other, at most."""
_LONGEST = 4000
"""Digits of a number at most: Python refuses to read longer ones."""


class NotLiteralError(ValueError):
    """The text is an expression that only running it could tell."""


def value_of(written: str | None) -> Any:
    """Give the value of an attribute as written, or None where it is no literal; text without braces is itself."""
    if written is None or not written.lstrip().startswith("{"):
        return html.unescape(written) if written else written
    try:
        return literal(written.strip()[1:-1])
    except NotLiteralError:
        return None


def text_value(written: str | None) -> str:
    """Give the text of an attribute, also of a number; empty where it has none."""
    value = value_of(written)
    if isinstance(value, (bool, list, dict)) or value is None:
        return ""
    return str(value)


def rows_value(written: str | None) -> list[dict[str, Any]]:
    """Give the maps of a list attribute; a text in it is a map with the key ``text``."""
    value = value_of(written)
    found = value if isinstance(value, list) else []
    return [row if isinstance(row, dict) else {"text": str(row)} for row in found if row is not None]


def literal(text: str) -> Any:
    """Read a literal: texts, numbers, true, false, null, lists and maps; raise `NotLiteralError` for anything else."""
    reader = _Reader(text)
    value = reader.value(0)
    reader.skip()
    if reader.at != len(text):
        raise NotLiteralError(text[reader.at : reader.at + 20])
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def take(self, sign: str) -> bool:
        self.skip()
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def value(self, depth: int) -> Any:
        self.skip()
        sign = self.text[self.at : self.at + 1]
        if sign in _TEXTS:
            return self.string(sign)
        if depth < _DEEPEST and self.take("["):
            return self.items(depth)
        if depth < _DEEPEST and self.take("{"):
            return self.fields(depth)
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return _amount(number[0].replace("_", ""))
        word = _NAME.match(self.text, self.at)
        if word and word[0] in _WORDS:
            self.at = word.end()
            return _WORDS[word[0]]
        raise NotLiteralError(self.text[self.at : self.at + 20])

    def string(self, quote: str) -> str:
        found = _TEXTS[quote].match(self.text, self.at)
        if found is None:
            raise NotLiteralError("a text without an end, or a template with an expression")
        self.at = found.end()
        return _unescaped(found[1]) if "\\" in found[1] else found[1]

    def items(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while not self.take("]"):
            found.append(self.value(depth + 1))
            if not self.take(","):
                if self.take("]"):
                    break
                raise NotLiteralError("a list without an end")
        return found

    def fields(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self.take("}"):
            self.skip()
            name = _NAME.match(self.text, self.at)
            if name:
                self.at = name.end()
            named = name[0] if name else self.value(depth + 1)
            if not self.take(":"):
                raise NotLiteralError("a name without a value")
            found[str(named)] = self.value(depth + 1)
            if not self.take(","):
                if self.take("}"):
                    break
                raise NotLiteralError("a map without an end")
        return found


def _unescaped(text: str) -> str:
    """Give a text with what its escapes stand for, but no sign that HTML may not hold."""
    meant = _ESCAPE.sub(_meant, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return CONTROLS.sub("", meant)


def _meant(escape: re.Match[str]) -> str:
    if escape[4] is not None:
        return _ESCAPED.get(escape[4], "" if escape[4] in "ux" else escape[4])
    return chr(min(int(escape[1] or escape[2] or escape[3], 16), _LAST))


def _amount(digits: str) -> float:
    """Give a number: whole where it is written so; raise `NotLiteralError` for one that is too long or too large."""
    whole = digits.lstrip("-").isdigit()
    amount = float(digits)
    if len(digits) > _LONGEST or amount in (math.inf, -math.inf):
        raise NotLiteralError(digits[:20])
    return int(digits) if whole else amount
