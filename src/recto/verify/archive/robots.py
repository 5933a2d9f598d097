"""What hosts ask of robots: robots.txt, read once a run for each host."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin, urlsplit

from protego import Protego

_NAME = "recto"
_LONGEST_PAUSE = 30.0
_CLOSED = "User-agent: *\nDisallow: /\n"


class Robots:
    """The rules of the hosts that were asked.

    `read` gives status and text of a file, `slow` is told of the pauses that hosts ask for.
    """

    def __init__(self, read: Callable[[str], Awaitable[tuple[int, str]]], slow: Callable[[str, float], None]) -> None:
        self._read, self._slow = read, slow
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def allow(self, url: str) -> bool:
        """Say whether a robot may ask for an address."""
        file = urljoin(url, "/robots.txt")
        if file not in self._rules:
            self._rules[file] = asyncio.ensure_future(self._of(file))
        return bool((await asyncio.shield(self._rules[file])).can_fetch(url, _NAME))

    async def _of(self, file: str) -> Protego:
        """Read the rules of a host: none where it has none (4xx), all forbidden where it fails (5xx)."""
        status, text = await self._read(file)
        rules = Protego.parse(_CLOSED if status >= 500 else text if 200 <= status < 300 else "")
        if delay := rules.crawl_delay(_NAME):
            self._slow(urlsplit(file).netloc, min(float(delay), _LONGEST_PAUSE))
        return rules
