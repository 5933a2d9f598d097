"""Links to the own site: which are found in a file, and whether they lead to a page."""

import json
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recto import scan
from recto.link.health import link_health
from recto.model import BrokenLink, ConventionIssue, LinkHealth
from recto.parse.hrefs import site_links


def rows(text: str) -> list[tuple[int, str, str]]:
    return [(link.line, link.href, link.text) for link in site_links(text)]


def health(**files: str) -> LinkHealth:
    """Judge the links of files; two underscores in a name stand for a slash."""
    named = {name.replace("__", "/") + ".mdx": text for name, text in files.items()}
    return link_health([(name, site_links(text)) for name, text in named.items()])


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](/b/)", [(1, "/b/", "a")]),
        ('x\n![](b.png) [c](d "e")', [(2, "b.png", ""), (2, 'd "e"', "c")]),
        ("[a](https://example.org) [b](#c) [d](mailto:e) [f](tel:1)", []),
        ("[a]() [b] (c) [d\n](e)", []),
        ("```\n[a](b)\n~~~\n[c](d)\n  ~~~ x\n[e](f)", [(4, "d", "c")]),
        ("[a [b](c)", [(1, "c", "a [b")]),
        ("[a](b(c)d)", [(1, "b(c", "a")]),
    ],
)
def test_site_links(text: str, links: list[tuple[int, str, str]]):
    assert rows(text) == links


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(("[", "]", "(", ")", "](", "a", "!", " ", "[a](b)")), max_size=40).map("".join))
def test_links_are_what_the_pattern_finds(text: str):
    found = [(1, m[2], m[1]) for m in re.finditer(r"\[([^\]]*)\]\(([^)]+)\)", text)]
    assert rows(text) == found


@pytest.mark.parametrize("fragment", ["[", "](", "[](", "[]()", "]", "[a](b", "](a)"])
def test_links_are_found_in_linear_time(fragment: str):
    scan.Ahead.work = 0
    rows(fragment * 5000)
    assert scan.Ahead.work <= 2 * len(fragment) * 5000


@pytest.mark.parametrize("href", ["/a/b/", "/a/", "./b/", "../a/b/", "./b/#c", "/a/b/?c=d", "a/b/", "/x.../", "/${x}/"])
def test_links_that_are_valid(href: str):
    found = health(a__b="", a__index=f"[x]({href})")
    assert (found.valid, found.broken_links, found.convention_issues) == (1, (), ())


@pytest.mark.parametrize("href", ["/b/", "./c/", "../../a/b/", "/a/b/c/"])
def test_links_that_are_broken(href: str):
    found = health(a__b="", a__index=f"\n[x]({href})")
    assert found.broken_links == (BrokenLink("a/index.mdx", 2, href, "x"),)
    assert (found.total_files, found.total_links, found.valid) == (2, 1, 0)


@pytest.mark.parametrize(
    ("href", "issues"),
    [
        ("/a", ["missing-trailing-slash"]),
        ("/a#b", []),
        ("/a?b", []),
        ("./a.mdx", ["has-file-extension"]),
        ("/no", ["missing-trailing-slash"]),
        ("/no.md", ["has-file-extension"]),
    ],
)
def test_links_against_conventions(href: str, issues: list[str]):
    found = health(a=f"[x]({href})").convention_issues
    assert found == ((ConventionIssue("a.mdx", 1, href, tuple(issues)),) if issues else ())


def test_images_are_only_counted():
    assert health(a="[x](/b.PNG)") == LinkHealth(1, 1, (), (), 0)


def test_a_model_yet_to_come_is_not_broken():
    found = health(a__models__b="[x](/a/models/c)", a__d="[x](/a/models/c/)")
    assert [issue.issues for issue in found.convention_issues] == [
        ("model-not-yet-created",),
        ("missing-trailing-slash",),
    ]
    assert [link.file for link in found.broken_links] == ["a/d.mdx"]


def test_rows_stand_in_the_order_of_reading():
    found = health(b="[x](/n/)", a__c="[x](/n/)", a="[x](/n/)", A="[x](/n/)")
    assert [link.file for link in found.broken_links] == ["A.mdx", "a/c.mdx", "a.mdx", "b.mdx"]


def test_the_file_is_in_camel_case():
    assert list(json.loads(msgspec.json.encode(health()))) == [
        "totalFiles",
        "totalLinks",
        "brokenLinks",
        "conventionIssues",
        "valid",
    ]
