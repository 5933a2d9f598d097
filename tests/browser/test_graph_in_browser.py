"""The view of the network in a browser: it draws, finds, tells, filters; and says so where it cannot draw."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opened import opened
from sites import published, wiki

PAGES = {
    "hub": "---\ntitle: Hub\n---\nSee [spoke](/knowledge-base/spoke/) and [rim](/knowledge-base/rim/).",
    "spoke": "---\ntitle: Spoke <b>\n---\nTo [rim](/knowledge-base/rim/).",
    "rim": "---\ntitle: Rim\n---\nBack to [hub](/knowledge-base/hub/).",
    "alone": "---\ntitle: Alone\n---\nNothing.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(wiki(tmp_path_factory.mktemp("graph"), PAGES))


@pytest.fixture
def page(folder: Path) -> Iterator[Any]:
    yield from opened(folder / "-/graph/index.html", webgl=True)


def told(page: Any) -> list[str]:
    """Give the title and the neighbours that the panel tells of."""
    page.locator("#graph-node h2").wait_for()
    return [page.locator("#graph-node h2").inner_text(), *page.locator("#graph-node li").all_text_contents()]


def test_it_draws(page: Any):
    page.locator("#graph canvas").first.wait_for()
    assert page.locator("#graph-count").text_content() == "4 nodes"
    assert not page.locator("#graph-missing").is_visible()


def test_a_node_is_found_by_keys_and_told_of(page: Any):
    page.get_by_role("combobox", name="Find").fill("spo")
    page.keyboard.press("Enter")
    heading, *beside = told(page)
    assert heading == "Spoke <b>"
    assert sorted(beside) == ["Hub", "Rim"]
    assert page.url.endswith("#spoke")


def test_neighbours_and_addresses_lead_to_nodes(page: Any, folder: Path):
    page.goto((folder / "-/graph/index.html").as_uri() + "#hub")
    assert told(page)[0] == "Hub"
    page.locator("#graph-node").get_by_role("link", name="Rim").click()
    page.wait_for_url("**#rim")
    page.locator("#graph-node").get_by_role("link", name="Its record").click()
    page.wait_for_url("**/rim/data/index.html")


RIM = """() => {
  const node = recto["graph/nodes"].id.indexOf("rim");
  const at = recto.picture.graphToViewport(recto.picture.getGraph().getNodeAttributes(node));
  const box = document.getElementById("graph").getBoundingClientRect();
  return [box.x + at.x, box.y + at.y];
}"""
"""Where a node lies in the window."""


def test_a_click_on_a_node_opens_its_panel(page: Any):
    page.wait_for_function("recto.picture")
    page.mouse.click(*page.evaluate(RIM))
    assert told(page)[0] == "Rim"


def test_kinds_can_be_hidden(page: Any):
    page.get_by_label("Colour by").select_option("community")
    page.locator("#graph-key input").last.uncheck()
    assert page.locator("#graph-count").text_content() == "3 of 4 nodes"


def test_where_nothing_can_be_drawn_the_list_is_shown(folder: Path):
    for page in opened(folder / "-/graph/index.html"):
        assert page.locator("#graph-missing").is_visible()
        assert page.get_by_role("link", name="Hub").is_visible()
