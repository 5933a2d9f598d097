"""What was sent → a text and what it says of itself, read in a process that may be ended when it takes too long."""

import asyncio
import contextlib
import multiprocessing
import resource
import signal
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

import msgspec

from recto.model.evidence import SaidBy
from recto.verify.archive.decoding import decoded

_MEMORY = 3_000_000_000
"""Bytes that a process may use to read one document."""


class Sent(msgspec.Struct, frozen=True):
    """What a server sent: the bytes, the type and encoding that it names, the address."""

    data: bytes
    kind: str
    charset: str = ""
    url: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was read out of a document: its text, and what it says of itself.

    `reason` says why there is no text, or not all. `whole` is False where it is known to be an abstract or an excerpt,
    `scholarly` True where the page describes a paper; `full_text` is the address of the PDF that it names. `heading` is
    the title as readers see it. `asks_password` and `needs_scripts` say what a page without much text may be.
    """

    text: str = ""
    title: str = ""
    heading: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    full_text: str = ""
    reason: str = ""
    whole: bool = True
    scholarly: bool = False
    said_by: SaidBy = ""
    asks_password: bool = False
    needs_scripts: bool = False


def read(sent: Sent) -> Reading:
    """Read a document by its type: HTML, PDF, or text; what readers stumble over becomes the reason."""
    try:
        if sent.kind == "pdf":
            from recto.verify.archive.pdf import read_pdf

            return read_pdf(sent.data)
        if sent.kind == "html":
            from recto.verify.archive.html import read_html

            return read_html(decoded(sent.data, sent.charset), sent.url)
        return Reading(text=decoded(sent.data, sent.charset))
    except Exception as error:  # libraries that read what others wrote fail in ways of their own
        return Reading(reason=f"it could not be read ({type(error).__name__}: {str(error)[:200]})")


class Readers:
    """Processes that read documents, each ended and begun anew when one document takes more than `seconds`.

    With a count of 0 documents are read in this process, without bounds.
    """

    def __init__(self, count: int, seconds: float) -> None:
        self.count, self.seconds = count, seconds
        self._threads = ThreadPoolExecutor(max(count, 1))
        self._free = [_Reader() for _ in range(count)]
        self._all = tuple(self._free)
        self._gate = asyncio.Semaphore(count)

    async def read(self, sent: Sent) -> Reading:
        """Read a document."""
        if not self.count:
            return read(sent)
        async with self._gate:
            reader = self._free.pop()
            try:
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._threads, reader.read, sent, self.seconds)
            finally:
                self._free.append(reader)

    def close(self) -> None:
        """End the processes."""
        for reader in self._all:
            reader.end()
        self._threads.shutdown()


class _Reader:
    def __init__(self) -> None:
        self._running: tuple[Any, Connection] | None = None

    def read(self, sent: Sent, seconds: float) -> Reading:
        process, connection = self._running = self._running or self._begin()
        try:
            connection.send(sent)
            if connection.poll(seconds):
                return connection.recv()  # type: ignore[no-any-return]
            reason = f"it could not be read within {seconds:g} seconds"
        except (EOFError, OSError):
            process.join(1)
            reason = "its reader was ended, perhaps because it needed too much memory"
        self.end()
        return Reading(reason=reason)

    def _begin(self) -> tuple[Any, Connection]:
        context = multiprocessing.get_context("forkserver")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def end(self) -> None:
        if self._running:
            self._running[0].kill()
            self._running[0].join()
            self._running = None


def _serve(connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(ValueError, OSError):  # not every system bounds memory
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with contextlib.suppress(EOFError):
        while True:
            connection.send(read(connection.recv()))
