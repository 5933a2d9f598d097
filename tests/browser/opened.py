"""A page of a site in Chromium, from a file; every error of the console and every request that fails is a failure."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_DRAWING = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_ARGS = (
    *("--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
)


def opened(place: Path | str, *, webgl: bool = False, **context: Any) -> Iterator[Any]:
    """Open a file or an address, give the page, and then tell whether anything went wrong or left the site."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser to test with")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("Chromium is not installed: no browser to test with")
    troubles: list[str] = []
    address = place if isinstance(place, str) else place.as_uri()
    site = "/".join(address.split("/")[:3])
    with api.sync_playwright() as playwright:
        args = [*_ARGS, *(_DRAWING if webgl else ("--disable-gpu", "--disable-3d-apis"))]
        browser = playwright.chromium.launch(executable_path=chromium, args=args)
        page = browser.new_context(**context).new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
        page.on("request", lambda r: None if r.url.startswith((site, "data:")) else troubles.append(r.url))
        page.goto(address)
        yield page
        browser.close()
    assert not troubles, troubles
