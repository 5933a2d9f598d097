"""Published sites, a server on this machine alone, and tabs that tell what went wrong in them."""

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from opened import launched, stop
from sites import published

ROOT = Path(__file__).parents[2]
PAGE = "knowledge-base/risks/goal-misgeneralization/index.html"

_LEFT = ("net::ERR_ABORTED",)
"""What becomes of requests under way when the reader goes on to another page."""


class Site(NamedTuple):
    """A published site and the address of its server."""

    folder: Path
    http: str

    def address(self, file: str, *, local: bool = False) -> str:
        return f"{self.folder.as_uri() if local else self.http}/{file}"

    def kinds(self) -> list[str]:
        """Give a file of each kind of page."""
        views = sorted((self.folder / "-").glob("*/index.html"))
        ours = [view.relative_to(self.folder).as_posix() for view in views]
        first = next(iter(sorted((self.folder / "-/entity").glob("*/index.html"))), None)
        one = [first.relative_to(self.folder).as_posix()] if first else []
        return ["index.html", "404.html", PAGE, PAGE.replace("index.html", "data/index.html"), *ours, *one]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """Publish a knowledge base of this repository once, and serve it."""
    servers: list[ThreadingHTTPServer] = []

    @functools.cache
    def serve(name: str) -> Site:
        root = tmp_path_factory.mktemp("site") / "copy"
        folder = published(shutil.copytree(ROOT / name, root, ignore=shutil.ignore_patterns(".recto")))
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return Site(folder, f"http://127.0.0.1:{server.server_port}")

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def example(served: Callable[[str], Site]) -> Site:
    return served("examples/ai-safety")


@pytest.fixture(scope="session")
def hostile(served: Callable[[str], Site]) -> Site:
    return served("tests/hostile")


@pytest.fixture(scope="module", autouse=True)
def _stopped() -> Iterator[None]:
    """End the browsers after each module."""
    yield
    stop()


class Watched(NamedTuple):
    """A tab, and what went wrong in it."""

    page: Any
    wrong: list[str]


def _is_trouble(message: Any) -> bool:
    """Say whether a message is the site's fault; that drawing without a graphics card is slow is none."""
    return message.type in ("error", "warning") and "GL Driver Message (OpenGL, Performance" not in message.text


@pytest.fixture
def watched() -> Iterator[Callable[..., Watched]]:
    """Open tabs that tell what went wrong: messages, errors, dialogs, requests that fail or leave the site."""
    contexts = []

    def new(site: Site, *, webgl: bool = False, **options: Any) -> Watched:
        context = launched(webgl=webgl).new_context(**options)
        contexts.append(context)
        page, wrong = context.new_page(), []
        own = (site.http, site.folder.as_uri(), "data:")

        def route(route: Any) -> None:
            if route.request.url.startswith(own):
                route.continue_()
            else:
                wrong.append(f"request to {route.request.url}")
                route.abort()

        page.route("**/*", route)
        page.on("console", lambda m: _is_trouble(m) and wrong.append(f"{m.type}: {m.text} {page.url}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error} {page.url}"))
        page.on("requestfailed", lambda it: it.failure in _LEFT or wrong.append(f"{it.failure}: {it.url}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("response", lambda answer: answer.status >= 400 and wrong.append(f"{answer.status}: {answer.url}"))
        return Watched(page, wrong)

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def tab(watched: Callable[..., Watched], example: Site) -> Iterator[Any]:
    """A tab for the example, in which nothing may go wrong."""
    page, wrong = watched(example, viewport={"width": 1280, "height": 900})
    yield page
    assert wrong == []
