"""What is known of things: entities, facts with a value and a date, rows of records, and what may be said."""

import builtins
from typing import Any

import msgspec

from recto.model.finding import Severity, Trouble
from recto.model.struct import Frozen, Row


class Property(Frozen, frozen=True):
    """What a fact may say: a property with its type; `fields` is the definition as written.

    `data_type` is number, text, date, ref, refs, boolean, or empty. `computed` values are derived, never written: by
    `expression` if there is one. `staleness` is the age in days from which the newest value counts as stale, 0 for the
    default.
    """

    id: str
    name: str
    data_type: str = ""
    unit: str = ""
    category: str = ""
    temporal: bool = False
    applies_to: tuple[str, ...] | None = None
    inverse: str = ""
    computed: bool = False
    expression: str = ""
    staleness: int | float = 0
    fields: dict[str, Any] = msgspec.field(default_factory=dict)
    file: str = ""
    line: int = 0


class ThingSchema(Frozen, frozen=True):
    """What a type of thing should say: properties, and the kinds of record it may host (None: it names none)."""

    type: str
    name: Any
    required: tuple[str, ...]
    recommended: tuple[str, ...]
    records: tuple[str, ...] | None
    file: str = ""


class Endpoint(Row, frozen=True):
    """A thing that a record row points to; an implicit one is the owner and is never written."""

    types: tuple[str, ...]
    implicit: bool = False
    required: bool = False
    allow_display_name: bool = False


class RecordSchema(Frozen, frozen=True):
    """The form of a kind of record; `fields` are the fields' definitions as written."""

    id: str
    name: Any
    description: Any
    collection: str | None
    endpoints: dict[str, Endpoint]
    fields: dict[str, Any]
    temporal: bool
    file: str = ""


class Thing(Frozen, frozen=True):
    """An entity of the fact base: an organisation, a person, a model. `page` is the wiki's number for it, as ``E1``."""

    id: str
    slug: str
    type: str
    name: str
    page: str | None
    parent: str | None
    aliases: tuple[str, ...] | None
    previous_ids: tuple[str, ...] | None
    previous_slugs: tuple[str, ...] | None
    file: str
    line: int


class Value(Row, frozen=True):
    """A typed value: text, number, boolean, date, ref, refs, range, min or json.

    `value` is a text for text, date and ref, a list of texts for refs, the two bounds for range, the bound for min.
    """

    type: str
    value: Any


class Fact(Row, frozen=True):
    """A thing's value for a property, with the dates between which it holds and the place where it stands.

    `fields` is what else the row says: source, sourceQuote, notes, currency, usdEquivalent, exchangeRate,
    exchangeRateDate, dollarYear. `derived_from` names the facts a derived one follows from; a written one has none.
    """

    id: str
    subject: str
    property: str
    value: Value
    as_of: str | None
    valid_end: str | None
    fields: dict[str, Any]
    file: str
    line: int
    derived_from: tuple[str, ...] = ()

    @builtins.property  # the plain name is a field here
    def source(self) -> str | None:
        """Give where the value is from, if the row says so."""
        source = self.fields.get("source")
        return source if isinstance(source, str) and source else None


class RecordRow(Row, frozen=True):
    """A row of a collection that belongs to a thing: a funding round, a board seat."""

    key: str
    schema: str
    owner: str
    fields: dict[str, Any]
    display_name: str | None
    as_of: str | None
    valid_end: str | None
    file: str
    line: int


class FactBase(Frozen, frozen=True):
    """All that is known of things, each part in the order in which it was loaded.

    `things` by id, `facts` by their subject, `records` by owner and collection, `slugs` slug → id, `previous_slugs`
    former slug → slug. `duplicates` are the ids that two things of different names share, with both names.
    """

    things: dict[str, Thing] = msgspec.field(default_factory=dict)
    properties: dict[str, Property] = msgspec.field(default_factory=dict)
    schemas: dict[str, ThingSchema] = msgspec.field(default_factory=dict)
    record_schemas: dict[str, RecordSchema] = msgspec.field(default_factory=dict)
    facts: dict[str, tuple[Fact, ...]] = msgspec.field(default_factory=dict)
    records: dict[str, dict[str, tuple[RecordRow, ...]]] = msgspec.field(default_factory=dict)
    slugs: dict[str, str] = msgspec.field(default_factory=dict)
    previous_slugs: dict[str, str] = msgspec.field(default_factory=dict)
    duplicates: tuple[tuple[str, str, str], ...] = ()
    troubles: tuple[Trouble, ...] = ()


class FactFinding(Frozen, frozen=True):
    """A rule's complaint about a thing or one of its facts; a contract's `info` is a note."""

    rule: str
    severity: Severity
    thing: str
    property: str | None
    message: str
    file: str
    line: int
    hint: str = ""
