"""The rows of all entities, completed: each with its number, and with its page's description if it has none."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import UNSET

from recto.ecma import SPACE, pattern, to_text, trim, truthy
from recto.model import Entity
from recto.scan import cut, link_labels

_TAG = re.compile(r"<[^<>]*>")
_BOLD = pattern(r"\*\*([^*]+)\*\*")
_ITALIC = pattern(r"\*([^*]+)\*")
_SENTENCE_END = pattern(rf"\.{SPACE}|\n\n")
_SHORTEST, _LONGEST = 10, 157


def entity_rows(
    entities: Iterable[Entity], numbers: Mapping[str, Any], descriptions: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Give the fields of each entity as written, with a number and, from its page or its intro, a description."""
    return [_completed(entity, numbers, descriptions) for entity in entities]


def _completed(entity: Entity, numbers: Mapping[str, Any], descriptions: Mapping[str, Any]) -> dict[str, Any]:
    row = dict(entity.fields)
    identifier = to_text(entity.id)
    if not truthy(entity.numeric_id):
        row["numericId"] = numbers[identifier]
    if not truthy(row.get("description")):
        described = descriptions.get(identifier)
        content = row.get("content")
        intro = content.get("intro") if isinstance(content, dict) else None
        row["description"] = described if truthy(described) else first_sentence(intro)
    return {key: value for key, value in row.items() if value is not UNSET}


def first_sentence(intro: Any) -> Any:
    """Give the first sentence of an entity's introduction without its marks, 160 characters at most; unset if none."""
    if not isinstance(intro, str):
        return UNSET
    text = _TAG.sub("", intro)
    text = cut(text, link_labels(text))
    text = trim(_ITALIC.sub(r"\1", _BOLD.sub(r"\1", text)))
    sentence = trim(_SENTENCE_END.split(text, 1)[0])
    if len(sentence) < _SHORTEST:
        return UNSET
    if len(sentence) > _LONGEST:
        return sentence[:_LONGEST] + "..."
    return sentence if sentence.endswith(".") else sentence + "."
