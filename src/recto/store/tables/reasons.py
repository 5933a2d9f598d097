"""The table of reasons: the parts that make the values of pages."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from recto.memo import key
from recto.reasons import STATED, Case, peers
from recto.store.built import Built
from recto.store.tables.declaration import Col, Group, Table, no_rows
from recto.store.tables.pages import stored
from recto.store.tables.parts import PAGE


def _groups(built: Built) -> Iterator[Group]:
    known = peers(built.values)
    ranked = msgspec.msgpack.encode(known)
    for name, page, values in zip(built.value_keys, built.pages, built.values, strict=True):
        yield Group(name and key(name, ranked), partial(_rows, Case(page, values, known)))


def _rows(case: Case) -> Iterator[tuple[Any, ...]]:
    file = case.page.address.file
    for unit, explain in STATED.items():
        for place, p in enumerate(explain(case)):
            where = p.file or None, p.line or None, p.column or None
            yield file, unit, place, p.label, stored(p.amount), p.unit or None, p.reason, *where


REASONS = Table(
    "reasons",
    "A part each of what makes a value of a page; not what is counted in its text, nor backlinks, changes and claims.",
    (
        PAGE,
        Col("unit", "TEXT NOT NULL REFERENCES unit(name)", "The unit whose value it explains."),
        Col("position", "INTEGER NOT NULL", "Place among the parts of the value, from 0."),
        Col("label", "TEXT NOT NULL", "What the part is."),
        Col("amount", "", "What it adds or says: a number, a text, all else as JSON."),
        Col("measure", "TEXT", "`points` where the amounts add up to the value, as far as its range goes."),
        Col("reason", "TEXT NOT NULL", "Why it is so, or what it means; empty where the label says it."),
        Col("file", "TEXT", "File it stands in, if it stands anywhere."),
        Col("line", "INTEGER", "Line of its start, from 1."),
        Col("column", "INTEGER", "Column of its start, in code points from 1."),
    ),
    no_rows,
    ("page",),
    groups=_groups,
)
