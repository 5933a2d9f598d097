"""Which entities bear a tag."""

from collections.abc import Iterable, Sequence

from recto.ecma import array_index, by_utf16, to_text
from recto.model import Entity, Named


def tags_of(entity: Entity) -> list[str]:
    """Give the tags of an entity as written, repeats kept."""
    tags = entity.fields.get("tags")
    return [to_text(tag) for tag in tags] if isinstance(tags, list) else []


def tag_index(entities: Iterable[Entity]) -> dict[str, list[Named]]:
    """Give the entities of each tag, the tags ordered by UTF-16 code units, numbers first."""
    found: dict[str, list[Named]] = {}
    for entity in entities:
        for tag in tags_of(entity):
            found.setdefault(tag, []).append(Named(entity.id, entity.type, entity.title))
    return {tag: found[tag] for tag in ordered(list(found))}


def ordered(keys: Sequence[str]) -> list[str]:
    """Put keys in the order of a map that was filled in the order of their UTF-16 code units."""
    indices = sorted(filter(array_index, keys), key=int)
    return indices + sorted((key for key in keys if not array_index(key)), key=by_utf16)
