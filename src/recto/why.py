"""Explain any value of a page's record, compiled anew."""

import difflib
from pathlib import Path
from typing import Any

import msgspec

from recto import sources, store
from recto.config import load
from recto.ecma import dumps
from recto.errors import UnknownNameError
from recto.memo import Memo
from recto.options import Options
from recto.pipeline import compile_files
from recto.reasons import Case, Part, explainer, peers
from recto.reference import UNITS, find_unit
from recto.unit import Unit


class Explanation(msgspec.Struct, frozen=True):
    """How a value came to be."""

    page: str
    field: str
    value: Any
    definition: str
    parts: list[Part]


def why(root: Path, page: str, field: str, options: Options) -> Explanation:
    """Explain a field of a page (by file); raise `UnknownNameError` if there is no such field."""
    unit = find_unit(field)
    if unit is None or unit.kind == "rule":
        known = [u.key or u.name for u in UNITS if u.kind != "rule"]
        near = difflib.get_close_matches(field, known, 2, 0.5)
        more = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UnknownNameError(f"The record has no field {field!r}.", f"{more}`recto explain` lists the fields.")
    built = _compiled(root, options)
    place = next((i for i, p in enumerate(built.pages) if p.address.file == page), None)
    if place is None:
        raise UnknownNameError(f"{page} is not a page any more.", "Build again: recto build DIR")
    read = msgspec.structs.replace(built.pages[place], text=built.sources[place].text)
    case = Case(read, built.values[place], peers(built.values))
    rest = field[len(unit.key) :] if unit.key and field.startswith(f"{unit.key}.") else ""
    value = _part_of(built.values[place][unit.name], unit, rest)
    return Explanation(page, (unit.key or unit.name) + rest, value, unit.definition, list(explainer(unit)(case)))


def _compiled(root: Path, options: Options) -> store.Built:
    """Make what a build would write, without writing."""
    settings = load(root)
    layout = sources.find_layout(root, settings)
    files = sources.read_files(root, layout)
    memo = Memo(store.Output(options.out or root / ".recto").cache, read_only=True)
    commit = sources.head_commit(root)
    return compile_files(root, settings, layout, files, commit, options, memo, lambda *_: None)


def _part_of(value: Any, unit: Unit, rest: str) -> Any:
    """Follow the rest of a field's path into a value: ``.score`` of ``hallucinationRisk.score``."""
    plain = None if value is msgspec.UNSET else msgspec.to_builtins(value, enc_hook=str)
    for name in filter(None, rest.split(".")):
        if not isinstance(plain, dict) or name not in plain:
            raise UnknownNameError(f"{unit.key} has no {name!r}.", f"It is {dumps(plain).decode()[:200]}")
        plain = plain[name]
    return plain
