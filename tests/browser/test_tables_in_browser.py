"""Long tables in a browser, opened from a disk: filters, sorting and turning pages reach the rows left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opened import opened
from sites import published, site

MANY = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {f"p{number:03}.md": f"---\ntitle: Page {number:03}\n---\n" for number in range(MANY)}
    return published(site(tmp_path_factory.mktemp("many"), pages))


@pytest.fixture
def page(folder: Path) -> Iterator[Any]:
    yield from opened(folder / "-/risk/index.html")


def said(page: Any, words: str) -> bool:
    page.locator("form[data-for=risk] output", has_text=words).wait_for()
    return True


def test_a_filter_reaches_all_rows(page: Any):
    assert page.locator("#risk tbody tr").count() < MANY
    assert said(page, f"1–100 of {MANY} rows")
    page.get_by_role("searchbox").first.fill("page 599")
    assert said(page, "1 row")
    assert page.locator("#risk tbody tr:visible th a").first.text_content() == "Page 599"


def test_sorting_and_turning_pages_reach_all_rows(page: Any):
    page.locator("#risk thead button").first.click()
    page.locator("#risk [aria-sort=ascending]").wait_for()
    page.locator("#risk thead button").first.click()
    assert page.locator("#risk tbody tr:visible th a").first.text_content() == "Page 599"
    for _ in range(MANY // 100 - 1):
        page.get_by_role("button", name="Next").first.click()
    assert said(page, f"501–600 of {MANY} rows")


def test_an_address_keeps_a_view_of_the_rows_left_out(page: Any, folder: Path):
    other = page.context.new_page()
    other.goto(f"{(folder / '-/risk/index.html').as_uri()}#risk.q=page+598")
    assert said(other, "1 row")
