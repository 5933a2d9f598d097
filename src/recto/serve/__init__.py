"""Stage 9: the site while it is written: served, built again when a file changes, renewed in the browser.

Two speeds. A page that changes is made at once, from its new text and what the last build knows (`drafts.py`); the
folder is built after that, in a process of its own (`builds.py`), and then all that is shown is as built. The folder
of the site is written by builds alone: what a live page has more than a built one is added when it is sent.
"""

import errno
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from recto.config import load
from recto.errors import ServeError
from recto.model import Frozen
from recto.serve.builds import Builds
from recto.serve.events import Event, Listeners, Noted, Started
from recto.serve.pages import Pages
from recto.serve.server import Server
from recto.serve.watching import Watched, changes
from recto.serve.work import Work
from recto.sources import find_layout
from recto.store import Output

__all__ = ["Folder", "serving", "watching"]

FIRST_PORT = 8000
_PORTS = 20
_PATIENCE = 10
_TAKEN = (errno.EADDRINUSE, errno.EACCES)
Tell = Callable[[Event], None]


class Folder(Frozen, frozen=True):
    """What is watched: a knowledge base, where its results go, the arguments of its builds."""

    root: Path
    out: Path
    arguments: tuple[str, ...]


@contextmanager
def watching(folder: Folder, tell: Tell, listeners: Listeners | None = None) -> Iterator[Pages]:
    """Build a folder, and again whenever something changes in it; `tell` is told, also from other threads.

    Raises `RectoError` where the folder cannot be read or the first build fails.
    """
    settings = load(folder.root)
    layout = find_layout(folder.root, settings)
    builds = Builds(folder.root, Output(folder.out), folder.arguments)
    first = builds.run(shown=True)
    if first.failed:
        raise ServeError("The folder could not be built; see above.")
    with ExitStack() as stack:
        pages = Pages(Output(folder.out), folder.root, settings, layout)
        stack.callback(pages.close)

        def tell_all(event: Event) -> None:
            tell(event)
            if listeners:
                listeners.tell(event)

        work = Work(folder.root, pages, builds, tell_all)
        watched = Watched(folder.root, folder.out, hidden=layout.hidden)
        stack.enter_context(_threads(work, watched, tell))
        if listeners is None:
            tell(_started("", folder, pages))
        yield pages


def _started(address: str, folder: Folder, pages: Pages) -> Started:
    return Started(address, str(folder.root), pages.count(), pages.findings())


@contextmanager
def _threads(work: Work, watched: Watched, tell: Tell) -> Iterator[None]:
    """Watch and build in threads of their own."""
    stop, seeing = threading.Event(), threading.Event()

    def watch() -> None:
        for files in changes(watched, stop, lambda message: tell(Noted(message))):
            seeing.set()
            if files:
                work.change(files)

    threads = [threading.Thread(target=each, daemon=True) for each in (watch, work.run)]
    threads[0].start()
    seeing.wait(_PATIENCE)
    threads[1].start()  # builds once more, for what changed before changes were seen
    try:
        yield
    finally:
        stop.set()
        work.end()
        for thread in threads:
            thread.join()


@contextmanager
def serving(folder: Folder, host: str, port: int | None, tell: Tell) -> Iterator[Server]:
    """Serve a folder while it is watched; without a port the first free one is taken.

    Raises `RectoError` as `watching` does, and where the port is taken.
    """
    listeners = Listeners()
    with watching(folder, tell, listeners) as pages:
        server = _server(host, port, folder.out / "site", pages, listeners)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        tell(_started(server.address, folder, pages))
        try:
            yield server
        finally:
            listeners.close()
            server.shutdown()
            server.server_close()
            thread.join()


def _server(host: str, port: int | None, folder: Path, pages: Pages, listeners: Listeners) -> Server:
    ports: Sequence[int] = (*range(FIRST_PORT, FIRST_PORT + _PORTS), 0) if port is None else (port,)
    for each in ports:
        try:
            return Server(host, each, folder, pages, listeners)
        except OSError as error:
            if each == ports[-1] or error.errno not in _TAKEN:
                raise _refused(host, each, error) from error
    raise AssertionError  # the last port is 0, or the one that was asked for


def _refused(host: str, port: int, error: OSError) -> ServeError:
    if error.errno in _TAKEN:
        return ServeError(f"Port {port} is taken.", "Choose another with --port, or leave it out: a free one is found.")
    return ServeError(f"{host}:{port} cannot be served: {error.strerror}.", "Name an address of this machine.")
