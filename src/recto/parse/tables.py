"""Data files: YAML, JSON and JSON Lines → rows, with troubles for what cannot be read."""

import re
from typing import Any

import msgspec

from recto import yaml
from recto.ecma import number
from recto.model import Problem, Source, Span, Trouble

Rows = tuple[list[tuple[Any, int]], list[Trouble]]
"""Rows with the line each stands on, and troubles."""

_ITEM = re.compile(r"^- ", re.M)


def rows(source: Source) -> Rows:
    """Read the rows of a data file: the items of its list, or one for each line of JSON Lines."""
    if source.path.endswith(".jsonl"):
        return _json_lines(source)
    if source.path.endswith(".json"):
        return _json(source)
    return _yaml(source)


def _text(source: Source) -> str:
    """Give the text without a leading mark of byte order, which editors leave and readers do not see."""
    return source.text.removeprefix("\ufeff")


def trouble(source: Source, line: int, message: str, *, column: int = 1, kind: str = "data-file") -> Trouble:
    """Make the trouble with a data file, or with a row of it."""
    return Trouble(source.path, Problem(kind, message, Span.of_line(line, column)))


def table(source: Source, troubles: list[Trouble]) -> Any:
    """Give all that a YAML file holds, a list or a map; an empty list if it cannot be read."""
    try:
        return yaml.load(_text(source))
    except yaml.YamlError as error:
        troubles.append(_unread(source, error))
        return []


def _unread(source: Source, error: yaml.YamlError) -> Trouble:
    return trouble(source, error.line, f"not read: {error}", column=error.column)


def _yaml(source: Source) -> Rows:
    text = _text(source)
    try:
        value = yaml.load(text)
    except yaml.YamlError as error:
        return [], [_unread(source, error)]
    if not isinstance(value, list):
        return [], [] if value is None else [trouble(source, 1, "not read: a list of rows was expected")]
    starts = [text.count("\n", 0, m.start()) + 1 for m in _ITEM.finditer(text)] if len(value) < 2000 else []
    lines = starts if len(starts) == len(value) else [1] * len(value)
    return list(zip(value, lines, strict=True)), []


def _json(source: Source) -> Rows:
    try:
        value = _decode(_text(source))
    except (ValueError, RecursionError) as error:
        return [], [trouble(source, 1, f"not read: {error}")]
    if not isinstance(value, list):
        return [], [trouble(source, 1, "not read: a list of rows was expected")]
    return [(row, 0) for row in value], []


def _json_lines(source: Source) -> Rows:
    found: list[tuple[Any, int]] = []
    troubles = []
    for line, text in enumerate(_text(source).split("\n"), 1):
        if text.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            troubles.append(trouble(source, line, "a merge conflict was left here; the line is passed over"))
        elif text.strip():
            try:
                found.append((_decode(text), line))
            except (ValueError, RecursionError) as error:
                troubles.append(trouble(source, line, f"the line is no JSON: {error}"))
    return found, troubles


def _decode(text: str) -> Any:
    return _numbers(msgspec.json.decode(text))


def _numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def maps(source: Source) -> tuple[list[tuple[dict[str, Any], int]], list[Trouble]]:
    """Read the rows of a data file that are maps; another row is a finding."""
    found, troubles = rows(source)
    for row, line in found:
        if not isinstance(row, dict):
            troubles.append(trouble(source, line or 1, "a row is no map; passed over"))
    return [(row, line) for row, line in found if isinstance(row, dict)], troubles
