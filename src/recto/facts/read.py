"""Facts from their files, in two passes: first who there is, then what is said of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from recto.ecma import to_number, to_text
from recto.facts.entity_files import EntityFile, Placed, read_entity_files
from recto.facts.headers import read_header
from recto.facts.properties import read_properties
from recto.facts.records import Schemas, read_records
from recto.facts.schemas import read_record_schemas, read_schemas
from recto.facts.tags import Tags
from recto.facts.trouble import trouble
from recto.facts.values import typed
from recto.model import Fact, FactBase, Property, RecordRow, Source, Thing, Trouble

_NUMBERS = frozenset({"usdEquivalent", "exchangeRate", "dollarYear"})
_KEPT = (
    "source",
    "sourceQuote",
    "notes",
    "currency",
    "usdEquivalent",
    "exchangeRate",
    "exchangeRateDate",
    "dollarYear",
)


def read_facts(
    properties: Source | None,
    schemas: Sequence[Source],
    record_schemas: Sequence[Source],
    things: Sequence[Source],
    folder: str | None = None,
) -> FactBase:
    """Read all that is known of things; what cannot be used is a trouble of the base, and the rest goes on.

    `folder` is the folder of the things' files, found out if None.
    """
    troubles: list[Trouble] = []
    defined = read_properties(properties, troubles)
    forms = Schemas(read_schemas(schemas, troubles), read_record_schemas(record_schemas, troubles))
    files = list(_headed(read_entity_files(things, troubles, folder), troubles))
    known, duplicates = _known(files, troubles)
    slugs = _slugs(files, troubles)
    facts: dict[str, list[Fact]] = {name: [] for name in known}
    records: dict[str, dict[str, tuple[RecordRow, ...]]] = {name: {} for name in known}
    seen: dict[str, Fact] = {}
    for thing, file in files:
        tags = Tags(known, file.sources, troubles)
        facts[thing.id] += _facts(thing, file, defined, tags, seen, troubles)
        for collection, rows in read_records(thing, file, forms, tags, troubles).items():
            records[thing.id][collection] = (*records[thing.id].get(collection, ()), *rows)
    return FactBase(
        things=known,
        properties=defined,
        schemas=dict(forms.things),
        record_schemas=dict(forms.records),
        facts={name: tuple(found) for name, found in facts.items() if found},
        records={name: found for name, found in records.items() if found},
        slugs=slugs,
        previous_slugs={old: thing.slug for thing in known.values() for old in thing.previous_slugs or ()},
        duplicates=duplicates,
        troubles=tuple(troubles),
    )


def _headed(files: Iterator[EntityFile], troubles: list[Trouble]) -> Iterator[tuple[Thing, EntityFile]]:
    for file in files:
        if thing := read_header(file.header, troubles):
            yield thing, file


def _known(
    files: Sequence[tuple[Thing, EntityFile]], troubles: list[Trouble]
) -> tuple[dict[str, Thing], tuple[tuple[str, str, str], ...]]:
    """Give the things by id; the later of two with one id holds, in the place of the first."""
    known: dict[str, Thing] = {}
    duplicates = []
    for thing, _ in files:
        if before := known.get(thing.id):
            message = f"the id {thing.id!r} is that of {before.name!r} in {before.file} too; this thing holds"
            troubles.append(trouble(thing.file, thing.line, "duplicate-thing", message))
            if before.name != thing.name:
                duplicates.append((thing.id, before.name, thing.name))
        known[thing.id] = thing
    return known, tuple(duplicates)


def _slugs(files: Sequence[tuple[Thing, EntityFile]], troubles: list[Trouble]) -> dict[str, str]:
    slugs: dict[str, str] = {}
    for thing, _ in files:
        if slugs.get(thing.slug, thing.id) != thing.id:
            message = f"the slug {thing.slug!r} is that of {slugs[thing.slug]!r} too; this thing holds"
            troubles.append(trouble(thing.file, thing.line, "duplicate-slug", message))
        slugs[thing.slug] = thing.id
    return slugs


def _facts(
    thing: Thing,
    file: EntityFile,
    properties: Mapping[str, Property],
    tags: Tags,
    seen: dict[str, Fact],
    troubles: list[Trouble],
) -> Iterator[Fact]:
    """Give the facts of a thing, but for those of computed properties and those whose id is taken."""
    for row in file.facts:
        fields = tags.fact(row)
        missing = [name for name in ("id", "property", "value") if name not in fields]
        definition = properties.get(to_text(fields.get("property")))
        if missing:
            kind, message = "incomplete-fact", f"a fact needs `{missing[0]}`; passed over"
        elif definition and definition.computed:
            kind, message = "computed-fact", f"{definition.id!r} is computed, not written; passed over"
        elif before := seen.get(to_text(fields["id"])):
            kind = "duplicate-fact"
            message = f"the id {before.id!r} stands in line {before.line} of {before.file} already; passed over"
        else:
            fact = _fact(thing, fields, row, definition)
            seen[fact.id] = fact
            yield fact
            continue
        troubles.append(trouble(row.file, row.line, kind, message))


def _fact(thing: Thing, fields: Mapping[str, Any], row: Placed, definition: Property | None) -> Fact:
    return Fact(
        id=to_text(fields["id"]),
        subject=thing.id,
        property=to_text(fields["property"]),
        value=typed(fields["value"], definition),
        as_of=_date(fields.get("asOf")),
        valid_end=_date(fields.get("validEnd")),
        fields={name: _kept(name, fields[name]) for name in _KEPT if name in fields},
        file=row.file,
        line=row.line,
    )


def _date(value: Any) -> str | None:
    return to_text(value) if value is not None and value != "" else None


def _kept(name: str, value: Any) -> Any:
    return to_number(value) if name in _NUMBERS else value
