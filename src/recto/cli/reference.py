"""``recto reference``: write or check the reference documentation."""

import argparse
import os
from pathlib import Path

from recto.cli import VERBS, parser
from recto.cli.terminal import note, say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs/reference"), help="default: docs/reference")
    parser.add_argument("--check", action="store_true", help="only say which files are not up to date")


def run(asked: argparse.Namespace) -> int:
    """Write the reference, or say what is stale."""
    from recto import reference

    helps = _helps()
    if not asked.check:
        reference.write(asked.folder, helps)
        return 0
    stale = reference.stale(asked.folder, helps)
    for name in stale:
        say(f"{asked.folder / name} is not up to date")
    if stale:
        note("hint: recto reference writes it anew.")
    return 1 if stale else 0


def _helps() -> dict[str, str]:
    """Give the help of each verb, as wide as anywhere."""
    os.environ["COLUMNS"] = "100"
    helps = {}
    for verb in VERBS:
        verbs = next(a for a in parser(verb)._actions if isinstance(a, argparse._SubParsersAction))
        helps[verb] = verbs.choices[verb].format_help()
    return helps
