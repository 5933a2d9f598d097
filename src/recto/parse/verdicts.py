"""The file of verdicts on citations: one a line, made to be merged."""

import math
from collections.abc import Iterator
from typing import Any

import msgspec

from recto.ecma import milliseconds
from recto.model import Source, Trouble, Verdict
from recto.parse.tables import maps, trouble

_KEYS = frozenset(Verdict.__struct_fields__) - {"line"}


def read_verdicts(source: Source) -> tuple[tuple[Verdict, ...], list[Trouble]]:
    """Read the verdicts in the order of their lines; a line that is none is a trouble, and so is one that is twice."""
    rows, troubles = maps(source)
    found: dict[Verdict, int] = {}
    for row, line in rows:
        troubles += (trouble(source, line, f"unknown key `{key}`; it stays, and says nothing") for key in _odd(row))
        verdict = _verdict(row)
        if isinstance(verdict, str):
            troubles.append(trouble(source, line, f"no verdict: {verdict}; passed over"))
        elif verdict in found:
            troubles.append(trouble(source, line, f"line {found[verdict]} says the same; one of them can go"))
        else:
            found[verdict] = line
    return tuple(msgspec.structs.replace(verdict, line=line) for verdict, line in found.items()), troubles


def _odd(row: dict[str, Any]) -> Iterator[str]:
    return (key for key in row if key not in _KEYS)


def _verdict(row: dict[str, Any]) -> Verdict | str:
    """Make the verdict of a row, or say why it is none."""
    try:
        verdict = msgspec.convert({key: value for key, value in row.items() if key in _KEYS}, Verdict)
    except msgspec.ValidationError as error:
        return str(error)
    return "`at` is no time" if math.isnan(milliseconds(verdict.at)) else verdict
