"""Rows of records: which collections a thing may host, and what a row holds."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from recto.config import nearest
from recto.ecma import to_text
from recto.facts.entity_files import EntityFile, Placed
from recto.facts.tags import Tags
from recto.facts.trouble import trouble
from recto.model import RecordRow, RecordSchema, Thing, ThingSchema, Trouble

_ASIDE = ("display_name", "asOf", "validEnd")


class Schemas(NamedTuple):
    """The schemas that decide on records: of types of thing, by type, and of records, by id."""

    things: Mapping[str, ThingSchema]
    records: Mapping[str, RecordSchema]


def read_records(
    thing: Thing, file: EntityFile, schemas: Schemas, tags: Tags, troubles: list[Trouble]
) -> dict[str, tuple[RecordRow, ...]]:
    """Read the rows of a thing by collection; a collection that its type may not host is a trouble."""
    found = {}
    for collection, rows in file.records.items():
        if schema := _schema(thing, collection, next(iter(rows.values())), schemas, troubles):
            found[collection] = tuple(_rows(thing, rows, schema, tags, troubles))
    return found


def _schema(
    thing: Thing, collection: str, at: Placed, schemas: Schemas, troubles: list[Trouble]
) -> RecordSchema | None:
    """Find the schema of a collection; its own name for the collection must be this one."""
    hosted = schemas.things.get(thing.type)
    allowed = [name for name in (hosted.records or () if hosted else ()) if name in schemas.records]
    name = _schema_id(collection, allowed, schemas.records)
    schema = schemas.records[name] if name else None
    if schema is None:
        known = sorted(schemas.records[name].collection or name for name in allowed)
        hint = nearest(collection[:100], known) if known else f"The type {thing.type!r} hosts no records."
        message = f"the collection {collection!r} is not one of a {thing.type!r}; its rows are passed over. {hint}"
        troubles.append(trouble(at.file, at.line, "unknown-collection", message))
    elif schema.collection != collection:
        message = f"the rows of {collection!r} belong under {schema.collection!r}; passed over"
        troubles.append(trouble(at.file, at.line, "unknown-collection", message))
        return None
    return schema


def _schema_id(collection: str, allowed: list[str], schemas: Mapping[str, RecordSchema]) -> str | None:
    """Find the kind of record: by its id, by its name for collections, by the singular, by an `s` at the end."""
    singular = f"{collection[:-3]}y" if collection.endswith("ies") else collection.removesuffix("s")
    candidates = (
        *(name for name in allowed if name == collection),
        *(name for name in allowed if schemas[name].collection == collection),
        *(name for name in allowed if name == singular),
        *(name for name in allowed if f"{name}s" == collection),
    )
    return next(iter(candidates), None)


def _rows(
    thing: Thing, rows: Mapping[str, Placed], schema: RecordSchema, tags: Tags, troubles: list[Trouble]
) -> Iterator[RecordRow]:
    for key, placed in rows.items():
        fields = tags.record(placed)
        row = RecordRow(
            key=key,
            schema=schema.id,
            owner=thing.id,
            fields={name: value for name, value in fields.items() if name not in _ASIDE},
            display_name=_text(fields.get("display_name")),
            as_of=_text(fields.get("asOf")),
            valid_end=_text(fields.get("validEnd")),
            file=placed.file,
            line=placed.line,
        )
        for name in _missing_endpoints(row, schema):
            message = f"the row {key!r} names no `{name}` and no `display_name`"
            troubles.append(trouble(placed.file, placed.line, "missing-endpoint", message))
        yield row


def _text(value: Any) -> str | None:
    return None if value is None else to_text(value) or None


def _missing_endpoints(row: RecordRow, schema: RecordSchema) -> Iterator[str]:
    for name, endpoint in schema.endpoints.items():
        if endpoint.required and not endpoint.implicit and row.fields.get(name) is None and not row.display_name:
            yield name
