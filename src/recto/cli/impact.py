"""``recto impact``: list what would change if a page, an entity, a fact or a work changed."""

import argparse
from itertools import groupby

from recto.cli.place import place_arguments, root_of
from recto.cli.terminal import printable, say, say_json, styled

_NAMES = {"page": "Pages", "entity": "Entities", "fact": "Facts", "resource": "Works"}
_KINDS = list(_NAMES)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "name", metavar="NAME", help="a page, an entity, a fact (its id or ENTITY.PROPERTY), a work (its id or address)"
    )
    parser.add_argument("--depth", type=int, default=1, metavar="N", help="follow N steps (default 1)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    place_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Print what depends on it, grouped by kind."""
    from recto.ecma import dumps
    from recto.store import Output, Store
    from recto.store.impact import find_subjects, impact

    root = root_of(asked)
    store = Store(Output(asked.out or root / ".recto"), root)
    subjects = find_subjects(store, asked.name)
    found = impact(store, subjects, max(1, asked.depth))
    if asked.json:
        listed = [{**each._asdict(), "subject": each.subject._asdict()} for each in found]
        say_json(dumps({"of": [subject._asdict() for subject in subjects], "affected": listed}))
        return 0
    by_kind = sorted(found, key=lambda each: (each.steps, _KINDS.index(each.subject.kind)))
    for (steps, kind), group in groupby(by_kind, lambda each: (each.steps, each.subject.kind)):
        rows = list(group)
        further = "" if steps == 1 else f", {steps} steps away"
        say(styled(f"{_NAMES[kind]} ({len(rows)}{further})", "bold"))
        for each in rows:
            place = f"{each.file}:{each.line}" if each.file else each.subject.id
            say(f"  {printable(each.title)}  {place}  {each.why}")
    what = " and ".join(f"the {subject.kind} {subject.id}" for subject in subjects[:3])
    say(f"{len(found)} would change with {printable(what)}" if found else f"Nothing depends on {printable(what)}.")
    return 0
