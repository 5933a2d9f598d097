"""What happens while a folder is watched: told to the terminal, and to every browser that listens."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

Findings = dict[str, int]
"""How many there are of each severity."""


class Started(msgspec.Struct, frozen=True, tag_field="event", tag="started"):
    """The folder is built and watched; `address` is that of the first page if it is served."""

    address: str
    folder: str
    pages: int
    findings: Findings


class Edited(msgspec.Struct, frozen=True, tag_field="event", tag="edited"):
    """A page is shown as its file is now, before the build; `path` is its file in the site."""

    file: str
    path: str
    seconds: float
    findings: Findings


class Built(msgspec.Struct, frozen=True, tag_field="event", tag="built"):
    """The folder is built; `findings` are those of the changed files, `all_findings` those of all."""

    changed: tuple[str, ...]
    pages: int
    seconds: float
    findings: Findings
    all_findings: Findings


class Failed(msgspec.Struct, frozen=True, tag_field="event", tag="failed"):
    """The folder could not be built, and what was built before stands; `message` says why."""

    changed: tuple[str, ...]
    seconds: float
    message: str


class Noted(msgspec.Struct, frozen=True, tag_field="event", tag="noted"):
    """Something that the user should know."""

    message: str


Event = Started | Edited | Built | Failed | Noted
_Queue = queue.SimpleQueue[bytes | None]


class Listeners:
    """Those who listen to events, each in a thread of its own."""

    def __init__(self) -> None:
        self._queues: set[_Queue] = set()
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def listening(self) -> Iterator[_Queue]:
        """Give a queue of encoded events, that ends with None."""
        mine = _Queue()
        with self._lock:
            self._queues.add(mine)
            if self._closed:
                mine.put(None)
        try:
            yield mine
        finally:
            with self._lock:
                self._queues.discard(mine)

    def tell(self, event: Event) -> None:
        """Tell all of an event."""
        self._put(msgspec.json.encode(event))

    def close(self) -> None:
        """Tell all, and whoever still comes, that it is over."""
        self._closed = True
        self._put(None)

    def _put(self, data: bytes | None) -> None:
        with self._lock:
            for each in self._queues:
                each.put(data)
