"""Assemble the record of a page from the values of its units."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from recto.model import Metrics, Record
from recto.score.ranks import ranks


def places(pages: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, int | None]]:
    """Give the places of each page among all pages, as the inputs of the rank units."""
    read, researched = (ranks([page[name] for page in pages]) for name in ("reader_importance", "research_importance"))
    return ({"reader_place": r, "research_place": s} for r, s in zip(read, researched, strict=True))


_METRICS = Metrics.__struct_fields__
_FIELDS = Record.__struct_fields__


def record(values: Mapping[str, Any]) -> Record:
    """Make the record of a page; NaN shows as null, and a unit that failed as null too."""
    metrics = Metrics(**{name: values[name] for name in _METRICS})
    named = {**values, "metrics": metrics}
    named["entity_type"] = UNSET if values["entity_type"] is None else values["entity_type"]
    return Record(**{name: named[name] for name in _FIELDS})


def plain(record: Record) -> dict[str, Any]:
    """Give the record as JSON's own kinds, keys in the contract's order."""
    converted: dict[str, Any] = msgspec.to_builtins(record)
    return converted
