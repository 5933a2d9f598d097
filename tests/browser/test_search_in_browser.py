"""The search in a browser, from files: slips of the pen, words of texts, filters, keys, and no error in the console."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opened import opened
from sites import ENTITIES, published, wiki

PAGES = {
    "anvils": "---\ntitle: On anvils\n---\nIron.\n\n## How they are cast\n\nMolten iron is poured into moulds.",
    "hostile": "---\ntitle: 'Bad </script> <img src=x onerror=alert(1)>'\n---\nMoulds <b>too</b>, naïveté.",
    "three": "---\ntitle: Three\n---\nPoured tea.",
}
DATA = {ENTITIES: "- {id: acme, type: organization, title: Acme Labs, description: They make anvils.}\n"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(wiki(tmp_path_factory.mktemp("search"), PAGES, DATA))


@pytest.fixture
def page(folder: Path) -> Iterator[Any]:
    yield from opened(folder / "-/search/index.html")


def found(page: Any, text: str) -> list[str]:
    """Ask for a text and give the titles and headings found."""
    page.get_by_role("combobox", name="Search").fill(text)
    page.locator("output:not(:empty)").wait_for()
    page.wait_for_timeout(200)
    return page.locator(".found b").all_text_contents()


def test_titles_are_found_with_slips(page: Any):
    assert found(page, "anvlis")[0] == "On anvils"
    assert found(page, "acm")[0] == "Acme Labs"


def test_words_of_texts_are_found_in_their_sections(page: Any):
    assert found(page, "molten poured") == ["On anvils", "§ How they are cast", "Three"]
    assert page.locator(".found mark").all_text_contents()[:2] == ["Molten", "poured"]


def test_accents_do_not_matter(page: Any):
    assert found(page, "naivete")[0].startswith("Bad")


def test_what_is_hostile_is_shown_as_text(page: Any):
    assert found(page, "bad script")[0] == PAGES["hostile"].split("'")[1]
    assert page.locator(".found img").count() == 0


def test_filters_narrow(page: Any):
    assert "Acme Labs" in found(page, "anvils")
    page.get_by_label("kind").select_option("page")
    page.wait_for_timeout(200)
    assert "Acme Labs" not in page.locator(".found b").all_text_contents()


def test_the_address_holds_what_is_asked(page: Any, folder: Path):
    found(page, "molten iron")
    assert page.url.endswith("#q=molten+iron")
    page.goto((folder / "-/search/index.html").as_uri() + "?q=tea")
    assert page.locator(".found b").first.text_content() == "Three"


def test_a_dialog_opens_by_a_key_and_is_worked_by_keys(page: Any, folder: Path):
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Search")
    field.wait_for()
    page.keyboard.type("poured")
    page.locator(".found .part").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowUp")  # from the first to the last
    assert field.get_attribute("aria-activedescendant") == page.locator("[aria-selected=true]").get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/anvils/index.html#how-they-are-cast")


def test_without_scripts_titles_are_listed(folder: Path):
    for page in opened(folder / "-/search/index.html", java_script_enabled=False):
        page.get_by_role("link", name="A", exact=True).click()
        assert page.get_by_role("link", name="Acme Labs").count() <= 1
        assert "Acme Labs" in page.content()
