"""What the site tells of citations can be seen, by mouse, keyboard and on a phone, and by those who do not see."""

from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Site
from harbour import harbour
from sites import published

PAGE = "knowledge-base/quay/index.html"
RECORD = "knowledge-base/quay/data/index.html"
VIEWS = (PAGE, RECORD, "-/citations/index.html", "-/trust/index.html")


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(published(harbour(tmp_path_factory.mktemp("harbour"))), "http://127.0.0.1:1")


@pytest.fixture
def page(watched: Any, quay: Site) -> Iterator[Any]:
    tab, wrong = watched(quay, viewport={"width": 1280, "height": 900})
    tab.goto(quay.address(PAGE, local=True))
    yield tab
    assert wrong == []


def test_a_card_tells_more_while_a_citation_is_pointed_at(page: Any):
    card = page.locator(".sidenote .card", has_text="240 metres")
    assert not card.is_visible()
    page.get_by_role("link", name="the survey").hover()
    assert card.is_visible()
    assert card.locator("mark").inner_text() == "240 metres"
    box = card.bounding_box()
    assert box["x"] + box["width"] <= 1280


def test_a_card_is_reached_by_the_keyboard(page: Any):
    page.locator(".seen").nth(1).focus()
    assert page.locator(".sidenote .card", has_text="240 metres").is_visible()


def test_a_note_unfolds_in_its_place_on_a_phone(watched: Any, quay: Site):
    tab, wrong = watched(quay, viewport={"width": 390, "height": 844})
    tab.goto(quay.address(PAGE, local=True))
    note = tab.locator(".sidenote", has_text="source says otherwise").first
    assert not note.is_visible()
    tab.locator(".seen").nth(1).click()
    assert note.is_visible()
    assert note.locator(".card").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert wrong == []


def test_a_line_of_the_record_leads_to_its_place(page: Any, quay: Site):
    page.goto(quay.address(RECORD, local=True))
    page.locator("#citations-1 a").first.click()
    assert page.locator(":target").text_content() == "the survey"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_views_of_evidence_are_accessible_and_run_nothing(watched: Any, quay: Site, theme: str, width: int):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab, _ = watched(quay, bypass_csp=True, color_scheme=theme, viewport={"width": width, "height": 900})
    for file in VIEWS:
        tab.goto(quay.address(file, local=True))
        tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        found = axe.run(tab, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(file, each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
        assert tab.evaluate("window.__pwned") is None
