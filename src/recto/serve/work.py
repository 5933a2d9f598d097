"""What is done when files change: the page itself is shown at once, the folder is built after that."""

import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from recto.config import load
from recto.errors import RectoError
from recto.serve.builds import Builds, Outcome
from recto.serve.events import Built, Edited, Event, Failed
from recto.serve.pages import Pages

Tell = Callable[[Event], None]
_FEW = 8
"""Pages that are shown before the build; of more, as after a change of branches, none is waited for."""


class Work:
    """Shows and builds what has changed; changes during a build are built together after it."""

    def __init__(self, root: Path, pages: Pages, builds: Builds, tell: Tell) -> None:
        self.root, self.pages, self.builds, self.tell = root, pages, builds, tell
        self._changed: frozenset[str] = frozenset()
        self._wake = threading.Condition()
        self._shown: set[str] = set()
        self._due = True  # what has changed during the first build is not known
        self._over = False

    def change(self, files: frozenset[str]) -> None:
        """Take note of changed files, and show those that are pages."""
        self._safely(self.show, files)
        with self._wake:
            self._changed, self._due = self._changed | files, True
            self._wake.notify()

    def show(self, files: frozenset[str]) -> None:
        """Make the pages that have changed, and tell of them."""
        known = [(file, path) for file in sorted(files) if (path := self.pages.file_of(file))]
        for file, path in known if len(known) <= _FEW else ():
            started = time.perf_counter()
            shown = self.pages.shown(path)
            if shown and (self.root / file).exists():
                self._shown.add(file)
                self.tell(Edited(file, path, round(time.perf_counter() - started, 4), shown.findings))

    def run(self) -> None:
        """Build whenever something has changed, until it is over."""
        while (changed := self._next()) is not None:
            self._safely(self.build, changed)

    def _safely(self, step: Callable[[frozenset[str]], None], files: frozenset[str]) -> None:
        """Take a step; a fault in it is told, and the next one is taken all the same."""
        try:
            step(files)
        except Exception:
            self.tell(Failed(tuple(sorted(files)), 0.0, f"This is a fault of Recto.\n{traceback.format_exc()}"))

    def _next(self) -> frozenset[str] | None:
        with self._wake:
            self._wake.wait_for(lambda: self._due or self._over)
            changed, self._changed, self._due = self._changed, frozenset(), False
        return None if self._over else changed

    def build(self, changed: frozenset[str]) -> None:
        """Build what has changed, and tell of it; where nothing is new only if a page was shown before."""
        shown = self._shown & changed
        self._shown -= shown
        outcome = self.builds.run()
        if self._over:
            return
        if outcome.failed:
            self.tell(Failed(tuple(sorted(changed)), round(outcome.seconds, 3), outcome.said))
        elif outcome.changed or shown:
            self._turn(changed, outcome)

    def _turn(self, changed: frozenset[str], outcome: Outcome) -> None:
        try:
            self.pages.reopen(load(self.root))
        except RectoError as error:
            self.tell(Failed(tuple(sorted(changed)), round(outcome.seconds, 3), f"{error}\n{error.hint}".strip()))
            return
        counts = self.pages.findings(changed), self.pages.findings()
        self.tell(Built(tuple(sorted(changed)), self.pages.count(), round(outcome.seconds, 3), *counts))

    def end(self) -> None:
        """Build no more; a build under way is ended."""
        with self._wake:
            self._over = True
            self._wake.notify()
        self.builds.stop()
