"""How often a host is asked: a few at a time, with a pause between, and later when it says so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from recto.verify.archive.options import Times


class _Place:
    def __init__(self, at_once: int) -> None:
        self.gate = asyncio.Semaphore(at_once)
        self.next = 0.0
        self.pause: float | None = None


class Manners:
    """The turns of each host."""

    def __init__(self, per_host: int, delay: float, times: Times) -> None:
        self.per_host, self.delay, self.times = per_host, delay, times
        self._places: dict[str, _Place] = {}

    def _place(self, host: str) -> _Place:
        return self._places.setdefault(host, _Place(self.per_host))

    def pause(self, host: str, seconds: float) -> None:
        """Ask a host not more often than each so many seconds, whatever holds for others."""
        self._place(host).pause = seconds

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for some seconds."""
        place = self._place(host)
        place.next = max(place.next, self.times.monotonic() + seconds)

    async def ready(self, host: str) -> None:
        """Wait until a host may be asked."""
        place = self._place(host)
        while (wait := place.next - self.times.monotonic()) > 0:
            await self.times.sleep(wait)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Have a turn at a host, as soon as it may be asked."""
        place = self._place(host)
        async with place.gate:
            await self.ready(host)
            place.next = self.times.monotonic() + (self.delay if place.pause is None else place.pause)
            yield
