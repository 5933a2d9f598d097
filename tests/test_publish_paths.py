"""Where things lie in the site: no two at one place, none outside, addresses between them."""

import pytest

from recto.publish.paths import href, may_be_linked, may_be_shown, page_file, page_places


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/a/b/", "a/b/index.html"),
        ("/", "index.html"),
        ("/a/../b/", "a/__/b/index.html"),
        ("/a/./", "a/_/index.html"),
        ("/-/x/", "-~/x/index.html"),
        ("/a/index.html", "a/index.html"),
        ("/index.html/a/record.json/", "index.html~/a/record.json~/index.html"),
        ("/a\0b\n\udcff/", "a_b__/index.html"),
    ],
)
def test_pages_lie_at_their_path_and_never_outside(path: str, file: str):
    assert page_file(path) == file


def test_names_are_no_longer_than_disks_take():
    long, other = page_file(f"/{'ä' * 300}.x/"), page_file(f"/{'ä' * 301}.x/")
    assert len(long.split("/")[0].encode()) < 190
    assert long != other


def test_two_pages_at_one_path_have_places_of_their_own():
    places = page_places([("a.md", "/a/"), ("A.md", "/A/"), ("a/index.md", "/a/"), ("data.md", "/a/data/")])
    files = [file for pair in places.values() for file in pair]
    assert places["a.md"] == ("a/index.html", "a/data~2/index.html")
    assert places["data.md"][0] == "a/data/index.html"
    assert len({file.casefold() for file in files}) == 8


@pytest.mark.parametrize(
    ("here", "there", "anchor", "address"),
    [
        ("a/b/index.html", "c/index.html", "", "../../c/index.html"),
        ("index.html", "c d/index.html", "x y", "c%20d/index.html#x%20y"),
        ("a/index.html", "a/index.html", "x", "#x"),
        ("a/index.html", "a/index.html", "", "../a/index.html"),
        ("a/index.html", '"><b>/index.html', "", "../%22%3E%3Cb%3E/index.html"),
    ],
)
def test_addresses_lead_from_file_to_file(here: str, there: str, anchor: str, address: str):
    assert href(here, there, anchor) == address


def test_only_files_that_run_nothing_are_published():
    assert may_be_shown("a.SVG")
    assert not any(map(may_be_linked, ("a.svg", "a.html", "a.js", "a.htm", "a", "a.xhtml")))
