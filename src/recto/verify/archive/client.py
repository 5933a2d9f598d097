"""Ask hosts for documents: politely, within bounds, and only those that may be asked."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from recto.verify.archive.guard import RefusedError
from recto.verify.archive.manners import Manners
from recto.verify.archive.options import FaultError, FetchOptions, Times
from recto.verify.archive.packed import ACCEPTED, Unpacker
from recto.verify.archive.robots import Robots
from recto.verify.retry_after import asked_to_wait

_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_PASSING = (429, 500, 502, 503, 504)
_HEADER_BYTES = 65_536
DNS_SECONDS = 60
"""How long an address that a name led to is used; it is checked each time."""
_NO_NAME = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}


class Answer(NamedTuple):
    """What a host answered at last: where, with which status, headers (names in small letters) and body.

    `whole` is False where the body is longer than is read. `moved` is the address that lasting redirects lead to, the
    one asked for if there are none.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    whole: bool
    moved: str

    @property
    def kind(self) -> str:
        """Give the type that the host names, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """Give the encoding that the host names."""
        return self.headers.get("content-type", "").lower().partition("charset=")[2].partition(";")[0].strip()


class Client:
    """A client for one run; `answered` says whether any host has answered, `unheard` counts names unknown before."""

    def __init__(self, options: FetchOptions, times: Times, resolver: AbstractResolver | None = None) -> None:
        self.options, self.times = options, times
        self.manners = Manners(options.per_host, options.delay, times)
        self.robots = Robots(self._robots_file, self._slow)
        self.answered, self.unheard = False, 0
        self._connector = aiohttp.TCPConnector(
            limit=0, resolver=resolver, socket_factory=options.guard.socket, ttl_dns_cache=DNS_SECONDS
        )

    def _slow(self, host: str, seconds: float) -> None:
        self.manners.pause(host, max(seconds, self.options.delay))

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._connector.close()

    def session(self) -> aiohttp.ClientSession:
        """Begin a visit: what hosts want remembered from one request to the next is forgotten after it."""
        contact = f"; mailto:{self.options.contact}" if self.options.contact else ""
        return aiohttp.ClientSession(
            connector=self._connector,
            connector_owner=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(),
            headers={
                "User-Agent": f"recto (checks the citations of a knowledge base{contact})",
                "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
                "Accept-Encoding": ACCEPTED,
                "Accept-Language": "en, *;q=0.5",
            },
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )

    async def get(self, url: str, headers: Mapping[str, str] | None = None, *, robot: bool = True) -> Answer:
        """Ask for a document, over redirects; what may pass is tried again.

        Raises `FaultError` where there is no answer at last. What programs are meant to ask is no matter for robots.txt
        (`robot`).
        """
        async with self.session() as session:
            for attempt in range(1, self.options.attempts + 1):
                last = attempt == self.options.attempts
                try:
                    answer = await self._over_redirects(session, url, headers or {}, robot)
                except FaultError as fault:
                    if last or not fault.passing:
                        raise
                    self._wait(url, attempt, None)
                else:
                    if last or answer.status not in _PASSING or not self._wait(answer.url, attempt, answer):
                        return answer
        raise AssertionError("there is at least one attempt")

    def _wait(self, url: str, attempt: int, answer: Answer | None) -> bool:
        """Leave a host alone until the next attempt; say whether that is worth waiting for."""
        asked = asked_to_wait(answer.headers, self.times.now()) if answer else None
        seconds = self.options.delay * 2**attempt if asked is None else asked
        if seconds > self.options.patience:
            return False
        self.manners.hold(host_of(url), seconds)
        return True

    async def _over_redirects(
        self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str], robot: bool
    ) -> Answer:
        here, moved, lasting = url, url, True
        for hop in range(self.options.redirects + 1):
            try:
                here = self._checked(here)
                moved = here if lasting else moved
                answer = await self._hop(session, here, headers, robot)
            except FaultError as fault:
                if hop and fault.state == "not checked":
                    raise FaultError("unreachable", f"it redirects to {here}, which is {fault.reason}") from fault
                raise
            target = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not target:
                return answer._replace(moved=moved)
            here = urljoin(here, target)
            lasting = lasting and answer.status in _PERMANENT
        raise FaultError("unreachable", f"it redirects more than {self.options.redirects} times")

    async def _hop(self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str], robot: bool) -> Answer:
        if robot and self.options.robots and not await self.robots.allow(url):
            raise FaultError("blocked", f"robots.txt of {host_of(url)} asks robots to keep out")
        return await self._once(session, url, headers)

    def _checked(self, url: str) -> str:
        try:
            return self.options.guard.checked(url)
        except (RefusedError, ValueError) as error:
            raise FaultError("not checked", f"not asked for: {getattr(error, 'strerror', None) or error}") from error

    async def _once(self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str]) -> Answer:
        async with self.manners.turn(host_of(url)):
            try:
                async with asyncio.timeout(self.options.timeout):
                    return await self._request(session, url, headers)
            except TimeoutError as error:
                why = f"no whole answer within {self.options.timeout:g} seconds"
                raise FaultError("unreachable", why, passing=True) from error
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise self._fault(error) from error

    async def _request(self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str]) -> Answer:
        asked = session.get(URL(url, encoded=True), headers=headers, allow_redirects=False)
        async with asked as response:
            self.answered = True
            fields = {name.lower(): value for name, value in response.headers.items()}
            answer = Answer(url, response.status, fields, b"", True, url)
            if response.status in _REDIRECTS:
                return answer
            unpacker = Unpacker(fields.get("content-encoding", ""), self.options.most_bytes)
            if (response.content_length or 0) > self.options.most_bytes:
                return answer._replace(whole=False)
            async for piece in response.content.iter_any():
                unpacker.feed(piece)
                if unpacker.full:
                    break
            return answer._replace(body=bytes(unpacker.body[: unpacker.room]), whole=not unpacker.full)

    def _fault(self, error: Exception) -> FaultError:
        """Say what a failed request says of the link."""
        cause = getattr(error, "os_error", None) or error
        if getattr(cause, "errno", None) == errno.EACCES:  # several addresses refused come as one plain error
            return FaultError("not checked", f"not asked for: {_words(cause)}")
        if isinstance(cause, socket.gaierror):
            return self._no_name(cause)
        if isinstance(cause, ssl.SSLError) or isinstance(error, aiohttp.ClientSSLError):
            return FaultError("unreachable", f"no safe connection: {_words(cause)}")
        passing = isinstance(error, (aiohttp.ClientOSError, aiohttp.ServerConnectionError, aiohttp.ClientPayloadError))
        return FaultError("unreachable", _words(cause), passing=passing)

    def _no_name(self, error: socket.gaierror) -> FaultError:
        if not self.answered:
            self.unheard += 1
            return FaultError("unreachable", "its name is not known, and no host has answered yet", nobody=True)
        if error.errno not in _NO_NAME:
            return FaultError("unreachable", f"its name cannot be looked up now: {error.strerror}", passing=True)
        return FaultError("gone", "its host's name is no longer known")

    async def _robots_file(self, url: str) -> tuple[int, str]:
        """Give status and text of a robots.txt; status 0 where it leads nowhere while the host is there."""
        try:
            answer = await self.get(url, robot=False)
        except FaultError as fault:
            if fault.passing or fault.state == "gone":
                raise
            return 0, ""
        return answer.status, answer.body.decode("utf-8", "replace")


def host_of(url: str) -> str:
    """Give the host of an address, and its port if one is named."""
    return urlsplit(url).netloc.rpartition("@")[2]


def _words(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:300]
