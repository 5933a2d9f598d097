"""``recto ids``: hand out numbers, list them, mend clashes."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recto.cli.place import dir_argument, nearest
from recto.cli.terminal import is_terminal, note, printable, say, styled
from recto.errors import ConfigError

if TYPE_CHECKING:
    from recto.ids import Handed

_MOST_TOLD = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    actions = parser.add_subparsers(title="actions", dest="action", metavar="ACTION", required=True)
    parser.epilog = "`recto ids ACTION --help` shows the options of an action; -C DIR names the knowledge base."
    new = _action(actions, "new", "Print the next free number and claim it for a page or entity, written or not.")
    new.add_argument("slugs", nargs="*", metavar="SLUG", help="id of the page or entity")
    new.add_argument("--all", action="store_true", help="for all that have none: the numbers a build gives them now")
    listed = _action(actions, "list", "Print every number with its owner.")
    check = _action(actions, "check", "Print what clashes: one number for two, two numbers for one.")
    fix = _action(actions, "fix", "Give the side of a clash that was never published another number.")
    check.add_argument("--fix", action="store_true", help="mend it, like `recto ids fix`")
    for action in (listed, check):
        action.add_argument("--json", action="store_true", help="print JSON")
    for action in (check, fix):
        action.add_argument("--diff", action="store_true", help="print what would mend it as a diff, write nothing")
        action.add_argument("--keep", action="append", default=[], metavar="SLUG", help="this one keeps its number")


def _action(actions: Any, name: str, about: str) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = actions.add_parser(name, help=about, description=about)
    dir_argument(added)
    return added


def run(asked: argparse.Namespace) -> int:
    """Do what is asked; 1 if something clashes and stays so."""
    root = asked.dir or _root()
    if asked.action == "new":
        return _new(root, asked)
    if asked.action == "list":
        return _list(root, asked)
    return _fix(root, asked) if asked.action == "fix" or asked.fix or asked.diff or asked.keep else _check(root, asked)


def _root() -> Path:
    """Find the knowledge base from here upwards: by its marks, else, since none may be there yet, by git."""
    above = (Path.cwd(), *Path.cwd().parents)
    return nearest() or next((folder for folder in above if (folder / ".git").exists()), Path())


def _new(root: Path, asked: argparse.Namespace) -> int:
    from recto.ids import hand_out, hand_out_all

    if bool(asked.slugs) == asked.all:
        raise ConfigError("Name the pages or entities that get a number, or --all.", "recto ids new some-page")
    handed = hand_out_all(root) if asked.all else hand_out(root, asked.slugs)
    for each in handed.numbers:
        say(printable(f"{each.number} {each.slug}" if asked.all or len(asked.slugs) > 1 else each.number))
        note(printable(_news(each, handed.file)))
        if not each.exists:
            note(f"No page or entity is called {each.slug!r} yet; the number waits for it.")
    if asked.all and not handed.numbers:
        note("Every page and entity that is due a number has one in a file.")
    if handed.attributes:
        note(f"`{handed.attributes}` was added to .gitattributes: commit it too, and git merges claims by itself.")
    return _unheard(handed.unheard)


def _news(handed: "Handed", file: str) -> str:
    if not handed.written:
        return f"{handed.slug} has {handed.number} already ({handed.known}); nothing was written."
    if handed.known:
        return f"{handed.slug} has {handed.number} by {handed.known} already; {file} claims it here too."
    return f"{handed.number} is claimed for {handed.slug} in {file}: commit it."


def _unheard(reasons: tuple[str, ...]) -> int:
    for reason in reasons:
        note(f"numbers may be missing: {printable(reason)}")
    return 0


def _list(root: Path, asked: argparse.Namespace) -> int:
    from recto.ids import survey

    found = survey(root)
    if asked.json:
        keys = ("number", "slug", "file", "line", "kind")
        say(json.dumps([{k: getattr(each, k) for k in keys} for each in found.held], ensure_ascii=False, indent=2))
    for each in () if asked.json else found.held:
        say(printable(f"{each.number:8} {each.slug:32} {each.kind:7} {each.file}:{each.line}"))
    note(f"{len({each.number for each in found.held})} numbers")
    return _unheard(found.unheard)


def _check(root: Path, asked: argparse.Namespace) -> int:
    from recto.ids import survey
    from recto.link.claims import told

    found = survey(root)
    rows = [{"file": c.second.file, "line": c.second.line, "message": told(c)} for c in found.contests]
    if asked.json:
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    for row in () if asked.json else rows:
        say(printable(f"{row['file']}:{row['line']} {row['message']}"))
    for line in found.coming[:_MOST_TOLD]:
        note(f"will clash when merged: {printable(line)}")
    note(f"{len(rows)} clash{'es' * (len(rows) != 1)}")
    if rows:
        note("`recto ids fix --diff` shows what would help.")
    _unheard(found.unheard)
    return int(bool(rows))


def _fix(root: Path, asked: argparse.Namespace) -> int:
    from recto.ids import repair

    repaired = repair(root, asked.keep, write=not asked.diff)
    for line in repaired.diff if asked.diff else ():
        _say_diff(line)
    for line in repaired.changes:
        (note if asked.diff else say)(printable(line))
    for line in repaired.left[:_MOST_TOLD]:
        note(f"look at {printable(line)}")
    if len(repaired.left) > _MOST_TOLD:
        note(f"… and at {len(repaired.left) - _MOST_TOLD} lines more")
    for line in repaired.refused:
        note(f"not mended: {printable(line)}")
    if not (repaired.changes or repaired.refused):
        note("Nothing clashes.")
    elif asked.diff:
        note("Nothing was written; `recto ids fix` writes it.")
    return int(bool(repaired.refused))


def _say_diff(line: str) -> None:
    """Print a line of a diff: exactly in a pipe, where it may be applied, and nothing that a terminal would obey."""
    line = printable(line) if is_terminal(sys.stdout) else line
    style = {"+": "green", "-": "red", "@": "blue"}.get(line[:1])
    say(styled(line, style) if style else line)
