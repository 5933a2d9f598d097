"""How fast is `recto impact`? Prints medians within one process; give it a folder that is built."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recto.store import Output, Store
from recto.store.impact import find_subjects, impact

RUNS = 20


def milliseconds(work: Callable[[], object]) -> float:
    """Give the median of several runs."""
    found = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - started))
    return statistics.median(found)


def main() -> None:
    """Ask for the page, the entity, the fact and the work that most depends on."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    store = Store(Output(Path(sys.argv[2]) if len(sys.argv) > 2 else root / ".recto"), root)
    asked = {
        "page": "SELECT id FROM pages ORDER BY links_in DESC LIMIT 1",
        "fact": "SELECT id FROM facts LIMIT 1",
        "work": "SELECT resource FROM page_resources GROUP BY resource ORDER BY count(*) DESC LIMIT 1",
    }
    for kind, statement in asked.items():
        for row in store.rows(statement):
            name = row[0]
            for depth in (1, 2):
                took = milliseconds(lambda name=name, depth=depth: impact(store, find_subjects(store, name), depth))
                print(f"{kind} {name}, depth {depth}: {took:.1f} ms")


if __name__ == "__main__":
    main()
