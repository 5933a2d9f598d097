"""The view of the network: its data, its list, and what lies around a page."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from sites import published, result, wiki

from recto.publish.graph import Network
from recto.publish.neighbourhood import Neighbour, neighbourhood_svg
from recto.publish.scripted import script
from recto.publish.site import Site
from recto.store import Store

PAGES = {
    "one": "---\ntitle: One\n---\nSee [two](/knowledge-base/two/) and [three](/knowledge-base/three/).",
    "two": '---\ntitle: "Two </script><b> \u2028"\n---\nSee [one](/knowledge-base/one/).',
    "three": "---\ntitle: Three\n---\nSee [two](/knowledge-base/two/), and again [two](/knowledge-base/two/).",
    "alone": "---\ntitle: Alone\n---\nNothing.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = wiki(tmp_path_factory.mktemp("graph"), PAGES)
    published(root)
    return root


def loaded(folder: Path, name: str) -> object:
    """Read what a script sets."""
    text = (folder / f".recto/site/-/{name}.js").read_text("utf-8")
    return json.loads(re.fullmatch(r"\(self\.recto\?\?=\{\}\)\[\"[\w/.-]+\"\]=(.*)\n", text)[1])


def test_the_data_tell_of_each_node(folder: Path):
    nodes = loaded(folder, "graph/nodes")
    at = nodes["title"].index("One")
    assert {len(column) for column in nodes.values()} == {4}
    assert (folder / ".recto/site" / nodes["file"][at]).is_file()
    assert (folder / ".recto/site" / nodes["record"][at]).is_file()


def test_links_are_told_once_and_places_for_all(folder: Path):
    links = loaded(folder, "graph/links")
    titles = loaded(folder, "graph/nodes")["title"]
    pairs = {frozenset(titles[end][:3] for end in links[at : at + 2]) for at in range(0, len(links), 2)}
    assert pairs == {frozenset(("One", "Two")), frozenset(("One", "Thr")), frozenset(("Two", "Thr"))}
    assert len(links) == 6
    assert len(loaded(folder, "graph/places")) == 8


def test_titles_cannot_end_a_script(folder: Path):
    raw = (folder / ".recto/site/-/graph/nodes.js").read_text("utf-8")
    assert "</script" not in raw
    assert "\u2028" not in raw
    assert script("-/a.js", "<\u2029") == b'(self.recto??={})["a"]="\\u003c\\u2029"\n'


def test_an_edit_of_text_moves_nothing(folder: Path):
    site = folder / ".recto/site/-/graph"
    before = {name: (site / name).stat().st_mtime_ns for name in ("places.js", "links.js")}
    page = next(folder.rglob("alone.mdx"))
    page.write_text(page.read_text("utf-8") + " More words.", "utf-8")
    published(folder)
    assert before == {name: (site / name).stat().st_mtime_ns for name in before}


def test_the_nearest_have_most_links(folder: Path):
    site = Site(Store(result(folder).output, folder))
    near = Network(site).neighbours
    file = next(page["file"] for page in site.pages if page["title"] == "Three")
    assert [(n.title[:3], n.leads, n.led) for n in near[file]] == [("Two", True, False), ("One", False, True)]


def test_what_lies_around_a_page_is_drawn_with_links():
    near = [Neighbour("<A>", "a/index.html", True, False), Neighbour("B & C", "b/index.html", False, True)]
    drawing = neighbourhood_svg('"One" <i>', near, "one/data/index.html")
    tree = Tree.fromstring(drawing)
    assert [link.get("href") for link in tree.iter("a")] == ["../../b/index.html", "../../a/index.html"]
    assert [title.text for title in tree.iter("title")] == ["B & C", "<A>"]
    assert "style" not in drawing


def test_no_neighbours_no_drawing():
    assert neighbourhood_svg("One", [], "one/index.html") == ""


def test_many_neighbours_are_cut():
    near = [Neighbour(f"A long title {i}" * 9, f"{i}/index.html", i % 3 > 0, i % 3 < 2) for i in range(40)]
    tree = Tree.fromstring(neighbourhood_svg("One", near, "index.html"))
    assert len(list(tree.iter("a"))) == 24
    assert max(len(text.text) for text in tree.iter("text")) <= 34
