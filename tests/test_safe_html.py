"""Whatever a page holds, its HTML has the elements and addresses that are allowed, and no others."""

import html.parser
import re
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from test_html import Plain

from recto.model import Source
from recto.parse import parse_page
from recto.parse.html import page_html
from recto.parse.html.elements import ALLOWED, VOID
from recto.publish.components.call import Call
from recto.publish.dress import SiteDress

_PARTS = (
    *(
        "a b",
        "\n",
        "\n\n",
        "- ",
        "    ",
        "> ",
        "# ",
        "**",
        "`",
        "```\n",
        "|",
        "|---|",
        "\\",
        "&#106;",
        "&colon;",
        "\t",
        "\x03",
    ),
    *(
        "<script>",
        "</script>",
        "<SCRIPT ",
        "<svg onload=x>",
        "</svg>",
        "<style>",
        "<iframe src=x>",
        "<base href=x>",
        "<!--",
    ),
    *(
        "-->",
        "<![CDATA[",
        "<?",
        "<a href=",
        "<img src=",
        "<b onclick=",
        "<div style=",
        " onerror='x'",
        "<p id=",
        ">",
        "/>",
    ),
    *("javascript:x", "JaVa\tScript:x", "data:text/html,x", "vbscript:x", " javascript:x", "//example.org", "'", '"'),
    *(
        "[l](",
        "![i](",
        ")",
        "[^1]",
        "\n[^1]: ",
        "<E id=",
        "<Box title=",
        "</Box>",
        "{`",
        "${x}",
        "`}",
        "{x}",
        "import x\n",
    ),
    *(
        "</a>",
        "</p>",
        "</div>",
        "</b>",
        "<td>",
        "</td>",
        "<li>",
        "<Callout title=",
        "</Callout>",
        "<R id=",
        "<Card href=",
    ),
)
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=24).map("".join)
_ADDRESS = re.compile(r"(?:https?:|mailto:|tel:|#|\.\./|[\w%~-]+/)", re.ASCII)
_OURS = frozenset({"aside"})
_GIVEN = re.compile(
    r"(?:id|class|title|href|src|alt|rel|tabindex|role|aria-[a-z]+|data-[a-z]+|loading|scope|start|lang|dir|open)\Z"
)


class _Reader(html.parser.HTMLParser):
    """Reads HTML as browsers do: references in attributes are decoded."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        assert tag in ALLOWED | _OURS, tag
        for name, value in attrs:
            assert _GIVEN.match(name), (tag, name)
            if name in ("href", "src"):
                bare = re.sub(r"[\x00-\x20\x7f-\x9f]", "", value or "")
                assert _ADDRESS.match(bare), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str):
        assert self.open.pop() == tag

    def handle_comment(self, data: str):
        raise AssertionError(data)


class _View:
    """Knows nothing: every link that is no address of the web leads nowhere."""

    here, targets, cards, images, works, infos, facts = "a/index.html", {}, {}, {}, {}, {}, ()
    id = title = "a"


class _Dress(SiteDress):
    """Dresses pages as the site does, but for components that look data up."""

    def __init__(self):
        self.view, self.call = _View(), Call(_View())

    def formula(self, source: str, *, display: bool) -> str:
        return Plain().formula(source, display=display)

    def component(
        self, name: str, attributes: Mapping[str, str], children: str, line: int, *, at: int, inline: bool
    ) -> str:
        shown = {"Callout", "Card", "R"} & {name}
        made = super() if shown else Plain()
        return made.component(name, attributes, children, line, at=at, inline=inline)


@settings(max_examples=500, deadline=None)
@given(_TEXTS, st.sampled_from(["page.mdx", "page.md"]))
def test_only_what_is_allowed(text: str, file: str):
    page = parse_page(Source(file, text, ""), "", wikilinks=True)
    reader = _Reader()
    reader.feed(page_html(page, text, _Dress(), wikilinks=True))
    reader.close()
    assert reader.open == []
