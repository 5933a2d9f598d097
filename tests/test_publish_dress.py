"""Links, images and notes of a page in the site."""

import re
import textwrap

import pytest
from pageviews import HERE, THERE, known, shown, work

from recto.publish.site import Target


def linked(target: str, found: Target | None = None) -> str:
    return shown(f"[x]({target})", targets={target: found} if found else {}).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("target", "found", "address"),
    [
        ("/b/", THERE, "../../b/index.html"),
        ("/b/#c", Target("b/index.html", "c"), "../../b/index.html#c"),
        ("#c", Target(HERE, "c"), "#c"),
        ("#c", None, "#c"),
        ("https://example.org/?a=1&b", None, "https://example.org/?a=1&amp;b"),
        ("//example.org/", None, "https://example.org/"),
        ("mailto:me@example.org", None, "mailto:me@example.org"),
        ("HTTPS://example.org/", None, "HTTPS://example.org/"),
    ],
)
def test_links_lead_somewhere(target: str, found: Target | None, address: str):
    assert f'href="{address}"' in linked(target, found)


def test_a_link_to_a_page_has_a_card_and_one_outside_none():
    assert "data-card" in shown("[x](/b/)", targets={"/b/": THERE}, cards=known("b")["cards"])
    assert 'rel="noopener external"' in linked("https://example.org/")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc", "http://[bad", "x:y"],
)
def test_what_could_run_or_is_no_address_is_text(target: str):
    assert linked(target) == "x"


@pytest.mark.parametrize(
    "text",
    [
        '[a <E id="b"/>](https://example.org/)',
        '<R id="w">a <E id="b">c</E></R>',
        "[![a](https://example.org/a.png)](https://example.org/)",
        '<E id="x">[a](https://example.org/)</E>',
    ],
)
def test_no_link_stands_in_another(text: str):
    assert shown(text, works={"w": work()}, **known("b")).count("<a ") == 1


def test_what_leads_nowhere_says_so():
    assert linked("/gone/") == '<a class="wanted" title="No such page: /gone/">x</a>'
    assert linked("a.html", Target("", reason="asset")) == "x"


def test_addresses_are_text():
    assert 'href="https://example.org/&quot;&gt;&lt;b&gt;"' in linked('<https://example.org/"\\>\\<b\\>>')


@pytest.mark.parametrize(
    ("target", "images", "expected"),
    [
        ("a.png", {"a.png": "-/files/a.png"}, '<img src="../../-/files/a.png" alt="x" loading="lazy">'),
        ("a.SVG", {"a.SVG": "-/files/a.SVG"}, '<img src="../../-/files/a.SVG" alt="x" loading="lazy">'),
        ("a.png", {}, '<span class="trouble">Missing image: x</span>'),
        ("a.html", {"a.html": "-/files/a.html"}, '<span class="trouble">Missing image: x</span>'),
        ("javascript:a", {}, "<span>Image: x</span>"),
        ("data:image/png;base64,x", {}, "<span>Image: x</span>"),
    ],
)
def test_images_are_those_of_the_site(target: str, images: dict[str, str], expected: str):
    assert shown(f"![x]({target})", images=images) == f"<p>{expected}</p>"


def test_an_image_without_words_is_named_by_its_file():
    assert "Missing image: a.png" in shown("![](b/a.png)")


class TestNotes:
    def test_stand_in_the_margin(self):
        made = shown("a[^x]\n\n[^x]: The *note*.")
        assert '<a class="noteref" href="#page:fn-1" id="page:ref-1" aria-describedby="page:fn-1">1</a>' in made
        assert (
            '<span class="sidenote" id="page:fn-1"><span class="mark">1</span>The <em>note</em>. <a class="back"'
            in made
        )

    def test_are_shown_once(self):
        made = shown("a[^x] b[^x] c[^y]\n\n[^x]: n\n\n[^y]: m")
        assert made.count('id="page:fn-1"') == 1
        assert '<a class="noteref" href="#page:fn-1" aria-label="Note 1">1</a>' in made
        assert 'id="page:fn-2"' in made

    def test_without_a_definition_are_told(self):
        assert 'title="The page has no note &lt;b.">[&lt;b]</span>' in shown("a[^<b]")

    def test_have_no_blocks_within_a_line(self):
        blocks = ("- one\n- two", "> q", "```py\nc\n```", "| t |\n|---|\n| u |", "## h", "***")
        note = shown("a[^x]\n\n[^x]: n\n\n" + textwrap.indent("\n\n".join(blocks), "    "))
        assert re.findall(r"<(?!span|a |em)[a-z]+", note.removeprefix("<p>")) == ["<code"]
        assert all(word in note for word in ("one", "two", "q", "c", "t", "u", "h"))

    def test_do_not_hold_each_other(self):
        assert shown("a[^x]\n\n[^x]: see [^y]\n\n[^y]: see [^x]").count('class="sidenote"') in (1, 2)

    def test_may_be_empty(self):
        assert "This note has no text." in shown("a[^x]\n\n[^x]:\n\nb")


def test_call_outs_have_one_of_five_kinds():
    assert '<aside class="callout" data-type="tip"><p class="title" data-word="tip">Mind</p>' in shown(
        "> [!hint] Mind\n> b"
    )
    assert 'data-type="note"' in shown("> [!unheard]\n> b")


def test_a_mermaid_block_is_drawn():
    assert '<figure class="diagram" tabindex="0" role="region" aria-label="' in shown(
        "```mermaid\nflowchart LR\n A-->B\n```"
    )


def test_a_formula_that_cannot_be_set_shows_its_source(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.publish.dress.formula", lambda *_, **__: "")
    assert "<code>x &lt; y</code>" in shown("$x < y$")
