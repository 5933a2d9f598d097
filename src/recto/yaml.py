"""YAML 1.2 as the contract reads it: one document, core schema, repeated keys an error.

Loading is by yaml12; it keeps the last of repeated keys and expands aliases without bounds, so both are
looked at beside it, with yaml-edit, and only where the text gives cause.
"""

import contextlib
import re
from collections.abc import Collection
from typing import Any, NamedTuple

import yaml12

from recto.ecma import array_index, number, to_text

_PLACE = re.compile(r" at byte \d+ line (\d+) column (\d+)\Z")
_KEY = re.compile(
    r"""([ ]*(?:-[ ]+)*)("[^"\n]*"|'[^'\n]*'|[^\s#"'\[\]{},&*!|>%@`-][^:\n#]*?|-[^\s:][^:\n#]*?)[ \t]*:(?=\s|\Z)"""
)
_ANCHOR_OR_ALIAS = re.compile(r"(?:(?<=[\s\[,:{-])|\A)([&*])([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"(?:(?<=[\s\[,:{-])|\A)\*[^\s,\[\]{}]")
_TAB_SEPARATION = re.compile(r"(?<=[:\-?])\t[ \t]*+(?=\S)|(?<=[^ \t\n])(?= *\t)[ \t]++(?=#|\n|\Z)")
_MARGIN_BRACKET = re.compile(r"^([\]}])", re.M)
_MAX_ALIASES = 100


class YamlError(ValueError):
    """The text is no such YAML: what is wrong and where, line and column from 1."""

    def __init__(self, kind: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.kind, self.line, self.column = kind, line, column


class Tagged(NamedTuple):
    """A scalar under a tag that the reader asked for, and the scalar's text as written."""

    tag: str
    text: str


def load(text: str, tags: Collection[str] = ()) -> Any:
    """Load one YAML document as plain values (numbers as `ecma.number`); raise `YamlError`.

    Scalars under one of `tags` (``!ref``) become `Tagged`; of every other tag only the value is kept.
    """
    _refuse_alias_bomb(text)
    _refuse_repeated_keys(text)
    return _plain(_parse(text), tags)


def _parse(text: str) -> Any:
    try:
        documents = yaml12.parse_yaml(text, multi=True)
    except ValueError as error:
        relaxed = _relaxed(text)
        if relaxed != text:
            with contextlib.suppress(YamlError):
                return _parse(relaxed)
        raise _yaml_error(error) from error
    if len(documents) > 1:
        raise YamlError("yaml", "more than one document", 1, 1)
    return documents[0] if documents else None


def _relaxed(text: str) -> str:
    """Rewrite what the contract's parser lets pass and yaml12 does not: tabs as separation, brackets at the margin."""
    text = _TAB_SEPARATION.sub(lambda m: " " * len(m[0]), text) if "\t" in text else text
    return _MARGIN_BRACKET.sub(r" \1", text)


def _yaml_error(error: ValueError) -> YamlError:
    message = str(error).removeprefix("YAML parse error: ")
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    return YamlError("yaml", _PLACE.sub("", message), line, column)


def _plain(value: Any, tags: Collection[str] = ()) -> Any:
    if isinstance(value, (bool, str)) or value is None:
        return value
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, yaml12.Yaml):
        if value.tag and value.tag in tags and isinstance(value.value, str):
            return Tagged(value.tag, value.value)
        return _plain(value.value, tags)
    if isinstance(value, list):
        return [_plain(item, tags) for item in value]
    return in_map_order({_key(key): _plain(item, tags) for key, item in value.items()})


def _key(key: Any) -> str:
    return "" if key is None else to_text(_plain(key))


def in_map_order(fields: dict[str, Any]) -> dict[str, Any]:
    """Put keys that are array indices first, in ascending order: the order of an ECMAScript object."""
    indices = sorted(filter(array_index, fields), key=int)
    return {key: fields[key] for key in indices} | fields if indices else fields


def _refuse_repeated_keys(text: str) -> None:
    if _may_repeat_keys(text):
        import yaml_edit

        try:
            problems = yaml_edit.Document.parse(text).validate()
        except yaml_edit.YamlError:
            return
        for problem in problems:
            if problem.rule == "duplicate_keys":
                line, column = _line_and_column(text, problem.byte_range)
                message = problem.message.partition(" (")[0].replace("Duplicate key:", "repeated key")
                raise YamlError("repeated-key", message, line, column)


def _line_and_column(text: str, byte_range: tuple[int, int] | None) -> tuple[int, int]:
    before = text.encode("utf-8", "surrogatepass")[: (byte_range or (0, 0))[0]].decode("utf-8", "replace")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _may_repeat_keys(text: str) -> bool:
    """Look line by line for a key that stands twice at one depth; rather too often than too seldom."""
    seen: dict[int, set[str]] = {}
    for line in text.split("\n"):
        if "{" in line or line.lstrip().startswith("? "):
            return True
        if match := _KEY.match(line):
            depth, name = len(match[1]), match[2].strip("\"'")
            item = "-" in match[1]
            seen = {d: names for d, names in seen.items() if d < depth or (d == depth and not item)}
            if name in seen.setdefault(depth, set()):
                return True
            seen[depth].add(name)
    return False


def _refuse_alias_bomb(text: str) -> None:
    """Refuse aliases that multiply: each anchor weighs one more than the aliases that stand after it."""
    if not ("&" in text and _ALIAS.search(text)):
        return
    weights: dict[str, int] = {}
    anchor, total = "", 0
    for token in _ANCHOR_OR_ALIAS.finditer(text):
        sigil, name = token.groups()
        if sigil == "&":
            anchor, weights[name] = name, 1
            continue
        weights[anchor] = weights.get(anchor, 0) + weights.get(name, 0)
        total += weights.get(name, 0)
        if weights.get(name, 0) > _MAX_ALIASES or total > 10 * _MAX_ALIASES:
            start = len(text[: token.start(2)].encode())
            raise YamlError("yaml", f"alias *{name} expands to too much", *_line_and_column(text, (start, start)))
