"""The site in a browser: read, follow links, turn over, sort, change the theme; by mouse and by keyboard."""

import html
import json
import re

import pytest
from conftest import PAGE, Site

pytestmark = pytest.mark.parametrize("local", [False, True], ids=["http", "file"])
RECORD = PAGE.replace("index.html", "data/index.html")


def test_a_page_is_read_and_its_links_lead_on(tab, example: Site, local: bool):
    tab.goto(example.address(PAGE, local=local))
    assert tab.locator("h1").inner_text() == "Goal Misgeneralization"
    link = tab.locator(".text a[data-card]").first
    words = link.get_attribute("data-card")
    link.click()
    assert tab.url.endswith(words)
    tab.go_back()
    tab.locator("nav.contents a").last.click()
    place = tab.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect()")
    assert 0 <= place["top"] < 900


def test_a_number_leads_on_to_its_page(tab, example: Site, local: bool):
    tab.goto(example.address("wiki/E1/index.html", local=local), wait_until="commit")
    tab.wait_for_url(f"**/{PAGE}")


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_card_tells_what_a_link_leads_to(tab, example: Site, local: bool, way: str):
    tab.goto(example.address(PAGE, local=local))
    link = tab.locator(".text a[data-card]").first
    getattr(link, way)()
    card = tab.locator(f'[id="{link.get_attribute("aria-describedby")}"]')
    card.wait_for(state="visible")
    assert card.get_attribute("role") == "tooltip"
    assert len(card.inner_text()) > 20


def test_notes_stand_beside_their_line_or_unfold(tab, example: Site, local: bool):
    tab.goto(example.address(PAGE, local=local))
    mark = tab.locator(".text > p .noteref").first
    note = tab.locator(f'[id="{mark.get_attribute("aria-describedby")}"]')
    assert note.is_visible()
    assert note.bounding_box()["x"] > mark.bounding_box()["x"]
    tab.set_viewport_size({"width": 390, "height": 800})
    assert not note.is_visible()
    mark.click()
    assert note.is_visible()


def test_a_page_turns_over_and_back(tab, example: Site, local: bool):
    tab.goto(example.address(PAGE, local=local))
    tab.locator("a.corner").click()
    tab.wait_for_url(f"**/{RECORD}")
    tab.keyboard.press("v")
    tab.wait_for_url(f"**/{PAGE}")
    tab.keyboard.press("v")
    tab.wait_for_url(f"**/{RECORD}")


def test_a_record_shows_the_values_of_the_database(tab, example: Site, local: bool):
    records = json.loads((example.folder.parent / "json" / "pages.json").read_bytes())
    record = next(row for row in records if row["id"] == "goal-misgeneralization")
    tab.goto(example.address(RECORD, local=local))
    shown = tab.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('table.ledger > tbody > tr')]"
        ".map(row => [row.id, row.cells[1].textContent]))"
    )
    values = {key: value for key, value in record.items() if not isinstance(value, (dict, list))}
    values |= {f"metrics.{key}": value for key, value in record["metrics"].items()}
    plain = {None: "—", True: "true", False: "false"}
    wanted = {k: plain[v] if v is None or isinstance(v, bool) else str(v) for k, v in values.items()}
    assert {key: shown.get(key) for key in wanted} == wanted
    told = tab.locator("#json .json").text_content()
    assert json.loads(re.sub(r"\s+(?=[\]}])", "", told)) == record
    assert html.unescape(told)


def test_a_table_is_sorted_by_its_heads(tab, example: Site, local: bool):
    tab.goto(example.address(RECORD, local=local))
    table = tab.locator("#sections table.sortable")
    words = lambda: [int(text) for text in table.locator("tbody tr td:nth-child(2)").all_inner_texts()]  # noqa: E731
    button = table.locator("thead th:nth-child(2) button")
    button.click()
    assert words() == sorted(words())
    button.press("Enter")
    assert words() == sorted(words(), reverse=True)
    assert table.locator("th[aria-sort=descending]").count() == 1


def test_the_theme_that_is_chosen_stays(tab, example: Site, local: bool):
    tab.goto(example.address(PAGE, local=local))
    paper = "() => getComputedStyle(document.documentElement).backgroundColor"
    before = tab.evaluate(paper)
    tab.locator("button.theme").click()
    assert tab.evaluate(paper) != before
    dark = tab.evaluate(paper)
    if not local:
        tab.locator("a.corner").click()
        tab.wait_for_url(f"**/{RECORD}")
        assert tab.evaluate(paper) == dark


def test_the_keyboard_reaches_what_matters(tab, example: Site, local: bool):
    tab.goto(example.address(PAGE, local=local))
    reached, unseen = [], []
    for _ in range(40):
        tab.keyboard.press("Tab")
        at = tab.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();"
            "return [e.className || e.tagName, s.outlineStyle !== 'none' || s.boxShadow !== 'none',"
            "b.width > 0 && b.right > 0 && b.bottom > 0] }"
        )
        reached.append(at[0])
        if not (at[1] and at[2]):
            unseen.append(at)
    assert reached[0] == "skip"
    assert {"name", "find", "theme", "corner"} <= set(reached)
    assert unseen == []


def test_the_first_link_skips_to_the_text(tab, example: Site, local: bool):
    tab.goto(example.address(PAGE, local=local))
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "H1"
