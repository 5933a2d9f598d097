"""What types of thing should say, and the form of the records they may host."""

from collections.abc import Iterable, Sequence
from typing import Any

from recto.ecma import to_text, truthy
from recto.facts.documents import in_name_order, maps, read_map, stem
from recto.facts.trouble import trouble
from recto.model import Endpoint, RecordSchema, Source, ThingSchema, Trouble


def read_schemas(sources: Iterable[Source], troubles: list[Trouble]) -> dict[str, ThingSchema]:
    """Read the schemas of types of thing, by type; the later of two for one type holds."""
    found: dict[str, ThingSchema] = {}
    for source in in_name_order(list(sources)):
        fields = read_map(source, troubles)
        if not truthy(fields.get("type")):
            troubles.append(trouble(source.path, 1, "data-file", "a schema needs a `type`; passed over"))
            continue
        schema = _thing_schema(fields, source.path)
        if schema.type in found:
            message = f"the type {schema.type!r} has a schema in {found[schema.type].file} too; this one holds"
            troubles.append(trouble(source.path, 1, "duplicate-schema", message))
        found[schema.type] = schema
    return found


def _thing_schema(fields: dict[str, Any], file: str) -> ThingSchema:
    return ThingSchema(
        type=to_text(fields["type"]),
        name=fields.get("name"),
        required=_texts(fields.get("required")) or (),
        recommended=_texts(fields.get("recommended")) or (),
        records=_texts(fields.get("records")),
        file=file,
    )


def read_record_schemas(sources: Sequence[Source], troubles: list[Trouble]) -> dict[str, RecordSchema]:
    """Read the schemas of records; the id is the name of the file."""
    found = {}
    for source in in_name_order(list(sources)):
        if fields := read_map(source, troubles):
            found[stem(source.path)] = _record_schema(stem(source.path), fields, source.path)
    return found


def _record_schema(name: str, fields: dict[str, Any], file: str) -> RecordSchema:
    collection, described = fields.get("collectionName"), fields.get("fields")
    return RecordSchema(
        id=name,
        name=fields.get("name"),
        description=fields.get("description"),
        collection=to_text(collection) if truthy(collection) else None,
        endpoints={key: _endpoint(item) for key, item in maps(fields.get("endpoints")).items()},
        fields=described if isinstance(described, dict) else {},
        temporal=truthy(fields.get("temporal")),
        file=file,
    )


def _endpoint(fields: dict[str, Any]) -> Endpoint:
    flags = (truthy(fields.get(name)) for name in ("implicit", "required", "allow_display_name"))
    return Endpoint(_texts(fields.get("types")) or (), *flags)


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(map(to_text, value)) if isinstance(value, list) else None
