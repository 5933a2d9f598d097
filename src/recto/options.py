"""What a build is asked, and what it tells."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from recto.engine import Engine, Workers
from recto.store.files import Output

if TYPE_CHECKING:
    from recto.store.built import Built

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


def today() -> str:
    """Give the time of a build where none is set: the day begun in UTC, so that two builds of a day are equal."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%d")


class Options(msgspec.Struct, frozen=True):
    """How to build: `now` is an ISO time, `out` the folder of results (``.recto`` below the root if None).

    `jobs` is the number of workers (0: one for each core), `engine` where they run.
    """

    now: str = msgspec.field(default_factory=today)
    out: Path | None = None
    jobs: int = 0
    engine: Engine = "auto"

    @property
    def workers(self) -> Workers:
        """The workers asked for."""
        return Workers(self.engine, self.jobs)


class Result(msgspec.Struct, frozen=True):
    """What a build tells at its end: `worst` are the findings to look at first, `built` what was written, if it was."""

    output: Output
    pages: int
    findings: dict[str, int]
    worst: list[dict[str, Any]]
    unchanged: bool = False
    rebuilt_cache: bool = False
    unwritten_cache: str = ""
    built: "Built | None" = None
