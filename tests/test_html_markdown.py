"""A page without tags looks as its Markdown does elsewhere, but for what the site adds to headings and tables."""

import html
import re
from urllib.parse import unquote

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyromark import Options

from recto.model import Source
from recto.parse import parse_page
from recto.parse.html import page_html

_GITHUB = Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
_BLOCK = r"(?:p|li|ul|ol|table|thead|tbody|tr|td|th|h\d|blockquote|pre|hr|div)"
_AROUND = re.compile(rf"\s*(</?{_BLOCK}(?: [^>]*)?>)\s*")
_ADDRESS = re.compile(r'(?:href|src)="[^"]*"')
_OURS = {
    r' <a class="anchor".*?</a>': "",
    r'(<h\d) id="[^"]*"': r"\1",
    r'<div class="scroll"[^>]*>(<table>)': r"\1",
    r"(</table>)</div>": r"\1",
    r"<tbody></tbody>": "",
    r' scope="col"': "",
}
_THEIRS = {
    r"(<[hb]r) />": r"\1>",
    r"(</?h)1>": r"\g<1>2>",
    r'style="text-align: (\w+)"': r'class="\1"',
    r'<input disabled="" type="checkbox"/>\s*': '<span class="task">☐</span> ',
    r'<input disabled="" type="checkbox" checked=""/>\s*': '<span class="task">☑</span> ',
    r"<tbody></tbody>": "",
}


class _Plain:
    """Dresses parts as renderers of Markdown do."""

    def link(self, _kind, target, title, shown, **_at):
        return f'<a href="{html.escape(target)}"{_title(title)}>{shown}</a>'

    def image(self, target, alternative, title):
        return f'<img src="{html.escape(target)}" alt="{html.escape(alternative)}"{_title(title)} />'

    def code(self, language, text):
        name = f' class="language-{html.escape(language.split(" ")[0])}"' if language else ""
        return f"<pre><code{name}>{html.escape(text)}</code></pre>"

    def is_inline(self, _name):
        return None


def _title(title: str) -> str:
    return f' title="{html.escape(title)}"' if title else ""


def _alike(shown: str, changes: dict[str, str]) -> str:
    shown = _AROUND.sub(r"\1", shown)
    for pattern, new in changes.items():
        shown = re.sub(pattern, new, shown)
    shown = _ADDRESS.sub(lambda found: unquote(found[0]), shown)
    return html.unescape(_AROUND.sub(r"\1", shown)).strip()


def ours(text: str) -> str:
    page = parse_page(Source("page.md", text, ""), "", wikilinks=False)
    return _alike(page_html(page, text, _Plain(), wikilinks=False), _OURS)


def theirs(text: str) -> str:
    return _alike(pyromark.html(text, options=_GITHUB), _THEIRS)


_CASES = r"""
- a¶- b
- a¶¶- b
- a¶  - b¶    - c¶- d
1. a¶2. b
7. a¶8. b
0. a
1) a¶2) b¶¶- x¶* y
- a¶¶      code¶- b
- a¶  ```py¶  x = 1¶  ```
- a¶¶  b¶¶- c
-¶- a¶-
a¶- b
a¶2. b
* a¶¶→b
- a¶¶¶- b¶¶¶  c
10. a¶¶    b
- [ ] a¶- [x] b
- [ ] a¶¶- [x] b
- - a¶  - b
*a **b** c*
**a *b***
a*b*c a_b_c
***a***
*a¶b*
** a **
__a__b
*(*a*)*
*foo [bar*](u)
a  ¶b
a\¶b
\*a\* \# \[b\] \\ \`
``a ` b`` ` `` `
a `b¶c` d
`` `a` ``
~~a~~ ~b~
a -- b...
&copy; &amp; &#35; &nope; &#x22;
a &lt;b&gt; &amp;amp;
"a" 'b'
x <= y > z
1986\. A
a {b} c {
[a][b]¶¶[b]: /u 'T'
[b]¶¶[b]: <u> "T"
[a](<b/c.md>)
[a](/u "t\"q")
[a]( /u )
a [b] c
<http://example.org/?a=1&b=2> <me@example.org>
![a *b*](u 'T') [![i](v)](w)
![][x]¶¶[x]: u
𝒜 *𝒷* [😀](u) `𝒸` **𝒹**
[link *x* `y`](u)
http://example.org www.example.org
> a¶> b¶¶> c
> a¶lazy
> - a¶> - b¶>¶> c
> > a¶> b
Title¶===¶¶Sub¶---¶text
a¶***¶b
# a #¶## *b* c¶####### no
Heading *em*¶---
    code¶¶    more¶text
a¶¶¶    code¶¶¶    more¶
```¶a¶¶b¶```
~~~ruby start=3¶def¶~~~
````¶```¶````
tab→in text¶¶→code
- ```¶  b¶  ```¶- c
| a | b | c |¶|:--|:-:|--:|¶| *x* | `y` | **z** |
| a |¶|---|¶| b | c |¶| |
p¶| a |¶|--|¶| b |
| a |¶|---|¶| `x \| y` |
| a |¶|--|¶text
""".strip("\n").splitlines()
"""Pages of Markdown; ``¶`` ends a line, ``→`` is a tab."""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("text", _CASES)
def test_markdown_is_shown_as_elsewhere(text: str, ends: str):
    text = text.replace("→", "\t").replace("¶", ends)
    assert ours(text) == theirs(text)


_PIECES = (
    r"""
a;b c; ;  ;¶;¶¶;- ;* ;1. ;2) ;    ;> ;# ;## ;**;*;_;`;``;```¶;~~;[l](u);![i](u);[r];¶¶[r]: /u¶;\;|;¶|a|b|¶|-|:-:|¶;é;😀
¶---¶;¶===¶;- [ ] ;&amp;;&;!;[;];(;);<https://example.org>;[a](<b c>)
""".strip("\n")
    .replace("\n", ";")
    .split(";")
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.sampled_from(["\n", "\r\n"]))
def test_whatever_it_is_made_of(text: str, ends: str):
    text = f"x{text}".replace("¶", ends)
    assert ours(text) == theirs(text)
