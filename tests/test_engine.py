"""Work done elsewhere gives what it gives here."""

import itertools
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recto.engine import Workers

BIG = 10_000_000


@pytest.mark.parametrize(("workers", "size"), [(Workers(jobs=2), BIG), (Workers(jobs=1), BIG), (Workers(jobs=2), 1)])
def test_what_is_made_aside_is_given_when_asked_for(workers: Workers, size: int):
    held = [1, 2, 3]
    assert workers.aside(lambda: sum(held), size)() == 6


def test_only_what_is_big_is_worth_a_process():
    assert Workers(jobs=2).aside(os.getpid, BIG)() != os.getpid()
    assert Workers(jobs=2).aside(os.getpid, 1)() == os.getpid()
    assert Workers("serial", 2).aside(os.getpid, BIG)() == os.getpid()


def test_a_failure_aside_is_raised_here_and_tells_where_it_was():
    answer = Workers(jobs=2).aside(lambda: [][1], BIG)
    with pytest.raises(IndexError) as failure:
        answer()
    assert "test_engine.py" in failure.value.__notes__[0]


def test_results_keep_the_order_of_the_inputs():
    inputs = [f"n{n}".encode() for n in range(50)]
    results = Workers("processes", 3).run(bytes.upper, inputs, BIG)
    assert list(results) == [b"N%d" % n for n in range(50)]


_MAY_GO = multiprocessing.get_context("fork").Event()


def _when_it_may(data: bytes) -> bytes:
    _MAY_GO.wait(60)
    return data


def test_inputs_are_made_when_a_worker_is_ready_for_them():
    made = itertools.count()
    inputs = (b"x" * 100_000 for _ in itertools.islice(made, 100))
    results = Workers("processes", 1).run(_when_it_may, inputs, BIG)
    assert next(made) < 50
    _MAY_GO.set()
    assert sum(1 for _ in results) == 100


FAILS = """
import multiprocessing, time
from recto import cli
from recto.engine import Workers

def main():
    Workers("processes", 2).aside(lambda: time.sleep(30), 1)
    print(multiprocessing.active_children()[0].pid, flush=True)
    return 3

cli.main = main
cli.command()
"""


def test_a_command_that_fails_leaves_nothing_running():
    done = subprocess.run([sys.executable, "-c", FAILS], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert ended(int(done.stdout))


def ended(child: int) -> bool:
    """Say whether a process is gone, or only waits to be fetched, after at most ten seconds."""
    for _ in range(100):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False
