"""Measure how soon a page that is edited is served with its new text, and how long the build after it takes.

Copies a knowledge base, serves the copy, and adds a line to one of its pages again and again; an edit counts from the
moment the file is written until a request for the page is answered with the new line. Prints the median and the
slowest. Beside other work the numbers grow: the load of the machine is printed too.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from recto.config import load
from recto.serve import Folder, serving
from recto.serve.events import Built, Edited, Event
from recto.sources import find_layout, read_files

_PATIENCE = 120


def main() -> None:
    """Measure a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path, nargs="?", default=Path("examples/ai-safety"))
    parser.add_argument("--now", default="2026-03-14T12:00:00Z")
    parser.add_argument("--edits", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / asked.dir.resolve().name
        shutil.copytree(asked.dir, root, ignore=shutil.ignore_patterns(".recto"))
        measure(root, asked.now, asked.edits)


def measure(root: Path, now: str, edits: int) -> None:
    """Serve a folder, edit its page of median length, and print what was measured."""
    pages = sorted(read_files(root, find_layout(root, load(root))).pages, key=lambda page: len(page.text))
    file = pages[len(pages) // 2].path
    heard: list[Event] = []
    event = threading.Condition()

    def tell(one: Event) -> None:
        with event:
            heard.append(one)
            event.notify()

    def next_of(kind: type) -> Event | None:
        return next((one for one in heard if isinstance(one, kind) and (kind is Edited or file in one.changed)), None)

    def wait(kind: type) -> Event:
        with event:
            found = event.wait_for(lambda: next_of(kind), _PATIENCE)
            assert found, f"nothing was {kind.__name__.lower()} for {_PATIENCE} s"
            return found

    seconds, builds = [], []
    with serving(Folder(root, root / ".recto", ("--now", now)), "127.0.0.1", 0, tell) as server:
        address = server.address + server.pages.file_of(file)
        for number in range(edits + 1):
            line = f"Edit number {number}."
            text = (root / file).read_text("utf-8")
            heard.clear()
            started = time.perf_counter()
            (root / file).write_text(f"{text}\n{line}\n", "utf-8")
            wait(Edited)
            with urllib.request.urlopen(address) as answer:
                assert line in answer.read().decode()
            seconds.append(time.perf_counter() - started)
            builds.append(wait(Built).seconds)
    report(file, len(pages), seconds[1:], builds[1:])


def report(file: str, pages: int, seconds: list[float], builds: list[float]) -> None:
    """Print the numbers; the first edit, which loads what is needed, is left out."""
    print(f"{pages} pages, {len(seconds)} edits of {file}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, values in (("page served", seconds), ("folder built", builds)):
        print(f"{name}: median {statistics.median(values):.3f} s, slowest {max(values):.3f} s")


if __name__ == "__main__":
    main()
