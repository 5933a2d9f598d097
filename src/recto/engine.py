"""Run one function over many things: here, in processes, or on a cluster; the results are the same.

The function must be a module-level function from bytes to bytes that uses nothing but its argument.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args

from recto.errors import ConfigError

Engine = Literal["auto", "serial", "processes", "daft", "ray"]
ENGINES: tuple[str, ...] = get_args(Engine)
Work = Callable[[bytes], bytes]

_CHUNK = 16
"""Inputs handed to a process at a time: few enough that none waits for the last."""

_WORTH_A_PROCESS = 1_000_000
"""Bytes of input below which starting a process costs more than it saves."""


def run(work: Work, inputs: Sequence[bytes], *, engine: Engine = "auto", jobs: int = 0) -> Iterator[bytes]:
    """Apply `work` to each input and yield the results in order; 0 jobs means one for each core."""
    jobs = jobs or os.cpu_count() or 1
    if engine == "auto":
        engine = "processes" if jobs > 1 and sum(map(len, inputs)) > _WORTH_A_PROCESS else "serial"
    return {"serial": _serial, "processes": _processes, "daft": _daft, "ray": _ray}[engine](work, inputs, jobs)


def _serial(work: Work, inputs: Sequence[bytes], jobs: int) -> Iterator[bytes]:
    del jobs
    return map(work, inputs)


def _processes(work: Work, inputs: Sequence[bytes], jobs: int) -> Iterator[bytes]:
    import multiprocessing

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with multiprocessing.get_context(method).Pool(jobs, _leave_breaks_to_the_parent) as pool:
        yield from pool.imap(work, inputs, chunksize=_CHUNK)


def _leave_breaks_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _daft(work: Work, inputs: Sequence[bytes], jobs: int) -> Iterator[bytes]:
    return _frame(work, inputs, jobs, cluster=False)


def _ray(work: Work, inputs: Sequence[bytes], jobs: int) -> Iterator[bytes]:
    return _frame(work, inputs, jobs, cluster=True)


def _frame(work: Work, inputs: Sequence[bytes], jobs: int, *, cluster: bool) -> Iterator[bytes]:
    try:
        import daft
    except ImportError as error:
        raise ConfigError(
            "The engines daft and ray need the extra `cluster`.", "pip install 'recto[cluster]'"
        ) from error
    if cluster:
        daft.set_runner_ray()
    frame = daft.from_pydict({"input": list(inputs)})
    frame = frame.into_partitions(jobs) if cluster else frame
    apply = daft.func(work, return_dtype=daft.DataType.binary())
    yield from frame.select(apply(daft.col("input")).alias("output")).to_pydict()["output"]
