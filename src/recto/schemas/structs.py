"""Schemas of what msgspec encodes: the types of the records' fields, and what `FIELDS` says of each."""

import typing
from collections.abc import Iterator
from typing import Any

import msgspec

from recto.schemas.fields import FIELDS
from recto.schemas.shape import SCALAR, Schema

_TEMPLATE = "#/$defs/{name}"


def struct_schema(kind: Any) -> Schema:
    """Give the schema of a type made of records, with a closed definition of each record."""
    (schema,), definitions = msgspec.json.schema_components([kind], ref_template=_TEMPLATE)
    known = {struct.__name__: struct for struct in structs(kind)}
    return {**schema, "$defs": {name: _closed(known[name], made) for name, made in definitions.items()}}


def structs(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """Give the records that a type is made of, those within them too."""
    for part in typing.get_args(kind):
        yield from structs(part)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
        for field in msgspec.structs.fields(kind):
            yield from structs(field.type)


def _closed(struct: type[msgspec.Struct], definition: Schema) -> Schema:
    says, fields = FIELDS[struct.__name__], msgspec.structs.fields(struct)
    properties = definition["properties"]
    shown = {field.encode_name: _said(properties[field.encode_name], says[field.encode_name]) for field in fields}
    there = [f.encode_name for f in fields if f.required and msgspec.UnsetType not in typing.get_args(f.type)]
    return {**definition, "properties": shown, "required": there, "additionalProperties": False}


def _said(derived: Schema, says: str | tuple[Schema, str]) -> Schema:
    extra, about = says if isinstance(says, tuple) else ({}, says)
    known = {key: value for key, value in derived.items() if key != "default"}
    return {**(known or SCALAR), **extra, "description": about}
