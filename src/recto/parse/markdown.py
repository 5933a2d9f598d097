"""The Markdown of a page, by pyromark's events: headings, links, tables, code, formulas, words.

This is the one module that knows pyromark. Its offsets are bytes of UTF-8; `_Offsets` turns them into code points.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import pyromark
from pyromark import Options
from pyromark.event import Range

from recto.model import Code, Image, Link, Math, Section, Span, Table
from recto.parse.mdx import ANCHOR, DOLLAR
from recto.parse.place import Lines

_GITHUB = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
_OPTIONS = _GITHUB | Options.ENABLE_MATH
Where = Mapping[str, int]
"""Where an event stands: its `start` and `end`."""

WORD = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]|[^\W_]+(?:['’.,\-‑][^\W_]+)*"
)
"""A word: letters and digits, joined by apostrophes, hyphens or points; or an ideograph."""

_MARK = re.compile(r"\[\^[^\]\s\[]{1,200}\]")
ANCHORED = re.compile(r"\{(?:#|/\*\s*)([\w-]+)\s*(?:\*/)?\}\s*\Z")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|ico)\Z", re.IGNORECASE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SLUG_DROP = re.compile(r"[^\w\- ]")
_KINDS = {"Autolink": "autolink", "Email": "autolink", "Inline": "inline"}
_PLAIN_BLOCKS = ("TableCell", "Paragraph", "Item", "TableHead")
_FACES = ("Strong", "Emphasis", "Strikethrough")
_INLINE = frozenset({*_FACES, "Link", "Image"})


class Markdown(NamedTuple):
    """What the events tell; `words` are prose.

    `definitions` are the stretches of footnote definitions by label, `targets` those of link definitions.
    """

    sections: list[Section]
    links: list[Link]
    images: list[Image]
    tables: list[Table]
    code: list[Code]
    math: list[Math]
    definitions: list[tuple[str, int, int]]
    targets: list[tuple[int, int]]
    words: int
    list_words: int


_PARTS = bytes(97 if chr(b).isalnum() else 46 if chr(b) in "'.,-" else 32 for b in range(128)) + b" " * 128
"""Puts an ``a`` for each letter and digit of ASCII, a point for what may join them, else a blank: quick to split."""


def count_words(text: str) -> int:
    """Count words: runs of letters and digits, joined by apostrophes, hyphens, points; ideographs one by one."""
    if _has_letters_above_ascii(text):
        return len(WORD.findall(text))
    plain = text.replace("’", "'").replace("‑", "-").encode("ascii", "replace")
    # Signs that join stand alone between letters; where none is doubled, only a sign by itself is no word.
    parts = plain.translate(_PARTS).replace(b"..", b"  ").split()
    return len(parts) - parts.count(b".")


def _has_letters_above_ascii(text: str) -> bool:
    if text.isascii():
        return False
    above = text.encode("utf-8", "surrogatepass").translate(None, bytes(range(128))).decode("utf-8", "surrogatepass")
    return any(map(str.isalnum, above))


class _Offsets:
    """Byte offsets in the UTF-8 of a text → code points."""

    def __init__(self, text: str) -> None:
        self.bytes: list[int] = []
        self.extra: list[int] = []
        if text.isascii():
            return
        extra = 0
        for match in _NOT_ASCII.finditer(text):
            width = 1 if (c := ord(match[0])) < 0x800 else 2 if c < 0x10000 else 3
            self.bytes.append(match.start() + extra)
            extra += width
            self.extra.append(extra)

    def __call__(self, offset: int) -> int:
        index = bisect_right(self.bytes, offset - 1)
        return offset - self.extra[index - 1] if index else offset


class _Reader:
    """Goes through the events of one page."""

    def __init__(self, text: str, masked: str, lines: Lines, start: int) -> None:
        self.text, self.masked, self.lines = text, masked, lines
        self.offset = _Offsets(masked)
        self.out = Markdown([], [], [], [], [], [], [], [], 0, 0)
        self.pieces: list[str] = []
        self.apparatus = self.lists = 0
        self.words = self.list_words = 0
        self.headings: list[tuple[str, int, int, str]] = [("", 0, start, "")]
        self.section_words: list[int] = []
        self.open: list[tuple[dict[str, Any], int]] = []
        self.code_language: str | None = None
        self.columns = self.rows = 0

    def place(self, where: Range) -> tuple[int, int]:
        """Give where an event stands in the page: the masked text is one line end longer at its front."""
        start, end = self.offset(where["start"]), self.offset(where["end"])
        while end > start and self.masked[end - 1] in " \n":
            end -= 1
        return max(start - 1, 0), max(end - 1, 0)

    def span(self, where: Range) -> Span:
        return self.lines.span(*self.place(where))

    def flush(self) -> None:
        """Count the words gathered since the last change of section, list or footnote."""
        if self.pieces:
            count = count_words(_MARK.sub("", "".join(self.pieces)))
            self.pieces.clear()
            if not self.apparatus:
                self.words += count
                self.list_words += count if self.lists else 0

    def inline_code(self, value: str, where: Range) -> None:
        self.pieces.append(value)
        self.out.code.append(Code("", True, self.span(where)))

    def inline_math(self, _value: str, where: Range) -> None:
        self.pieces.append(" ")
        self.out.math.append(Math(False, self.span(where)))

    def display_math(self, _value: str, where: Range) -> None:
        self.pieces.append(" ")
        self.out.math.append(Math(True, self.span(where)))

    def start(self, started: Any, where: Range) -> None:
        kind, value = kind_of(started)
        if kind in ("Link", "Image"):
            self.open.append((value, len(self.pieces)))
        elif kind not in _INLINE:
            self.pieces.append("\n")
        if kind == "Heading":
            self.flush()
        elif kind == "List":
            self.flush()
            self.lists += 1
        elif kind == "CodeBlock":
            self.code_language = value["Fenced"].split(" ")[0] if isinstance(value, dict) else ""
        elif kind == "Table":
            self.columns, self.rows = len(value), 0
        elif kind == "FootnoteDefinition":
            self.flush()
            self.apparatus += 1
            self.out.definitions.append((value, *self.place(where)))

    def end(self, ended: Any, where: Range) -> None:
        kind, value = kind_of(ended)
        if kind == "Link":
            self.link(*self.open.pop(), where)
        elif kind == "Image":
            self.image(*self.open.pop(), where)
        elif kind == "Heading":
            self.heading(int(value[1]), where)
        elif kind not in _INLINE:
            self.pieces.append("\n")
        if kind == "List":
            self.flush()
            self.lists -= 1
        elif kind == "CodeBlock":
            self.out.code.append(Code(self.code_language or "", False, self.span(where)))
            self.code_language = None
        elif kind == "Table":
            self.out.tables.append(Table(self.columns, self.rows, self.span(where)))
        elif kind == "FootnoteDefinition":
            self.flush()
            self.apparatus -= 1

    def link(self, value: dict[str, Any], first: int, where: Range) -> None:
        shown = _shown(self.pieces[first:])
        self.out.links.append(Link(link_kind(value), link_target(value), shown, self.span(where)))

    def image(self, value: dict[str, Any], first: int, where: Range) -> None:
        text, target = _shown(self.pieces[first:]), link_target(value)
        del self.pieces[first:]
        if isinstance(value["link_type"], dict) and not _PICTURE.search(target.partition("#")[0]):
            self.out.links.append(Link("embed", target, text, self.span(where)))
        else:
            self.out.images.append(Image(target, text, self.span(where)))

    def heading(self, level: int, where: Range) -> None:
        start, _ = self.place(where)
        line_end = self.text.find("\n", start)
        anchor = ANCHORED.search(self.text[start : len(self.text) if line_end < 0 else line_end])
        title = ANCHORED.sub("", _shown(self.pieces))
        before = self.words
        self.flush()
        self.section_words.append(before)
        self.headings.append((" ".join(title.split()), level, start, anchor[1] if anchor else ""))

    def finish(self) -> Markdown:
        self.flush()
        bounds = [*self.section_words, self.words]
        counts = [bounds[0], *(b - a for a, b in pairwise(bounds))]
        stops = [*(start for _, _, start, _ in self.headings[1:]), len(self.text)]
        slugs: dict[str, int] = {}
        for (title, level, start, anchor), stop, words in zip(self.headings, stops, counts, strict=True):
            if level or words:
                slug = (anchor or _slug(title, slugs)) if level else ""
                self.out.sections.append(Section(title, slug, level, self.lines.span(start, stop), words))
        return self.out._replace(words=self.words, list_words=self.list_words)


def _shown(pieces: list[str]) -> str:
    """Join pieces of text as a reader sees them."""
    return "".join(pieces).replace(DOLLAR, "$").replace(ANCHOR, "").strip()


def link_kind(link: dict[str, Any]) -> str:
    """Give the form of a link: inline, autolink, wikilink or reference."""
    kind = link["link_type"]
    return "wikilink" if isinstance(kind, dict) else _KINDS.get(kind, "reference")


def link_target(link: dict[str, Any]) -> str:
    """Give where a link leads; in a table a wikilink's bar is escaped, and the parser leaves the backslash."""
    target: str = link["dest_url"].replace(DOLLAR, "$")
    if link["link_type"] == "Email":
        return f"mailto:{target}"
    return target.rstrip("\\") if isinstance(link["link_type"], dict) else target


def _slug(title: str, used: dict[str, int]) -> str:
    """Give the anchor of a heading as hosts of Markdown do, numbered where it repeats."""
    slug = _SLUG_DROP.sub("", title.lower()).strip().replace(" ", "-")
    number = used.get(slug, 0)
    used[slug] = number + 1
    return f"{slug}-{number}" if number else slug


def read_markdown(text: str, masked: str, lines: Lines, start: int, *, wikilinks: bool) -> Markdown:
    """Read the Markdown of a page from its masked text (see `mdx.Scanned.masked`)."""
    options = _OPTIONS | Options.ENABLE_WIKILINKS if wikilinks else _OPTIONS
    reader = _Reader(text, masked, lines, start)
    gather = reader.pieces.append
    events: Iterator[tuple[Any, Range]] = pyromark.events_with_range(masked, options=options, merge_text=True)
    for event, where in events:
        if isinstance(event, str):
            gather(" ")
            continue
        name, value = event.popitem()
        if name == "Text":
            if reader.code_language is None:
                gather(value)
        elif value in _PLAIN_BLOCKS:
            gather("\n")
        elif value == "TableRow":
            gather("\n")
            reader.rows += name == "Start"
        elif value not in _FACES and (handle := _HANDLERS.get(name)):
            handle(reader, value, where)
    if "]:" in masked:
        for found in pyromark.reference_definitions(masked, options=options).values():
            reader.out.targets.append(reader.place(found["span"]))
    return reader.finish()


def events(text: str) -> Iterator[tuple[Any, Where]]:
    """Give the events of a text that is plain Markdown with GitHub's tables, footnotes, tasks and strike-through.

    An event is a name, or a map from it to its value; places are bytes of UTF-8.
    """
    found: Iterator[tuple[Any, Any]] = pyromark.events_with_range(text, options=_GITHUB, merge_text=True)
    return found


def html_events(masked: str, *, wikilinks: bool) -> Iterator[tuple[Any, Where]]:
    """Give the events of a masked text piece by piece, each text with a place of its own."""
    options = _OPTIONS | Options.ENABLE_WIKILINKS if wikilinks else _OPTIONS
    found: Iterator[tuple[Any, Any]] = pyromark.events_with_range(masked, options=options, merge_text=False)
    return found


def kind_of(value: Any) -> tuple[str, Any]:
    """Give the kind of an element that begins or ends, and what is told of it."""
    if isinstance(value, str):
        return value, None
    ((kind, inner),) = value.items()
    return kind, inner


_HANDLERS: dict[str, Callable[[_Reader, Any, Range], None]] = {
    "Start": _Reader.start,
    "End": _Reader.end,
    "Code": _Reader.inline_code,
    "InlineMath": _Reader.inline_math,
    "DisplayMath": _Reader.display_math,
}
