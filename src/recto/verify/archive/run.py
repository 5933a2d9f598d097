"""One run over the works that are to be fetched."""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from recto.model import Stored
from recto.verify.archive.archive import Archive
from recto.verify.archive.catalogues import CatalogueReader
from recto.verify.archive.client import Answer, Client, host_of
from recto.verify.archive.files import Writer
from recto.verify.archive.options import FaultError, FetchOptions, Progress, Times, Wanted
from recto.verify.archive.reading import Readers, Reading, Sent
from recto.verify.archive.record import Visit, failed, kept, unchanged
from recto.verify.archive.states import State, kind_of, state_of, still

_ENOUGH = 5
"""Names that are not known, before any host has answered, until there is taken to be no network."""
_WRITERS = 4
"""Threads that write: each waits for the disk, while others fetch."""


def fetch_all(
    archive: Archive, writer: Writer, due: Sequence[Wanted], options: FetchOptions, times: Times, progress: Progress
) -> tuple[dict[str, Stored], tuple[str, ...]]:
    """Fetch works into an archive; give what is known of each since, and what went wrong beside."""
    run = _Run(archive, writer, options, times)
    try:
        asyncio.run(run.fetch_all(due, progress))
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from None
    finally:
        run.close()
    return run.done, tuple(run.notes)


class _Run:
    """Fetches works one by one into an archive; `done` holds what is known of each since."""

    def __init__(self, archive: Archive, writer: Writer, options: FetchOptions, times: Times) -> None:
        self.archive, self.writer, self.options, self.times = archive, writer, options, times
        self.done: dict[str, Stored] = {}
        self.notes: dict[str, None] = {}
        self._readers = Readers(options.readers, options.read_within)
        self._threads = ThreadPoolExecutor(_WRITERS)
        self._slots = asyncio.Semaphore(options.at_once)

    def close(self) -> None:
        """End what reads documents, and what writes as soon as all is written."""
        self._readers.close()
        self._threads.shutdown()

    async def fetch_all(self, due: Sequence[Wanted], progress: Progress) -> None:
        """Fetch the works of each host in their order, hosts beside one another."""
        hosts: dict[str, deque[Wanted]] = {}
        for each in due:
            hosts.setdefault(self._host(each), deque()).append(each)
        async with Client(self.options, self.times) as self._client, asyncio.TaskGroup() as group:
            self._catalogues = CatalogueReader(self._client, [each.work for each in due])
            self.notes = self._catalogues.notes
            for host, queue in hosts.items():
                for _ in range(min(self.options.per_host, len(queue))):
                    group.create_task(self._fetch_from(host, queue, len(due), progress))
        if self._client.unheard and not self._client.answered:
            self.notes["No host answers: is there a network? What was not reached was left as it was."] = None

    def _host(self, wanted: Wanted) -> str:
        """Give the host that a work is first asked of; empty for what is not asked for."""
        try:
            return host_of(self.options.guard.checked(wanted.url))
        except (OSError, ValueError):
            return ""

    async def _fetch_from(self, host: str, queue: deque[Wanted], total: int, progress: Progress) -> None:
        while queue and not self._is_alone():
            await self._fetch(queue.popleft(), host)
            progress(len(self.done), total, host)

    def _is_alone(self) -> bool:
        """Say whether there seems to be no network: then nothing can be said of any link."""
        return not self._client.answered and self._client.unheard >= _ENOUGH

    async def _fetch(self, wanted: Wanted, host: str) -> None:
        """Fetch a work, and write down what came of it."""
        known = await self._catalogues.about(wanted.work)
        await self._client.manners.ready(host)
        async with self._slots:
            before = self.archive.about(wanted.work)
            visit = await self._visit(wanted.url, self._conditions(wanted, before))
        if visit is None:
            return
        if before and visit.answer and visit.answer.status == 304:
            about, text = unchanged(before, visit, known), None
        else:
            about, text = kept(wanted.work, wanted.url, before, visit, known)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._threads, self.writer.put, about, text)
        self.done[wanted.work] = about

    def _conditions(self, wanted: Wanted, before: Stored | None) -> Mapping[str, str]:
        """Ask only for what has changed, if all the text that was fetched from there is still there."""
        if before is None or before.url != wanted.url or before.part or self.archive.text(wanted.work) is None:
            return {}
        said = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
        return {name: value for name, value in said.items() if value}

    async def _visit(self, url: str, conditions: Mapping[str, str]) -> Visit | None:
        """Ask for a work; None where there may be no network, so that nothing was learned."""
        try:
            answer = await self._client.get(url, conditions)
        except FaultError as fault:
            return None if fault.nobody else failed(self._now(), fault)
        if answer.status == 304 and conditions:
            return Visit(self._now(), still(url, answer), answer)
        reading = await self._read(answer)
        state = state_of(url, answer, reading)
        if state.state in ("ok", "moved") and reading.full_text:
            return await self._with_full_text(Visit(self._now(), state, answer, reading))
        return Visit(self._now(), state, answer, reading)

    async def _read(self, answer: Answer) -> Reading:
        kind = kind_of(answer) if 200 <= answer.status < 300 and answer.whole else ""
        if not kind or not answer.body:
            return Reading()
        return await self._readers.read(Sent(answer.body, kind, answer.charset, answer.url))

    async def _with_full_text(self, visit: Visit) -> Visit:
        """Fetch the PDF that the page of a paper names; where that cannot be, the page is a part of the paper."""
        address = visit.reading.full_text
        try:
            sent = await self._client.get(address)
            why = f"it answers {sent.status}"
        except FaultError as fault:
            sent, why = None, fault.reason
        text = await self._read(sent) if sent and kind_of(sent) == "pdf" else Reading(reason=why)
        if text.text:
            return visit._replace(text=text, sent=sent)
        reason = f"its full text, {address}, could not be read: {text.reason}"
        return visit._replace(state=State(visit.state.state, visit.state.reason or reason))

    def _now(self) -> str:
        return self.times.now().strftime("%Y-%m-%dT%H:%M:%SZ")
