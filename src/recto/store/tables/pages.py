"""The tables of pages and units: the columns of `pages` are derived from the units."""

import types
import typing
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import msgspec

from recto.ecma import compact, number
from recto.memo import key
from recto.model import Values
from recto.store.built import Built
from recto.store.tables.declaration import Col, Group, Rows, Table, no_rows, text
from recto.unit import Unit

_TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER", str: "TEXT"}


class Column(NamedTuple):
    """A column of the table of pages: a unit's value, or a field of a value that has fields."""

    name: str
    type: str
    check: str
    unit: Unit
    field: str = ""
    json: bool = False

    @property
    def declared(self) -> Col:
        """The column as the table declares it."""
        about = self.unit.definition
        if self.field:
            about = f"{about.rstrip('.')}: its {self.field.replace('_', ' ')}."
        return Col(self.name, f"{self.type}{self.check}", f"{about} As JSON." if self.json else about, self.unit.name)

    def value(self, values: Values) -> Any:
        """Give what to store of a page's values."""
        value = values[self.unit.name]
        if self.field:
            value = getattr(value, self.field, None)
        return stored(value)


def stored(value: Any) -> Any:
    """Give a value as SQLite keeps it: numbers and texts as they are, all else as JSON, what is not there as NULL."""
    if value is None or value is msgspec.UNSET or isinstance(value, (int, str)):
        return value if value is not msgspec.UNSET else None
    if isinstance(value, float):
        return number(value) if value == value else None
    return compact(msgspec.to_builtins(value)).decode()


def columns(units: Sequence[Unit]) -> list[Column]:
    """Derive the columns of the table of pages."""
    return [column for unit in units for column in _columns(unit)]


def _columns(unit: Unit) -> Iterator[Column]:
    kind = _bare(unit.returns)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        for field in msgspec.structs.fields(kind):
            bare = _bare(field.type)
            yield Column(f"{unit.name}_{field.name}", _TYPES.get(bare, "TEXT"), "", unit, field.name, _is_json(bare))
    else:
        column_type = _TYPES.get(kind, "" if kind is Any else "TEXT")
        yield Column(unit.name, column_type, _check(unit, kind), unit, "", _is_json(kind))


def _is_json(kind: Any) -> bool:
    return kind not in _TYPES and kind is not Any


def _bare(hint: Any) -> Any:
    """Give a type without its `None` and `UNSET`."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        kinds = [kind for kind in typing.get_args(hint) if kind not in (type(None), msgspec.UnsetType)]
        return kinds[0] if len(kinds) == 1 else Any
    return hint


def _check(unit: Unit, kind: Any) -> str:
    if kind is bool:
        return f' CHECK ("{unit.name}" IN (0, 1))'
    if unit.range is None or kind not in (int, float):
        return ""
    low, high = unit.range
    bounds = [f'"{unit.name}" >= {low}'] if low is not None else []
    bounds += [f'"{unit.name}" <= {high}'] if high is not None else []
    return f" CHECK ({' AND '.join(bounds)})" if bounds else ""


_KEYS = (
    Col("file", "TEXT PRIMARY KEY", "Path of the page's file below the root."),
    Col("position", "INTEGER NOT NULL", "Place in the order of pages, from 0."),
    Col("number", "TEXT", "Numeric id (E151) of the page, or of the entity it shares its id with."),
    Col("record", "TEXT NOT NULL", "The page's record, as JSON."),
)


def pages(units: Sequence[Unit]) -> Table:
    """Declare the table of pages, which has a column for each value of the units."""
    derived = columns([unit for unit in units if unit.kind != "rule"])
    declared = (*_KEYS, *(column.declared for column in derived))
    about = "A page each: its keys, its record, and a column for each field, metric and score."
    return Table("pages", about, declared, no_rows, ("id",), groups=lambda built: _page_groups(built, derived))


def _page_groups(built: Built, derived: Sequence[Column]) -> Iterator[Group]:
    made = zip(built.value_keys, built.pages, built.values, built.encoded, strict=True)
    for place, (name, page, values, record) in enumerate(made):
        number = text(built.graph.numbers.get(page.address.id))
        keys = (page.address.file, place, number, record.decode())
        yield Group(name and key(name, f"{place} {number}", record), partial(_page_row, keys, values, derived))


def _page_row(keys: Sequence[Any], values: Values, derived: Sequence[Column]) -> Rows:
    return ([*keys, *(column.value(values) for column in derived)],)


def _unit_row(unit: Unit) -> Sequence[Any]:
    low, high = unit.range or (None, None)
    names = [column.name for column in columns([unit])] if unit.kind != "rule" else []
    return (
        unit.name,
        unit.kind,
        unit.key or None,
        " ".join(names),
        unit.unit or None,
        low,
        high,
        unit.better or None,
        unit.definition,
        unit.details,
        unit.why,
        unit.severity if unit.kind == "rule" else None,
        unit.hint or None,
        unit.source,
    )


UNIT = Table(
    "unit",
    "A field, metric, score or rule each: what it means and why it is there.",
    (
        Col("name", "TEXT PRIMARY KEY", "Name of the unit."),
        Col("kind", "TEXT NOT NULL", "`field`, `metric`, `score` or `rule`."),
        Col("record_key", "TEXT", "Key of the page's record that holds the value."),
        Col("columns", "TEXT NOT NULL", "Columns of `pages` that hold the value, parted by blanks."),
        Col("unit", "TEXT", "Unit of measure."),
        Col("low", "REAL", "Least value."),
        Col("high", "REAL", "Greatest value."),
        Col("better", "TEXT", "Which way is better: `higher`, `lower`, or neither."),
        Col("definition", "TEXT NOT NULL", "What it is, in a sentence."),
        Col("details", "TEXT NOT NULL", "The rest of the definition."),
        Col("why", "TEXT NOT NULL", "What it is good for."),
        Col("severity", "TEXT", "Severity of a rule's findings."),
        Col("hint", "TEXT", "What to do about a rule's findings."),
        Col("source", "TEXT NOT NULL", "Module that holds the function."),
    ),
    lambda built: map(_unit_row, built.units),
)
