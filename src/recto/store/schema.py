"""The tables of ``recto.db``: those of pages and units derived from the units, the others written out."""

import types
import typing
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from recto.ecma import compact, number
from recto.unit import Unit

_TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER", str: "TEXT"}


class Column(NamedTuple):
    """A column of the table of pages: a unit's value, or a field of a value that has fields."""

    name: str
    type: str
    check: str
    unit: Unit
    field: str = ""

    @property
    def declaration(self) -> str:
        """The column as SQL declares it."""
        return f'"{self.name}" {self.type}{self.check}'

    def value(self, values: dict[str, Any]) -> Any:
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
            column_type = _TYPES.get(_bare(field.type), "TEXT")
            yield Column(f"{unit.name}_{field.name}", column_type, "", unit, field.name)
    else:
        column_type = _TYPES.get(kind, "" if kind is Any else "TEXT")
        yield Column(unit.name, column_type, _check(unit, kind), unit)


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


PAGE_KEYS = (
    '"file" TEXT PRIMARY KEY',
    '"position" INTEGER NOT NULL',
    '"number" TEXT',
    '"record" TEXT NOT NULL',
)
"""What the table of pages holds beside the units: the file, the place in the order of pages, the number, the record."""

TABLES: dict[str, tuple[str, ...]] = {
    "unit": (
        "name TEXT PRIMARY KEY",
        "kind TEXT NOT NULL",
        "record_key TEXT",
        "columns TEXT NOT NULL",
        "unit TEXT",
        "low REAL",
        "high REAL",
        "better TEXT",
        "definition TEXT NOT NULL",
        "details TEXT NOT NULL",
        "why TEXT NOT NULL",
        "severity TEXT",
        "hint TEXT",
        "source TEXT NOT NULL",
    ),
    "sections": (
        "page TEXT NOT NULL REFERENCES pages(file)",
        "title TEXT NOT NULL",
        "slug TEXT NOT NULL",
        "level INTEGER NOT NULL",
        "words INTEGER NOT NULL",
        "line INTEGER NOT NULL",
        "start INTEGER NOT NULL",
        "end INTEGER NOT NULL",
    ),
    "links": (
        "page TEXT NOT NULL REFERENCES pages(file)",
        "kind TEXT NOT NULL",
        "target TEXT NOT NULL",
        "text TEXT NOT NULL",
        "line INTEGER NOT NULL",
        "column INTEGER NOT NULL",
        "start INTEGER NOT NULL",
        "end INTEGER NOT NULL",
    ),
    "citations": (
        "page TEXT NOT NULL REFERENCES pages(file)",
        "kind TEXT NOT NULL",
        "label TEXT NOT NULL",
        "target TEXT NOT NULL",
        "resolved INTEGER NOT NULL",
        "line INTEGER NOT NULL",
        "column INTEGER NOT NULL",
        "start INTEGER NOT NULL",
        "end INTEGER NOT NULL",
    ),
    "backlinks": (
        "target TEXT NOT NULL",
        "position INTEGER NOT NULL",
        "id TEXT NOT NULL",
        "title TEXT",
        "type TEXT",
        "relationship TEXT",
    ),
    "external_links": ("page TEXT NOT NULL", "site TEXT NOT NULL", "url TEXT NOT NULL"),
    "findings": (
        "rule TEXT NOT NULL",
        "severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note'))",
        "file TEXT NOT NULL",
        "line INTEGER NOT NULL",
        "column INTEGER NOT NULL",
        "message TEXT NOT NULL",
        "hint TEXT NOT NULL",
    ),
    "build": ("name TEXT PRIMARY KEY", "value TEXT NOT NULL"),
}

INDEXES = (
    "CREATE INDEX pages_id ON pages(id)",
    "CREATE INDEX sections_page ON sections(page)",
    "CREATE INDEX links_page ON links(page)",
    "CREATE INDEX citations_page ON citations(page)",
    "CREATE INDEX backlinks_target ON backlinks(target)",
    "CREATE INDEX findings_file ON findings(file)",
)


def create(units: Sequence[Unit]) -> Iterator[str]:
    """Give the statements that make the tables."""
    page_columns = [*PAGE_KEYS, *(column.declaration for column in columns([u for u in units if u.kind != "rule"]))]
    yield f"CREATE TABLE pages ({', '.join(page_columns)})"
    for name, declared in TABLES.items():
        quoted = (f'"{column.partition(" ")[0]}" {column.partition(" ")[2]}' for column in declared)
        yield f"CREATE TABLE {name} ({', '.join(quoted)})"
