"""``recto build``: give every page of a folder its record."""

import argparse
import contextlib
import datetime as dt
import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recto.cli.place import folder_argument
from recto.cli.terminal import counted, finding_line, is_terminal, note, say, styled
from recto.ecma import milliseconds
from recto.engine import ENGINES
from recto.errors import ConfigError

if TYPE_CHECKING:
    from recto.options import Result

_LAST: deque["Result"] = deque(maxlen=1)
"""What was built lives to the end of the process where nothing else needs the room: taking it apart takes time."""

_STAGES = ("read", "parse", "link", "verify", "score", "check", "store", "site")


def how_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what is built, and how."""
    folder_argument(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder of results (default: DIR/.recto)")
    parser.add_argument(
        "--now", metavar="ISO", help="time of the build, for ages and due dates (default: today, 00:00 UTC)"
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="workers (default: one for each core)")
    parser.add_argument("--engine", choices=ENGINES, default="auto", help="where workers run (default: auto)")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    how_arguments(parser)
    parser.add_argument("--no-site", action="store_true", help="write no site")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


def run(asked: argparse.Namespace) -> int:
    """Build, and tell how it went."""
    from msgspec import structs

    from recto.builds import build
    from recto.options import Options

    started = time.perf_counter()
    options = Options(now=time_of_build(asked.now), out=asked.out, jobs=workers(asked.jobs), engine=asked.engine)
    with _progress(asked) as progress:
        result = build(asked.dir, options, progress, _waiting)
        if asked.no_site:
            _LAST.append(result)
        else:
            from recto.publish import publish

            result = structs.replace(result, built=None)  # the site needs the room
            how = {"engine": asked.engine, "jobs": asked.jobs, "progress": progress, "waiting": _waiting}
            publish(result.output, asked.dir, **how)
    seconds = time.perf_counter() - started
    if result.rebuilt_cache:
        note("The cache was damaged and has been made anew; nothing else was affected.")
    if result.unwritten_cache:
        note(f"The cache could not be written ({result.unwritten_cache}); the next build will be slower.")
    if asked.json:
        about = {
            "pages": result.pages,
            "seconds": round(seconds, 3),
            "findings": result.findings,
            "worst": result.worst,
            "unchanged": result.unchanged,
            "out": str(result.output.folder),
        }
        say(json.dumps(about, ensure_ascii=False, indent=2))
    elif not asked.quiet:
        _summary(result.pages, seconds, result.findings, result.worst, result.unchanged)
        say(styled(f"Results in {result.output.folder}", "dim"))
    return 1 if result.findings.get("error") else 0


def workers(given: int) -> int:
    """Read the number of workers."""
    if given < 0:
        raise ConfigError(f"--jobs {given} is no number of workers.", "Give 1 or more, or 0 for one for each core.")
    return given


def _waiting(who: str) -> None:
    note(f"Waiting for another build ({who}) …")


def time_of_build(given: str | None) -> str:
    """Read the time of the build."""
    from recto.options import today

    if given is None and (epoch := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    now = today() if given is None else given
    if (time := milliseconds(now)) != time:
        raise ConfigError(f"--now {now!r} is no time.", "Write it as 2026-03-14 or 2026-03-14T12:00:00Z.")
    return now


def _summary(
    pages: int, seconds: float, findings: dict[str, int], worst: list[dict[str, object]], unchanged: bool
) -> None:
    state = ", nothing had changed" if unchanged else ""
    say(f"{pages} page{'s' * (pages != 1)} in {seconds:.2f} s{state}")
    if pages == 0:
        say("No page was found: Recto reads .md and .mdx files.")
    say(f"Findings: {counted(findings) or 'none'}")
    for finding in worst:
        say(finding_line(finding))
    if sum(findings.values()) > len(worst):
        say(styled(f"  … {sum(findings.values()) - len(worst)} more: recto check", "dim"))


@contextlib.contextmanager
def _progress(asked: argparse.Namespace) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar for each stage on a terminal."""
    if asked.quiet or asked.json or not is_terminal(sys.stderr):
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:6}"), BarColumn(), MofNCompleteColumn())
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    tasks = {stage: bars.add_task(stage, total=1) for stage in _STAGES}

    def progress(stage: str, done: int, total: int) -> None:
        if stage != _STAGES[0] and not bars.live.is_started:
            bars.start()  # only now is it known that there is something to do
        for earlier in _STAGES[: _STAGES.index(stage)]:
            bars.update(tasks[earlier], completed=bars.tasks[tasks[earlier]].total)
        bars.update(tasks[stage], completed=done, total=total)

    try:
        yield progress
    finally:
        bars.stop()


@contextlib.contextmanager
def bar(name: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show one bar on a terminal: how many are done, of how many, and what is at hand."""
    if not is_terminal(sys.stderr):
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[at]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(name, total=None, at="")
        yield lambda done, total, at: bars.update(task, completed=done, total=total, at=at)
