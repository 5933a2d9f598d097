"""``recto check``: print the findings, everything that is wrong with the pages."""

import argparse
import json
from pathlib import Path

from recto.cli.place import folder_argument
from recto.cli.terminal import COLOURS, finding_line, note, say, styled


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    folder_argument(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder of results (default: DIR/.recto)")
    parser.add_argument("--now", metavar="ISO", help="time of the build (default: today, 00:00 UTC)")
    parser.add_argument("--rule", action="append", metavar="RULE", help="only findings of this rule")
    parser.add_argument("--severity", choices=tuple(COLOURS), default="note", help="only so severe, or worse")
    parser.add_argument(
        "--fail-on", choices=tuple(COLOURS), default="error", metavar="SEVERITY", help="exit with 1 if one is so severe"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(asked: argparse.Namespace) -> int:
    """Build what has changed, and print all findings; 1 if one of them is as severe as asked."""
    from recto.builds import build
    from recto.cli.build import time_of_build
    from recto.config import nearest
    from recto.errors import UnknownNameError
    from recto.options import Options
    from recto.pipeline import UNITS
    from recto.store import Store

    unknown = set(asked.rule or ()) - {unit.name for unit in UNITS if unit.kind == "rule"}
    if unknown:
        rules = [unit.name for unit in UNITS if unit.kind == "rule"]
        raise UnknownNameError(f"There is no rule {min(unknown)!r}.", nearest(min(unknown), rules))
    result = build(asked.dir, Options(now=time_of_build(asked.now), out=asked.out))
    severities = _from(asked.severity)
    found = [
        dict(row)
        for row in Store(result.output, asked.dir).rows("SELECT * FROM findings ORDER BY rowid")
        if row["severity"] in severities and (not asked.rule or row["rule"] in asked.rule)
    ]
    if asked.json:
        say(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(found)
    failing = _from(asked.fail_on)
    return int(any(finding["severity"] in failing for finding in found))


def _from(severity: str) -> list[str]:
    """Give a severity and those above it."""
    return list(COLOURS)[: list(COLOURS).index(severity) + 1]


def _print(found: list[dict[str, str]]) -> None:
    """Print the findings, and once for each rule what to do."""
    hints: dict[str, str] = {}
    for finding in found:
        say(finding_line(finding).strip())
        hints[finding["rule"]] = finding["hint"]
    if hints:
        say()
    for rule, hint in hints.items():
        say(styled(f"{rule}: {hint}", "dim"))
    note(f"{len(found)} finding{'s' * (len(found) != 1)}")
