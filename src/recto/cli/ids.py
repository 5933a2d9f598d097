"""``recto ids``: hand out numbers, list them, mend clashes."""

import argparse
import json
from pathlib import Path

from recto.cli.terminal import note, printable, say, styled
from recto.errors import ConfigError

_ACTIONS = """what to do:
  new SLUG ...  print the next free number and claim it for the page or entity
  list          print every number with its owner
  check         print what clashes: one number for two, two numbers for one
  fix           give the side of a clash that was never published another number
"""
_MARKS = ("recto.toml", "data/ids.jsonl", ".recto/recto.db")
_MOST_LEFT = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = _ACTIONS
    parser.add_argument("action", choices=("new", "list", "check", "fix"), help="see below")
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="new: ids of pages or entities, written or not")
    parser.add_argument("-C", "--dir", type=Path, metavar="DIR", help="the knowledge base (default: here or above)")
    parser.add_argument("--fix", action="store_true", help="check: mend what clashes, like fix")
    parser.add_argument("--diff", action="store_true", help="fix: print the changes as a diff, write nothing")
    parser.add_argument("--keep", action="append", default=[], metavar="SLUG", help="fix: this one keeps its number")
    parser.add_argument("--json", action="store_true", help="list and check: print JSON")


def run(asked: argparse.Namespace) -> int:
    """Do what is asked; 1 if something clashes and stays so."""
    root = asked.dir or _root()
    if bool(asked.slugs) != (asked.action == "new"):
        raise ConfigError(
            "`recto ids new` needs the ids that get a number, no other action takes any.", "recto ids new some-page"
        )
    if asked.action == "new":
        return _new(root, asked.slugs)
    if asked.action == "list":
        return _list(root, asked)
    return _fix(root, asked) if asked.action == "fix" or asked.fix or asked.diff or asked.keep else _check(root, asked)


def _root() -> Path:
    """Find the knowledge base from here upwards: by what Recto left there, else by git."""
    above = (Path.cwd(), *Path.cwd().parents)
    marked = (folder for folder in above if any((folder / mark).exists() for mark in _MARKS))
    return next(marked, next((folder for folder in above if (folder / ".git").exists()), Path()))


def _new(root: Path, slugs: list[str]) -> int:
    from recto.ids import hand_out

    for slug in slugs:
        handed = hand_out(root, slug)
        say(handed.number)
        if not handed.written:
            note(f"{slug} has {handed.number} already ({handed.known}); nothing was written.")
        elif handed.known:
            note(f"{slug} has {handed.number} by {handed.known} already; {handed.file} claims it here too.")
        else:
            note(f"{handed.number} is claimed for {slug} in {handed.file}: commit it.")
        if not handed.exists:
            note(f"No page or entity is called {slug!r} yet; the number waits for it.")
        if handed.attributes:
            note(f"`{handed.attributes}` was added to .gitattributes: commit it too, and git merges claims by itself.")
        if handed.unheard:
            note(f"git does not tell what other branches claim: {handed.unheard}")
    return 0


def _list(root: Path, asked: argparse.Namespace) -> int:
    from recto.config import load
    from recto.ids import read_register
    from recto.ids.register import size

    held = sorted(read_register(root, load(root)).held, key=lambda each: (size(each.number), each.number))
    if asked.json:
        keys = ("number", "slug", "file", "line", "kind")
        say(json.dumps([{key: getattr(each, key) for key in keys} for each in held], ensure_ascii=False, indent=2))
        return 0
    for each in held:
        say(printable(f"{each.number:8} {each.slug:32} {each.kind:7} {each.file}:{each.line}"))
    note(f"{len({each.number for each in held})} numbers")
    return 0


def _check(root: Path, asked: argparse.Namespace) -> int:
    from recto.config import load
    from recto.ids import read_register
    from recto.link.claims import told

    found = read_register(root, load(root)).contests
    if asked.json:
        rows = [{"file": c.second.file, "line": c.second.line, "message": told(c)} for c in found]
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    for contest in () if asked.json else found:
        say(printable(f"{contest.second.file}:{contest.second.line} {told(contest)}"))
    note(
        f"{len(found)} clash{'es' * (len(found) != 1)}"
        + ("; `recto ids fix --diff` shows what would help" if found else "")
    )
    return int(bool(found))


def _fix(root: Path, asked: argparse.Namespace) -> int:
    from recto.ids import repair

    repaired = repair(root, asked.keep, write=not asked.diff)
    for line in repaired.diff if asked.diff else ():
        say(styled(line, {"+": "green", "-": "red", "@": "blue"}.get(line[:1], "")) if line[:1] in "+-@" else line)
    for line in repaired.changes:
        (note if asked.diff else say)(printable(line))
    for line in repaired.left[:_MOST_LEFT]:
        note(f"look at {printable(line)}")
    if len(repaired.left) > _MOST_LEFT:
        note(f"… and at {len(repaired.left) - _MOST_LEFT} lines more")
    for line in repaired.refused:
        note(f"not mended: {printable(line)}")
    if not (repaired.changes or repaired.refused):
        note("Nothing clashes.")
    elif asked.diff:
        note("Nothing was written; `recto ids fix` writes it.")
    return int(bool(repaired.refused))
