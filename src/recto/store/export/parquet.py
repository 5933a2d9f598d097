"""Tables as Parquet; each column keeps its meaning as metadata."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recto.disk import replacing
from recto.ecma import to_text
from recto.errors import StoreError
from recto.store.export.rows import Column, exported
from recto.store.read import Store

_KINDS: dict[str, tuple[str, tuple[type, ...]]] = {"INTEGER": ("int64", (int,)), "REAL": ("float64", (int, float))}


def write_parquet(store: Store, folder: Path) -> list[Path]:
    """Write ``TABLE.parquet`` for each table; give the files. Raises `StoreError` without pyarrow.

    A column of mixed types is one of texts.
    """
    try:
        arrow, parquet = map(importlib.import_module, ("pyarrow", "pyarrow.parquet"))
    except ImportError as error:
        raise StoreError("Parquet needs the library pyarrow.", "Install it: pip install 'recto[data]'") from error
    files = []
    for table in exported(store):
        rows = list(table.rows(store))
        held = [[row[place] for row in rows] for place in range(len(table.columns))]
        made = [_column(column, values) for column, values in zip(table.columns, held, strict=True)]
        fields = [
            arrow.field(column.name, getattr(arrow, kind)(), metadata={"about": column.about})
            for column, (kind, _) in zip(table.columns, made, strict=True)
        ]
        schema = arrow.schema(fields, metadata={"about": table.about})
        file = folder / f"{table.name}.parquet"
        with replacing(file) as (temporary,):
            parquet.write_table(arrow.table([values for _, values in made], schema=schema), temporary)
        files.append(file)
    return files


def _column(column: Column, values: Sequence[Any]) -> tuple[str, Sequence[Any]]:
    """Give the name of Arrow's type for a column, and its values as that type takes them."""
    kind, kinds = _KINDS.get(column.type, ("string", ()))
    if kinds and all(value is None or isinstance(value, kinds) for value in values):
        return kind, values
    return "string", [None if value is None else to_text(value) for value in values]
