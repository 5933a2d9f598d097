"""The fact base as written for other programs: ``factbase-data.json``."""

from recto.schemas.shape import (
    ANY,
    BOOLEAN,
    NUMBER,
    TEXT,
    TEXTS,
    WORD,
    Schema,
    either,
    list_of,
    made,
    map_of,
    may,
    must,
    one_of,
    or_null,
    ref,
    written,
)

_THING = made(
    must("id", TEXT, "Id of the thing."),
    must("type", TEXT, "Its type; empty if it has none."),
    must("name", TEXT, "Name as shown; empty if it has none."),
    may("parent", TEXT, "Thing it belongs to."),
    may("aliases", TEXTS, "Other names of it."),
    may("previousIds", TEXTS, "Ids it had before."),
    may("previousSlugs", TEXTS, "Slugs it had before."),
    may("wikiPageId", TEXT, "Number of its page, as E12."),
    must("stableId", TEXT, "The id again."),
    may("numericId", TEXT, "The number again."),
)


def _value(kind: str, value: Schema, about: str) -> Schema:
    return made(must("type", {"const": kind}, "Type of the value."), must("value", value, about))


_VALUE = either(
    _value("text", TEXT, "A text."),
    _value("number", or_null(NUMBER), "A number in the property's unit; null where none can be read."),
    _value("boolean", BOOLEAN, "Yes or no."),
    _value("date", TEXT, "A year, a month or a day, as written."),
    _value("ref", TEXT, "Id of a thing."),
    _value("refs", TEXTS, "Ids of things."),
    _value("min", NUMBER, "The value is at least this."),
    made(
        must("type", {"const": "range"}, "Type of the value."),
        must("low", NUMBER, "The value is at least this."),
        must("high", NUMBER, "The value is at most this."),
    ),
    _value("json", ANY, "Anything else, as written."),
)
_FACT = made(
    must("id", TEXT, "Id of the fact."),
    must("subjectId", TEXT, "Id of the thing it is about."),
    must("propertyId", TEXT, "Id of the property it gives a value for."),
    must("value", ref("Value"), "The value with its type."),
    may("asOf", TEXT, "From when on it holds: a year, a month or a day."),
    may("validEnd", TEXT, "Until when it holds."),
    may("source", or_null(WORD), "Where it is from; mostly an address."),
    may("sourceQuote", or_null(WORD), "Words of the source."),
    may("notes", or_null(WORD), "Anything else."),
    may("currency", or_null(TEXT), "Currency of the value, if not that of the property."),
    may("usdEquivalent", or_null(NUMBER), "The value in dollars."),
    may("exchangeRate", or_null(NUMBER), "Rate it was turned into dollars by."),
    may("exchangeRateDate", or_null(WORD), "Day of the rate."),
    may("dollarYear", or_null(NUMBER), "Year whose dollars are meant."),
)
_PROPERTY = written(
    must("id", TEXT, "Id of the property."),
    may("name", WORD, "Name as shown."),
    may("description", TEXT, "What it says of a thing."),
    may("dataType", TEXT, "Type of its values: number, text, date, ref, refs or boolean."),
    may("unit", TEXT, "Unit of its values."),
    may("category", TEXT, "Group of properties."),
    may("temporal", BOOLEAN, "Whether values change with time."),
    may("appliesTo", TEXTS, "Types of thing it is for."),
    may("display", ANY, "How values are shown: divisor, prefix, suffix."),
    may("inverseId", TEXT, "Property that says the same the other way round."),
    may("inverseName", TEXT, "Name of that property."),
    may("computed", BOOLEAN, "Whether values are derived, never written."),
)
_SCHEMA = made(
    must("type", TEXT, "Type of thing."),
    may("name", WORD, "Name as shown."),
    must("required", TEXTS, "Properties a thing of the type must have."),
    must("recommended", TEXTS, "Properties it should have."),
    may("records", TEXTS, "Kinds of record it may host."),
)
_ENDPOINT = made(
    must("types", TEXTS, "Types of thing it may be."),
    may("implicit", {"const": True}, "It is the owner, and never written."),
    may("required", {"const": True}, "A row must name it."),
    may("allowDisplayName", {"const": True}, "A name may stand for a thing."),
)
_RECORD_SCHEMA = made(
    must("id", TEXT, "Kind of record."),
    may("name", WORD, "Name as shown."),
    may("description", TEXT, "What a row says."),
    may("collectionName", TEXT, "Key that rows stand under in files."),
    must("endpoints", map_of(_ENDPOINT), "Things that a row connects, by their part."),
    must("fields", {"type": "object"}, "Fields of a row by name, as written: type, required, unit, description."),
    may("temporal", {"const": True}, "Rows hold for a time."),
)
_ROW = made(
    must("key", TEXT, "Key of the row among those of its owner."),
    must("schema", TEXT, "Kind of record."),
    must("ownerEntityId", TEXT, "Id of the thing it belongs to."),
    must("fields", {"type": "object"}, "Its fields, as the kind of record names them."),
    may("displayName", TEXT, "Name that stands for a thing."),
    may("asOf", TEXT, "From when on it holds."),
    may("validEnd", TEXT, "Until when it holds."),
)

FACT_BASE: Schema = {
    **made(
        must("entities", list_of(ref("Thing")), "Things: organizations, people, models and so on."),
        must("facts", map_of(list_of(ref("Fact"))), "Facts as written, by the id of the thing they are about."),
        must("properties", list_of(ref("Property")), "What facts may say, as written."),
        must("schemas", list_of(ref("Schema")), "What things of a type should say."),
        must("recordSchemas", list_of(ref("RecordSchema")), "The forms of records."),
        must("records", map_of(map_of(list_of(ref("Row")))), "Rows by the id of their owner and their collection."),
        must("slugToEntityId", map_of(TEXT), "Id of the thing of each slug."),
        may("previousSlugToCurrentSlug", map_of(TEXT), "Slug of the thing that had another before."),
    ),
    "$defs": {
        "Thing": _THING,
        "Fact": _FACT,
        "Value": _VALUE,
        "Property": _PROPERTY,
        "Schema": _SCHEMA,
        "RecordSchema": _RECORD_SCHEMA,
        "Row": _ROW,
    },
}


def verdicts() -> Schema:
    """Describe the verdict on each fact, by its id."""
    kinds = ("inaccurate", "unsupported", "minor_issues", "not_verifiable", "accurate", "verified")
    return map_of(one_of(*kinds))
