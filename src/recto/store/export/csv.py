"""Tables as CSV (RFC 4180, but lines end as in Unix); what is NULL is empty."""

import csv
from pathlib import Path

from recto.disk import replacing
from recto.store.export.rows import exported
from recto.store.read import Store


def write_csv(store: Store, folder: Path) -> list[Path]:
    """Write ``TABLE.csv`` for each table; give the files."""
    files = []
    for table in exported(store):
        file = folder / f"{table.name}.csv"
        with replacing(file) as (temporary,), temporary.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([column.name for column in table.columns])
            writer.writerows(table.rows(store))
        files.append(file)
    return files
