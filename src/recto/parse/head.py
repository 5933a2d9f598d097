"""The frontmatter of a page, by the contract's rule, with word on everything that rule drops."""

import re
from collections.abc import Iterator
from typing import Any

from recto import yaml
from recto.model import Head, Problem, Span
from recto.parse.place import Lines

_CLOSING = "\n---"
_FIELD = re.compile(r"""^(?:([\w-]+)|["']([^"'\n]*)["'])[ \t]*:(?=\s|\Z)[^\n]*""", re.M)
_TOLERANT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\n)?\1[ \t]*(?:\r?\n|\Z)")


def read_head(text: str, lines: Lines) -> tuple[Head, list[Problem]]:
    """Read the fields between the first ``---`` line and the next; none where that fails, and the problem says why."""
    end = text.find(_CLOSING, 4) if text.startswith("---\n") else -1
    if end < 0:
        return Head({}, None), list(_unseen(text, lines))
    span = lines.span(4, end)
    try:
        fields = yaml.load(text[4:end])
    except yaml.YamlError as error:
        start = lines.at(error.line + 1, error.column)
        return Head({}, span), [Problem(error.kind, str(error), lines.span(start, start))]
    if isinstance(fields, dict):
        return Head(fields, span, dict(_places(text[4:end], lines))), []
    return Head({}, span), [] if fields is None else [_not_a_map(fields, lines)]


def _places(head: str, lines: Lines) -> Iterator[tuple[str, Span]]:
    """Give the line of each field that begins at the margin."""
    for match in _FIELD.finditer(head):
        yield match[1] or match[2], lines.span(match.start() + 4, match.end() + 4)


def _not_a_map(value: Any, lines: Lines) -> Problem:
    kind = {list: "a list", str: "a text", bool: "a boolean"}.get(type(value), "a number")
    return Problem("not-a-map", f"the head is {kind}, not fields with values", lines.span(4, 4))


def _unseen(text: str, lines: Lines) -> list[Problem]:
    """Say why something that looks like a head is none to the contract."""
    start = lines.span(0, 0)
    found = _TOLERANT.match(text)
    if found is None:
        unclosed = text.startswith(("---\n", "---\r\n", "\ufeff---")) and ":" in text[:200].partition("\n\n")[0]
        return [Problem("unclosed", "the head is never closed by a line of `---`", start)] if unclosed else []
    if found[1] == "+++":
        return [Problem("toml", "the head is TOML (`+++`), which is not read", start)]
    problems = []
    if text.startswith("\ufeff"):
        problems.append(
            Problem("bom", "a byte order mark stands before the head, so that its fields are not seen", start)
        )
    if "\r\n" in found[0]:
        problems.append(Problem("crlf", "the head has CRLF line ends, so that its fields are not seen", start))
    return problems


def body_start(text: str) -> int:
    """Give where the body begins for the contract's counts: after the first ``---`` that follows the opening one."""
    end = text.find("---", 3) if text.startswith("---") else -1
    if end < 0:
        return 0
    end += 3
    while text.startswith("\n", end):
        end += 1
    return end


def content_start(text: str) -> int:
    """Give where the text of the page truly begins: after a head in any of the usual forms, or 0."""
    match = _TOLERANT.match(text)
    return match.end() if match else 0
