"""Make the pictures of the README from the example: a page and its record, a dashboard, the graph in the dark.

`python tools/screenshots.py` needs `pip install playwright pillow` and a Chromium, whose path may be given.
"""

import io
import sys
from pathlib import Path
from subprocess import run

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
EXAMPLE, NOW = ROOT / "examples/ai-safety", "2026-11-23"
OUT = ROOT / "docs/images"
PAGE = "knowledge-base/risks/goal-misgeneralization"
PICTURES = {
    "page": (f"{PAGE}/index.html", "light"),
    "record": (f"{PAGE}/data/index.html", "light"),
    "dashboard": ("-/overview/index.html", "light"),
    "graph": ("-/graph/index.html", "dark"),
}
SIZE = {"width": 1440, "height": 900}
COLOURS, LARGEST = 256, 150_000
OPTIONS = ("--headless", "--no-sandbox", "--disable-background-networking", "--use-gl=angle", "--use-angle=swiftshader")


def picture(browser: Browser, file: Path, scheme: str) -> bytes:
    """Take a picture of a view in few colours, as PNG."""
    context = browser.new_context(viewport=SIZE, color_scheme=scheme)
    view = context.new_page()
    view.goto(file.as_uri())
    view.wait_for_timeout(1500)  # the graph draws itself after the view is there
    taken = Image.open(io.BytesIO(view.screenshot())).convert("RGB")
    context.close()
    small = io.BytesIO()
    taken.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main(chromium: str) -> None:
    """Build the example, then take all pictures; say how large each is."""
    run([sys.executable, "-m", "recto", "build", EXAMPLE, "--now", NOW, "--quiet"], check=True)
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=OPTIONS)
        for name, (file, scheme) in PICTURES.items():
            taken = picture(browser, EXAMPLE / ".recto/site" / file, scheme)
            assert len(taken) <= LARGEST, f"{name} has {len(taken)} bytes"
            (OUT / f"{name}.png").write_bytes(taken)
            print(f"{len(taken):7} {name}")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:] or ["/usr/bin/chromium"])
