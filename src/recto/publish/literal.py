"""The value of a component's attribute: text, or a literal of JavaScript in braces. Nothing is evaluated."""

import re
from typing import Any

_SPACE = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_NUMBER = re.compile(r"-?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_DEEPEST = 40


class NotLiteralError(ValueError):
    """The text is an expression that only running it could tell."""


def value_of(written: str | None) -> Any:
    """Give the value of an attribute as written, or None where it is no literal; text without braces is itself."""
    if written is None or not written.lstrip().startswith("{"):
        return written
    try:
        return literal(written.strip()[1:-1])
    except NotLiteralError:
        return None


def text_value(written: str | None) -> str:
    """Give the text of an attribute; numbers as they are written, empty where it has none."""
    value = value_of(written)
    return value if isinstance(value, str) else "" if value is None or isinstance(value, (list, dict)) else str(value)


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
        if sign in ('"', "'", "`") and sign:
            return self.string(sign)
        if depth < _DEEPEST and self.take("["):
            return self.items(depth)
        if depth < _DEEPEST and self.take("{"):
            return self.fields(depth)
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            digits = number[0].replace("_", "")
            return int(digits) if digits.lstrip("-").isdigit() else float(digits)
        word = _NAME.match(self.text, self.at)
        if word and word[0] in _WORDS:
            self.at = word.end()
            return _WORDS[word[0]]
        raise NotLiteralError(self.text[self.at : self.at + 20])

    def string(self, quote: str) -> str:
        pieces: list[str] = []
        position = self.at + 1
        while position < len(self.text):
            sign = self.text[position]
            if sign == quote:
                self.at = position + 1
                return "".join(pieces)
            if sign == "\\":
                following = self.text[position + 1 : position + 2]
                pieces.append(_ESCAPES.get(following, following))
                position += 2
            elif quote == "`" and self.text.startswith("${", position):
                raise NotLiteralError("a template with an expression")
            else:
                pieces.append(sign)
                position += 1
        raise NotLiteralError("a text without an end")

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
