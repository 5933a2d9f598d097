"""``recto query``: ask the database by SQL."""

import argparse
import math
import sys

from recto.cli.place import place_arguments, root_of
from recto.cli.rows import format_arguments, say_rows
from recto.cli.terminal import note
from recto.errors import UnknownNameError

_EPILOG = """\
The tables explain themselves: recto query "SELECT name, about FROM tables",
recto query "SELECT name, type, about FROM column WHERE \\"table\\" = 'pages'".
"""
_MEMORY = 1_000_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = _EPILOG
    parser.add_argument("sql", metavar="SQL", help="one SELECT; `-` reads it from the standard input")
    parser.add_argument(
        "--limit", type=int, default=1000, metavar="N", help="at most so many rows; 0: all (default: 1000)"
    )
    parser.add_argument(
        "--limit-seconds", type=float, default=30, metavar="N", help="cut off after so long (default: 30)"
    )
    format_arguments(parser)
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print what the query gives."""
    from recto.store import Output, Store
    from recto.store.guard import Bounds, limit_memory
    from recto.store.query import query

    if asked.limit < 0:
        raise UnknownNameError(f"--limit {asked.limit} is no number of rows.", "Give 0 or more.")
    if not (asked.limit_seconds > 0 and math.isfinite(asked.limit_seconds)):
        raise UnknownNameError(f"--limit-seconds {asked.limit_seconds} is no time.", "Give more than 0.")
    root = root_of(asked)
    store = Store(Output(asked.out or root / ".recto"), root)
    store.attach_mutations()
    limit_memory(store.connection, _MEMORY)
    statement = sys.stdin.read() if asked.sql == "-" else asked.sql
    # Time is the bound that a user sets; the steps only have to be more than fit into it.
    bounds = Bounds(steps=int(asked.limit_seconds * 1_000_000_000), seconds=asked.limit_seconds)
    answer = query(store, statement, asked.limit or None, bounds)
    say_rows(answer.heads, answer.rows, asked.format)
    count = f"{len(answer.rows)} row{'s' * (len(answer.rows) != 1)}"
    if answer.more:
        note(f"The first {count}; there are more: --limit N.")
    elif asked.format == "table":
        note(count)
    return 0
