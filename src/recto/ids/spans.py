"""Replace a number where it stands, and nothing else of the file."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from recto import yaml
from recto.ecma import to_text
from recto.model import Component, Entity, Source
from recto.parse.head import read_head
from recto.parse.place import Lines
from recto.parse.tables import rows

_BEFORE = r"""numericId["']?[ \t]*:[ \t]*["']?"""
_AFTER = r"(?![0-9A-Za-z_])"


def in_head(text: str, number: str, new: str) -> str | None:
    """Give the page's text with another number in its head; None where the number is not written out there."""
    head, _ = read_head(text, Lines(text))
    if not head.span or to_text(head.fields.get("numericId")) != number:
        return None

    def right(changed: str) -> bool:
        return read_head(changed, Lines(changed))[0].fields == {**head.fields, "numericId": new}

    return _first(text, number, new, right, head.span.start, head.span.end)


def in_row(source: Source, slug: str, number: str, new: str) -> str | None:
    """Give the text of an entities' file with another number in the row of a slug; None where that cannot be."""
    before = [row for row, _ in rows(source)[0]]
    place = next((i for i, row in enumerate(before) if _is(row, slug, number)), None)
    if place is None:
        return None
    wanted = [*before[:place], {**before[place], "numericId": new}, *before[place + 1 :]]

    def right(changed: str) -> bool:
        return [row for row, _ in rows(Source(source.path, changed, ""))[0]] == wanted

    return _first(source.text, number, new, right, 0, len(source.text))


def _is(row: Any, slug: str, number: str) -> bool:
    return isinstance(row, dict) and to_text(row.get("id")) == slug and to_text(row.get("numericId")) == number


def _first(text: str, number: str, new: str, right: Callable[[str], bool], low: int, high: int) -> str | None:
    """Try the places where the number may stand; give the text of which reading it again says that it is right."""
    for match in re.compile(_BEFORE + f"({re.escape(number)})" + _AFTER).finditer(text, low, high):
        changed = text[: match.start(1)] + new + text[match.end(1) :]
        try:
            if right(changed):
                return changed
        except yaml.YamlError:
            continue
    return None


def in_tag(text: str, tag: Component, number: str, new: str) -> str:
    """Give the text with another number as the ``id`` of a tag."""
    start, end = tag.tag.start, tag.tag.end
    pattern = rf"""(\bid\s*=\s*\{{?\s*["'`]){re.escape(number)}(?=["'`])"""
    return text[:start] + re.sub(pattern, lambda m: m[1] + new, text[start:end], count=1) + text[end:]


def mentions(text: str, number: str) -> Iterator[int]:
    """Give the lines that name a number, each once."""
    last = 0
    for match in re.finditer(rf"(?<![0-9A-Za-z_]){re.escape(number)}{_AFTER}", text):
        line = text.count("\n", 0, match.start()) + 1
        if line != last:
            yield (last := line)


def titles(entity: Entity | None, title: Any, slug: str) -> set[str]:
    """Give what a page or entity is called in links, in lower case."""
    names = (slug, slug.replace("-", " "), to_text(title or ""), to_text(entity.title or "") if entity else "")
    return {name.strip().casefold() for name in names if name.strip()}
