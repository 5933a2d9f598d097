"""Measure how many sources a second are fetched, read and written, from a server on this machine.

Asks a local server for pages of 20 kB and for PDFs, without the pauses and limits for each host, and prints how many a
second were done, and what came of each fault that the server plays. The CPU seconds are those of this process, server
included; with `--readers 0` documents are read in it, too. Beside other work the numbers grow worse: the load of the
machine is printed.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from faulty import FIXED, PAPER, PLAYED, Faulty, Reply, page, serving

from recto.verify.archive import Archive, Report, Wanted, fill

LIFTED = {"per_host": 16, "delay": 0, "robots": False}


def main() -> None:
    """Measure pages, then papers, then faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--papers", type=int, default=200)
    parser.add_argument("--readers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    with serving() as faulty:
        faulty.also = {f"/n/{n}": Reply(long_page(n), 200, {"Content-Type": "text/html"}) for n in range(asked.pages)}
        faulty.also |= {f"/p/{n}.pdf": Reply(PAPER) for n in range(asked.papers)}
        for name in ("/n/", "/p/"):
            timed(name, faulty, [path for path in faulty.also if path.startswith(name)], asked.readers)
        paths = [*FIXED, *PLAYED]
        report = timed("faults", faulty, paths, asked.readers, timeout=0.5, attempts=1, most_bytes=4_000_000)
        print(", ".join(f"{count} {state}" for state, count in report.states.items()))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def long_page(number: int) -> bytes:
    """Write a page of some 20 kB, as articles are, with what stands around them."""
    around = "<nav>" + "<a href='/x'>Something else</a>" * 60 + "</nav>"
    text = "".join(
        f"<p>In year {n} rain fell on {n % 99} days, and {n}.5 mm were measured in all.</p>" for n in range(200)
    )
    return page(f"Rain {number}", f"{around}<article>{text}</article><footer>All rights</footer>")


def timed(name: str, faulty: Faulty, paths: list[str], readers: int, **options: float) -> Report:
    """Fetch some paths into an archive of their own, and print what it took."""
    works = [Wanted(path, faulty.url + path) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        began, spent = time.perf_counter(), cpu()
        archive = Archive(Path(folder), "archive", {})
        report = fill(archive, works, faulty.options(readers=readers, **(LIFTED | options)))
        took, used = time.perf_counter() - began, cpu() - spent
    print(
        f"{name}: {len(works)} in {took:.2f} s, {len(works) / took:.0f} a second; {used:.2f} s CPU, {readers} readers"
    )
    return report


def cpu() -> float:
    """Give the CPU seconds of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
