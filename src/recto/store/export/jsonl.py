"""Tables as JSON, an object each row."""

from pathlib import Path

import msgspec

from recto.disk import replacing
from recto.store.export.rows import exported
from recto.store.read import Store


def write_jsonl(store: Store, folder: Path) -> list[Path]:
    """Write ``TABLE.jsonl`` for each table; give the files."""
    files = []
    for table in exported(store):
        names = [column.name for column in table.columns]
        file = folder / f"{table.name}.jsonl"
        with replacing(file) as (temporary,), temporary.open("wb") as stream:
            for row in table.rows(store):
                stream.write(msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n")
        files.append(file)
    return files
