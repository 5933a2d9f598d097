"""The tables of entities: what they are, how they relate, which tags they bear."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from recto.ecma import to_text
from recto.link.tags import tags_of
from recto.memo import key
from recto.model.packed import encode
from recto.store.built import Built, Woven
from recto.store.tables.declaration import Col, Group, Rows, Table, encoded, no_rows, text

_ENTITY = "Id of the entity."


def _entities(built: Woven) -> Rows:
    pages = {page.address.id: page.address.file for page in built.pages}
    for place, entity in enumerate(built.entities):
        slug, fields = to_text(entity.id), entity.fields
        names = (entity.type, entity.title, fields.get("description"), fields.get("status"), fields.get("lastUpdated"))
        number, page = text(built.graph.numbers.get(slug)), pages.get(slug)
        yield place, slug, number, *map(text, names), page, entity.file, entity.line, encoded(fields)


def _relations(built: Woven) -> Rows:
    for entity in built.entities:
        for place, related in enumerate(entity.related):
            yield to_text(entity.id), place, to_text(related.id), related.relationship


def _tags(built: Woven) -> Rows:
    return ((tag, to_text(entity.id)) for entity in built.entities for tag in tags_of(entity))


def _related(built: Built) -> Rows:
    for name, items in built.related.items():
        for place, item in enumerate(items):
            label = item.label if isinstance(item.label, str) else None
            yield name, place, item.id, text(item.type), text(item.title), item.score, label


def _schedule(built: Built) -> Iterator[tuple[Any, ...]]:
    for place, row in enumerate(built.schedule):
        due = (row.update_frequency, row.days_since_update, row.days_until_due, row.staleness, row.priority)
        yield row.id, place, row.last_updated, *due


ENTITIES = Table(
    "entities",
    "An entity each: a row of the data files, or a page that declares a type.",
    (
        Col("position", "INTEGER PRIMARY KEY", "Place in the order of the files, from 0."),
        Col("id", "TEXT NOT NULL", _ENTITY),
        Col("number", "TEXT", "Its number, as `E12`."),
        Col("type", "TEXT", "Its type as written."),
        Col("title", "TEXT", "Its title."),
        Col("description", "TEXT", "What it is."),
        Col("status", "TEXT", "How far its entry is."),
        Col("last_updated", "TEXT", "When its entry was changed, as written."),
        Col("page", "TEXT REFERENCES pages(file)", "File of the page of the same id."),
        Col("file", "TEXT NOT NULL", "File it stands in."),
        Col("line", "INTEGER NOT NULL", "Line of its start, from 1."),
        Col("fields", "TEXT NOT NULL", "The row as written, as JSON."),
    ),
    _entities,
    ("id", "page"),
    of=Woven,
)

RELATIONS = Table(
    "relations",
    "What an entity names as related.",
    (
        Col("entity", "TEXT NOT NULL", _ENTITY),
        Col("position", "INTEGER NOT NULL", "Place among what it names, from 0."),
        Col("target", "TEXT NOT NULL", "Id of what it names."),
        Col("relationship", "TEXT", "How they relate, as written."),
    ),
    _relations,
    ("entity", "target"),
    of=Woven,
)

TAGS = Table(
    "tags",
    "A tag of an entity each.",
    (Col("tag", "TEXT NOT NULL", "The tag."), Col("entity", "TEXT NOT NULL", _ENTITY)),
    _tags,
    ("tag", "entity"),
    of=Woven,
)

RELATED = Table(
    "related",
    "The related graph: what is most related to an entity or a page by relations, names, links, likeness and tags.",
    (
        Col("id", "TEXT NOT NULL", "Id of the entity or page."),
        Col("position", "INTEGER NOT NULL", "Place among what is related to it, best first, from 0."),
        Col("other", "TEXT NOT NULL", "Id of what is related."),
        Col("type", "TEXT", "Type of what is related."),
        Col("title", "TEXT", "Title of what is related."),
        Col("score", "REAL NOT NULL", "How strongly; 1 is the least that counts."),
        Col("label", "TEXT", "How they relate, as seen from the first."),
    ),
    no_rows,
    ("id", "other"),
    groups=lambda built: (Group(key(encode(built.related)), partial(_related, built)),),
)

SCHEDULE = Table(
    "schedule",
    "A page with an update frequency each, the most urgent first.",
    (
        Col("page", "TEXT NOT NULL", "Id of the page."),
        Col("position", "INTEGER NOT NULL", "Place in the schedule, from 0."),
        Col("last_updated", "TEXT", "When the page was changed."),
        Col("every", "REAL NOT NULL", "Days between updates."),
        Col("age", "INTEGER NOT NULL", "Days since the page was changed; 999 if that is not known."),
        Col("due_in", "REAL NOT NULL", "Days until it is due; negative if it is late."),
        Col("staleness", "REAL", "Age over frequency."),
        Col("priority", "REAL", "Staleness times importance; null where the head gives no number."),
    ),
    _schedule,
    ("page",),
)
