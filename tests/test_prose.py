"""The prose of sections: what a reader reads."""

import pytest

from recto.model import Source
from recto.parse import parse_page
from recto.parse.prose import read_prose


def texts(text: str, name: str = "a.mdx") -> tuple[str, ...]:
    return read_prose(parse_page(Source(name, text, ""), ".", wikilinks=True), text).texts


CASES = {
    "Some *plain* **text** and __more__ of `it`.": "Some plain text and more of it.",
    "See [the *paper*](https://example.org/a_b) now.": "See the paper now.",
    "![A cat](/cat.png) sits.": "A cat sits.",
    'Ask <EntityLink id="x">Open AI</EntityLink> or <EntityLink id="y-z" />.': "Ask Open AI or y-z.",
    "<Callout>\n  It *is*.\n</Callout>": "It is.",
    "{/* not *this* */}That.<!-- nor this -->": "That.",
    "A claim.[^1]\n\n[^1]: By [Someone](https://example.org/).": "A claim.\nBy Someone.",
    "| a | b |\n|---|:-:|\n| c **d** | e |": "a b\nc d e",
    "- one\n- [ ] two\n  - three\n\n1. four": "one\ntwo\nthree\nfour",
    "> said\n> he": "said\nhe",
    "two\nlines\n\n---\n\nof it": "two lines\nof it",
    "```python\n# kept *as* it_is\nx = a*b\n```": "# kept *as* it_is\nx = a*b",
    "2*3 is snake_case_name, a * b, ~5": "2*3 is snake_case_name, a * b, ~5",
    r"\*not set\* &amp; &lt;done&gt;": "*not set* & <done>",
    "import X from 'x'\n\nWords.": "Words.",
    "It is $a_b$ and {value} here.": "It is and here.",
    "<style>\nb {}\n</style>\nseen": "seen",
    "[[Page|shown]] and [[Other]]": "shown and Other",
    "a\x00b": "a b",
}


@pytest.mark.parametrize(("text", "prose"), CASES.items())
def test_marks_are_taken_out(text: str, prose: str):
    assert texts(f"# T\n\n{text}") == (prose,)


def test_each_section_has_its_own_without_the_heading():
    text = "---\ntitle: T\n---\nFirst.\n\n## One *a*\n\nx [y](/z)\n\nTwo\n===\ny\n\n### Three\n"
    assert texts(text) == ("First.", "x y", "y", "")


def test_there_is_one_for_each_section():
    text = "# A\n\nx\n\n## B\n\ny[^n]\n\n[^n]: z\n"
    page = parse_page(Source("a.md", text, ""), ".", wikilinks=False)
    assert len(read_prose(page, text).texts) == len(page.sections)


@pytest.mark.parametrize(
    "text",
    ["<!--" * 20_000, "{/*" * 20_000, "{" * 50_000, "*_" * 30_000, " " * 100_000 + "x", "|" * 50_000, "[^" * 30_000],
)
def test_hostile_text_is_gone_through_once(text: str):
    assert isinstance(texts("# A\n\n" + text)[0], str)
