"""How sources are fetched: what is asked for again, how politely, within which bounds, and by which clock."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from recto.config import Fetch
from recto.model import LinkState
from recto.verify.archive.files import MOST_BYTES
from recto.verify.archive.guard import Guard


class Catalogues(msgspec.Struct, frozen=True):
    """The addresses of the catalogues of papers; an empty one is not asked."""

    crossref: str = "https://api.crossref.org"
    openalex: str = "https://api.openalex.org"
    arxiv: str = "https://export.arxiv.org"


NO_CATALOGUES = Catalogues("", "", "")


class FetchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are fetched; times in seconds where nothing else is said.

    A work that was found well is asked for again after `again_after` days (never if None), one that was not after
    `retry_after` days. Each host is asked by `per_host` at a time, not more often than each `delay`, and as its
    robots.txt says (`robots`); at most `at_once` requests are under way. A request has `timeout` in all, `redirects`
    hops and `most_bytes` unpacked; what may pass is tried `attempts` times, unless the host asks to wait longer than
    `patience`. `contact` is a mail address that hosts are told. `readers` processes read what was fetched, a document
    within `read_within`; 0 reads in this process, without that bound.
    """

    again_after: float | None = 180
    retry_after: float = 1
    per_host: int = 1
    delay: float = 1.0
    at_once: int = 16
    timeout: float = 60
    attempts: int = 3
    patience: float = 120
    redirects: int = 10
    most_bytes: int = MOST_BYTES
    robots: bool = True
    contact: str = ""
    readers: int = 2
    read_within: float = 60
    catalogues: Catalogues = Catalogues()
    guard: Guard = Guard()


def options_of(settings: Fetch) -> FetchOptions:
    """Give the options that the settings of a knowledge base ask for."""
    given = {**msgspec.structs.asdict(settings), "catalogues": Catalogues() if settings.catalogues else NO_CATALOGUES}
    return FetchOptions(**given)


class Wanted(NamedTuple):
    """A work, by its key, and the address where it is cited."""

    work: str
    url: str


Progress = Callable[[int, int, str], None]
"""Is told how many works are done, of how many, and the host of the last."""


class Times(NamedTuple):
    """The clock: the time of day, seconds that only grow, and how to wait."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class FaultError(Exception):
    """A work cannot be had: the state of its link, why, and whether another try may help.

    `nobody` says that there may be no network: a name is not known, and no host has answered yet.
    """

    def __init__(
        self, state: LinkState, reason: str, *, passing: bool = False, status: int = 0, nobody: bool = False
    ) -> None:
        super().__init__(reason)
        self.state, self.reason, self.passing, self.status, self.nobody = state, reason, passing, status, nobody
