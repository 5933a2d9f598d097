"""The time for a page grows no faster than its length: by the form of the patterns, and by counting work."""

import importlib
import pkgutil
import re
import re._constants as sre
import re._parser as parser
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from pageviews import page_view

import recto
from recto.leaves import LEAF, How, Request, make_leaf
from recto.model import Source
from recto.parse import parse_page
from recto.parse.html import page_html
from recto.parse.html.places import Places
from recto.parse.indent import outdent
from recto.parse.mdx import Scanner
from recto.publish.dress import SiteDress

CHARS = [chr(c) for c in (*range(0x250), 0x2010, 0x2028, 0x3000, 0x3042, 0x4E00, 0xFEFF, 0x10000)]
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def patterns() -> dict[str, re.Pattern[str]]:
    """Give every compiled pattern of the package by its place."""
    found = {}
    for info in pkgutil.walk_packages(recto.__path__, "recto."):
        for name, value in vars(importlib.import_module(info.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{info.name}.{name}"] = value
    return found


def one(item: tuple) -> set[str]:
    """Give the characters that a single-character item matches."""
    op, value = item
    if op is sre.LITERAL:
        return {chr(value)}
    if op is sre.NOT_LITERAL:
        return set(CHARS) - {chr(value)}
    if op is sre.ANY:
        return set(CHARS)
    if op is not sre.IN:
        return set(CHARS)
    negate = value[0][0] is sre.NEGATE
    inside = {c for c in CHARS for kind, what in value if _in(kind, what, c)}
    return set(CHARS) - inside if negate else inside


def _in(kind: object, what: object, char: str) -> bool:
    if kind is sre.LITERAL:
        return what == ord(char)
    if kind is sre.RANGE:
        return what[0] <= ord(char) <= what[1]
    classes = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_WORD: r"\w"}
    classes |= {sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_NOT_WORD: r"\W"}
    return kind is sre.CATEGORY and bool(re.match(classes[what], char))


def begins(items: list[tuple]) -> tuple[set[str], bool]:
    """Give the characters a sequence can begin with, and whether it can be empty."""
    chars: set[str] = set()
    for op, value in items:
        if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            continue
        if op in REPEATS:
            inner, empty = begins(list(value[2]))
            empty = empty or value[0] == 0
        elif op is sre.SUBPATTERN:
            inner, empty = begins(list(value[3]))
        elif op is sre.BRANCH:
            parts = [begins(list(branch)) for branch in value[1]]
            inner, empty = set().union(*(p[0] for p in parts)), any(p[1] for p in parts)
        else:
            inner, empty = one((op, value)), False
        chars |= inner
        if not empty:
            return chars, False
    return chars, True


def all_chars(items: list[tuple]) -> set[str]:
    """Give all characters that a sequence can hold."""
    chars: set[str] = set()
    for op, value in items:
        if op in REPEATS:
            chars |= all_chars(list(value[2]))
        elif op is sre.SUBPATTERN:
            chars |= all_chars(list(value[3]))
        elif op is sre.BRANCH:
            chars |= set().union(*(all_chars(list(branch)) for branch in value[1]))
        elif op not in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            chars |= one((op, value))
    return chars


def restarts(items: list[tuple], first: set[str]) -> Iterator[str]:
    """Give the repeats without bound in which a search can begin again, and after which the pattern can fail."""
    for index, (op, value) in enumerate(items):
        if op in REPEATS:
            yield from restarts(list(value[2]), first)
            rest = items[index + 1 :]
            can_fail = any(o in (sre.AT, sre.ASSERT, sre.ASSERT_NOT) for o, _ in rest) or not begins(rest)[1]
            if value[1] is sre.MAXREPEAT and can_fail and all_chars(list(value[2])) & first:
                yield repr(value[2])
        elif op is sre.SUBPATTERN:
            yield from restarts([*value[3], *items[index + 1 :]], first)
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield from restarts([*branch, *items[index + 1 :]], first)


SEARCHES = re.compile(r"(\w+)\.(?:search|finditer|findall|sub|subn|split)\b")
ARGUED = {
    "recto.link.redundancy._HEAD": "the first match only; where one start fails, no later `---` is left to begin at",
    "recto.link.redundancy._IMPORT": "begins at a line start and cannot fail after its blank",
    "recto.parse.imports._IMPORT": "begins at a line start and cannot fail after its blank",
    "recto.link.redundancy._TABLE_ROW": "fails at most at the last two pipes of a line",
    "recto.link.redundancy._HASHES": "the look-behind lets no search begin within the run",
    "recto.parse.changes._ENTRY": "begins at a line start, and its first repeat ends at the next bar",
    "recto.parse.diagrams._TOKEN": "each alternative ends before its own opening sign, or begins at a line start",
    "recto.publish.inspect._ATTRIBUTES": "looks at a run of attributes that the token has matched already",
    "recto.publish.math._ATTRIBUTE": "looks at no more than one tag that the library wrote",
    "recto.parse.head._FIELD": "begins at a line start, and no repeat before the colon passes one",
    "recto.parse.citations._MARKUP": "each alternative ends before its own opening sign",
    "recto.parse.mdx._SHORTCODE_ATTRIBUTE": "looks at no more than the 2,000 characters of a shortcode",
    "recto.parse.mdx._ESM": "begins at a line start, and no repeat passes one",
    "recto.parse.mdx._LEADING_FILL": "begins at a line end, and no repeat passes one",
    "recto.parse.prose._BLOCK": "begins at a line start, and no repeat passes one",
    "recto.parse.prose._DROPPED": "begins at a line start or is bounded, and no repeat passes a line",
    "recto.parse.prose._ESM": "begins at a line start; what follows the head of a statement cannot fail",
    "recto.check.unknown_entity._TEXT": "looks at lists of texts that close",
    "recto.store.read._FIELD": "looks at what the user types",
    "recto.yaml._TAB_SEPARATION": "the look-behinds let no search begin within the run",
}
"""Patterns whose form does not show that they are linear, and why they are."""


def searched() -> list[str]:
    """Name the patterns that search, and are not only matched at one place."""
    found = []
    for name in patterns():
        module, _, variable = name.rpartition(".")
        source = importlib.import_module(module).__loader__.get_source(module)
        if variable in SEARCHES.findall(source):
            found.append(name)
    return found


@pytest.mark.parametrize("name", sorted(set(searched()) - set(ARGUED)))
def test_no_search_begins_again_within_a_repeat(name: str):
    pattern = patterns()[name]
    items = list(parser.parse(pattern.pattern, pattern.flags))
    assert list(restarts(items, begins(items)[0])) == [], pattern.pattern


def test_what_is_argued_is_there():
    assert set(ARGUED) <= set(searched())


# Counting work

FRAGMENTS = ("[", "(", "{", "<", "`", "``", "{/*", "<!--", "<!--{/*", "<pre>", "<A b={", '<A b="', "<A ", "<A>", "</A>")
FRAGMENTS += (
    "{'",
    "{`",
    "\\{",
    "$",
    "$$",
    "$a",
    "import x\n",
    "{{< a >}}",
    "{{< highlight >}}",
    "- <A>",
    "\n    <A>\n",
    "[^",
)


class Counting(Scanner):
    """Counts the steps of a scan and the characters that its expressions pass over."""

    steps = 0

    def _step(self, sign: str, at: int) -> int:
        self.steps += 1
        return super()._step(sign, at)


def work(text: str) -> int:
    scanner = Counting(text, 0, mdx=True)
    scanner.scan()
    return scanner.steps + scanner.work


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_the_scan_of_a_page_is_linear(fragment: str):
    once, twice = work(fragment * 3000), work(fragment * 6000)
    assert twice <= 2.2 * once + 100
    assert once <= 8 * len(fragment) * 3000 + 2000


@pytest.mark.parametrize("fragment", ["[", "(", "{", "<", "<A>", "> ", "- ", "*", "![", "[^", "`{"])
@pytest.mark.parametrize("ending", ["md", "mdx"])
def test_ten_thousand_nested_brackets(fragment: str, ending: str):
    source = Source(f"page.{ending}", fragment * 10_000, "")
    request = Request(source, How(".", True, ("index",), 2026, {}))
    leaf, *_ = msgspec.msgpack.decode(make_leaf(msgspec.msgpack.encode(request)), type=tuple[msgspec.Raw, ...])
    assert LEAF.decode(bytes(leaf)).troubles == ()


NAMES = ("svg", "math", "style", "details", "table", "a", "a href='x'", "Unknown", "Callout", "R")
PAIRS = [(f"<{name}>", f"</{name.split()[0]}>") for name in NAMES]
NESTED = PAIRS + [(f"{begin}\n", f"{end}\n") for begin, end in PAIRS] + [(f"x {begin} y", end) for begin, end in PAIRS]
NESTED += [(begin, "") for begin, _ in PAIRS] + [("", end) for _, end in PAIRS]
NESTED += [(f"<{name} />", "") for name in NAMES]
NESTED += [("<!-- ", ""), ("{/* ", ""), ("a  \nb", ""), ("é <b> ", "</b>"), ("- <div>\n", ""), ("{{< a >}}", "")]


class Stretches(str):
    """A text that counts the characters of the stretches taken out of it."""

    taken = 0

    def __getitem__(self, key: Any) -> str:
        cut = super().__getitem__(key)
        Stretches.taken += len(cut)
        return cut


def test_nested_components_repeat_no_more_than_their_beginning():
    text = "<R id='a'>" * 300 + "x" * 9000 + "</R>" * 300
    page = parse_page(Source("a.mdx", text, ""), ".", wikilinks=False)
    assert max(len(component.inner(text)) for component in page.components) == 2000
    assert max(len(citation.label) for citation in page.citations) == 2000


def test_a_large_table_is_written_in_linear_time(monkeypatch: pytest.MonkeyPatch):
    head, row = "| a | b |\n|---|---|\n", "| [é](y) | <b>z</b> `c` |\n"
    once, twice = (writing(head + row * count, monkeypatch) for count in (500, 1000))
    assert twice <= 2.2 * once + 100


def writing(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the calls that writing a page's HTML makes, and the characters that it takes out of its texts."""
    counts: list[int] = []
    view, characters = page_view(text), Places.characters
    page = parse_page(Source(view.file, text, ""), ".", wikilinks=False)
    Stretches.taken = 0
    with monkeypatch.context() as patch:
        patch.setattr(Places, "characters", lambda self, a, b: counts.append(max(b - a, 0)) or characters(self, a, b))
        patch.setattr("recto.parse.html.places.outdent", lambda *given: Stretches(outdent(*given)))
        patch.setattr("recto.parse.html.writer.CONTROLS", SimpleNamespace(sub=lambda _, text: text))
        sys.setprofile(lambda _frame, event, _arg: counts.append(1) if event.endswith("call") else None)
        try:
            page_html(page, Stretches(text), SiteDress(view), wikilinks=False)
        finally:
            sys.setprofile(None)
    return sum(counts) + Stretches.taken


@pytest.mark.parametrize(("begin", "end"), NESTED)
def test_the_writing_of_a_page_is_linear(begin: str, end: str, monkeypatch: pytest.MonkeyPatch):
    once, twice = (writing(begin * count + "x" + end * count, monkeypatch) for count in (600, 1200))
    assert twice <= 2.2 * once + 100
