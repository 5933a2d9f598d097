"""Texts for language models: the body text of a page, and the files made of records and bodies."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recto import scan
from recto.config import load
from recto.errors import ConfigError
from recto.model import Site
from recto.parse import plain
from recto.parse.plain import plain_text
from recto.store.llms import (
    Entry,
    core_text,
    entries,
    estimated_tokens,
    full_text,
    index_text,
    opening,
    page_texts,
    text_files,
)

WS = "[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
BOL = r"(?:\A|(?<=[\n\r\u2028\u2029]))"
EOL = r"(?=[\n\r\u2028\u2029]|\Z)"

PATTERNS: dict[str, tuple[Callable[[str], Iterable[scan.Match]], str]] = {
    "import lines": (plain.import_lines, rf"{BOL}import[ \t][^\n\r\u2028\u2029]*;[ \t]*{EOL}"),
    "import blocks": (
        plain.import_blocks,
        rf"{BOL}import{WS}*\{{[^}}]*\}}{WS}*from{WS}*['\"][^'\"]*['\"];",
    ),
    "boxes": (lambda text: plain.self_closing(text, "Backlinks"), r"<Backlinks[^>]*/>"),
    "blocks": (lambda text: plain.pairs(text, "Card"), r"<Card[^>]*>[\s\S]*?</Card>"),
    "link pairs": (lambda text: plain.flat_pairs(text, "R"), r"<R[^>]*>([^<]*)</R>"),
    "components": (plain.self_closing_components, r"<[A-Z][^>]*/>"),
}

FRAGMENTS = (
    *"<>/{}'\";aR \n\r\t\u2028\u3000",
    *("import", "import ", "\nimport ", "\nimport {", "} from '", "};", "';", "from", "---", "---\n", "\n---"),
    *("<Backlinks", "<Backlinks />", "<Mermaid", "</Mermaid>", "/>", "<Card", "<Card>", "</Card>", "<CardGrid>"),
    *("<R", "<R ", "<R>", "</R>", "<EntityLink>", "</EntityLink>", "<Tabs>", "</Tabs>", "\n\n\n", "<Foo "),
)
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


def by_patterns(text: str) -> str:
    """Give the body text by the contract's expressions, one after the other."""
    text = re.sub(r"\A---\n[\s\S]*?\n---\n?", "", text)
    for pattern in (PATTERNS["import lines"][1], PATTERNS["import blocks"][1]):
        text = re.sub(pattern, "", text)
    for name in ("DataInfoBox", "DataExternalLinks", "Backlinks"):
        text = re.sub(rf"<{name}[^>]*/>", "", text)
    text = re.sub(r"<Mermaid[\s\S]*?/>", "[Diagram]", text)
    for name in ("Mermaid", "Tabs", "TabItem", "Card", "Accordion"):
        text = re.sub(rf"<{name}[^>]*>[\s\S]*?</{name}>", "", text)
    for name in ("EntityLink", "R"):
        text = re.sub(rf"<{name}[^>]*>([^<]*)</{name}>", r"\1", text)
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"<[A-Z][^>]*/>", "", text))
    return re.sub(rf"\A{WS}+|{WS}+\Z", "", text)


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_scanner_finds_what_its_pattern_finds(name: str, text: str):
    scanner, pattern = PATTERNS[name]
    assert [(m.start, m.end) for m in scanner(text)] == [m.span() for m in re.finditer(pattern, text)]


@settings(max_examples=500, deadline=None)
@given(texts)
@example("---\na: 1\n---\nimport {\n A\n} from 'x';\n\n\n\n<Card>x</Card>a <R id='b'>c</R>")
def test_the_body_text_is_what_the_patterns_leave(text: str):
    assert plain_text(text) == by_patterns(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: T\n---\n\nBody", "Body"),
        ("---\n---\nBody", "---\n---\nBody"),
        ("import A from 'a';\nBody", "Body"),
        ("import {A} from 'a'\nBody", "import {A} from 'a'\nBody"),
        ("import {\n  A,\n} from 'a';\nBody", "Body"),
        ("a <Mermaid chart={`x`} /> b", "a [Diagram] b"),
        ("a <MermaidDiagram />", "a [Diagram]"),
        ("<Tabs><TabItem>x</TabItem></Tabs>y", "y"),
        ('<EntityLink id="E1">**x**</EntityLink> <R id="a">y</R>', "**x** y"),
        ('<EntityLink id="E1">a < b</EntityLink>', '<EntityLink id="E1">a < b</EntityLink>'),
        ("a <Foo b={1} /> <foo /> c", "a  <foo /> c"),
        ("a\n\n\n\nb", "a\n\nb"),
    ],
)
def test_body_texts(text: str, body: str):
    assert plain_text(text) == body


HOSTILE = ("import {\n", "import {} from '\n", "import x\n", "import {\n} ", "<Backlinks ", "<Card", "<Card>", "<R>")
HOSTILE += ("<R", "<A", "</Card>", "<Mermaid", "import {}from'';", "import ;")


@pytest.mark.parametrize("fragment", HOSTILE)
@pytest.mark.parametrize("name", PATTERNS)
def test_a_scan_looks_at_each_character_once(name: str, fragment: str):
    scan.Ahead.work = 0
    list(PATTERNS[name][0](fragment * 2000))
    assert scan.Ahead.work <= 2 * len(fragment) * 2000


# Files

SITE = Site("Wiki", "https://example.org", "1.2", "A wiki.", "2026-03-14", "things")
BARE = Site("Notes", "", "", "", "2026-03-14")


def page(name: str, importance: Any = None, body: str = "Body.", **fields: Any) -> tuple[dict[str, Any], str]:
    record = {"id": name, "numericId": None, "title": name.upper(), "quality": None, "category": "risks"}
    record |= {"readerImportance": importance, "llmSummary": None, "description": None, "recommendedScore": 0}
    record |= {"hallucinationRisk": {"level": "low", "score": 5, "factors": ["f", "g"]}}
    return record | fields, body


def made(site: Site, *pages: tuple[dict[str, Any], str], numbers: dict[str, Any] | None = None) -> tuple[Entry, ...]:
    return entries(site, [record for record, _ in pages], [body for _, body in pages], numbers or {})


def test_addresses_are_by_type_then_number_then_id():
    rows = page("a", entityType="risk"), page("b", numericId="E2"), page("c"), page("d", entityType="policy")
    assert [each.url.removeprefix("https://example.org") for each in made(SITE, *rows, numbers={"d": "E4"})] == [
        "/risks/a",
        "/wiki/E2",
        "/wiki/c",
        "/wiki/E4",
    ]


def test_the_index_lists_the_foremost_of_each_category():
    rows = [page(f"p{n}", n, category="people") for n in range(12)] + [page("r", 61), page("m", 99, category="models")]
    text = index_text(SITE, made(SITE, *rows, page("unrated")))
    assert text.index("### AI Risks") < text.index("### People")
    assert "- [P11](https://example.org/wiki/p11) (reader importance: 11)\n- [P10]" in text
    assert [name in text for name in ("[P2]", "[P1]", "[M]", "[UNRATED]")] == [True, False, False, False]
    assert "- Total pages: 15\n- Pages with LLM summaries: 0\n- High reader-importance pages (≥60): 2\n" in text


def test_an_importance_of_zero_is_listed_but_not_told():
    assert "- [A](https://example.org/wiki/a)\n" in index_text(SITE, made(SITE, page("a", 0)))


def test_pages_without_any_importance_are_listed_by_their_own_categories():
    rows = page("a", category="my-notes"), page("b", category="my-notes", recommendedScore=9), page("c")
    text = index_text(BARE, made(BARE, *rows))
    assert "### AI Risks\n\n- [C](/wiki/c)\n\n### My notes\n\n- [B](/wiki/b)\n- [A](/wiki/a)\n" in text
    assert ("http" in text, "≥" in text, "Version" in text) == (False, False, False)


def test_the_core_holds_summaries_of_important_pages():
    rows = page("a", 60, llmSummary="Sum a."), page("b", 70, quality=3, llmSummary="Sum b."), page("c", 80)
    text = core_text(SITE, made(SITE, *rows, page("d", 59.9, llmSummary="Sum d.")))
    assert re.findall(r"^## (.+)", text, re.M) == ["B", "A", "Index"]
    assert "\nReader Importance: 70 | Quality: 3 | Hallucination Risk: low (5/100)\n" in text
    assert "> High reader-importance pages for understanding things.\n" in text
    assert text.endswith("Pages included: 2 | Estimated tokens: ~0K\n")


def test_the_core_stops_at_its_limit():
    sizes = {"a": (90, 60_000), "b": (80, 70_000), "c": (70, 10)}
    rows = [page(name, importance, llmSummary="x" * size) for name, (importance, size) in sizes.items()]
    assert core_text(SITE, made(SITE, *rows)).endswith("Pages included: 1 | Estimated tokens: ~15K\n")


def test_a_core_without_importances_tells_what_pages_are_about():
    rows = page("a", description="About a."), page("b", body="# Head\n\nFirst.\n\nSecond."), page("c", body="")
    text = core_text(BARE, made(BARE, *rows))
    assert "Recommended pages." in text
    assert re.findall(r"-\n\n(.+)\n", text) == ["About a.", "First."]


def test_an_opening_is_the_first_paragraph():
    assert opening("## H\n\nText\nmore.\n\nNext.") == "Text\nmore."
    assert (opening("# H"), opening("x" * 601)) == ("", "x" * 600 + "…")


def test_the_full_text_holds_bodies_by_category():
    rows = page("a", 1, llmSummary="S."), page("b", 2, body=""), page("c", 0, category="people"), page("d", body="No.")
    text = full_text(SITE, made(SITE, *rows))
    assert re.findall(r"^##? (.+)", text, re.M) == ["Wiki - Full Documentation", "AI RISKS", "A", "PEOPLE", "C"]
    assert f"(5/100)\nSummary: S.\n{'-' * 60}\n\nBody.\n\n" in text
    assert f"Reader Importance: unrated | Quality: unrated | Hallucination Risk: low (5/100)\n\n{'-' * 60}" in text
    assert "\nPages included: 2\nPages skipped: 1\n" in text


def test_the_file_of_a_page():
    rows = page("a", 0, quality=4, llmSummary="S."), page("b"), page("c", body="", numericId="E3")
    texts = page_texts(made(SITE, *rows, numbers={"a": "E1"}))
    head = "# A\n\nURL: https://example.org/wiki/E1\nReader Importance: 0\nQuality: 4\n"
    assert texts == {"E1": f"{head}Hallucination Risk: low (5/100) — f, g\nSummary: S.\n\n---\nBody.\n"}


def test_what_is_not_known_of_a_page_is_left_out():
    row = page("a", numericId="E1", hallucinationRisk=None)
    assert page_texts(made(SITE, row))["E1"] == "# A\n\nURL: https://example.org/wiki/E1\n\n---\nBody.\n"
    assert "Hallucination Risk: unknown (?/100)" in full_text(SITE, made(SITE, row))


@pytest.mark.parametrize("number", ["../E1", "a/b", ".", "", "E1\n", "x" * 101])
def test_no_number_leads_out_of_the_folder(number: str):
    assert page_texts(made(SITE, page("a", numericId=number))) == {}


def test_a_number_is_the_first_page_s():
    rows = page("a", numericId="E1", body="1"), page("b", numericId="E1", body="2"), page("a", numericId="E1", body="3")
    assert page_texts(made(SITE, *rows))["E1"].endswith("---\n3\n")


def test_all_files():
    names = [name for name, _ in text_files(SITE, made(SITE, page("a", numericId="E7")))]
    assert names == ["llms.txt", "llms-core.txt", "llms-full.txt", "wiki/E7.txt"]


def test_files_of_nothing():
    assert all("".join(pieces).startswith("# Notes") for _, pieces in text_files(BARE, ()))


def test_tokens_are_quarters_of_utf16_units():
    assert [estimated_tokens(text) for text in ("", "a", "abcd", "abcde", "😀😀", "😀😀a")] == [0, 1, 1, 2, 1, 2]


def test_the_site_in_the_settings(tmp_path):
    (tmp_path / "recto.toml").write_text('[site]\naddress = "https://example.org"\nversion = "1"\n')
    assert (load(tmp_path).site.address, load(tmp_path).site.description) == ("https://example.org", "")
    (tmp_path / "recto.toml").write_text('[site]\naddress = "example.org"\n')
    with pytest.raises(ConfigError, match=r"site\.address"):
        load(tmp_path)
