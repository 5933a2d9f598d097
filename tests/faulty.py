"""A server on 127.0.0.1 that plays what goes wrong on the web, a fault at each path; at `/page/…` nothing does.

It drips, stalls and redirects only as long as it is listened to, and ends with its block.
"""

import asyncio
import gzip
import threading
import zlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_network
from typing import NamedTuple

from recto.verify.archive import NO_CATALOGUES, FetchOptions, Guard

SENTENCE = "Rain fell on three days of the week, and 12.5 mm were measured in all. "
_STEPS = 400
"""Bytes that are dripped at most, and hundredths of a second that are waited."""


class Request(NamedTuple):
    path: str
    headers: Mapping[str, str]


class Reply(NamedTuple):
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


Play = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def page(title: str, body: str = "", head: str = "") -> bytes:
    """Write a page with a title, three paragraphs unless others are given, and more in its head."""
    text = body or "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(3))
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{text}</body></html>".encode()


def pdf(*pages: str, title: str = "", author: str = "") -> bytes:
    """Write a PDF, its pages from lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>"]
    objects.append(f"<</Title({title})/Author({author})>>")
    for number, text in enumerate(pages):
        lines = " ".join(f"({line}) Tj T*" for line in text.split("\n"))
        stream = f"BT /F 12 Tf 14 TL 72 700 Td {lines} ET"
        contents = f"/Contents {5 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]{font}{contents}>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info 3 0 R>>"
    return body + f"{trailer}\nstartxref\n{len(body)}\n%%EOF".encode()


PAPER = pdf(
    f"Rain and numbers\nAnn Lake\n{SENTENCE}\nA docu-\nment on rain.", title="Rain and numbers", author="Ann Lake"
)
_META = """<meta name="citation_title" content="Rain and numbers"><meta name="citation_author" content="Öhman, Ann">
<meta name="citation_author" content="di Lana, Bo"><meta name="citation_publication_date" content="2021/3/9">
<meta name="citation_pdf_url" content="/%s">"""
_HTML = {"Content-Type": "text/html"}
_LOGIN = '<h1>Log in</h1><form><input name="u"><input type="password"></form>'
_SHELL = '<div id="root"></div><script src="/app.js"></script><noscript>You need to enable JavaScript.</noscript>'


def _html(title: str, body: str = "", head: str = "", status: int = 200, **headers: str) -> Reply:
    return Reply(page(title, body, head), status, _HTML | {name.replace("_", "-"): v for name, v in headers.items()})


def _to(target: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": target})


def _packed(data: bytes, encoding: str) -> Reply:
    return Reply(data, 200, _HTML | {"Content-Encoding": encoding})


def _bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(50)) + packer.flush()


FIXED = {
    "/paper.pdf": Reply(PAPER, 200, {"Content-Type": "application/pdf"}),
    "/abstract": _html("Rain and numbers", head=_META % "paper.pdf"),
    "/abstract-alone": _html("Rain and numbers", head=_META % "403"),
    "/notes.txt": Reply(SENTENCE.encode(), 200, {"Content-Type": "text/plain"}),
    "/gzip": _packed(gzip.compress(page("Rain")[:50]) + gzip.compress(page("Rain")[50:]), "gzip"),
    "/deflate": _packed(zlib.compress(page("Rain"))[2:-4], "deflate"),
    "/packed-wrongly": _packed(b"\x1f\x8b\x08" + b"x" * 99, "gzip"),
    "/packed-unasked": _packed(b"x", "br"),
    "/bomb": _packed(_bomb(), "gzip"),
    "/to-private": _to("http://10.0.0.1/"),
    "/to-mapped": _to("http://[::ffff:127.0.0.1]/"),
    "/to-metadata": _to("http://169.254.169.254/latest/"),
    "/to-file": _to("file:///etc/passwd"),
    "/moved": _to("/page/moved", 301),
    "/for-now": _to("/page/for-now"),
    "/to-home": _to("/"),
    "/to-login": _to("/account/login?next=/to-login"),
    "/": _html("Weather"),
    "/account/login": _html("Log in", _LOGIN),
    "/members": _html("Log in to read", _LOGIN),
    "/shell": _html("App", _SHELL),
    "/soft-404": _html("Page not found | Weather", "<h1>Sorry</h1><p>We looked everywhere.</p>"),
    "/challenge": _html("Just a moment...", "<p>Checking.</p>", cf_mitigated="challenge"),
    "/challenge-403": _html("Just a moment...", "<p>Checking.</p>", status=403, cf_mitigated="challenge"),
    "/empty": Reply(b"", 200, _HTML),
    "/binary": Reply(bytes(range(256)) * 9, 200, _HTML),
    "/film.mp4": Reply(bytes(999), 200, {"Content-Type": "video/mp4"}),
    "/report.pdf": _html("Weather"),
    "/broken.pdf": Reply(b"%PDF-1.4 but no more", 200, {"Content-Type": "application/pdf"}),
    "/pictures.pdf": Reply(pdf(""), 200, {"Content-Type": "application/pdf"}),
    "/latin": Reply(page("Über Regen").decode().encode("latin-1"), 200, {"Content-Type": "text/html; charset=utf-8"}),
    "/no-charset": Reply(
        "<title>雨</title><p>雨が降った。".encode("shift_jis") * 9, 200, {"Content-Type": "text/html; charset=x"}
    ),
    "/huge": Reply(b"<p>" + b"rain " * 900_000, 200, _HTML),
    "/busy": Reply(b"", 429, {"Retry-After": "7"}),
    "/busy-for-long": Reply(b"", 503, {"Retry-After": "86400"}),
    "/robots-only": _html("Rain"),
}
"""What is answered at each path, always the same."""


async def _endless(request: Request, writer: asyncio.StreamWriter) -> None:
    await _reply(writer, _to(f"{request.path}x"))


async def _unchanged(request: Request, writer: asyncio.StreamWriter) -> None:
    fresh = request.headers.get("if-none-match") == '"1"'
    await _reply(
        writer, Reply(b"", 304) if fresh else _html("Rain", ETag='"1"', Last_Modified="Mon, 02 Mar 2026 00:00:00 GMT")
    )


async def _cookie(request: Request, writer: asyncio.StreamWriter) -> None:
    known = "seen=1" in request.headers.get("cookie", "")
    again = Reply(b"", 302, {"Location": "/cookie", "Set-Cookie": "seen=1"})
    await _reply(writer, _html("Rain") if known else again)


async def _drip(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999\r\n\r\n")
    for _ in range(_STEPS):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.01)


async def _stall(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(_STEPS):
        writer.write(b"X-Rain: 1\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def _reset(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _short(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>rain")


async def _nonsense(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\0\1\2 no HTTP at all\r\n\r\n")


PLAYED: dict[str, Play] = {
    "/endless": _endless,
    "/unchanged": _unchanged,
    "/cookie": _cookie,
    "/drip": _drip,
    "/slow-headers": _stall,
    "/reset": _reset,
    "/short": _short,
    "/nonsense": _nonsense,
}
"""What is played at paths that begin so."""


async def _reply(writer: asyncio.StreamWriter, reply: Reply) -> None:
    headers = {"Content-Length": str(len(reply.body)), **reply.headers}
    fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"HTTP/1.1 {reply.status} Reason\r\n{fields}\r\n".encode() + reply.body)
    await writer.drain()


class Faulty:
    """The running server.

    `asked` lists what it was asked, `most` is how much at a time; `also` has answers for further paths.
    """

    def __init__(self) -> None:
        self.port = 0
        self.asked: list[Request] = []
        self.also: dict[str, Reply] = {}
        self.now = self.most = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def options(self, **others: object) -> FetchOptions:
        """Give options that allow this server alone, and do without processes and catalogues."""
        guard = Guard(frozenset((80, self.port)), (ip_network("127.0.0.1/32"),))
        given = {"guard": guard, "readers": 0, "catalogues": NO_CATALOGUES, "timeout": 5.0} | others
        return FetchOptions(**given)  # type: ignore[arg-type]

    async def answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        path = request.path.partition("?")[0]
        if reply := self.also.get(path) or FIXED.get(path):
            await _reply(writer, reply)
        elif play := next((play for name, play in PLAYED.items() if path.startswith(name)), None):
            await play(request, writer)
            if play in (_drip, _stall, _reset, _short, _nonsense):
                writer.close()
        elif path.startswith("/page/"):
            await _reply(writer, _html(f"Rain {path[6:]}"))
        else:
            status = int(path[1:]) if path[1:].isdecimal() else 404
            await _reply(writer, Reply(page(f"Status {status}"), status, _HTML))

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
                request = Request(head[0].split(" ")[1], fields)
                self.asked.append(request)
                self.now += 1
                self.most = max(self.most, self.now)
                try:
                    await self.answer(request, writer)
                finally:
                    self.now -= 1
        writer.close()

    async def serve(self, ready: threading.Event) -> None:
        self._end, self._loop = asyncio.Event(), asyncio.get_running_loop()
        server = await asyncio.start_server(self.talk, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._end.wait()
        server.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)


@contextmanager
def serving() -> Iterator[Faulty]:
    """Run the server as long as the block runs."""
    faulty, ready = Faulty(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(faulty.serve(ready)), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield faulty
    finally:
        faulty.close()
        thread.join(10)
