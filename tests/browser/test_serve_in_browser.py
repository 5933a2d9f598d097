"""A page that is written while it is read: its new text takes the place of the old where the reader stands."""

from pathlib import Path

import pytest
from opened import opened
from sites import KB, NOW, site, wiki

from recto.serve import Folder, serving

DRIFT = f"{KB}/drift.mdx"
LONG = "\n\n".join(f"Paragraph {number} of a long page." for number in range(200))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return wiki(tmp_path, {"drift": f"# Drift\n\n{LONG}\n", "decay": "Rust.\n"})


@pytest.fixture
def page(root: Path):
    folder = Folder(root, root / ".recto", ("--now", NOW, "--jobs", "1"))
    with serving(folder, "127.0.0.1", 0, lambda _: None) as server:
        yield from opened(f"{server.address}knowledge-base/drift/")


def test_a_page_changes_where_the_reader_stands(root: Path, page):
    page.evaluate("window.same = true; scrollTo(0, 1000)")
    site(root, {DRIFT: f"# Drift\n\n{LONG}\n\nQuite new.[^1]\n"})
    page.wait_for_selector("text=Quite new.", state="attached")
    assert page.evaluate("[window.same, scrollY]") == [True, 1000]
    assert page.inner_text(".trouble li .id") == "undefined-footnote"
    page.wait_for_selector(".live-state:has-text('built in')", timeout=60_000)
    assert "1 finding" in page.inner_text(".live-state")
