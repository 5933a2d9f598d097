"""A build in the formats of others: all tables, or pages and links as a graph; one file a format."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from recto.store.export.csv import write_csv
from recto.store.export.graphml import graphml
from recto.store.export.jsonl import write_jsonl
from recto.store.export.linked import jsonld, ntriples
from recto.store.export.parquet import write_parquet
from recto.store.read import Store

__all__ = ["FORMATS", "Format"]


class Format(NamedTuple):
    """A format: either `lines` of one text, which name things below an address, or files in a `folder`."""

    lines: Callable[[Store, str], Iterator[str]] | None = None
    folder: Callable[[Store, Path], list[Path]] | None = None


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(folder=write_jsonl),
    "csv": Format(folder=write_csv),
    "parquet": Format(folder=write_parquet),
    "graphml": Format(lines=graphml),
    "jsonld": Format(lines=jsonld),
    "ntriples": Format(lines=ntriples),
}
