"""How long does it take to examine all citations? Prints a table.

Give folders; copies of the example, 14 MB of pages, are measured if none is given. Measured is what a build adds:
identity, support, verdicts and trust of all citations, cold (nothing remembered) and
after a line was added to one page.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from build import NOW, copies_of_the_example, row

from recto import verify
from recto.builds import build
from recto.options import Options

RUNS = 3
COPIES = 52


class Watch:
    """Times the examination within a build that runs in this process alone, and counts what was examined."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.citations = 0
        self.naming, self.examining = verify.begin_naming, verify.examine

    def begin_naming(self, *given: Any) -> Callable[[], Any]:
        """Compare labels with works."""
        started = time.perf_counter()
        named = self.naming(*given)
        self.seconds = time.perf_counter() - started
        return named

    def examine(self, *given: Any) -> Any:
        """Do all the rest."""
        started = time.perf_counter()
        found = self.examining(*given)
        self.seconds += time.perf_counter() - started
        self.citations = len(found.examined)
        return found


def measured(folder: Path, watch: Watch) -> None:
    """Print the row of one folder, which is built in a copy."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name) / "work"
        shutil.copytree(folder, work, ignore=shutil.ignore_patterns(".recto"))
        pages = [page for ending in ("*.md", "*.mdx") for page in work.rglob(ending)]
        size = sum(page.stat().st_size for page in pages) / 1e6
        cold, edited = [], []
        for number in range(RUNS):
            shutil.rmtree(work / ".recto", ignore_errors=True)
            build(work, Options(now=NOW, engine="serial"))
            cold.append(watch.seconds)
            with sorted(pages)[len(pages) // 2].open("a", encoding="utf-8") as page:
                page.write(f"\nOne more line, {number}.\n")
            build(work, Options(now=NOW, engine="serial"))
            edited.append(watch.seconds)
    times = (f"{statistics.median(each):.2f}" for each in (cold, edited))
    row(folder.name, str(len(pages)), f"{size:.1f}", f"{watch.citations:,}", *times)


def main() -> None:
    """Measure the folders that are named, or copies of the example."""
    watch = Watch()
    verify.begin_naming, verify.examine = watch.begin_naming, watch.examine
    row("folder", "pages", "MB", "citations", "cold s", "one edit s")
    row(*["---"] * 6)
    for name in sys.argv[1:]:
        measured(Path(name), watch)
    if len(sys.argv) == 1:
        with tempfile.TemporaryDirectory() as work:
            measured(copies_of_the_example(Path(work) / f"example × {COPIES}", COPIES), watch)


if __name__ == "__main__":
    main()
