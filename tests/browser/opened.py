"""The system's Chromium, and a page of a site in it; without Chromium the tests that need it are skipped."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "/usr/bin/chromium")
_DRAWING = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_ARGS = (
    *("--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
)
_running: dict[Any, Any] = {}


def chromium() -> str:
    """Give the path of Chromium, or skip the test."""
    named = os.environ.get("RECTO_CHROMIUM")
    found = next(filter(None, map(shutil.which, (named,) if named else _NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium: `apt-get install chromium`, or name one in RECTO_CHROMIUM")
    return found


def launched(*, webgl: bool = False) -> Any:
    """Give a running browser; one that draws by WebGL draws without a graphics card."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser to test with")
    path = chromium()
    if not _running:
        _running["playwright"] = api.sync_playwright().start()
    if webgl not in _running:
        args = [*_ARGS, *(_DRAWING if webgl else ("--disable-gpu", "--disable-3d-apis"))]
        _running[webgl] = _running["playwright"].chromium.launch(executable_path=path, args=args)
    return _running[webgl]


def stop() -> None:
    """End the browsers; other tests may want an event loop of their own."""
    playwright = _running.pop("playwright", None)
    for browser in _running.values():
        browser.close()
    _running.clear()
    if playwright:
        playwright.stop()


def opened(place: Path | str, *, webgl: bool = False, **context: Any) -> Iterator[Any]:
    """Open a file or an address, give the page, and then tell whether anything went wrong or left the site."""
    troubles: list[str] = []
    address = place if isinstance(place, str) else place.as_uri()
    site = "/".join(address.split("/")[:3])
    around = launched(webgl=webgl).new_context(**context)
    page = around.new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
    page.on("request", lambda r: None if r.url.startswith((site, "data:")) else troubles.append(r.url))
    page.goto(address)
    yield page
    around.close()
    assert not troubles, troubles
