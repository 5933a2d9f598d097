"""``recto list``: sort and filter pages by any field."""

import argparse

from recto.cli.place import place_arguments, root_of
from recto.cli.rows import format_arguments, say_rows
from recto.cli.terminal import note
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
    format_arguments(parser)
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
    say_rows(heads, rows, asked.format)
    if asked.format == "table":
        note(f"{len(rows)} page{'s' * (len(rows) != 1)}")
    return 0
