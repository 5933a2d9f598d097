"""The command line: one file a verb; arguments in, library call, text out."""

import argparse
import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from recto import __version__
from recto.errors import RectoError

VERBS = {
    "build": "Give every page of a folder its record.",
    "serve": "Show the site in the browser while it is written.",
    "watch": "Build again whenever something changes.",
    "check": "Print the findings: everything that is wrong with the pages.",
    "verify": "Check that citations lead to the works they name, and that these say so.",
    "show": "Print the record of a page.",
    "why": "Explain how a value of a page's record came to be.",
    "explain": "Print what a metric, score, rule, file, table, column or word of the output means.",
    "ids": "Hand out numbers that outlive renaming, and mend clashes of them.",
    "list": "Sort and filter pages by any field.",
    "search": "Find pages and sections by their words.",
    "facts": "Print what is known of a page's entity or of a thing, with dates and sources.",
    "mutate": "Plant known errors in a copy of a wiki, and see which are found.",
    "impact": "List what would change if a page, an entity, a fact or a work changed.",
    "query": "Ask the database by SQL, reading only.",
    "diff": "Compare two builds.",
    "export": "Write a build in another format.",
    "reference": "Write or check the reference documentation.",
}

FAULT_OF_CONTENT, WRONG_USE, OUR_FAULT, INTERRUPTED = 1, 2, 3, 130
"""Exit statuses beside 0: the content is wrong, wrong use or configuration, a fault of Recto, a break."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)


def parser(verb: str | None = None) -> argparse.ArgumentParser:
    """Make the parser of the command line; the arguments of a verb are only added for that verb."""
    top = argparse.ArgumentParser(
        prog="recto",
        description="Recto is a compiler for knowledge bases: every page gets its record.",
        epilog="exit status: 0 fine, 1 the content is wrong, 2 wrong use or configuration, 3 a fault of Recto",
        formatter_class=_Formatter,
    )
    top.add_argument("--version", action="version", version=f"recto {__version__}")
    verbs = top.add_subparsers(title="commands", dest="verb", metavar="COMMAND", required=True)
    for name, about in VERBS.items():
        added = verbs.add_parser(name, help=about, description=about, formatter_class=_Formatter)
        if name == verb:
            importlib.import_module(f"recto.cli.{name}").arguments(added)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; give the exit status."""
    # A run is short and makes many records that live to its end: collecting cycles would only look at them again.
    gc.disable()
    try:
        status = _run(sys.argv[1:] if arguments is None else [*arguments])
        sys.stdout.flush()
    except RectoError as error:
        print(f"recto: {error}", file=sys.stderr)  # noqa: T201
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)  # noqa: T201
        return WRONG_USE
    except KeyboardInterrupt:
        print("recto: interrupted; the last good build is untouched.", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough. What is still to be flushed at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        import traceback

        traceback.print_exc()
        print("recto: this is a fault of Recto; please report it with the lines above.", file=sys.stderr)  # noqa: T201
        return OUR_FAULT
    return status


def _run(given: list[str]) -> int:
    verb = next((word for word in given if not word.startswith("-")), None)
    top = parser(verb)
    if not given:
        top.print_help()
        return WRONG_USE
    asked = top.parse_args(given)
    status: int = importlib.import_module(f"recto.cli.{asked.verb}").run(asked)
    return status


def command() -> NoReturn:
    """Run the command line of this process and end it at once: taking the records apart would only cost time."""
    status = main()
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    if engine := sys.modules.get("recto.engine"):
        engine.end_children()
    os._exit(status)
