"""The anchors of a page: its headings, its footnotes, the ids of its elements, and which of them a link means.

Generators of sites make anchors of headings each in its own way; they differ in signs, case and accents. An anchor is
therefore looked for as written and then by its letters and digits alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from recto.components import CITATION, ENTITY_LINK
from recto.model import Page

_WITHOUT_PLACE = ("", "top")
_NOT_OF_PAGES = re.compile(r":~:|[!/?]|.*[={}]", re.DOTALL)
"""Begins a fragment that a program reads, or that is made when the site is built."""

_REFERRING = frozenset((*ENTITY_LINK.names, *CITATION.names))
_FOOTNOTE = ("fn", "footnote", "user-content-fn", "^")
_BACK = ("fnref", "user-content-fnref")
_HOST_PREFIX = "user-content-"
_NAMING = ("title", "titleText", "titleId", "label", "name", "heading", "anchor", "slug")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARKUP = re.compile(r"<[^<>]*>")
_TEMPLATE = "{%"
_PAGE_FILE = re.compile(r"\.mdx?[\"']")


class Anchors:
    """The anchors of one page, by what links may call them."""

    def __init__(self, page: Page) -> None:
        self._exact: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for section in page.sections:
            if section.level:
                self._add(section.slug, section.slug)
                self._folded.setdefault(_folded(section.slug).lstrip("0123456789"), section.slug)
                self._titles.setdefault(_folded(section.title), section.slug)
        for component in page.components:
            for name in ("id", "name") if component.name == "a" else ("id",):
                if (own := component.attributes.get(name)) and component.name not in _REFERRING:
                    self._add(own, own)
        for note in page.footnotes:
            for prefixes, anchor in ((_FOOTNOTE, f"fn-{note.label}"), (_BACK, f"fnref-{note.label}")):
                for prefix in prefixes:
                    self._add(f"{prefix}-{note.label}", anchor)

    def _add(self, name: str, anchor: str) -> None:
        self._exact.setdefault(name, anchor)
        self._folded.setdefault(_folded(name), anchor)

    def __iter__(self) -> Iterator[str]:
        """Give all anchors, each once."""
        return iter(dict.fromkeys(self._exact.values()))

    def find(self, written: str, *, title: bool) -> str | None:
        """Find the anchor that a link means; with `title` it may give the text of a heading."""
        plain = unquote(written).removeprefix(_HOST_PREFIX)
        key = _folded(plain)
        found = self._exact.get(written) or self._exact.get(plain) or (self._folded.get(key) if key else None)
        return self._titles.get(key) if found is None and title and key else found


def anchor_of(target: str, *, wiki: bool) -> str:
    """Cut the anchor out of a target, empty if it has none that a page could hold; a wikilink's last one counts."""
    written = target.partition("#")[2].strip()
    if wiki:
        written = written.rpartition("#")[2].strip()
    return "" if written.lower() in _WITHOUT_PLACE or _NOT_OF_PAGES.match(written) else written


def block_of(written: str, text: str) -> str | None:
    """Find the block that an anchor ``^id`` means: one whose last line ends in it."""
    name = re.escape(written.removeprefix("^"))
    return written if written.startswith("^") and re.search(rf"\^{name}[ \t]*$", text, re.MULTILINE) else None


def may_hold(page: Page, text: str, written: str) -> bool:
    """Say whether a page may yet have an anchor that is not found: a component's, or one of a text from elsewhere."""
    plain = unquote(written)
    name = re.escape(plain)
    named = rf"""\b(?:id|name)\s*=\s*[{{"']*{name}\b|\{{[^{{}}\n]*#{name}\b"""
    if _takes_in_others(page, text) or re.search(named, text):
        return True
    return _folded(plain) in set(map(_folded, _made(page, text)))


def _takes_in_others(page: Page, text: str) -> bool:
    """Say whether text comes in from elsewhere when the site is built: by embeds, shortcodes, templates, imports."""
    embeds = any(link.kind == "embed" for link in page.links)
    shortcodes = any(text.startswith("{{", component.tag.start) for component in page.components)
    imports = page.own_components and _PAGE_FILE.search(text)
    return bool(embeds or shortcodes or _TEMPLATE in text or imports)


def _made(page: Page, text: str) -> Iterator[str]:
    """Give what else anchors are made of: terms that are defined, names and headings of components."""
    yield from _terms(text)
    for component in page.components:
        if component.name in _HEADINGS:
            yield _MARKUP.sub("", component.inner(text))
        elif component.name[0].isupper():
            yield component.name
            yield from (component.attributes[name] for name in _NAMING if name in component.attributes)


def _terms(text: str) -> Iterator[str]:
    """Give the lines, or the paragraphs of one line, that a line with a colon in front explains."""
    before = [""] * 2
    for line in text.split("\n") if "\n:" in text else ():
        if line.startswith((": ", ":\t")):
            yield before[1] or before[0]
        before = [before[1], line]


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))
