"""``recto mutate``: plant known errors in a copy of a wiki, and see which are found."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from recto.cli.place import folder_argument
from recto.cli.terminal import note, printable, say, say_json, styled
from recto.errors import ConfigError, UnknownNameError
from recto.model import Alarm, KindFigures, Mutated, Planted
from recto.mutate import KINDS, PER_KIND, Kind

_HEADS = ("kind", "places", "seeable", "planted", "caught", "missed", "unseen", "alarms", "precision", "recall")
_LONGEST = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    width = max(len(kind.name) for kind in KINDS)
    listed = "\n".join(f"  {kind.name:{width}}  {kind.about}" for kind in KINDS)
    parser.epilog = f"kinds of error, the last ones harmless:\n{listed}\n"
    folder_argument(parser)
    parser.add_argument("--kinds", metavar="KIND,…", help="only these kinds (default: all)")
    count = f"errors of each kind (default: {PER_KIND})"
    parser.add_argument("--per-kind", type=int, default=PER_KIND, metavar="N", help=count)
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="where and what is drawn (default: 0)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the copy with its errors in this new folder")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder of results (default: DIR/.recto)")
    parser.add_argument("--now", metavar="ISO", help="time of the builds (default: today, 00:00 UTC)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Build what has changed, test a copy of it, print the figures, and leave them beside the build."""
    from recto.builds import build
    from recto.cli.build import bar, time_of_build
    from recto.mutate import mutate
    from recto.options import Options
    from recto.store.database import write_tables
    from recto.store.tables.mutations import MUTATIONS

    if asked.per_kind < 1:
        raise ConfigError(f"--per-kind {asked.per_kind} is no number of errors.", "Give 1 or more.")
    kinds, now = _kinds(asked.kinds), time_of_build(asked.now)
    with bar("mutate") as progress:
        output = build(asked.dir, Options(now=now, out=asked.out)).output
        stamp = output.stamp()
        how = {"per_kind": asked.per_kind, "seed": asked.seed, "keep": asked.keep, "tested": stamp.key if stamp else ""}
        made = mutate(asked.dir, kinds, Options(now=now), **how, progress=progress)
    write_tables(output.mutations, MUTATIONS, made)
    if asked.json:
        say_json(msgspec.json.encode(_plain(made)))
    else:
        _print(made)
    return 0


def _kinds(asked: str | None) -> Sequence[Kind]:
    """Read the names of kinds."""
    from recto.config import nearest

    known = {kind.name: kind for kind in KINDS}
    names = [name.strip() for name in asked.split(",")] if asked else list(known)
    for name in names:
        if name not in known:
            raise UnknownNameError(f"There is no kind of error {name!r}.", nearest(name, list(known)))
    return [kind for kind in KINDS if kind.name in names]


def _plain(made: Mutated) -> dict[str, object]:
    """Give all with the names of its fields."""
    lists = {"kinds": made.kinds, "unseeable": made.unseeable, "planted": made.planted, "alarms": made.alarms}
    named = {name: [msgspec.structs.asdict(each) for each in rows] for name, rows in lists.items()}
    return {"build": made.build, "seed": made.seed, "now": made.now, **named}


def _print(made: Mutated) -> None:
    rows = [_HEADS, *(_row(each) for each in made.kinds)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        counts = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        line = "  ".join((row[0].ljust(widths[0]), *counts))
        say(styled(line, "bold") if row is _HEADS else line)
    _section("Missed", (_missed(each) for each in made.planted if each.outcome == "missed"))
    _section("False alarms", map(_alarm, made.alarms))
    unseen = (f"{each.kind}: {each.places} of {_places(made, each.kind)}: {each.why}" for each in made.unseeable)
    _section("Where an error would go unseen", unseen)
    note("`recto query` reads all of it: mutations, mutation_kinds, mutation_unseeable, mutation_alarms.")


def _row(each: KindFigures) -> tuple[str, ...]:
    counts = (each.places, each.seeable, each.planted, each.caught, each.missed, each.unseen, each.alarms)
    return (each.kind, *map(str, counts), *("—" if v is None else f"{v:.3f}" for v in (each.precision, each.recall)))


def _places(made: Mutated, kind: str) -> int:
    return next(each.places for each in made.kinds if each.kind == kind)


def _section(title: str, lines: Iterable[str]) -> None:
    shown = [printable(line) for line in lines]
    if shown:
        say()
        say(styled(title, "bold"))
        for line in shown:
            say(f"  {line}")


def _missed(each: Planted) -> str:
    change = f"“{_short(each.before)}” → “{_short(each.after)}”" if each.after else f"without “{_short(each.before)}”"
    return f"{each.file}:{each.line}:{each.column} {each.kind}: {change}; {each.why}"


def _alarm(each: Alarm) -> str:
    return f"{each.file}:{each.line}:{each.column} {each.by}: {each.why}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
