"""The block index: sections, what is assigned to them, and which pages MDX refuses."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.model import BlockFact, BlockSection
from recto.parse.blocks import mdx_fails, page_blocks
from recto.parse.blocks.script import module_end
from recto.parse.blocks.tags import Expression, read_tag


def sections(text: str) -> tuple[BlockSection, ...]:
    return page_blocks(text, "p").sections


def words(text: str) -> int:
    return sum(section.word_count for section in sections(text))


def bounds(text: str) -> list[tuple[str, int, int, int]]:
    return [(s.heading, s.start_line, s.end_line, s.word_count) for s in sections(text)]


def test_keys_are_those_of_the_contract_in_order():
    text = 'a <F e="x" f="y"/>\n'
    section = (
        '{"heading":"__preamble__","headingId":"__preamble__","level":0,"startLine":1,"endLine":2,"entityLinks":[],'
        '"facts":[{"entityId":"x","factId":"y"}],"footnoteRefs":[],"internalLinks":[],"externalLinks":[],"tables":[],'
        '"wordCount":1,"componentNames":[]}'
    )
    assert msgspec.json.encode(page_blocks(text, "p")).decode() == (
        f'{{"pageId":"p","sections":[{section}],"components":{{}}}}'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("__preamble__", 1, 1, 0)]),
        ("a\n\n## B\nc d\n### E\n", [("__preamble__", 1, 2, 1), ("B", 3, 6, 4)]),
        ("---\ntitle: x y\n---\n\na\n", [("__preamble__", 1, 6, 1)]),
        ("\ufeff---\r\na: b\r\n---\r\n\r\nimport a from 'b'\r\n\r\nc\r\n", [("__preamble__", 1, 8, 1)]),
        ("B\n---\nc", [("__preamble__", 1, 0, 0), ("B", 1, 3, 2)]),
        ("- a\n\n  ## B\n  c\n\nd", [("__preamble__", 1, 2, 3), ("B", 3, 6, 1)]),
        ("<T>\n## B\nc\n</T>\nd", [("__preamble__", 1, 1, 2), ("B", 2, 5, 1)]),
        ("é <T\na='1'\n/> b\n\n## B", [("__preamble__", 1, 4, 2), ("B", 5, 5, 1)]),
        ("<T\n\na={`\n## x\n`}\n/>\n\n## B", [("__preamble__", 1, 7, 0), ("B", 8, 8, 1)]),
    ],
)
def test_sections_begin_at_second_level_headings(text: str, expected: list[tuple[str, int, int, int]]):
    assert bounds(text) == expected


def test_headings_are_the_text_of_their_nodes():
    (_, section) = sections("## #A `b` <T>c</T> {1} ![d](e) & _F_!")
    assert (section.heading, section.heading_id) == ("#A b c   & F!", "a-b-c-f")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a**b**, c", 4),
        ("a\nb  \nc", 3),
        ("## a**b** c", 2),
        ("[a**b** c](d), e", 4),
        ("a`b c`d", 4),
        ("a<T>b</T>c{1}d", 4),
        ("**<T>a</T>**", 1),
        ("|a b|c|\n|-|-|\n|d|e f|", 3),
        ("|a|\n|-|\n|b|c d|", 2),
        ("a ![b c](d)\n\n```\ne f\n```", 1),
        ("see https://example.org/a, b", 4),
        ("a\ufeffb c\x1cd", 3),
        ("<T>\n\n    a b\n\n</T>", 2),
        ("import a from 'b'\n\nexport const c = {\n\n  d: 1,\n}\n\ne f", 2),
    ],
)
def test_words_are_counted_in_each_node(text: str, expected: int):
    assert words(text) == expected


def test_links_are_kept_by_where_they_lead():
    (section,) = sections(
        "[a](/knowledge-base/b/#c) [d](/e/) [f](//g) [h](#i) [j](https://example.org/k_) https://example.org/l). "
        "(www.example.org) me@example.org [m](/e)"
    )
    assert section.internal_links == ("b/#c", "e")
    assert section.external_links == (
        "https://example.org/k_",
        "https://example.org/l",
        "http://www.example.org",
    )


def test_footnotes_count_where_they_are_defined():
    (section,) = sections("a [^B] [^c]\n\n[^b]: d [^b]\n")
    assert (section.footnote_refs, section.word_count) == (("b",), 3)


def test_components_are_seen_by_name():
    blocks = page_blocks(
        '<EntityLink id="a">b</EntityLink> <EntityLink id={c}/>\n\n<Calc/>\n\n<Callout>\nd <Calc/>\n</Callout>\n\n'
        '<F e="f" f="g" display="h"/> <F e="f" f="g"/> <F e="f"/> <Mermaid/>',
        "p",
    )
    (section,) = blocks.sections
    assert section.entity_links == ("a", "c")
    assert section.facts == (BlockFact("f", "g", "h"),)
    assert section.component_names == ("calc", "callout")
    assert blocks.components == {"calc": 2, "callout": 1}


def test_tables_see_nothing_but_text_and_references():
    blocks = page_blocks(
        'a\n\n| b `c` | **d** |\n|-|-|\n| <EntityLink id="e">f</EntityLink> | [g](/h) <Calc/> |\n| i | [^1] |\n\n'
        "[^1]: j",
        "p",
    )
    (section,) = blocks.sections
    (table,) = section.tables
    assert (table.headers, table.row_count, table.start_line) == (("b c", "d"), 2, 3)
    assert table.entity_links_in_cells == section.entity_links == ("e",)
    assert (section.internal_links, section.footnote_refs, blocks.components) == ((), (), {"table": 1})


@pytest.mark.parametrize(
    "text",
    [
        "a < b",
        "<A>\n- b\n- c\n</A>",
        "- <A>\n  b\n  </A>\n- c",
        "> <A>\n> b\n> </A>",
        "1. a\n\n   <A>\n   b\n   </A>",
        "`<a {` \\<b \\{c",
        "```\n<a {\n```\n~~~\n{\n~~~",
        "a [b](https://example.org/{c}) https://example.org/{d e}",
        "<A b='{' c={`}`} {...d}/> {/* } */}",
        "import a, {b} from 'c'\nimport * as d from \"e\"; // f\n\ng",
        "a\nimport b",
        "a <B c='d|e'/>",
        "}",
    ],
)
def test_what_mdx_takes(text: str):
    assert not mdx_fails(text)


@pytest.mark.parametrize(
    "text",
    [
        "a <5",
        "<!-- a -->",
        "<https://example.org>",
        "<A",
        "</A>",
        "<A>",
        "<A b=c/>",
        "a <A>b\n\nc</A>",
        "<A>b\n</A>",
        "**<A>b**</A>",
        "- <A>b\n- c</A>",
        "|a|\n|-|\n|b<br>|",
        "|a|\n|-|\n|<A b='c|d'/>|",
        "a {b c}",
        "{",
        "## a {#b}",
        "import tariffs rose",
        "a\n\n|b|\n|-|\n|<A/> <A b='c|d'/>|",
    ],
)
def test_what_mdx_refuses(text: str):
    assert mdx_fails(text)


def test_where_mdx_fails_tags_are_html():
    blocks = page_blocks('{a b} <Calc/> <EntityLink id="c">d</EntityLink> <https://example.org>\n\n    e\n\n## F', "p")
    assert blocks.components == {}
    assert blocks.sections[0].entity_links == ()
    assert blocks.sections[0].external_links == ("https://example.org",)
    assert [s.word_count for s in blocks.sections] == [4, 1]


VALID = (
    "a",
    "2n",
    "/* a */",
    "a=1",
    "a,b",
    "x=>{ }",
    "(a,b)=>a+b",
    "async x => x",
    '[1,{a:1,"b":`x${{c}}y`,if:2},]',
    "[,1]",
    "a?b:c?d:e",
    "a?.(b)[c]?.d",
    "a.map(b => <li c={d}>{b < 1}</li>)",
    '{"a":{b:[]},c(){return "}"},[d]:2,...e}',
    "function(){ return '}' }",
    "/[/]x/.test(y)",
    "!a && -b",
    "",
)
INVALID = (
    *("a b", "\\alpha", "a: b", "-", "+1=2", "...x", "#id", "1..3", "007", "10K", "50%", "a,", "public", "x'", "a;b"),
    *("{ x.y }", "{x y}", '{"x"}', "{< a >}", "a -> b", "a?b", "(a", "a)", "1 2", "f(", "<b>", "`a", "/*", "a.1", "in"),
)


@pytest.mark.parametrize("source", VALID)
def test_what_an_expression_is(source: str):
    assert Expression(f"{{{source}}} b").end(0, child=True) == len(source) + 2


@pytest.mark.parametrize("source", INVALID)
def test_what_no_expression_is(source: str):
    assert Expression(f"{{{source}}}").end(0, child=True) == -1


def test_modules_end_at_a_blank_line():
    text = "import 'a'\nexport const b = {\n\n}\n\nc"
    assert (module_end(text, 0), module_end("import a few", 0)) == (text.index("\n\nc"), -1)


def test_a_tag_is_read_with_what_refers():
    tag = read_tag('<EntityLink id="a b"\n c={[1, "}"]} {...d} e>', 0)
    assert tag
    assert (tag.form, tag.attributes) == ("open", {"id": "a b", "c": '[1, "}"]', "...": "...d", "e": ""})


def test_deep_nesting_is_refused_and_not_followed():
    assert mdx_fails("{<a b=" * 5000)
    assert mdx_fails("<a b=" * 5000)
    assert words("- " * 2000 + "a") == 1


def test_signs_of_marks_in_a_page_are_text():
    (_, section) = sections("## \ua8740\ua874 <T/> &#xA874;1&#xA874;\n")
    assert section.heading == "\ua8750\ua875  "


PIECES = (
    "<A>",
    "</A>",
    "<A/>",
    "{",
    "{1}",
    "|",
    "-",
    "#",
    "##",
    ">",
    "`",
    "```",
    "\n",
    "\n\n",
    "a",
    "é",
    "[",
    "](b)",
    "[^1]",
    "[^1]:",
)


@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_has_sections_that_follow_one_another(pieces: list[str]):
    text = " ".join(pieces)
    found = sections(text)
    assert found[0].start_line == 1
    assert found[-1].end_line == text.count("\n") + 1
    assert all(a.end_line + 1 == b.start_line for a, b in pairwise(found))
