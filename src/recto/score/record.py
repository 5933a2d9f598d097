"""Assemble the record of a page from the values of its units."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from recto.model import Metrics, Record
from recto.score.ranks import ranks


def add_ranks(pages: Sequence[dict[str, Any]]) -> None:
    """Give each page its places among all pages, as the inputs of the rank units."""
    for source, target in (("reader_importance", "reader_place"), ("research_importance", "research_place")):
        for values, place in zip(pages, ranks([values[source] for values in pages]), strict=True):
            values[target] = place


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
