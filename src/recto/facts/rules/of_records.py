"""What the rows of records are held to by their schema; the contract asks none of it."""

from collections.abc import Callable, Iterator
from typing import Any

from recto.ecma import to_text
from recto.facts.rules.subject import Complaint, Subject
from recto.facts.when import interval
from recto.model import RecordRow, RecordSchema, Severity
from recto.unit import Example, rule


def _numeric(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_FITS: dict[str, Callable[[Any], bool]] = {
    "number": lambda value: _numeric(value) or (isinstance(value, list) and all(map(_numeric, value))),
    "date": lambda value: interval(to_text(value)) is not None,
    "boolean": lambda value: isinstance(value, bool),
    "text": lambda value: not isinstance(value, (list, dict)),
}


@rule(
    Severity.WARNING,
    why="A row without it says too little to be used.",
    hint="Add the field.",
    examples=(
        Example("records: {posts: {one: {since: 2020}}}", 1),
        Example("records: {posts: {one: {title: Keeper}}}", 0),
    ),
)
def record_required_field(subject: Subject) -> Iterator[Complaint]:
    """A row has the fields that its schema requires."""
    for row, schema in _rows(subject):
        for name, form in schema.fields.items():
            if isinstance(form, dict) and form.get("required") is True and row.fields.get(name) is None:
                yield Complaint(f"the row {row.key!r} needs `{name}`", row)


@rule(
    Severity.WARNING,
    why="The field is neither compared nor shown as what it should be.",
    hint="Correct the value, or the type in the schema.",
    examples=(
        Example("records: {posts: {one: {title: Keeper, since: long ago}}}", 1),
        Example("records: {posts: {one: {title: Keeper, since: 2020}}}", 0),
    ),
)
def record_field_type(subject: Subject) -> Iterator[Complaint]:
    """A field of a row has the type that its schema names; a range of numbers is a number."""
    for row, schema in _rows(subject):
        for name, value in row.fields.items():
            form = schema.fields.get(name)
            wanted = form.get("type") if isinstance(form, dict) else None
            fits = _FITS.get(wanted) if isinstance(wanted, str) else None
            if fits and value is not None and not fits(value):
                yield Complaint(f"`{name}` of the row {row.key!r} is no {wanted}: {to_text(value)[:60]!r}", row)


def _rows(subject: Subject) -> Iterator[tuple[RecordRow, RecordSchema]]:
    for rows in subject.base.records.get(subject.thing.id, {}).values():
        for row in rows:
            if row.schema in subject.base.record_schemas:
                yield row, subject.base.record_schemas[row.schema]
