"""The fact base as the contract's ``factbase-data.json``."""

from collections.abc import Mapping
from typing import Any

from recto.model import Endpoint, Fact, FactBase, RecordRow, RecordSchema, Thing, ThingSchema, Value
from recto.yaml import in_map_order


def contract(base: FactBase) -> dict[str, Any]:
    """Give the plain data of the contract's file, with its keys in its order; derived facts are not in it."""
    written = {name: [_fact(f) for f in facts if not f.derived_from] for name, facts in base.facts.items()}
    shown: dict[str, Any] = {
        "entities": [_thing(thing) for thing in base.things.values()],
        "facts": in_map_order({name: facts for name, facts in written.items() if facts}),
        "properties": [{"id": each.id, **each.fields} for each in base.properties.values()],
        "schemas": [_schema(schema) for schema in base.schemas.values()],
        "recordSchemas": [_record_schema(schema) for schema in base.record_schemas.values()],
        "records": in_map_order({name: _records(records) for name, records in base.records.items()}),
        "slugToEntityId": in_map_order(dict(base.slugs)),
    }
    if base.previous_slugs:
        shown["previousSlugToCurrentSlug"] = in_map_order(dict(base.previous_slugs))
    return shown


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _thing(thing: Thing) -> dict[str, Any]:
    return _given(
        id=thing.id,
        type=thing.type,
        name=thing.name,
        parent=thing.parent,
        aliases=thing.aliases,
        previousIds=thing.previous_ids,
        previousSlugs=thing.previous_slugs,
        wikiPageId=thing.page,
        stableId=thing.id,
        numericId=thing.page,
    )


def _fact(fact: Fact) -> dict[str, Any]:
    head = {"id": fact.id, "subjectId": fact.subject, "propertyId": fact.property, "value": _value(fact.value)}
    return head | _given(asOf=fact.as_of, validEnd=fact.valid_end) | fact.fields


def _value(value: Value) -> dict[str, Any]:
    if value.type == "range":
        return {"type": "range", "low": value.value[0], "high": value.value[1]}
    return {"type": value.type, "value": value.value}


def _schema(schema: ThingSchema) -> dict[str, Any]:
    return _given(
        type=schema.type,
        name=schema.name,
        required=schema.required,
        recommended=schema.recommended,
        records=schema.records,
    )


def _record_schema(schema: RecordSchema) -> dict[str, Any]:
    return _given(
        id=schema.id,
        name=schema.name,
        description=schema.description,
        collectionName=schema.collection,
        endpoints={name: _endpoint(endpoint) for name, endpoint in schema.endpoints.items()},
        fields=schema.fields,
        temporal=schema.temporal or None,
    )


def _endpoint(endpoint: Endpoint) -> dict[str, Any]:
    flags = _given(
        implicit=endpoint.implicit or None,
        required=endpoint.required or None,
        allowDisplayName=endpoint.allow_display_name or None,
    )
    return {"types": endpoint.types, **flags}


def _records(records: Mapping[str, tuple[RecordRow, ...]]) -> dict[str, Any]:
    return {collection: [_row(row) for row in rows] for collection, rows in records.items()}


def _row(row: RecordRow) -> dict[str, Any]:
    head = {"key": row.key, "schema": row.schema, "ownerEntityId": row.owner, "fields": row.fields}
    return head | _given(displayName=row.display_name, asOf=row.as_of, validEnd=row.valid_end)
