"""Anchors are found whatever a generator of sites calls them, and links say where they lead."""

from pathlib import Path

import pytest
from sites import KB, RESOURCES, built, found, site, wiki

from recto.link.destinations import Destination, Destinations
from recto.link.resolve import Nodes
from recto.model import Link, Redirect, Source, Span
from recto.parse import parse_page

TARGET = """# Größe & Wert

## 2. The `size` of it: all?

## Named {#own}

Text.[^a] <a name="old"></a> <span id="Mark">x</span> ^block-1

[^a]: A note.

## Twice

## Twice
"""


def led(target: str, kind: str = "inline", text: str = TARGET) -> Destination:
    texts = {"a.md": "", "b/index.md": text}
    pages = [parse_page(Source(name, text, ""), ".", wikilinks=True) for name, text in texts.items()]
    nodes = Nodes(pages, ["A", "B"], (), {}, [Redirect("/old/", "__index__/b", "/b/", "renamed")])
    return Destinations(nodes, pages, list(texts.values())).of(Link(kind, target, "", Span(0, 0, 1, 1)), pages[0])


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("größe--wert", "größe--wert"),
        ("gr%C3%B6%C3%9Fe-wert", "größe--wert"),
        ("user-content-grosse-wert", "größe--wert"),
        ("2-the-size-of-it-all", "2-the-size-of-it-all"),
        ("the-size-of-it-all", "2-the-size-of-it-all"),
        ("own", "own"),
        ("old", "old"),
        ("mark", "Mark"),
        ("fn:a", "fn-a"),
        ("user-content-fnref-a", "fnref-a"),
        ("^block-1", "^block-1"),
        ("twice-1", "twice-1"),
    ],
)
def test_anchors(anchor: str, found: str):
    assert led(f"b/#{anchor}").path == f"/b/#{found}"


@pytest.mark.parametrize("anchor", ["none", "named", "^block", "twice-2"])
def test_an_anchor_that_is_not_there_is_lost(anchor: str):
    assert led(f"b/#{anchor}") == Destination(1, "", "/b/", anchor)


@pytest.mark.parametrize("anchor", ["", "top", ":~:text=x", "/route", "!x", "page=3"])
def test_some_fragments_are_no_anchors(anchor: str):
    assert led(f"b/#{anchor}") == Destination(1, "", "/b/")


def test_a_wikilink_gives_the_text_of_headings():
    assert led("b#Größe & Wert#Named", "wikilink").path == "/b/#own"


@pytest.mark.parametrize(
    "text",
    [
        "{{< include x >}}",
        "![[c]]",
        "Term\n: what it means",
        "<Term />",
        '<Card title="Term">',
        "<h2>*Term*</h2>",
        "{.class #term}",
        '<Card parts={[<b id="term"/>]} />',
    ],
)
def test_what_may_be_made_later_is_not_lost(text: str):
    assert led("b/#term", text=text) == Destination(1, "", "/b/")


def test_a_former_path_leads_on():
    assert led("/old/#own").path == "/b/#own"


def test_a_lost_anchor_is_told_once_where_it_stands(tmp_path: Path):
    root = wiki(tmp_path, {"a": "# Top\n\n[x](#tp), [y](../b/#none), [z](#top)", "b": "text"})
    assert found(root, "missing-anchor") == [(f"{KB}/a.mdx", 3, 1), (f"{KB}/a.mdx", 3, 11)]


def test_each_link_says_where_it_leads(tmp_path: Path):
    text = "[b](/knowledge-base/b/#part) [n](/wiki/E7) [w](/wiki) [e](https://example.org/x/)\n"
    text += "[p](x.pdf) [m](m.md) [h](#no)"
    data = {RESOURCES: "- {id: r, url: 'https://example.org/x'}\n"}
    root = wiki(tmp_path, {"a": text, "b": "---\nnumericId: E7\n---\n## Part"}, data)
    rows = built(root)[1].rows("SELECT leads_to, node, resource, reason FROM links")
    b = "/knowledge-base/b/"
    assert [tuple(row) for row in rows] == [
        (f"{b}#part", 1, None, None),
        (b, 1, None, None),
        (None, None, None, "generated"),
        (None, None, "r", "external"),
        (None, None, None, "asset"),
        (None, None, None, "missing"),
        ("/knowledge-base/a/", None, None, "anchor"),
    ]


def test_hostile_anchors_take_no_time(tmp_path: Path):
    text = "".join(f"[x](#{'{[(^' * 50}{n}) " for n in range(200))
    assert built(site(tmp_path, {"a.md": text}))[0]
