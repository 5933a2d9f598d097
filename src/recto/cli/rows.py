"""Rows on the screen or for a program: as a table, as JSON, as CSV, in Markdown."""

import argparse
import csv
import json
import math
import sys
from collections.abc import Sequence
from typing import Any

from recto.cli.terminal import is_terminal, markdown_table, printable, say
from recto.ecma import to_text

FORMATS = ("table", "json", "csv", "markdown")
_WIDEST = 60


def format_arguments(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """Add the arguments that say how rows are printed."""
    parser.add_argument("--format", choices=formats, default="table", help="default: table")
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")


def say_rows(heads: Sequence[str], rows: Sequence[Sequence[Any]], form: str) -> None:
    """Print rows in one of `FORMATS`."""
    if form == "json":
        say(
            json.dumps([dict(zip(heads, map(_finite, row), strict=True)) for row in rows], ensure_ascii=False, indent=2)
        )
    elif form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([heads, *rows])
    elif form == "markdown":
        for line in markdown_table(heads, ([None if v is None else to_text(v) for v in row] for row in rows)):
            say(line)
    else:
        _table(heads, rows)


def _finite(value: Any) -> Any:
    """Give a value as JSON can hold it, infinity as its text."""
    return to_text(value) if isinstance(value, float) and not math.isfinite(value) else value


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    texts = [["—" if value is None else printable(to_text(value)) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
    widths = [min(width, _WIDEST) for width in widths] if is_terminal(sys.stdout) else widths
    numeric = [
        bool(rows) and all(isinstance(row[i], (int, float, type(None))) for row in rows) for i in range(len(heads))
    ]
    for row in (heads, *texts):
        cells = (
            text[:width].rjust(width) if right else text[:width].ljust(width)
            for text, width, right in zip(row, widths, numeric, strict=True)
        )
        say("  ".join(cells).rstrip())
