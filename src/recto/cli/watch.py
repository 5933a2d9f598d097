"""``recto watch``: build whenever something changes."""

import argparse
import gc
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from recto.cli.build import how_arguments, time_of_build, workers
from recto.cli.terminal import counted, note, printable, say, styled

if TYPE_CHECKING:
    from recto.serve import Folder
    from recto.serve.events import Built, Event

_FEW = 3
_STEP = 0.5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    how_arguments(parser)
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    parser.add_argument("--json", action="store_true", help="print each event as a line of JSON")


def run(asked: argparse.Namespace) -> int:
    """Watch until it is interrupted."""
    from recto.serve import watching

    with interruptible(), watching(folder_of(asked), teller(asked)):
        wait()
    return 0


def folder_of(asked: argparse.Namespace) -> "Folder":
    """Give what is to be watched, as asked."""
    from recto.serve import Folder
    from recto.store.files import DEFAULT

    how = ["--jobs", str(workers(asked.jobs)), "--engine", asked.engine]
    if asked.now is not None:
        how += ["--now", time_of_build(asked.now)]
    return Folder(asked.dir, asked.out or asked.dir / DEFAULT, tuple(how))


@contextmanager
def interruptible() -> Iterator[None]:
    """Let a break or a plea to end be an end like any other."""
    gc.enable()  # this run is not short
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _end)
    try:
        yield
    except KeyboardInterrupt:
        return


_ended: list[int] = []


def _end(number: int, _: object) -> None:
    _ended.append(number)
    raise KeyboardInterrupt


def wait() -> None:
    """Wait until it is interrupted."""
    while not _ended:  # an exception may be lost where Python may not raise any, as while it collects garbage
        time.sleep(_STEP)


def teller(asked: argparse.Namespace) -> Callable[["Event"], None]:
    """Give what tells of events as asked: as JSON, as lines, or only of what went wrong."""
    lines = _Lines(quiet=asked.quiet)
    tell = _tell_json if asked.json else lines.tell

    def told(event: "Event") -> None:
        try:
            tell(event)
        except BrokenPipeError:
            signal.raise_signal(signal.SIGTERM)  # whoever read has seen enough

    return told


def _tell_json(event: "Event") -> None:
    import msgspec

    say(msgspec.json.encode(event).decode(), at_once=True)


class _Lines:
    """Tells of events in lines; of a page that is shown before it is built, together with the build."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self._shown: dict[str, float] = {}

    def tell(self, event: "Event") -> None:
        """Print what an event says."""
        from recto.serve.events import Built, Edited, Started

        if isinstance(event, Edited):
            self._shown[event.file] = event.seconds
        elif isinstance(event, Started):
            there = event.address or f"Watching {event.folder}"
            if event.address or not self.quiet:
                about = f"{event.pages} page{'s' * (event.pages != 1)}, findings: {counted(event.findings) or 'none'}"
                say(f"{styled(there, 'bold')}  {about}. Ctrl-C ends.", at_once=True)
        elif isinstance(event, Built):
            self._tell_built(event)
        else:
            note(printable_lines(event.message))

    def _tell_built(self, event: "Built") -> None:
        shown = [self._shown.pop(file) for file in event.changed if file in self._shown]
        at_once = f", shown in {max(shown):.2f} s" if shown else ""
        found = counted(event.findings) or "no findings"
        about = f"{event.pages} page{'s' * (event.pages != 1)} in {event.seconds:.2f} s{at_once}; {found} there"
        if not self.quiet:
            say(f"{_some(event.changed)}: {about}", at_once=True)


def printable_lines(text: str) -> str:
    """Give a text of several lines without what a terminal would obey."""
    return "\n".join(map(printable, text.splitlines()))


def _some(files: Sequence[str]) -> str:
    more = f" and {len(files) - _FEW} more" if len(files) > _FEW else ""
    return f"{', '.join(map(printable, files[:_FEW])) or 'The folder'}{more}"
