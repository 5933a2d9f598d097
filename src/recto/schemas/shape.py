"""A notation for JSON Schema: the keys of a map with what each means, lists, maps, choices."""

from typing import Any, NamedTuple

Schema = dict[str, Any]

ANY: Schema = {}
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
"""What people write for a text: YAML makes a number, a boolean or null of some words."""
WORD: Schema = {"type": ["string", "number"]}
"""A text that YAML may take for a number, such as a year."""
COUNT: Schema = {"type": "integer", "minimum": 0}
LINE: Schema = {"type": "integer", "minimum": 1}
PERCENT: Schema = {"minimum": 0, "maximum": 100}
TEXTS: Schema = {"type": "array", "items": TEXT}


class Key(NamedTuple):
    """A key of a map: its name, the schema of its value, what it means, whether it is always there."""

    name: str
    schema: Schema
    about: str
    required: bool


def must(name: str, schema: Schema, about: str) -> Key:
    """Describe a key that is always there."""
    return Key(name, schema, about, True)


def may(name: str, schema: Schema, about: str) -> Key:
    """Describe a key that may be left out."""
    return Key(name, schema, about, False)


def made(*keys: Key) -> Schema:
    """Describe a map that Recto makes: it has these keys and no others."""
    return {**_map(keys), "additionalProperties": False}


def written(*keys: Key) -> Schema:
    """Describe a map that people write: other keys are let through, and null stands for what may be left out."""
    return _map([key if key.required else key._replace(schema=or_null(key.schema)) for key in keys])


def _map(keys: list[Key] | tuple[Key, ...]) -> Schema:
    properties = {key.name: {**key.schema, "description": key.about} for key in keys}
    return {"type": "object", "properties": properties, "required": [key.name for key in keys if key.required]}


def list_of(item: Schema) -> Schema:
    """Describe a list of equal items."""
    return {"type": "array", "items": item}


def map_of(value: Schema) -> Schema:
    """Describe a map of any keys to equal values."""
    return {"type": "object", "additionalProperties": value}


def one_of(*values: str) -> Schema:
    """Describe a text that is one of a few."""
    return {"enum": list(values)}


def either(*schemas: Schema) -> Schema:
    """Describe a value that fits at least one of the schemas."""
    return {"anyOf": list(schemas)}


def or_null(schema: Schema) -> Schema:
    """Describe a value that may be null too."""
    kind = schema.get("type")
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if isinstance(kind, str):
        return {**schema, "type": [kind, "null"]}
    if isinstance(kind, list):
        return {**schema, "type": [*dict.fromkeys((*kind, "null"))]}
    return either(*schema.get("anyOf", [schema]), {"type": "null"}) if schema else schema


def ref(name: str) -> Schema:
    """Refer to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}
