"""The tables of facts: things, what is said of them, their records, and how old it is."""

from typing import Any

from recto.ecma import to_text
from recto.facts import readable
from recto.model import Fact, FactBase, Value
from recto.store.built import Woven
from recto.store.tables.declaration import Col, Rows, Table, encoded, no_rows, one_group, text
from recto.store.tables.parts import PAGE
from recto.store.tables.works import at_address

_THING = Col("thing", "TEXT NOT NULL REFERENCES things(id)", "The thing.")
_AS_OF = Col("as_of", "TEXT", "Date for which it holds, as precise as it is known.")
_VALID_END = Col("valid_end", "TEXT", "Date at which it ceased to hold.")
_FILE = Col("file", "TEXT NOT NULL", "File it stands in.")
_LINE = Col("line", "INTEGER NOT NULL", "Line of its start, from 1.")


def _things(built: Woven) -> Rows:
    pages = {to_text(number): slug for slug, number in built.graph.numbers.items()}
    for t in built.facts.base.things.values():
        yield t.id, t.slug, t.type, t.name, pages.get(t.page or ""), t.parent, encoded(t.aliases or ()), t.file, t.line


def _properties(built: Woven) -> Rows:
    for p in built.facts.base.properties.values():
        flags = p.temporal, p.computed
        yield p.id, p.name, p.data_type, p.unit, p.category, *flags, p.inverse or None, p.file, p.line


def _facts(built: Woven) -> Rows:
    base, registry = built.facts.base, at_address(built)
    return (_fact_row(fact, base, registry) for facts in base.facts.values() for fact in facts)


def _fact_row(fact: Fact, base: FactBase, registry: dict[str, str]) -> tuple[Any, ...]:
    fields, source = fact.fields, fact.source
    return (
        fact.id,
        fact.subject,
        fact.property,
        fact.value.type,
        readable(base, fact),
        *_numbers(fact.value),
        encoded(fact.value.value),
        fact.as_of,
        fact.valid_end,
        source,
        registry.get(source.rstrip("/")) if source else None,
        *(text(fields.get(name)) for name in ("sourceQuote", "currency", "notes")),
        " ".join(fact.derived_from) or None,
        None,
        fact.file,
        fact.line,
    )


def _numbers(value: Value) -> tuple[float | None, float | None]:
    """Give the bounds of a value that is a number, twice the same if it is one."""
    if value.type == "number":
        return value.value, value.value
    if value.type == "range":
        return value.value[0], value.value[1]
    return (value.value, None) if value.type == "min" else (None, None)


def _records(built: Woven) -> Rows:
    for thing, collections in built.facts.base.records.items():
        for collection, rows in collections.items():
            for place, r in enumerate(rows):
                dates = r.as_of, r.valid_end
                yield (
                    thing,
                    collection,
                    place,
                    r.key,
                    r.schema,
                    r.display_name,
                    *dates,
                    encoded(r.fields),
                    r.file,
                    r.line,
                )


def _shown(built: Woven) -> Rows:
    for s in built.in_pages.shown:
        for fact in s.facts or (None,):
            yield s.file, s.component, s.expression, fact, s.text, s.written, s.as_of, s.error, s.span.line


THINGS = Table(
    "things",
    "A thing of the fact base each: what facts are about.",
    (
        Col("id", "TEXT PRIMARY KEY", "Its id, ten letters and digits."),
        Col("slug", "TEXT NOT NULL", "Its name in addresses."),
        Col("type", "TEXT NOT NULL", "Its type."),
        Col("name", "TEXT NOT NULL", "Its name."),
        Col("page", "TEXT", "Id of the page or entity that bears its number."),
        Col("parent", "TEXT", "Id of the thing it is a part of."),
        Col("aliases", "TEXT NOT NULL", "Its other names, as JSON."),
        _FILE,
        _LINE,
    ),
    _things,
    ("slug", "page"),
    of=Woven,
)

PROPERTIES = Table(
    "properties",
    "What a fact may say.",
    (
        Col("id", "TEXT PRIMARY KEY", "Its id."),
        Col("name", "TEXT NOT NULL", "Its name."),
        Col("data_type", "TEXT NOT NULL", "`number`, `text`, `date`, `ref`, `refs`, `boolean`, or empty."),
        Col("unit", "TEXT NOT NULL", "What its numbers count; empty if nothing is said."),
        Col("category", "TEXT NOT NULL", "The group it belongs to."),
        Col("temporal", "INTEGER NOT NULL", "Whether its values change with time."),
        Col("computed", "INTEGER NOT NULL", "Whether its values are derived, never written."),
        Col("inverse", "TEXT", "The property seen from the other end."),
        _FILE,
        _LINE,
    ),
    _properties,
    of=Woven,
)

FACTS = Table(
    "facts",
    "A fact each: what a thing's property is, from when to when, and who says so. Derived facts are among them.",
    (
        Col("id", "TEXT PRIMARY KEY", "Its id."),
        _THING,
        Col("property", "TEXT NOT NULL", "The property."),
        Col("kind", "TEXT NOT NULL", "`number`, `range`, `min`, `text`, `date`, `ref`, `refs`, `boolean` or `json`."),
        Col("shown", "TEXT NOT NULL", "The value as a reader sees it."),
        Col("low", "REAL", "The number, or the lower bound of a range."),
        Col("high", "REAL", "The number, or the upper bound of a range."),
        Col("value", "TEXT NOT NULL", "The value, as JSON."),
        _AS_OF,
        _VALID_END,
        Col("source", "TEXT", "Address or text of the source."),
        Col("resource", "TEXT", "Id of the registered work at that address."),
        Col("quote", "TEXT", "What the source says."),
        Col("currency", "TEXT", "Code of the currency."),
        Col("notes", "TEXT", "Notes."),
        Col("derived_from", "TEXT", "Ids of the facts it follows from; null if it is written."),
        Col("verified", "INTEGER", "Whether the source was found to say so; null as long as nobody looked."),
        _FILE,
        _LINE,
    ),
    no_rows,
    ("thing", "property", "resource"),
    groups=one_group(_facts, lambda built: (built.facts.digest, built.data.registry)),
    of=Woven,
)

RECORDS = Table(
    "records",
    "A row each of a collection that belongs to a thing: a funding round, a post held.",
    (
        _THING,
        Col("collection", "TEXT NOT NULL", "The collection."),
        Col("position", "INTEGER NOT NULL", "Place in the collection, from 0."),
        Col("key", "TEXT NOT NULL", "Its key in the collection."),
        Col("schema", "TEXT NOT NULL", "The kind of record."),
        Col("display_name", "TEXT", "The name of who has no entry."),
        _AS_OF,
        _VALID_END,
        Col("fields", "TEXT NOT NULL", "Its fields, as JSON."),
        _FILE,
        _LINE,
    ),
    _records,
    ("thing",),
    of=Woven,
)

STALENESS = Table(
    "staleness",
    "How old the newest value is of what changes with time.",
    (
        _THING,
        Col("property", "TEXT NOT NULL", "The property."),
        Col("fact", "TEXT NOT NULL", "The newest fact."),
        _AS_OF,
        Col("age", "INTEGER", "Its age in days, at least; null without a date."),
        Col("limit", "REAL NOT NULL", "Days from which it counts as stale."),
        Col("verdict", "TEXT NOT NULL", "`fresh`, `stale` or `undated`."),
    ),
    lambda built: ((s.thing, s.property, s.fact, s.as_of, s.age, s.limit, s.verdict) for s in built.facts.stale),
    ("thing",),
    of=Woven,
)

SHOWN_FACTS = Table(
    "shown_facts",
    "A component each with which a page shows a fact or a calculation.",
    (
        PAGE,
        Col("component", "TEXT NOT NULL", "Its name, such as `FBF`."),
        Col("expression", "TEXT NOT NULL", "`entity.property`, or what is calculated."),
        Col("fact", "TEXT REFERENCES facts(id)", "The fact it rests on; of several, one in a row each."),
        Col("text", "TEXT NOT NULL", "The value."),
        Col("written", "TEXT NOT NULL", "What the page has in its place, if anything."),
        Col("as_of", "TEXT", "Date of the value; of a calculation, of its oldest input."),
        Col("error", "TEXT", "Why there is no value."),
        _LINE,
    ),
    _shown,
    ("page", "fact"),
    of=Woven,
)

DRIFTS = Table(
    "drifts",
    "A number each in a page's text that differs from the known fact.",
    (
        PAGE,
        Col("written", "TEXT NOT NULL", "What the page says."),
        Col("fact", "TEXT NOT NULL REFERENCES facts(id)", "The fact."),
        Col("shown", "TEXT NOT NULL", "The value of the fact."),
        _AS_OF,
        Col("verdict", "TEXT NOT NULL", "`contradicted`, or `outdated` where an older value is what the page says."),
        Col("sentence", "TEXT NOT NULL", "The sentence."),
        _LINE,
        Col("column", "INTEGER NOT NULL", "Column of its start, in code points from 1."),
    ),
    lambda built: (
        (d.file, d.written, d.fact, d.shown, d.as_of, d.verdict, d.sentence, d.span.line, d.span.column)
        for d in built.in_pages.drifts
    ),
    ("page", "fact"),
    of=Woven,
)
