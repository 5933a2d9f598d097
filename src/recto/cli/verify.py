"""``recto verify``: does each citation lead to the work it names, and does the work say so."""

import argparse
import datetime as dt
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recto.cli.build import bar, time_of_build
from recto.cli.place import folder_argument
from recto.cli.terminal import is_terminal, note, printable, say, styled
from recto.errors import ConfigError
from recto.verify.ladder import LOST, MISLEADING, TELLS

if TYPE_CHECKING:
    from recto.store import Store

_COLOURS = {"wrong": "red", "doubtful": "yellow", "right": "green", "": "dim"}
_LONGEST = 300


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    folder_argument(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder of results (default: DIR/.recto)")
    parser.add_argument("--now", metavar="ISO", help="time of the build (default: today, 00:00 UTC)")
    parser.add_argument("--page", action="append", metavar="PAGE", help="only citations of this page")
    parser.add_argument("--all", action="store_true", help="print all citations, not only those that are wrong")
    parser.add_argument("--json", action="store_true", help="print a JSON array: an object for each citation")
    gather = parser.add_argument_group("gather")
    gather.add_argument("--fetch", action="store_true", help="fetch cited sources into data/archive (extra `web`)")
    gather.add_argument("--judge", action="store_true", help="ask the model of recto.toml's [judge] (extra `llm`)")
    gather.add_argument("--estimate", action="store_true", help="with --judge: say what it may cost, ask nothing")
    mend = parser.add_argument_group("mend")
    mend.add_argument("--fix", action="store_true", help="mend names and years of works where that is sure")
    mend.add_argument("--diff", action="store_true", help="with --fix: show the changes, write nothing")
    sign = parser.add_argument_group("sign off")
    sign.add_argument("--accept", metavar="ID", help="sign off a citation that you have checked")
    sign.add_argument("--by", metavar="NAME", help="who signs")
    sign.add_argument("--why", metavar="TEXT", help="why it is right")
    sign.add_argument("--passage", metavar="TEXT", default="", help="the words of the source, if its text is kept")


def run(asked: argparse.Namespace) -> int:
    """Build what has changed, do what is asked, and print what is wrong first; 1 if a citation misleads."""
    from recto import evidence
    from recto.store.evidence import citations

    _refuse(asked)
    store = _built(asked)
    if asked.accept:
        by, why = asked.by or "", asked.why or ""
        note(evidence.accept(asked.dir, store, asked.accept, by, why, _time(asked), asked.passage))
        return 0
    files = [store.page(name)["file"] for name in asked.page or ()]
    if asked.fix:
        return _fix(asked, store, files)
    if asked.fetch:
        _fetch(asked, store)
        store = _built(asked)
    if asked.judge:
        if not _judge(asked, store, files):
            return 0
        store = _built(asked)
    found = list(citations(store, files))
    if asked.json:
        say("[" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in found) + "]")
    else:
        _print(found, shows_all=asked.all)
    return int(any(each["step"] in MISLEADING for each in found))


def _refuse(asked: argparse.Namespace) -> None:
    """Raise `ConfigError` for arguments that say nothing without another one, or nothing beside it."""
    of_accept = dict.fromkeys(("by", "why", "passage"), "accept")
    for name, needed in ({"diff": "fix", "estimate": "judge"} | of_accept).items():
        if getattr(asked, name) and not getattr(asked, needed):
            raise ConfigError(f"--{name} says something only with --{needed}.", f"Add --{needed}.")
    if sum(map(bool, (asked.accept, asked.fix, asked.fetch or asked.judge))) > 1:
        raise ConfigError("Gathering, mending and signing off are done one at a time.", "Ask for one of them.")


def _built(asked: argparse.Namespace) -> "Store":
    from recto.builds import build
    from recto.options import Options
    from recto.store import Store

    return Store(build(asked.dir, Options(now=time_of_build(asked.now), out=asked.out)).output, asked.dir)


def _time(asked: argparse.Namespace) -> str:
    """Give the time that verdicts are dated by: as asked for, or now."""
    return asked.now or dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _fetch(asked: argparse.Namespace, store: "Store") -> None:
    from recto import evidence

    with bar("fetch") as progress:
        report = evidence.fetch(asked.dir, store, progress, waiting=_waiting)
    states = ", ".join(f"{count} {state}" for state, count in report.states.items())
    note(f"{report.asked} works were asked for; of all that are cited: {states or 'none'}")
    for text in report.notes:
        note(text)


def _waiting(who: str) -> None:
    note(f"Waiting for another `recto verify --fetch` ({who}) …")


def _judge(asked: argparse.Namespace, store: "Store", files: Sequence[str]) -> bool:
    """Ask the judge, after saying what it may cost; false if nothing is to be asked."""
    from recto import evidence

    trial = evidence.trial(asked.dir, store, files)
    note(f"{trial.estimate} (budget {trial.estimate.budget:g}; {trial.estimate.known} answers are remembered)")
    if asked.estimate:
        return False
    with bar("judge") as progress:
        secret = os.environ.get("RECTO_JUDGE_KEY", "")
        told = (lambda _, done, total: progress(done, total, ""),)
        report = evidence.judge(asked.dir, trial, _time(asked), secret, *told)
    note(
        f"{len(report.verdicts)} verdicts, {len(report.abstained)} abstentions, {len(report.left)} left"
        f"{f' ({report.stopped})' if report.stopped else ''}; {report.requests} requests, {report.spent:.4f} spent"
    )
    for abstained in report.abstained if asked.all else ():
        note(f"  {abstained.citation}: {abstained.why}")
    return True


def _fix(asked: argparse.Namespace, store: "Store", files: Sequence[str]) -> int:
    from recto import evidence

    fixes = evidence.fixes(store, files)
    for line in fixes.diff:
        say("\t".join(map(printable, line.split("\t"))) if is_terminal(sys.stdout) else line)
    if not asked.diff:
        fixes.write(asked.dir)
    done = "would be mended" if asked.diff else "mended"
    note(f"{_citations(fixes.count)} {done} in {len(fixes.after)} file{'s' * (len(fixes.after) != 1)}")
    for file in fixes.broken:
        note(f"{printable(file)} is left as it is, since it holds bytes that are not UTF-8; save it as UTF-8 first")
    if fixes.left:
        note(f"{_citations(fixes.left)} left to you: it is not sure whether the name or the address is wrong")
    return 0


def _citations(count: int) -> str:
    return f"{count} citation{'s' * (count != 1)}"


def _print(found: Sequence[Mapping[str, Any]], *, shows_all: bool) -> None:
    for each in found:
        if shows_all or each["step"] in MISLEADING or each["state"] in LOST:
            _say(each)
    steps = Counter(each["step"] for each in found)
    note(f"{_citations(len(found))}: {_counted(steps) or 'none'}")
    open_ones = [each for each in found if TELLS[each["step"]] not in ("wrong", "right")]
    for what, cause in (("Work not compared", _why_not_compared), ("Text not looked into", _why_not_read)):
        if causes := Counter(filter(None, map(cause, open_ones))):
            note(f"{what}: {', '.join(f'{count} {why}' for why, count in causes.most_common())}.")
    if found and not shows_all:
        note("`recto verify --all` prints each of them, `recto explain trust` says what the steps mean.")


def _why_not_compared(each: Mapping[str, Any]) -> str:
    """Say why it is not known whether a citation names the work that it leads to; empty if it is."""
    if each["identity"]["verdict"] != "unknown":
        return ""
    if not each["target"]:
        return "without an address"
    return "of works that are not registered" if each["resource"] is None else "that say too little to compare"


def _why_not_read(each: Mapping[str, Any]) -> str:
    """Say why a sentence was not looked for in the text of its source; empty if it was, or there is no source."""
    support, state = each["support"], each["state"]
    if not each["target"] or support["verdict"] != "no text":
        return "of sentences that have nothing to look for" if each["step"] == "text kept" else ""
    if state == "not checked":
        return "not fetched yet (`recto verify --fetch`)"
    return "of which no whole text is kept" if state in ("ok", "moved") else state


def _counted(steps: Mapping[str, int]) -> str:
    from recto.store.evidence import ORDER

    return ", ".join(f"{steps[name]} {name}" for name in ORDER if steps.get(name))


def _say(each: Mapping[str, Any]) -> None:
    """Print a citation: where it stands, what it claims, what the source is and says, what to do."""
    step = styled(each["step"], _COLOURS[TELLS[each["step"]]])
    place = f"{each['file']}:{each['line']}:{each['column']}"
    say(f"{step}  {printable(place)}  {styled(printable(_cut(each['said'] or each['label'])), 'bold')}  {each['id']}")
    for name, text in _lines(each):
        say(f"  {name:8} {printable(text)}")
    say()


def _lines(each: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    identity, support, verdict = each["identity"], each["support"], each["verdict"]
    if each["sentence"]:
        yield "sentence", _cut(each["sentence"])
    yield "source", _source(each)
    if identity["verdict"] != "unknown":
        yield "identity", f"{identity['verdict']}: {identity['why']}"
    if support["verdict"] != "no text":
        sought = support["checks"] or support["verdict"] != "not found"
        yield "support", f"{support['verdict']}: {support['why']}" if sought else support["why"]
    if support["passage"]:
        yield "passage", _cut(support["passage"])
    if each["state"] not in ("ok", "not checked"):
        yield "link", each["state"]
    if verdict:
        yield "verdict", f"{verdict['verdict']} by {verdict['by']}, {verdict['at'][:10]}: {verdict['why']}"
    elif each["stale"]:
        yield "verdict", "stale: the sentence or the passage is no longer the one that was judged"
    if identity["meant"]:
        yield "meant", f"{_titled(identity['meant'])}{identity['meant']['url']} ({identity['meant']['id']})"
    elif identity["fix"]:
        yield "if not", f"the address, but the name is wrong: {identity['fix']}"


def _source(each: Mapping[str, Any]) -> str:
    titled = _titled(each["resource"]) if each["resource"] else ""
    return f"{titled}{_cut(each['target']) or 'none: there is no address and no registered work'}"


def _titled(work: Mapping[str, Any]) -> str:
    authors = [str(name) for name in work["authors"]]
    by = f" by {'; '.join(authors[:3])}{' and others' if len(authors) > 3 else ''}" if authors else ""
    when = f" ({str(work['published'])[:4]})" if work["published"] else ""
    return f"“{_cut(str(work['title']))}”{_cut(by)}{when}, " if work["title"] else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
