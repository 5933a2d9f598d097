"""The prose of a page as lower-case words, each with its place in the text.

Prose is what a reader reads in sentences: no head, code, formulas, headings, footnote definitions, no marks of
footnotes, no images, tags and comments, and of a link only its text. All of that is blanked out, so that offsets stay
right.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from recto.model import Component, Link, Page, Span

Mask = tuple[int, int, bool]
"""A stretch that is no prose, and whether it parts what stands before it from what stands after it."""

_BORDER = "\0"
_WHOLE = frozenset(("code-toggle", "h1", "h2", "h3", "h4", "h5", "h6", "highlight", "pre", "script", "style", "svg"))
_APART = frozenset(("br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "section", "table", "td", "th", "tr", "ul"))
_MARK = re.compile(r"\[\^[^\]\s\[]{1,200}\]")
_CLOSING_TAG = re.compile(r"</[A-Za-z][\w.:-]*\s{0,20}>")
_CLOSING_SHORTCODE = re.compile(r"\{\{[<%]\s{0,20}/[^{}\n]{0,200}\}\}")
_ENTITY = re.compile(r"&#?\w{1,20};")
_LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]\[\n]{1,200}\]:[^\n]*", re.M)
_OUTSIDE = (
    ("[^", _MARK, False),
    ("</", _CLOSING_TAG, False),
    ("{{", _CLOSING_SHORTCODE, False),
    ("&", _ENTITY, False),
    ("]:", _LINK_DEFINITION, True),
)
"""What is looked for in the raw text: a sign of it, how it looks, whether it parts runs."""
_ESM = re.compile(
    r"import[ \t]+(?:[\"'{*]|\w+,?[ \t]+(?:from\b|[{*]))|export[ \t]+(?:const|let|default|function|async|class|[{*])"
)
_UNDERLINED = re.compile(r"[^\n]*\n {0,3}(?:=+|-+)[ \t]*(?=\n|\Z)")
_LINE = re.compile(r"[^\n]*")

# In bytes, for translating and splitting them is many times faster than the same on text. Letters and digits of ASCII
# make words, in lower case, and so do all bytes above ASCII but for the punctuation below.
_WORDS = bytes(b + 32 if 65 <= b < 91 else b if chr(b).isalnum() or b >= 128 else 32 for b in range(256))
_WORDS_AND_BORDERS = bytes(0 if b in b"\0|" else _WORDS[b] for b in range(256))
_ABOVE_ASCII = (
    (b"\xc2", re.compile(rb"\xc2[\x80-\xbf]"), b"  "),
    (b"\xe2", re.compile(rb"\xe2[\x80\x81][\x80-\xbf]"), b"   "),
    (b"\xe3\x80", re.compile(rb"\xe3\x80[\x80-\xbf]"), b"   "),
    (b"\xef", re.compile(rb"\xef(?:\xbc[\x81-\x8f\x9a-\xa0]|\xbb\xbf)"), b"   "),
)
"""Punctuation and blanks above ASCII: how they begin, how they look, what is put for each."""
_IDEOGRAPH = re.compile(rb"\xe3[\x81-\x83\x90-\xbf][\x80-\xbf]|[\xe4-\xe9][\x80-\xbf]{2}|\xf0[\xa0-\xbf][\x80-\xbf]{2}")
_WORD = re.compile(rb"%b|(?:(?!%b)[^\0 ])+" % (_IDEOGRAPH.pattern, _IDEOGRAPH.pattern))
_WORD_OR_BORDER = re.compile(rb"\0|%b" % _WORD.pattern)
_ANY_WORD_OR_BORDER = re.compile(rb"\0|[^\0 ]+")
_BELOW_IDEOGRAPHS = bytes(range(0xE3))


class Prose:
    """The words of a page in order, and, made only when asked for, where they stand and what parts them."""

    def __init__(self, page: Page, text: str) -> None:
        self.page, self.text = page, text
        self.seen = blanked(page, text)
        self.words = _words(self.seen)

    @cached_property
    def _placed(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Give the stretch of each word in the UTF-8 of the text, and the number of words before each border."""
        plain = _spaced(_rows_apart(self.page, self.seen), _WORDS_AND_BORDERS)
        pattern = _WORD_OR_BORDER if _has_ideographs(plain) else _ANY_WORD_OR_BORDER
        places: list[tuple[int, int]] = []
        borders = [0]
        for match in pattern.finditer(plain):
            if match[0] == b"\0":
                borders.append(len(places))
            else:
                places.append(match.span())
        return places, sorted({*borders, len(places)})

    def between(self, place: int) -> tuple[int, int]:
        """Give the first word and the end of the stretch without a border in which a word stands."""
        borders = self._placed[1]
        after = bisect_right(borders, place)
        return borders[after - 1], borders[after]

    def span(self, first: int, count: int) -> Span:
        """Give the stretch of some words in the page's text."""
        places = self._placed[0]
        start, end = self._point(places[first][0]), self._point(places[first + count - 1][1])
        return Span(start, end, self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start))

    def _point(self, offset: int) -> int:
        """Turn an offset in bytes into one in code points."""
        return offset if self.text.isascii() else len(_utf8(self.seen)[:offset].decode("utf-8", "surrogatepass"))

    def flow(self, first: int, count: int) -> float:
        """Give the share of some words that follow the one before with nothing but white space between: low in lists
        of names and in code.
        """
        seen = _utf8(self.seen)
        stretch = self._placed[0][first : first + count]
        return sum(not seen[one[1] : other[0]].strip() for one, other in pairwise(stretch)) / max(1, count - 1)

    def shown(self, span: Span) -> str:
        """Give a stretch as one line, without what is no prose."""
        return " ".join(span.of(self.seen).replace(_BORDER, " ").split())


def words(page: Page, text: str) -> list[bytes]:
    """Give the words of a page's prose: runs of letters and digits in lower case, ideographs one by one."""
    return _words(blanked(page, text))


def _words(seen: str) -> list[bytes]:
    plain = _spaced(seen, _WORDS)
    return _WORD.findall(plain) if _has_ideographs(plain) else plain.split()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _has_ideographs(data: bytes) -> bool:
    return not data.isascii() and bool(data.translate(None, _BELOW_IDEOGRAPHS) and _IDEOGRAPH.search(data))


def _spaced(text: str, table: bytes) -> bytes:
    """Put blanks for all that is no word, byte for byte."""
    data = _utf8(text)
    for beginning, pattern, blanks in () if text.isascii() else _ABOVE_ASCII:
        if beginning in data:
            data = pattern.sub(blanks, data)
    return data.translate(table)


def blanked(page: Page, text: str) -> str:
    """Blank out of a page's text all that is no prose; a stretch that parts runs begins with a NUL."""
    pieces: list[str] = []
    position = 0
    for start, end, apart in sorted(_masks(page, text)):
        if end > position:
            start = max(start, position)
            pieces += text[position:start], _BORDER if apart else " ", " " * (end - start - 1)
            position = end
        elif apart and pieces:
            pieces[-2] = _BORDER
    return "".join([*pieces, text[position:]])


def _rows_apart(page: Page, text: str) -> str:
    """Make the line ends within tables borders; bars are such everywhere."""
    pieces: list[str] = []
    position = 0
    for table in page.tables:
        if table.span.start >= position:
            pieces += text[position : table.span.start], table.span.of(text).replace("\n", _BORDER)
            position = table.span.end
    return "".join([*pieces, text[position:]])


def _masks(page: Page, text: str) -> Iterator[Mask]:
    """Give all stretches that are no prose, in no order."""
    if page.head.span:
        yield 0, page.head.span.end + 4, True
    yield from ((s.span.start, _heading_end(text, s.span.start), True) for s in page.sections if s.level)
    yield from ((c.span.start, c.span.end, not c.inline) for c in page.code)
    yield from ((m.span.start, m.span.end, m.display) for m in page.math)
    yield from ((f.span.start, f.span.end, True) for f in page.footnotes)
    yield from ((i.span.start, i.span.end, False) for i in page.images)
    for component in page.components:
        yield _of_component(component, text)
    for link in page.links:
        yield from _of_link(link, text)
    for sign, pattern, apart in _OUTSIDE:
        if sign in text:
            yield from ((m.start(), m.end(), apart) for m in pattern.finditer(text))
    yield from _comments(text)
    if page.address.file.endswith(".mdx"):
        yield from _code_of_modules(text)


def _heading_end(text: str, start: int) -> int:
    found = (None if text.startswith("#", start) else _UNDERLINED.match(text, start)) or _LINE.match(text, start)
    return found.end() if found else start


def _of_component(component: Component, text: str) -> Mask:
    """Blank a tag, or the whole of what is set as written; one alone on its line, or of a block, parts runs."""
    tag, name = component.tag, component.name
    alone = text[tag.start - 1 : tag.start] in ("", "\n") and text[tag.end : tag.end + 1] in ("", "\n")
    return tag.start, component.span.end if name in _WHOLE else tag.end, alone or name in _APART


def _of_link(link: Link, text: str) -> Iterator[Mask]:
    """Blank a link but for its text; one that is its own text, or is of a component, stays."""
    start, end = link.span.start, link.span.end
    if link.kind in ("inline", "reference"):
        until = text.rfind("](" if link.kind == "inline" else "][", start, end)
        yield start, start + 1, False
        yield (until if until > start else end - 1), end, False
    elif link.kind == "wikilink":
        yield start, text.find("|", start, end) + 1 or start + 2, False
        yield end - 2, end, False
    elif link.kind in ("bare", "autolink", "embed"):
        yield start, end, False


def _comments(text: str) -> Iterator[Mask]:
    for opening, closing in (("<!--", "-->"), ("{/*", "*/}")):
        start = text.find(opening)
        while start >= 0 and (end := text.find(closing, start)) >= 0:
            yield start, end + 3, False
            start = text.find(opening, end)


def _code_of_modules(text: str) -> Iterator[Mask]:
    """Give import and export statements, from their line to the next blank one."""
    for word in ("import", "export"):
        start = text.find(word)
        while start >= 0:
            stop = start + len(word)
            if (not start or text[start - 1] == "\n") and _ESM.match(text, start):
                end = text.find("\n\n", start)
                stop = len(text) if end < 0 else end
                yield start, stop, True
            start = text.find(word, stop)
