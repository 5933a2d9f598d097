"""How fast does Recto search? Prints a table; run it with ``python bench/search.py``.

Searches in databases of made-up pages, 350 and 20 000, four sections each: words that occur, words in other forms, a
title written wrongly, that step by itself, and words that occur everywhere. Every figure is a median in milliseconds.
"""

import itertools
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from recto.model import Document
from recto.store import Output, Store
from recto.store.built import Built
from recto.store.search import Hit, _near, search
from recto.store.write import write

LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
RUNS = 15


def vocabulary(dice: random.Random, size: int) -> list[str]:
    """Make words of four to eleven letters, frequent letters first."""
    return ["".join(dice.choices(LETTERS, range(26, 0, -1), k=dice.randint(4, 11))) for _ in range(size)]


def documents(pages: int) -> list[Document]:
    """Make the documents of some pages, their words as unequally frequent as those of a language."""
    dice = random.Random(1)
    words = vocabulary(dice, 20_000)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = []
    for number in range(pages):
        title = " ".join(dice.choices(words, k=3))
        for section in range(5):
            body = " ".join(dice.choices(words, cum_weights=weights, k=120))
            kind, heading = ("section", dice.choice(words)) if section else ("page", "")
            made.append(Document(kind, f"{number}#{section}" if section else f"{number}", None, title, heading, body))
    return made


def store(folder: Path, made: list[Document]) -> Store:
    """Write a database that holds nothing but documents."""
    output = Output(folder)
    output.make()
    write(output, Built((), [], [], [], {}, {}, [], [], {"now": ""}, made))
    return Store(output, folder)


def milliseconds(work: Callable[[], object]) -> float:
    """Give the median time of some runs."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def list_near(held: Store, text: str) -> list[Hit]:
    """Take the step that finds titles written wrongly by itself."""
    return list(_near(held, text, None, 10))


def row(*cells: str) -> None:
    """Print a row of the table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Measure both sizes."""
    row("pages", "MB", "two words", "other forms", "wrong title", "that step alone", "everywhere")
    row(*["---"] * 7)
    with tempfile.TemporaryDirectory() as name:
        for pages in (350, 20_000):
            made = documents(pages)
            held = store(Path(name) / str(pages), made)
            title = made[5 * (pages // 2)].title
            words = sorted(title.split(), key=len)
            wrong = " ".join(word[0] + word[2] + word[1] + word[3:] for word in words)
            asked = (" ".join(words[-2:]), words[-1] + "s", wrong, " ".join(made[0].body.split()[:3]))
            times = [milliseconds(partial(search, held, text)) for text in asked]
            near = milliseconds(partial(list_near, held, wrong))
            size = (Path(name) / str(pages) / "recto.db").stat().st_size / 1e6
            row(f"{pages}", f"{size:.0f}", *(f"{t:.1f}" for t in (*times[:3], near, times[3])))
    print(f"\nMedians of {RUNS} runs, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}.")


if __name__ == "__main__":
    main()
