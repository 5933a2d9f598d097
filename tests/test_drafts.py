"""A page that is being written: shown as its file is now, with what its text alone can tell, before any build."""

from pathlib import Path

import pytest
from sites import KB, built, live, wiki

from recto.config import Settings
from recto.publish.network import Network
from recto.publish.site import Site
from recto.publish.views import Views
from recto.serve.pages import Pages

FILE = "knowledge-base/risks/drift/index.html"
SOURCE = f"{KB}/risks/drift.mdx"
PAGES = {
    "risks/drift": "---\ntitle: Drift\n---\nAll is slow.[^1] [Decay](/knowledge-base/risks/decay/)\n\n[^1]: A note.\n",
    "risks/decay": "# Decay\n\nRust.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return wiki(tmp_path, PAGES)


@pytest.fixture
def pages(root: Path):
    with live(root) as pages:
        yield pages


def written(root: Path, pages: Pages, text: str) -> str:
    (root / SOURCE).write_text(text)
    return pages.shown(FILE).data.decode()


def test_the_text_is_that_of_the_file(root: Path, pages: Pages):
    assert "All is slow." in pages.shown(FILE).data.decode()
    shown = written(root, pages, "---\ntitle: Creep\n---\nAll is fast.\n")
    assert "All is fast." in shown
    assert ">Creep</h1>" in shown


def test_findings_of_the_text_are_new(root: Path, pages: Pages):
    assert 'class="trouble"' not in pages.shown(FILE).data.decode()
    shown = written(root, pages, "---\ntitle: Drift\n---\n\nNobody said so.[^7]\n")
    assert "undefined-footnote" in shown
    assert "line 5" in shown
    assert pages.shown(FILE).findings == {"warning": 1}
    assert "undefined-footnote" not in written(root, pages, "---\ntitle: Drift\n---\n\nNobody said so.\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [Drift\n---\nStill here.\n",
        "---\n<<<<<<< HEAD\ntitle: Drift\n=======\ntitle: Creep\n>>>>>>> other\n---\nStill here.\n",
    ],
)
def test_a_broken_page_is_shown_with_what_is_wrong(root: Path, pages: Pages, text: str):
    shown = written(root, pages, text)
    assert "Still here." in shown
    assert "frontmatter-broken" in shown


def test_a_page_that_cannot_be_decoded_is_shown(root: Path, pages: Pages):
    (root / SOURCE).write_bytes(b"Caf\xe9.\n")
    assert "undecodable-text" in pages.shown(FILE).data.decode()


def test_a_new_link_leads_where_its_name_leads(root: Path, pages: Pages):
    shown = written(
        root, pages, "[one](/knowledge-base/risks/decay/#rust) [two](../sea/) [three](https://example.org/)\n"
    )
    assert 'href="../../../knowledge-base/risks/decay/index.html#rust"' in shown
    assert "two" in shown
    assert 'class="wanted"' not in shown, "whether there is such a page is only known after the next build"
    assert 'href="https://example.org/"' in shown


def test_a_page_without_its_file_is_shown_as_it_was_built(root: Path, pages: Pages):
    (root / SOURCE).unlink()
    assert "All is slow." in pages.shown(FILE).data.decode()
    built(root)
    pages.reopen(Settings())
    assert pages.shown(FILE) is None


def test_the_view_of_one_page_is_that_of_all(root: Path):
    site = Site(built(root)[1])
    network = Network(site)
    views = Views(site, network, site.pages)
    for row in site.pages:
        view = views.page(row)
        assert Views(site, network, [row]).page(row, view.text) == view


def test_search_leads_to_the_pages(pages: Pages):
    assert [hit["file"] for hit in pages.search("rust", 10)] == ["knowledge-base/risks/decay/index.html"]
