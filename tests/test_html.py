"""The HTML of a page: balanced, escaped, with tags where they stood."""

import html
import html.parser
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.model import Source
from recto.parse import parse_page
from recto.parse.html import page_html
from recto.parse.html.elements import VOID
from recto.parse.mdx import scan

_BETWEEN_BLOCKS = re.compile(r"(</?(?:p|li|ul|ol|div|table|thead|tbody|t[rdh]|h2)>)\n")


class Plain:
    """Dresses parts in as little as tells them apart."""

    def link(self, kind, target, title, shown, *, at):
        return f'<a href="{html.escape(target)}">{shown}</a>'

    def image(self, target, alternative, title):
        return f"<i>{html.escape(alternative)}</i>"

    def code(self, language, text):
        return f"<pre>{html.escape(text)}</pre>"

    def formula(self, source, *, display):
        return f"<var>{html.escape(source)}</var>"

    def note(self, number, label, content, *, at, again):
        return f"<sup>{number}</sup>"

    def callout(self, kind, title, children):
        return f"<aside>{kind}:{html.escape(title)}:{children}</aside>"

    def component(self, name, attributes, children, line, *, at, inline):
        return f"<{'q' if inline else 'div'}>{children}</{'q' if inline else 'div'}>"

    def is_inline(self, name):
        return {"E": True, "Box": False}.get(name)


def written(text: str, file: str = "page.mdx", *, wikilinks: bool = False) -> str:
    page = parse_page(Source(file, text, ""), "", wikilinks=wikilinks)
    made = page_html(page, text, Plain(), wikilinks=wikilinks)
    return " ".join(_BETWEEN_BLOCKS.sub(r"\1", made).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* `c[^1]`", "<p>a <em>b</em> <code>c&#91;^1]</code></p>"),
        ("one <E>two **x**</E> three", "<p>one <q>two <strong>x</strong></q> three</p>"),
        ("a\n<E>b</E> c", "<p>a <q>b</q> c</p>"),
        ("a <E/>\nb", "<p>a <q></q> b</p>"),
        ("**<E>a</E>** *<E/>*", "<p><strong><q>a</q></strong> <em><q></q></em></p>"),
        ("<E>alone</E>", "<p><q>alone</q></p>"),
        ("<E/>", "<p><q></q></p>"),
        ("- a <E/>\n- b", "<ul><li>a <q></q></li><li>b</li></ul>"),
        ("<Box>\nin\n</Box>", "<div><p>in</p></div>"),
        ("<Box>in</Box>", "<div><p>in</p></div>"),
        ("a\n<Box>\nb\n</Box>\nc", "<p>a</p><div><p>b</p></div><p>c</p>"),
        ("- a\n\n<Box>\n- b\n</Box>\n- c", "<ul><li>a</li></ul><div><ul><li>b</li></ul></div><ul><li>c</li></ul>"),
        ("- a\n\n  <Box>\n  b\n  </Box>", "<ul><li><p>a</p><div><p>b</p></div></li></ul>"),
        ("a <Box> b\n\nc</Box> d", "<p>a </p><div><p> b</p><p>c</p></div><p> d</p>"),
        ("a <E>b\n\nc</E>", "<p>a b</p><p>c</p>"),
        ("<b><i>x</b></i>", "<p><b>x</b></p>"),
        ("<td>\n\t<b>x</b>\n</td>", "<td><p><b>x</b></p></td>"),
        ("- <b>x</b> y\n- <i>z</i>", "<ul><li><b>x</b> y</li><li><i>z</i></li></ul>"),
        ("- a\n- <div>x</div>\n- c", "<ul><li>a</li><li><div>x</div></li><li>c</li></ul>"),
        ("1. <div>\n   x\n   </div>\n2. b", "<ol><li><div>x</div></li><li>b</li></ol>"),
        ("> <div>x</div>", "<blockquote> <div><p>x</p></div></blockquote>"),
        ("a  \nb", "<p>a<br> b</p>"),
        ("a[^1]\n\n[^1]: n", "<p>a<sup>1</sup></p>"),
        ("a[^x]", "<p>a<sup>0</sup></p>"),
        ("> [!NOTE] Mind\n> b", "<aside>note:Mind:<p>b</p></aside>"),
        ("1 < 2 & <script>alert(1)</script>", "<p>1 &lt; 2 &amp; </p>"),
        ('<img src="x" alt="a" onerror="y"/>', "<p><i>a</i></p>"),
        ('<div onclick="x" id="ok" style="y">\n\nz\n\n</div>', '<div id="ok"><p>z</p></div>'),
        ("5 $ and $x$", "<p>5 $ and <var>x</var></p>"),
        ("{/* c */}a{1 + 1}", "<p>a</p>"),
        ('<a href="u">a <a href="v">b</a></a>', '<p><a href="u">a b</a></p>'),
        ('<a href="u">a[^1]</a>\n\n[^1]: n', '<p><a href="u">a</a><sup>1</sup></p>'),
        ("[](u) <a href='u'></a>c", "<p> c</p>"),
        ("a \x031r\x03 <Box title='\x031r\x03'/>", "<p>a \ufffd1r\ufffd</p><div></div>"),
        ('<i id="x">1</i><i id="x">2</i><a name="y">3</a>', '<p><i id="x">1</i><i>2</i><a id="y">3</a></p>'),
        ('<td><b id="z">#a </b>\n</td>', '<td><p><b id="z">#a </b></p></td>'),
    ],
)
def test_tags_stand_where_they_stood(text: str, expected: str):
    assert written(text) == expected


def test_a_page_is_scanned_once_for_its_parse_and_its_html():
    scan.cache_clear()
    assert written("A <b>c</b> and <Note>d</Note>.\n") == "<p>A <b>c</b> and <q>d</q>.</p>"
    assert scan.cache_info()[:2] == (1, 1)


def test_no_place_is_there_twice():
    assert '<div><p>x</p></div><h2 id="a">A <a' in written('<div id="a">x</div>\n\n# A')
    assert written("# \n\n## A\n\n## A-1\n\n## A").count('id="a-1"') == 1


def test_blocks_of_vaults_have_their_place():
    assert '<p>a<span id="^b-1"></span></p>' in written("a ^b-1\n\n[[#^b-1]]", "page.md", wikilinks=True)
    assert "^b" in written("a ^b", "page.md")


def test_tables_and_headings():
    assert '<h2 id="h">H <a class="anchor"' in written("# H")
    table = written("| a | b |\n|---|--:|\n| <E>c</E> | d |")
    assert '<td><q>c</q></td><td class="right">d</td>' in table


def test_rows_of_html():
    rows = "<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>"
    assert written(rows, "page.md") == "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"


class _Balance(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        assert tag not in ("script", "style", "svg", "iframe")
        assert not (tag == "p" and "p" in self.open)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


_MARKDOWN = (
    "a b",
    "\n",
    "\n\n",
    "- ",
    "    ",
    "> ",
    "# ",
    "1. ",
    "**",
    "`",
    "```\n",
    "[l](u)",
    "![i](u)",
    "|",
    "|---|",
)
_TAGS = ("<E>", "</E>", "<E/>", "<Box>", "</Box>", "<Box/>", "<What>", "</What>", "<b>", "</b>", "<div>", "</div>")
_ODD = (
    "<td>",
    "<script>",
    "</script>",
    "<svg onload=x>",
    "[^1]",
    "\n[^1]: n",
    "é",
    "$x$",
    "{1}",
    "<!-- c -->",
    "<?",
    "?>",
)
_PIECES = st.lists(st.sampled_from([*_MARKDOWN, *_TAGS, *_ODD]), max_size=30)


@given(_PIECES, st.sampled_from(["page.mdx", "page.md"]))
def test_whatever_a_page_holds_the_html_is_balanced(pieces: list[str], file: str):
    reader = _Balance()
    reader.feed(written("".join(pieces), file))
    reader.close()
    assert reader.open == []


class Placed(Plain):
    """Tells of links, notes and components where they begin."""

    def __init__(self):
        self.places: list[int] = []

    def link(self, kind, target, title, shown, *, at):
        self.places.append(at)
        return shown

    def note(self, number, label, content, *, at, again):
        self.places.append(at)
        return ""

    def component(self, name, attributes, children, line, *, at, inline):
        self.places.append(at)
        return children


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: é\n---\n- 😀 ‹[a](b) and\n  ‹<https://example.org>\n\n> ‹[*c*](d) ‹<E>e</E> ‹<a href='f'>g</a>",
        "é ‹[^n] **‹[a](b)** x‹[^n]\n\n| ‹[t](u) |\n|---|\n| ‹[v](w) |\n\n[^n]: ‹[x](y) é\n\nlast ‹[z][r]\n\n[r]: s\n",
    ],
)
def test_parts_say_where_they_begin(text: str):
    page, dress = parse_page(Source("page.mdx", text, ""), "", wikilinks=False), Placed()
    page_html(page, text, dress, wikilinks=False)
    assert sorted(dress.places) == [at + 1 for at, sign in enumerate(text) if sign == "‹"]
