"""The site over HTTP, for one machine: files as they are, pages as they are written, search, a stream of events.

The standard library serves it: a writer's machine has one reader, and nothing has to be installed for that.
"""

import hashlib
import ipaddress
import json
import mimetypes
import os
import queue
import shutil
import socket
import sys
from email.utils import formatdate
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from recto.errors import RectoError
from recto.publish.paths import OURS
from recto.serve.events import Listeners
from recto.serve.pages import Pages
from recto.store.search import CLOSE, OPEN

ASSETS = Path(__file__).parent / "assets"
_PING = 15.0
"""Seconds after which a silent stream shows that it is there."""
_IDLE = 60
_MOST_FOUND = 50
_LONGEST, _LONGEST_PART = 2000, 255
"""Bytes of a path, and of a name in it, beyond which a system may refuse to look."""
_GONE = (ConnectionError, TimeoutError)
"""What is raised when the reader goes away."""
_PLAIN = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_SAFE = "default-src 'none'; style-src 'unsafe-inline'"
"""For what is no page: a drawing that is opened by itself runs nothing."""


class Server(ThreadingHTTPServer):
    """Serves a folder made by publishing, and the pages in it live."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, port: int, folder: Path, pages: Pages, listeners: Listeners) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.host, self.folder, self.pages, self.listeners = host, folder.resolve(), pages, listeners
        super().__init__((host, port), Handler)

    @property
    def address(self) -> str:
        """The address of the first page."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.server_address[1]}/"

    def knows(self, host: str) -> bool:
        """Say whether a request may name this host: a name of others that leads here is an attack on the reader."""
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        try:
            return bool(ipaddress.ip_address(name.strip("[]")))
        except ValueError:
            return name.lower().rstrip(".") in ("localhost", self.host.lower())

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong, unless the reader has only gone away."""
        if not isinstance(sys.exc_info()[1], _GONE):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "recto", ""
    timeout = _IDLE

    def do_GET(self) -> None:
        """Answer a request."""
        if not self.server.knows(self.headers.get("Host", "")):
            self._send(421, b"This server has another name.\n", _PLAIN)
            return
        path, _, query = self.path.partition("#")[0].partition("?")
        try:
            self._answer(path, query)
        except RectoError as error:
            self._send(503, f"{error}\n{error.hint}\n".encode(), _PLAIN)
        except Exception as error:
            if not isinstance(error, _GONE):
                self._send(500, b"This is a fault of Recto; the terminal tells more.\n", _PLAIN)
            raise

    do_HEAD = do_GET  # noqa: N815

    def _answer(self, path: str, query: str) -> None:
        if path == f"/{OURS}/events":
            self._stream()
        elif path == f"/{OURS}/search.json":
            self._search(query)
        elif path in (f"/{OURS}/live.js", f"/{OURS}/live.css"):
            self._send_file(ASSETS / path.rpartition("/")[2])
        elif path == "/favicon.ico":
            self._send(204, b"", _PLAIN)  # browsers ask for it of themselves; the site has none
        else:
            self._place(path)

    def _place(self, path: str) -> None:
        """Answer with what stands at a path of the site."""
        name = site_name(path)
        if name is None:
            self._missing()
        elif not path.endswith("/") and self._is_folder(name):
            self._send(302, b"", _PLAIN, Location=f"/{quote(name)}/")
        else:
            file = f"{name}/index.html".lstrip("/") if path.endswith("/") else name
            shown = self.server.pages.shown(file)
            self._page(shown.data) if shown else self._file(self.server.folder / file)

    def _is_folder(self, name: str) -> bool:
        return (self.server.folder / name).is_dir() or self.server.pages.has(f"{name}/index.html")

    def _file(self, file: Path) -> None:
        if not file.is_file() or not file.resolve().is_relative_to(self.server.folder):
            self._missing()
        elif file.suffix == ".html":
            self._page(file.read_bytes())
        else:
            self._send_file(file)

    def _missing(self) -> None:
        self._page(self.server.pages.missing(), 404)

    def _page(self, data: bytes, status: int = 200) -> None:
        """Send a page with what makes it follow changes; what it is like is told to it and to the browser."""
        tag = hashlib.blake2b(data, digest_size=12).hexdigest()
        added = (
            f'<link rel="stylesheet" href="/{OURS}/live.css">'
            f'<script src="/{OURS}/live.js" data-tag="{tag}" defer></script>\n</head>'
        )
        self._send(status, data.replace(b"</head>", added.encode(), 1), _HTML, ETag=f'"{tag}"')

    def _send_file(self, file: Path) -> None:
        stat = file.stat()
        told = {
            "ETag": f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"',
            "Last-Modified": formatdate(stat.st_mtime, usegmt=True),
            "Content-Security-Policy": _SAFE,
        }
        if self._is_known(told["ETag"]):
            self._head(304, told)
            return
        with file.open("rb") as source:
            length = os.fstat(source.fileno()).st_size
            self._head(200, told | {"Content-Type": media_type(file.name), "Content-Length": f"{length}"})
            if self.command != "HEAD":
                shutil.copyfileobj(source, self.wfile)

    def _send(self, status: int, data: bytes, kind: str, **told: str) -> None:
        if status == 200 and self._is_known(told.get("ETag", "")):
            self._head(304, told)
            return
        self._head(status, told | {"Content-Type": kind, "Content-Length": f"{len(data)}"})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _is_known(self, tag: str) -> bool:
        known = (each.strip().removeprefix("W/") for each in self.headers.get("If-None-Match", "").split(","))
        return bool(tag) and tag in known

    def _head(self, status: int, told: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in told.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()

    def _search(self, query: str) -> None:
        text = parse_qs(query).get("q", [""])[0]
        try:
            found: Any = [_told(**each) for each in self.server.pages.search(text, _MOST_FOUND)]
            status = 200
        except RectoError as error:
            found, status = {"error": str(error), "hint": error.hint}, 400
        data = json.dumps(found, ensure_ascii=False).encode()
        self._send(status, data, "application/json")

    def _stream(self) -> None:
        """Send events until the reader or the server goes."""
        self.close_connection = True
        self._head(200, {"Content-Type": "text/event-stream", "Connection": "close"})
        if self.command == "HEAD":
            return
        with self.server.listeners.listening() as events:
            self._write(b"retry: 1000\n\n")
            while True:
                try:
                    event = events.get(timeout=_PING)
                except queue.Empty:
                    self._write(b": still here\n\n")
                    continue
                if event is None:
                    return
                self._write(b"data: " + event + b"\n\n")

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep requests to itself."""


def site_name(path: str) -> str | None:
    """Give the name in the site that a path of a request means, None where it can be none."""
    try:
        name = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return None
    parts = [part for part in name.split("/") if part]
    long = len(os.fsencode(name)) > _LONGEST or any(len(os.fsencode(part)) > _LONGEST_PART for part in parts)
    odd = long or {".", ".."} & {*parts} or any(c in name for c in "\0\\")
    passing = bool(parts) and parts[-1].startswith(".") and parts[-1].endswith(".new")
    return None if odd or passing or not name.startswith("/") else "/".join(parts)


def _told(hit: Any, file: str) -> dict[str, Any]:
    href = f"/{quote(file.removesuffix('index.html'))}"
    snippet = hit.snippet.replace(OPEN, "**").replace(CLOSE, "**")
    return {"kind": hit.kind, "title": hit.title, "heading": hit.heading, "href": href, "snippet": snippet}


def media_type(name: str) -> str:
    """Give the media type of a file by its ending, the same on every machine."""
    kind = _types().guess_type(name)[0] or "application/octet-stream"
    texts = kind.startswith("text/") or kind in ("application/json", "application/xml", "image/svg+xml")
    return f"{kind}; charset=utf-8" if texts else kind


@cache
def _types() -> mimetypes.MimeTypes:
    types = mimetypes.MimeTypes()
    for kind, ending in (("font/woff2", ".woff2"), ("image/webp", ".webp"), ("image/avif", ".avif")):
        types.add_type(kind, ending)
    types.add_type("text/javascript", ".js")
    types.add_type("application/yaml", ".yaml")
    return types
