"""``recto diff``: compare two builds."""

import argparse
import html
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recto.cli.terminal import finding_line, note, printable, say, say_json, styled
from recto.errors import UnknownNameError

if TYPE_CHECKING:
    from recto.model import Finding
    from recto.store.diff import Difference

_MOST = 25
_WIDEST = 80


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("old", type=Path, metavar="OLD", help="a folder of results, or a recto.db, from before")
    parser.add_argument("new", type=Path, metavar="NEW", help="the same from after")
    parser.add_argument(
        "--fields", default="", metavar="A,B,C", help="fields to compare (default: all but ranks and similar pages)"
    )
    parser.add_argument(
        "--threshold",
        action="append",
        default=[],
        metavar="FIELD=N",
        help="smaller changes of this number are none",
    )
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="the same as --format json")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 if anything changed")


def run(asked: argparse.Namespace) -> int:
    """Print what changed."""
    import msgspec

    from recto.store import Store
    from recto.store.diff import diff
    from recto.store.snapshot import fields_of, snapshot

    old, new = Store.at(asked.old), Store.at(asked.new)
    fields = fields_of(new, [field.strip() for field in asked.fields.split(",") if field.strip()])
    thresholds = {column: size for name, size in map(_threshold, asked.threshold) for column in fields_of(new, [name])}
    found = diff(snapshot(old, new), snapshot(new, old), fields, thresholds)
    if asked.format == "json":
        say_json(msgspec.json.encode(found))
    else:
        for line in _markdown(found) if asked.format == "markdown" else _text(found):
            say(line)
    if found.left_out:
        note(f"note: not compared, since only one build has them: {', '.join(found.left_out)}")
    return int(asked.exit_code and found.any)


def _threshold(given: str) -> tuple[str, float]:
    name, _, size = given.partition("=")
    try:
        return name.strip(), float(size)
    except ValueError as error:
        raise UnknownNameError(f"--threshold {given!r} is no threshold.", "Write it as quality=5.") from error


def _counts(found: "Difference") -> str:
    pages = (("added", found.added), ("removed", found.removed), ("renamed", found.renamed), ("changed", found.changed))
    counted = [f"{len(held)} {name}" for name, held in pages if held]
    findings = (("new", found.new_findings), ("gone", found.gone_findings))
    of_findings = [f"{len(held)} {name}" for name, held in findings if held]
    pages_text = f"pages: {', '.join(counted)}" if counted else "no page changed"
    return f"{pages_text}; findings: {', '.join(of_findings)}" if of_findings else pages_text


def _value(value: Any) -> str:
    text = "—" if value is None else printable(str(value))
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _text(found: "Difference") -> Iterator[str]:
    yield styled(_counts(found), "bold")
    for page in found.added:
        yield f"{styled('added  ', 'green')}  {printable(page.file)}  {printable(page.title)}"
    for page in found.removed:
        yield f"{styled('removed', 'red')}  {printable(page.file)}  {printable(page.title)}"
    for pair in found.renamed:
        yield f"{styled('renamed', 'blue')}  {printable(pair.old)} → {printable(pair.new)} ({pair.because})"
    for changed in found.changed:
        yield f"{styled('changed', 'yellow')}  {printable(changed.file)}"
        yield from (f"           {c.field}: {_value(c.old)} → {_value(c.new)}" for c in changed.fields)
    for word, findings in (("new", found.new_findings), ("gone", found.gone_findings)):
        yield from (f"{word:5}{finding_line(_plain(f))}" for f in findings)


def _plain(finding: "Finding") -> dict[str, Any]:
    return {name: getattr(finding, name) for name in finding.__struct_fields__}


def _markdown(found: "Difference") -> Iterator[str]:
    """Give a comment for a pull request: a line of counts, and what they count folded away."""
    counts = _counts(found)
    yield f"**{counts[0].upper()}{counts[1:]}**"
    changes = [(page.file, c.field, _value(c.old), _value(c.new)) for page in found.changed for c in page.fields]
    yield from _folded("Changed", ("page", "field", "before", "after"), changes)
    yield from _folded("Added", ("page", "title"), [(p.file, p.title) for p in found.added])
    yield from _folded("Removed", ("page", "title"), [(p.file, p.title) for p in found.removed])
    yield from _folded("Renamed", ("before", "after", "because"), [(p.old, p.new, p.because) for p in found.renamed])
    for title, findings in (("New findings", found.new_findings), ("Findings gone", found.gone_findings)):
        rows = [(f.severity.value, f"{f.file}:{f.line}" if f.line else f.file, f.message, f.rule) for f in findings]
        yield from _folded(title, ("severity", "place", "message", "rule"), rows)


def _folded(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        return
    yield f"\n<details><summary>{title} ({len(rows)})</summary>\n"
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(map(_code, row))} |" for row in rows[:_MOST])
    if len(rows) > _MOST:
        yield f"\n… and {len(rows) - _MOST} more."
    yield "\n</details>"


def _code(text: str) -> str:
    """Give a text that is shown as it is: no page's words become Markdown, HTML or a mention."""
    shown = html.escape(_value(text or "—"), quote=False).replace("|", "&#124;").replace("`", "&#96;")
    return (
        f"<code>{shown.replace('@', '&#64;').replace('*', '&#42;').replace('_', '&#95;').replace('[', '&#91;')}</code>"
    )
