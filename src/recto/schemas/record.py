"""The schema of the page record: the types, the ranges and the definitions of its units."""

from collections.abc import Mapping
from typing import Any

import msgspec

from recto import link, measure, score
from recto.model import Metrics, Record
from recto.schemas.shape import NUMBER, SCALAR, TEXT, TEXTS, Schema, either, list_of, map_of, or_null
from recto.schemas.structs import struct_schema
from recto.unit import Unit

_UNITS: tuple[Unit, ...] = (*measure.FIELDS, *measure.METRICS, *link.LINKS, *score.SCORES)
_WIDER: Mapping[str, Schema] = {
    "ratings": either(map_of(SCALAR), list_of(SCALAR), SCALAR),
    "clusters": either(TEXTS, TEXT),
    "recommendedScore": or_null(NUMBER),
}
"""What people may write, and a score that is null where they wrote no number."""
_LEFT_OUT = ("entityType",)
"""What the contract leaves out where there is none, though the type does not say so."""


def record_schema() -> Schema:
    """Give the schema of a page's record.

    Its numbers are those of the units; where a unit failed (the finding `unit-failed` says so) its value is null, which
    the schema refuses.
    """
    whole = struct_schema(Record)
    record, metrics = whole["$defs"].pop("Record"), whole["$defs"]["Metrics"]
    by_key = {unit.key: unit for unit in _UNITS if unit.key}
    record["properties"] = {name: _described(name, made, by_key) for name, made in record["properties"].items()}
    record["required"] = [name for name in record["required"] if name not in _LEFT_OUT]
    for name in metrics["properties"]:
        metrics["properties"][name] = _of_unit(metrics["properties"][name], by_key[f"metrics.{name}"])
    return {**record, "$defs": whole["$defs"]}


def _described(name: str, derived: Schema, by_key: Mapping[str, Unit]) -> Schema:
    if name == "metrics":
        return {**derived, "description": Metrics.__doc__ or ""}
    unit = by_key.get(name) or by_key[f"metrics.{name}"]
    return _of_unit(_WIDER.get(name) or derived, unit)


def _of_unit(derived: Schema, unit: Unit) -> Schema:
    if derived.get("type") == SCALAR["type"] and unit.returns is not Any:
        derived = msgspec.json.schema(unit.returns)
    low, high = unit.range or (None, None)
    bounds = {"minimum": low, "maximum": high} if derived.get("type") in ("integer", "number") else {}
    given = {key: bound for key, bound in bounds.items() if bound is not None}
    return {**derived, **given, "description": unit.definition}
