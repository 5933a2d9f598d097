"""Builds in a process of their own: the server stays quick, and whatever happens to one leaves it standing."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from recto.model import Frozen
from recto.store import Output

_PATIENCE = 10
"""Seconds that a build may take to end."""


class Outcome(Frozen, frozen=True):
    """How a build ended: `status` is that of ``recto build``, `said` its complaint; `changed`: is anything new."""

    status: int
    seconds: float
    said: str
    changed: bool

    @property
    def failed(self) -> bool:
        """Say whether nothing was built; findings are no failure."""
        return self.status not in (0, 1)


class Builds:
    """Builds a folder as ``recto build`` does, with its arguments."""

    def __init__(self, root: Path, output: Output, arguments: Sequence[str]) -> None:
        self.output = output
        self._command = (sys.executable, "-m", "recto", "build", str(root), "--out", str(output.folder), *arguments)
        self._process: subprocess.Popen[str] | None = None

    def run(self, *, shown: bool = False) -> Outcome:
        """Build; where it is `shown`, progress and complaints go to the terminal."""
        started, before = time.perf_counter(), self._made()
        errors = None if shown else subprocess.PIPE
        command = self._command if shown else (*self._command, "--quiet")
        # In a session of its own a break reaches it once, from `stop`, and it takes its workers with it.
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=errors, text=True, start_new_session=True
        )
        try:
            _, said = self._process.communicate()
        finally:
            self.stop()
        seconds = time.perf_counter() - started
        return Outcome(self._process.returncode, seconds, (said or "").strip(), self._made() != before)

    def stop(self) -> None:
        """End a build that is under way; what was built before stands."""
        if (process := self._process) is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()

    def _made(self) -> int:
        """Give the time of the last build, in nanoseconds."""
        file = self.output.database
        return file.stat().st_mtime_ns if file.exists() else 0
