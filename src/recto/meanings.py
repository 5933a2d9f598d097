"""What words mean that users meet in what is printed: of units, tables, columns, settings, components, evidence."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from recto.components import COMPONENTS
from recto.config import describe
from recto.model.evidence import IDENTITY, STANDINGS, STATES, SUPPORT, VERDICTS
from recto.reference import UNITS
from recto.store import schema
from recto.store.tables.mutations import MUTATIONS
from recto.verify.ladder import LADDER


class Meaning(NamedTuple):
    """A word, what it is the name of, and what it means."""

    name: str
    kind: str
    text: str


def meanings() -> Iterator[Meaning]:
    """Give the meaning of every word but units and files, which have pages of their own."""
    for table in (*schema.tables(UNITS), *MUTATIONS):
        yield Meaning(table.name, "table", table.about)
        for column in table.columns:
            kind = f"{column.type} column of {table.name}".removeprefix("ANY ")
            yield Meaning(f"{table.name}.{column.name}", kind, column.about)
    for step in LADDER:
        yield Meaning(step.name, f"step of trust, worth {step.worth:g} of 100", step.means)
    yield from _of("identity: whether it is the work that is named", IDENTITY)
    yield from _of("support: whether the text of the source says so", SUPPORT)
    yield from _of("verdict in data/verdicts.jsonl", VERDICTS)
    yield from _of("standing of a verdict", STANDINGS)
    yield from _of("state of a link", STATES)
    for setting in describe():
        yield Meaning(setting.name, f"setting, {setting.type}", setting.meaning)
    for component in COMPONENTS:
        yield from (Meaning(name, "component", component.about) for name in component.names)


def _of(kind: str, words: Mapping[str, str]) -> Iterator[Meaning]:
    return (Meaning(name, kind, text) for name, text in words.items())


def find_meanings(name: str, known: Iterable[Meaning]) -> list[Meaning]:
    """Give all that a word means, whatever its case and signs; a column is found by its own name too."""
    wanted = _bare(name)
    return [each for each in known if wanted and wanted in (_bare(each.name), _bare(_column(each)))]


def columns_of(each: Meaning, known: Iterable[Meaning]) -> list[Meaning]:
    """Give the columns of what is a table."""
    return [column for column in known if each.kind == "table" and column.name.startswith(f"{each.name}.")]


def _column(each: Meaning) -> str:
    return each.name.partition(".")[2] if " column of " in f" {each.kind}" else ""


def _bare(name: str) -> str:
    return " ".join(name.casefold().strip("`<>/").replace("_", " ").replace("-", " ").split())


def near(name: str, known: Iterable[str]) -> str:
    """Give the known name nearest to an unknown one; empty if none is near."""
    names = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(name.casefold(), names, 1)
    return names[found[0]] if found else ""
