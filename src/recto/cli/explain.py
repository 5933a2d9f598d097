"""``recto explain``: print the definition of a metric, a score or a rule, or what a file holds."""

import argparse
import difflib
import json
import typing

from recto.cli.terminal import say
from recto.errors import UnknownNameError

if typing.TYPE_CHECKING:
    from recto.schemas import File


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="a unit, a key of the record, a file, or `settings`; all units if left out",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(asked: argparse.Namespace) -> int:
    """Print the page of a unit or a file, or a line for each unit."""
    from recto.config import describe
    from recto.pipeline import UNITS
    from recto.reference import find_unit, unit_data, unit_page
    from recto.schemas import find_file

    if asked.name is None:
        if asked.json:
            say(json.dumps([unit_data(each) for each in UNITS], ensure_ascii=False, indent=2))
        for each in () if asked.json else UNITS:
            say(f"{each.kind:7}{each.name:28}{each.definition}")
        return 0
    if asked.name == "settings":
        for setting in describe():
            say(f"{setting.name:22}{setting.type:34}{setting.meaning}")
        return 0
    if file := find_file(asked.name):
        return _of_file(file, asked.json)
    unit = find_unit(asked.name)
    if unit is None:
        raise UnknownNameError(
            f"No unit and no file is called {asked.name!r}.", f"`recto explain` lists them all{_near(asked.name)}."
        )
    say(json.dumps(unit_data(unit), ensure_ascii=False, indent=2) if asked.json else unit_page(unit))
    return 0


def _of_file(file: "File", as_json: bool) -> int:
    from recto.reference import file_data, file_page

    say(json.dumps(file_data(file), ensure_ascii=False, indent=2) if as_json else file_page(file))
    return 0


def _near(name: str) -> str:
    from recto.pipeline import UNITS

    near = difflib.get_close_matches(name, [unit.name for unit in UNITS], 1)
    return f"; did you mean {near[0]}" if near else ""
