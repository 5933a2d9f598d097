"""A schema as a reader reads it: the keys with their types and meanings."""

from collections.abc import Iterator, Mapping
from typing import Any

from recto.schemas.shape import Schema

_LOCAL = "#/$defs/"


def outline(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """Give the path, the type and the meaning of each key; ``[]`` stands for each item, ``*`` for each key.

    What stands in another schema is named, not unfolded.
    """
    yield from _keys(schema, "", schema.get("$defs", {}), ())


def _keys(
    schema: Schema, path: str, known: Mapping[str, Schema], above: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    target = schema.get("$ref", "")
    if target.startswith(_LOCAL):
        name = target.removeprefix(_LOCAL)
        if name not in above:
            yield from _keys(known[name], path, known, (*above, name))
        return
    for name, value in schema.get("properties", {}).items():
        place = f"{path}.{name}".lstrip(".")
        yield place, _type(value), value.get("description", "")
        yield from _keys(value, place, known, above)
    if "items" in schema:
        yield from _keys(schema["items"], f"{path}[]", known, above)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _keys(schema["additionalProperties"], f"{path}.*".lstrip("."), known, above)
    yield from _of_choices(schema, path, known, above)


def _of_choices(
    schema: Schema, path: str, known: Mapping[str, Schema], above: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for choice in schema.get("anyOf", ()):
        for row in _keys(choice, path, known, above):
            if row[0] not in seen:
                seen.add(row[0])
                yield row


def _type(schema: Schema) -> str:
    """Give the type of a value in few words."""
    if "const" in schema:
        return _word(schema["const"])
    if "enum" in schema:
        return " | ".join(map(_word, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(map(_type, schema["anyOf"])))
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_LOCAL)
    kind = schema.get("type", "any")
    names = [kind] if isinstance(kind, str) else kind
    return " | ".join(f"array of {_type(schema['items'])}" if n == "array" and "items" in schema else n for n in names)


def _word(value: Any) -> str:
    return {None: "null", True: "true", False: "false"}.get(value) or str(value)
