"""The linear scanners find exactly what the contract's regular expressions find, and look at each character once."""

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recto import scan
from recto.link.redundancy import compared_words
from recto.measure.counts import tables

WS = "[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
NWS = WS.replace("[", "[^", 1)
BOL = r"(?:\A|(?<=[\n\r\u2028\u2029]))"
EOL = r"(?=[\n\r\u2028\u2029]|\Z)"
NAME = "[A-Z][a-zA-Z]*"

PATTERNS: dict[str, tuple[Callable[[str], Iterable], str]] = {
    "links": (scan.links, r"\[([^\]]+)\]\([^)]+\)"),
    "links but images": (lambda text: scan.links(text, images=False), r"(?<!!)\[([^\]]+)\]\(([^)]+)\)"),
    "web links": (
        lambda text: scan.links(text, images=False, prefixes=("https://", "http://")),
        r"(?<!!)\[([^\]]+)\]\((https?://[^)]+)\)",
    ),
    "site targets": (lambda text: scan.targets(text, "/"), r"\]\(/[^)]+\)"),
    "web targets": (lambda text: scan.targets(text, "https://", "http://"), r"\]\(https?://[^)]+\)"),
    "tags": (scan.tags, r"<[^>]+>"),
    "entity tags": (lambda text: scan.named_tags(text, "EntityLink"), r"<EntityLink[^>]*>"),
    "fences": (scan.fences, r"```[\s\S]*?```"),
    "inline code": (scan.inline_code, r"`[^`]+`"),
    "mermaid": (scan.mermaid_templates, rf"<Mermaid[^`]*`[\s\S]*?`{WS}*\}}{WS}*/>"),
    "slashless": (scan.slashless_components, rf"<{NAME}{WS}+[^/]*/>"),
    "empty components": (scan.empty_components, rf"<{NAME}{WS}*/>"),
    "component blocks": (scan.component_blocks, rf"<{NAME}[^>]*>[\s\S]*?</{NAME}>"),
    "bare urls": (scan.bare_urls, rf"https?://{NWS}+"),
    "entity ids": (lambda text: scan.quoted_ids(text, "EntityLink"), rf'<EntityLink{WS}+[^>]*id="([^"]+)"'),
    "resource ids": (lambda text: scan.hex_ids(text, "R"), rf'<R{WS}+[^>]*id="([a-f0-9]+)"[^>]*>'),
    "rule rows": (tables, rf"{BOL}\|[{WS[1:-1]}\-:|]+\|{EOL}"),
}

FRAGMENTS = (
    *"[](){}<>/`\"'!|-:#*=aAR7 \n\r\t\u2028",
    "](",
    "](/",
    "](https://",
    "http://x ",
    "https://",
    "<A ",
    "<A",
    "</A>",
    "/>",
    "<Mermaid",
    "<EntityLink ",
    "<EntityLink",
    "<R ",
    'id="',
    'id="a"',
    'id=""',
    "```",
    "|-|",
    "\n|",
    "|\n",
)
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


def spans(found: Iterable) -> list[tuple[int, int]]:
    return [(m.start, m.end) if hasattr(m, "end") else tuple(m) for m in found]


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=400, deadline=None)
@given(texts)
def test_a_scanner_finds_what_its_pattern_finds(name: str, text: str):
    scanner, pattern = PATTERNS[name]
    assert spans(scanner(text)) == [m.span() for m in re.finditer(pattern, text, re.ASCII)]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_inner_parts_are_what_the_patterns_capture(text: str):
    for name, inner in (("entity ids", 1), ("resource ids", 1)):
        scanner, pattern = PATTERNS[name]
        cut = [text[m.inner : m.inner_end] for m in scanner(text)]
        assert cut == [m[inner] for m in re.finditer(pattern, text, re.ASCII)]
    labels = [text[m.inner : m.inner_end] for m in scan.link_labels(text)]
    assert labels == [m[1] for m in re.finditer(PATTERNS["links"][1], text)]


@settings(max_examples=300, deadline=None)
@given(texts)
def test_a_traced_cut_is_the_cut_and_knows_where_it_was(text: str):
    steps = (scan.blank(scan.fences), scan.link_labels, scan.blank(scan.tags))
    plain = text
    for step in steps:
        plain = scan.cut(plain, step(plain))
    traced, origin = scan.cut_and_trace(text, steps)
    assert traced == plain
    assert "".join(text[at] for at in origin) == plain


def cleaned(text: str) -> list[str]:
    """Clean a text for comparison by the contract's expressions, one after the other."""
    text = re.sub(rf"{BOL}---[\s\S]*?---", "", text, count=1)
    text = re.sub(rf"{BOL}import{WS}+[^\n\r\u2028\u2029]*{EOL}", "", text)
    for pattern in (r"```[\s\S]*?```", r"<[^>]+>", r"\|[^\n]+\|", rf"#+{WS}+"):
        text = re.sub(pattern, "", text)
    for pattern in (r"\[([^\]]+)\]\([^)]+\)", r"\*\*([^*]+)\*\*", r"\*([^*]+)\*"):
        text = re.sub(pattern, r"\1", text)
    text = re.sub(rf"[^A-Za-z0-9_{WS[1:-1]}]", " ", text.lower())
    return re.sub(f"{WS}+", " ", text).strip().split(" ")


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from((*FRAGMENTS, "---", "\n---", "import x", "\nimport ", "##", "**", "Ünï", "İ")), max_size=30
    )
)
@example(["---", "a", "---"])
def test_compared_words_are_what_the_contract_leaves(parts: list[str]):
    text = "".join(parts)
    assert [word.decode() for word in compared_words(text)] == [word for word in cleaned(text) if word]


# Work

HOSTILE = ("[", "[[]", "](/", "](http://", "<A ", "<A", "<Mermaid", "<Mermaid`", "<EntityLink ", '<EntityLink id=""')
HOSTILE += ('<R id="', "`", "``", "<", "![", "|\n", "| \n", "\n|-", "[a](", "```", '<R id="a" ', "</A>")


@pytest.mark.parametrize("fragment", HOSTILE)
@pytest.mark.parametrize("name", PATTERNS)
def test_a_scan_looks_at_each_character_once(name: str, fragment: str):
    def work(times: int) -> int:
        scan.Ahead.work = 0
        list(PATTERNS[name][0](fragment * times))
        return scan.Ahead.work

    assert work(2000) <= 2 * len(fragment) * 2000
