"""The way in: the first page and the lists of pages, for a few pages and for many."""

import re
from pathlib import Path

import pytest
from sites import result, site

from recto.publish import publish

RATINGS = {"unrated": "A", "rated": "---\nquality: 50\n---\nA"}


def published(root: Path, files: dict[str, str]) -> Path:
    """Build a folder and publish it; give the folder of the site."""
    output = result(site(root, files)).output
    publish(output, root, engine="serial", jobs=1, progress=lambda *_: None, waiting=lambda _: None)
    return output.folder / "site"


def links(file: Path) -> list[str]:
    """Give the pages that the body of a view leads to."""
    body = file.read_text("utf-8").partition("<main")[2].partition("</main")[0].replace("&#x2f;", "/")
    return [href for href in re.findall(r'href="([^"]*)"', body) if "-/" not in href]


def many(count: int) -> dict[str, str]:
    return {f"notes/p{number:04}.md": f"---\ntitle: Note {number}\n---\n" for number in range(count)}


def test_a_few_pages_are_all_shown_by_section_those_without_one_last(tmp_path: Path):
    home = published(tmp_path, {"b/x.md": "X", "a/y.md": "Y", "alone.md": "Z"}) / "index.html"
    assert links(home) == ["a/y/index.html", "b/x/index.html", "alone/index.html"]


def test_of_many_pages_some_are_shown_and_all_are_listed(tmp_path: Path):
    folder = published(tmp_path, many(30))
    assert len(set(links(folder / "index.html"))) < 15
    assert 'href="-/pages/notes/index.html">all 30' in (folder / "index.html").read_text().replace("&#x2f;", "/")
    assert len(links(folder / "-/pages/notes/index.html")) == 30


def test_a_long_list_is_cut_into_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.publish.home._LISTED", 10)
    folder = published(tmp_path, many(25))
    files = [folder / "-/pages/notes" / part / "index.html" for part in ("", "2", "3")]
    assert [len(links(file)) for file in files] == [10, 10, 5]


def test_a_first_page_of_its_own_comes_first(tmp_path: Path):
    folder = published(tmp_path, {"index.md": "Welcome here.", "a/y.md": "Y"})
    assert "Welcome here." in (folder / "index.html").read_text()
    assert links(folder / "-/pages/index.html") == ["../../a/y/index.html", "../../index.html"]


def test_the_contents_leave_out_a_heading_that_is_the_title(tmp_path: Path):
    page = published(tmp_path, {"a.md": "---\ntitle: One\n---\n# One\n\n### Part\n\n## Two\n"}) / "a/index.html"
    assert '<span id="one">' in page.read_text()
    assert re.findall(r'<a href="#(\w+)">', page.read_text().partition("<article")[0]) == ["part", "two"]


def test_where_nobody_rates_nothing_is_said_of_it(tmp_path: Path):
    lines = [published(tmp_path / name, {"a.md": text, "b.md": "B"}) / "b/index.html" for name, text in RATINGS.items()]
    assert [re.findall("<summary>(quality|coverage) ", line.read_text("utf-8")) for line in lines] == [
        [],
        ["quality", "coverage"],
    ]
