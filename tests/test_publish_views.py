"""What leads into the site and out of it: first page, other names of pages, feeds; what a page's views are given."""

import re
from pathlib import Path

import pytest
from sites import result, wiki

from recto.publish import publish
from recto.publish.network import Network
from recto.publish.site import Site, Target
from recto.publish.views import PageView, Views, asked_key, link_key
from recto.store import Output, Store

ENTITIES = """
- {id: a, numericId: E1, type: risk, title: A & A}
- {id: lone, numericId: E2, type: person, title: Lone}
"""
RESOURCES = """
- {id: w, url: "https://example.org/w", title: Work, authors: [A, B, C, D]}
- {id: v, url: "https://example.org/v"}
"""
PAGES = {
    "a": "---\ntitle: A & <A>\naliases: [/old/]\nlastEdited: 2026-03-01\n---\n[b](/knowledge-base/b/) [gone](/nope/) "
    '<EntityLink id="lone"/> <R id="w"/>\n\n<InfoBox entityId="lone" />\n\n![x](pic.png)\n',
    "b": "---\ntitle: B\n---\nOther text.\n",
    "deep/c": "---\ntitle: C\n---\n[v](https://example.org/v)\n",
}
DATA = {
    "recto.toml": '[site]\naddress = "https://example.org"\n',
    "data/entities/all.yaml": ENTITIES,
    "data/resources.yaml": RESOURCES,
    "content/docs/knowledge-base/pic.png": "x",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = wiki(tmp_path_factory.mktemp("kb"), PAGES, DATA)
    publish(result(folder).output, folder, engine="serial")
    return folder


@pytest.fixture(scope="module")
def views(root: Path) -> dict[str, PageView]:
    site = Site(Store(Output(root / ".recto"), root))
    views = Views(site, Network(site), site.pages)
    return {page["id"]: views.page(page) for page in site.pages}


def read(root: Path, name: str) -> str:
    return (root / ".recto/site" / name).read_text("utf-8").replace("&#x2f;", "/")


class TestAPage:
    def test_is_given_what_its_links_lead_to(self, views: dict[str, PageView]):
        targets = views["a"].targets
        assert targets["/knowledge-base/b/"] == Target("knowledge-base/b/index.html")
        assert targets["/nope/"].reason == "missing"
        assert targets[link_key("component", "lone")].file == "-/entity/E2/index.html"

    def test_is_given_the_cards_of_those_alone(self, views: dict[str, PageView]):
        assert {card.title for card in views["a"].cards.values()} == {"B", "Lone"}

    def test_is_given_the_works_it_cites(self, views: dict[str, PageView]):
        assert [(work.title, work.by) for work in views["a"].works.values()] == [("Work", "A et al.")]

    def test_is_given_the_entities_that_its_components_name(self, views: dict[str, PageView]):
        assert views["a"].infos.keys() == {"a", "lone"}
        assert views["b"].infos == {}

    def test_is_given_its_images(self, views: dict[str, PageView]):
        assert views["a"].images == {"pic.png": "-/files/content/docs/knowledge-base/pic.png"}

    def test_has_the_pages_above_it(self, views: dict[str, PageView]):
        (deep,) = (view for view in views.values() if view.title == "C")
        assert [title for title, _ in deep.crumbs] == ["Knowledge base", "Deep"]

    def test_does_not_hang_on_pages_that_it_does_not_show(self, views: dict[str, PageView]):
        assert "Other text" not in repr(views["a"])


def test_the_key_of_a_component_is_no_address():
    assert link_key("component", "a") != link_key("inline", "a")
    assert asked_key("X", {"a": "1", "b": "2"}) == asked_key("X", {"b": "2", "a": "1"})


@pytest.mark.parametrize("name", ["wiki/E1", "old", "wiki/E2"])
def test_other_names_lead_on(root: Path, name: str):
    there = re.search(r'content="0; url=([^"]*)"', read(root, f"{name}/index.html"))
    assert there
    assert (root / ".recto/site" / name / there[1]).resolve().is_file()


def test_a_page_that_leads_on_names_the_one_to_remember(root: Path):
    assert '<link rel="canonical" href="https://example.org/knowledge-base/a/">' in read(
        root, "old/index.html"
    ).replace("&#x2f;", "/")


def test_the_first_page_lists_pages_and_changes(root: Path):
    home = read(root, "index.html")
    assert '<a href="knowledge-base/a/index.html">A &amp; &lt;A&gt;</a>' in home
    assert "Mar 2026" in home


def test_there_is_a_page_for_what_is_not_there(root: Path):
    assert "<!doctype html>" in read(root, "404.html").lower()


def test_feeds_name_the_pages(root: Path):
    assert "https://example.org/knowledge-base/a/" in read(root, "sitemap.xml")
    assert "Sitemap: https://example.org/sitemap.xml" in read(root, "robots.txt")
    assert "https://example.org/knowledge-base/a/" in read(root, "feed.xml")
    assert (root / ".recto/text/llms.txt").read_bytes() == (root / ".recto/site/llms.txt").read_bytes()


def test_without_an_address_there_is_no_feed(tmp_path: Path):
    folder = wiki(tmp_path, {"a": "x"})
    publish(result(folder).output, folder, engine="serial")
    names = {file.name for file in (folder / ".recto/site").iterdir()}
    assert not names & {"feed.xml", "sitemap.xml"}
    assert read(folder, "robots.txt") == "User-agent: *\nAllow: /\n"


def test_a_page_at_the_root_is_the_first_page(tmp_path: Path):
    (tmp_path / "index.md").write_text("# Hello\n\nMine.\n")
    publish(result(tmp_path).output, tmp_path, engine="serial")
    assert "<p>Mine.</p>" in read(tmp_path, "index.html")


def test_a_heading_may_have_the_name_of_a_part_of_the_view(tmp_path: Path):
    folder = wiki(tmp_path, {"a": "# T\n\n## Text\n\n## Cards\n\n[b](/knowledge-base/b/)\n", "b": "x"})
    publish(result(folder).output, folder, engine="serial")
    ids = re.findall(r' id="([^"]*)"', read(folder, "knowledge-base/a/index.html"))
    assert {"text", "cards", "page:text", "page:cards"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_link_leads_to_a_file(root: Path):
    folder = root / ".recto/site"
    for page in folder.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^":#?]+)["#?]', page.read_text("utf-8").replace("&#x2f;", "/")):
            from_root = address.startswith("/")
            assert ((folder if from_root else page.parent) / address.lstrip("/")).exists(), f"{page}: {address}"
