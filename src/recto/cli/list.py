"""``recto list``: sort and filter pages by any field."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

from recto.cli.terminal import is_terminal, note, place_arguments, printable, root_of, say
from recto.ecma import to_text
from recto.errors import UnknownNameError

_DEFAULT = "id,quality,reader_importance,hallucination_risk_level,coverage_passing,words,citations"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("--fields", default=_DEFAULT, metavar="A,B,C", help=f"fields to show (default: {_DEFAULT})")
    parser.add_argument("--sort", metavar="FIELD", help="field to sort by (default: the order of the pages)")
    parser.add_argument("--reverse", action="store_true", help="largest first")
    parser.add_argument(
        "--where", action="append", default=[], metavar="EXPR", help="only pages of which this holds: 'quality < 50'"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table", help="default: table")
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print the pages asked for."""
    from recto.store import Output, Store

    root = root_of(asked)
    store = Store(Output(asked.out or root / ".recto"), root)
    fields = [field.strip() for field in asked.fields.split(",") if field.strip()]
    if not fields:
        raise UnknownNameError("--fields names no field.", "`recto explain` lists the fields.")
    if asked.limit is not None and asked.limit < 0:
        raise UnknownNameError(f"--limit {asked.limit} is no number of pages.", "Give 0 or more.")
    heads, rows = store.list_pages(fields, asked.where, asked.sort, asked.reverse, asked.limit)
    if asked.format == "json":
        say(json.dumps([dict(zip(heads, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))
    elif asked.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([heads, *rows])
    else:
        _table(heads, rows)
        note(f"{len(rows)} page{'s' * (len(rows) != 1)}")
    return 0


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    texts = [["—" if value is None else printable(to_text(value)) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
    widths = [min(width, 60) for width in widths] if is_terminal(sys.stdout) else widths
    numeric = [
        bool(rows) and all(isinstance(row[i], (int, float, type(None))) for row in rows) for i in range(len(heads))
    ]
    for row in (heads, *texts):
        cells = (
            text[:width].rjust(width) if right else text[:width].ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        )
        say("  ".join(cells).rstrip())
