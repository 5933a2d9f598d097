"""The Markdown of a page, by pyromark's events: headings, links, tables, code, formulas, words.

This is the one module that knows pyromark. Its offsets are bytes of UTF-8; `_Offsets` turns them into code points.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pyromark
from pyromark import Options
from pyromark.event import Range

from recto.model import Code, Image, Link, Math, Section, Span, Table
from recto.parse.place import Lines

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_MATH
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
)
_WORD = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]|[^\W_]+(?:['’.,\-‑][^\W_]+)*"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SLUG_DROP = re.compile(r"[^\w\- ]")
_KINDS = {"Autolink": "autolink", "Email": "autolink", "Inline": "inline"}
_PLAIN_BLOCKS = ("Paragraph", "TableCell", "TableRow", "TableHead", "Item")
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})


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


def count_words(text: str) -> int:
    """Count words: runs of letters and digits, joined by apostrophes, hyphens, points; ideographs one by one."""
    return len(_WORD.findall(text))


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
        self.text, self.lines = text, lines
        self.offset = _Offsets(masked)
        self.out = Markdown([], [], [], [], [], [], [], [], 0, 0)
        self.pieces: list[str] = []
        self.apparatus = self.lists = 0
        self.words = self.list_words = 0
        self.headings: list[tuple[str, int, int]] = [("", 0, start)]
        self.section_words: list[int] = []
        self.open: list[tuple[dict[str, Any], int]] = []
        self.code_language: str | None = None
        self.columns = self.rows = 0

    def place(self, where: Range) -> tuple[int, int]:
        """Give where an event stands in the page: the masked text is one line end longer at its front."""
        return max(self.offset(where["start"]) - 1, 0), max(self.offset(where["end"]) - 1, 0)

    def span(self, where: Range) -> Span:
        return self.lines.span(*self.place(where))

    def flush(self) -> None:
        """Count the words gathered since the last change of section, list or footnote."""
        if self.pieces:
            count = count_words("".join(self.pieces))
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
        kind, value = _kind(started)
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
        kind, value = _kind(ended)
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
        kind = value["link_type"]
        kind = "wikilink" if isinstance(kind, dict) else _KINDS.get(kind, "reference")
        text = "".join(self.pieces[first:]).strip()
        self.out.links.append(Link(kind, value["dest_url"], text, self.span(where)))

    def image(self, value: dict[str, Any], first: int, where: Range) -> None:
        text = "".join(self.pieces[first:]).strip()
        del self.pieces[first:]
        self.out.images.append(Image(value["dest_url"], text, self.span(where)))

    def heading(self, level: int, where: Range) -> None:
        title = "".join(self.pieces).strip()
        start, _ = self.place(where)
        before = self.words
        self.flush()
        self.section_words.append(before)
        self.headings.append((" ".join(title.split()), level, start))

    def finish(self) -> Markdown:
        self.flush()
        bounds = [*self.section_words, self.words]
        counts = [bounds[0], *(b - a for a, b in pairwise(bounds))]
        stops = [*(start for _, _, start in self.headings[1:]), len(self.text)]
        slugs: dict[str, int] = {}
        for (title, level, start), stop, words in zip(self.headings, stops, counts, strict=True):
            if level or words:
                slug = _slug(title, slugs) if level else ""
                self.out.sections.append(Section(title, slug, level, self.lines.span(start, stop), words))
        return self.out._replace(words=self.words, list_words=self.list_words)


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
        ((name, value),) = event.items()
        if name == "Text":
            if reader.code_language is None:
                gather(value)
        elif value in _PLAIN_BLOCKS:
            gather("\n")
            reader.rows += value == "TableRow" and name == "Start"
        elif handle := _HANDLERS.get(name):
            handle(reader, value, where)
    if "]:" in masked:
        for found in pyromark.reference_definitions(masked, options=options).values():
            reader.out.targets.append(reader.place(found["span"]))
    return reader.finish()


def _kind(value: Any) -> tuple[str, Any]:
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
