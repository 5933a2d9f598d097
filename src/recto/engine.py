"""Run one function over many things: here, in processes, or on a cluster; the results are the same.

What is run over many things must be a module-level function from bytes to bytes that uses nothing but its argument.
What is made aside may use all there is, but leaves nothing behind except its answer.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeVar, get_args

from recto.errors import ConfigError

Engine = Literal["auto", "serial", "processes", "daft", "ray"]
ENGINES: tuple[str, ...] = get_args(Engine)
Work = Callable[[bytes], bytes]
_T = TypeVar("_T")

_CHUNK = 4
"""Inputs handed to a process at a time: few enough that none waits long for the last."""

_WORTH_A_PROCESS = 1_000_000
"""Bytes of input below which starting a process costs more than it saves."""


class Workers(NamedTuple):
    """Where work is done, and by how many; 0 jobs means one for each core."""

    engine: Engine = "auto"
    jobs: int = 0

    def run(self, work: Work, inputs: Iterable[bytes], size: int) -> Iterator[bytes]:
        """Begin to apply `work` to each input; give the results in order.

        Inputs are made as they are handed out, so that no more than a few are held; together they have about `size`
        bytes.
        """
        run = {"serial": _serial, "processes": _processes, "daft": _daft, "ray": _ray}
        return run[self._engine(size)](work, inputs, self._jobs)

    def aside(self, make: Callable[[], _T], size: int) -> Callable[[], _T]:
        """Begin to make something of `size` bytes; what is given waits for it, or raises what `make` raised."""
        if self._engine(size) == "serial" or not hasattr(os, "fork"):
            made = make()
            return lambda: made
        return _forked(make)

    @property
    def _jobs(self) -> int:
        return self.jobs or os.cpu_count() or 1

    def _engine(self, size: int) -> Engine:
        if self.engine == "auto":
            return "processes" if self._jobs > 1 and size > _WORTH_A_PROCESS else "serial"
        return self.engine


def end_children() -> None:
    """End what is still being made aside: nobody will ask for it."""
    if multiprocessing := sys.modules.get("multiprocessing"):
        for child in multiprocessing.active_children():
            child.kill()


def _serial(work: Work, inputs: Iterable[bytes], jobs: int) -> Iterator[bytes]:
    del jobs
    return map(work, inputs)


def _processes(work: Work, inputs: Iterable[bytes], jobs: int) -> Iterator[bytes]:
    results = _pooled(work, inputs, jobs)
    next(results)
    return results


def _pooled(work: Work, inputs: Iterable[bytes], jobs: int) -> Iterator[bytes]:
    """Give nothing as soon as the processes are at work, then the results; they end with the generator."""
    import multiprocessing

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with multiprocessing.get_context(method).Pool(jobs, _leave_breaks_to_the_parent) as pool:
        made = pool.imap(work, inputs, chunksize=_CHUNK)
        yield b""
        yield from made


def _leave_breaks_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _forked(make: Callable[[], _T]) -> Callable[[], _T]:
    import multiprocessing

    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(make, there), daemon=True)
    process.start()
    there.close()

    def answer() -> _T:
        made: _T
        made, failure = here.recv()
        process.join()
        if failure:
            raise failure
        return made

    return answer


def _answer(make: Callable[[], Any], there: Any) -> None:
    _leave_breaks_to_the_parent()
    answer: tuple[Any, Exception | None]
    try:
        answer = make(), None
    except Exception as error:
        error.add_note(traceback.format_exc())
        answer = None, error
    there.send(answer)


def _daft(work: Work, inputs: Iterable[bytes], jobs: int) -> Iterator[bytes]:
    return _frame(work, inputs, jobs, cluster=False)


def _ray(work: Work, inputs: Iterable[bytes], jobs: int) -> Iterator[bytes]:
    return _frame(work, inputs, jobs, cluster=True)


def _frame(work: Work, inputs: Iterable[bytes], jobs: int, *, cluster: bool) -> Iterator[bytes]:
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
