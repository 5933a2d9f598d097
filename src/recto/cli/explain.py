"""``recto explain``: print the definition of a metric, a score or a rule, what a file holds, what a word means."""

import argparse
import json
import typing
from collections.abc import Sequence

from recto.cli.terminal import note, say, styled
from recto.errors import UnknownNameError

if typing.TYPE_CHECKING:
    from recto.meanings import Meaning
    from recto.schemas import File
    from recto.unit import Unit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "name",
        nargs="*",
        metavar="NAME",
        help="a unit, a key of the record, a file, a table or column, a word of what is printed, such as `not found`,"
        " or `settings`; all units if left out",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(asked: argparse.Namespace) -> int:
    """Print the page of a unit or a file, what else a name means, or a line for each unit."""
    from recto.reference import UNITS, find_unit, unit_data
    from recto.schemas import find_file

    name = " ".join(asked.name)
    if not asked.name:
        if asked.json:
            say(json.dumps([unit_data(each) for each in UNITS], ensure_ascii=False, indent=2))
        for each in () if asked.json else UNITS:
            say(f"{each.kind:7}{each.name:28}{each.definition}")
        if not asked.json:
            note("Tables, columns, settings, components, steps and verdicts are explained too: `recto explain NAME`.")
    elif name == "settings":
        _settings()
    elif file := find_file(name):
        _of_file(file, asked.json)
    else:
        _of_name(name, find_unit(name), asked.json)
    return 0


def _settings() -> None:
    from recto.config import describe

    for setting in describe():
        say(f"{setting.name:22}{setting.type:34}{setting.meaning}")


def _of_file(file: "File", as_json: bool) -> None:
    from recto.reference import file_data, file_page

    say(json.dumps(file_data(file), ensure_ascii=False, indent=2) if as_json else file_page(file))


def _of_name(name: str, unit: "Unit | None", as_json: bool) -> None:
    """Print the page of a unit, and all else that its name means."""
    from recto.meanings import columns_of, find_meanings
    from recto.reference import unit_data, unit_page

    known = _known()
    found = [each for each in find_meanings(name, known) if unit is None or not _repeats(each, unit)]
    if unit is None and not found:
        raise UnknownNameError(f"Nothing is called {name!r}.", f"`recto explain` lists the units.{_near(name, known)}")
    if as_json:
        plain = [one._asdict() for each in found for one in (each, *columns_of(each, known))]
        say(json.dumps(unit_data(unit) | {"also": plain} if unit else plain, ensure_ascii=False, indent=2))
        return
    if unit:
        say(unit_page(unit))
    for each in found:
        say(f"{styled(each.name, 'bold')}: {each.kind}\n  {each.text}")
        for column in columns_of(each, known):
            say(f"  {column.name.partition('.')[2]:18}{column.text}")


def _repeats(each: "Meaning", unit: "Unit") -> bool:
    """Say whether a meaning is that of the unit's own column, which says the same."""
    return each.kind.endswith("column of pages") and each.text == unit.definition


def _known() -> "Sequence[Meaning]":
    from recto.cli import VERBS
    from recto.meanings import Meaning, meanings
    from recto.mutate import KINDS
    from recto.publish.evidence import TONES
    from recto.verify.ladder import LADDER

    verbs = (Meaning(verb, "command", about) for verb, about in VERBS.items())
    planted = (Meaning(kind.name, "kind of error that `recto mutate` plants", kind.about) for kind in KINDS)
    shown = (
        Meaning(words, f"what the site calls `{step.name}`", step.means)
        for step in LADDER
        if (words := TONES[step.name].words) != step.name
    )
    return [*meanings(), *verbs, *planted, *shown]


def _near(name: str, known: "Sequence[Meaning]") -> str:
    from recto.meanings import near
    from recto.reference import UNITS

    columns = (each.name.rpartition(".")[2] for each in known)
    names = [*(unit.name for unit in UNITS), *(each.name for each in known), *columns]
    return f" Did you mean `{found}`?" if (found := near(name, names)) else ""
