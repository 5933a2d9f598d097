"""Which stretches of a page are no prose: where a name that stands there is no mention."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from recto.model import Page, Section

Stretch = tuple[int, int]

_WHOLE = frozenset({"R", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "svg", "script", "style", "Mermaid", "cite", "kbd"})
"""Components whose content is none of the page's own prose: citations, headings, diagrams, raw text, titles."""

_OPEN, _CLOSED = re.compile(r"\{"), re.compile(r"\}")
_LABEL = re.compile(r"[ >]{0,8}\[[^\]\n]{1,200}\Z")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SHORT_WORD, _TITLE_WORDS, _LONGEST_TITLE = 3, 3, 200
_SPEECH = '"“'
_QUOTES = (('"', '"'), ("“", "”"), ("*", "*"), ("_", "_"))


class Opaque:
    """Stretches of a text, to ask whether another one touches them."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(stretches):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Say whether any of the stretches shares a character with this one."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self.ends[index] > start


def opaque(page: Page, text: str) -> Opaque:
    """Gather what is no prose of a page.

    Head, imports, headings, tags, links, images, code, formulas, footnote and link definitions, comments, and
    expressions of MDX.
    """
    groups = (page.links, page.images, page.code, page.math, page.footnotes)
    head = page.head.span.end + 4 if page.head.span else page.body_start
    found = [(0, head), *page.imports]
    for group in groups:
        found += ((thing.span.start, thing.span.end) for thing in group)
    found += _tags(page, text)
    found += (_heading(text, section) for section in page.sections if section.level)
    found += _comments(text)
    found += _definitions(text)
    if page.address.file.endswith(".mdx"):
        found += _expressions(text, Opaque(found))
    return Opaque(found)


def _tags(page: Page, text: str) -> Iterator[Stretch]:
    for component in page.components:
        tag, span = component.tag, component.span
        if component.name in _WHOLE:
            yield span.start, span.end
            continue
        yield tag.start, tag.end
        if span.end > tag.end and (close := text.rfind("</", tag.end, span.end)) >= 0:
            yield close, span.end


def _heading(text: str, section: Section) -> Stretch:
    """Give the stretch of a section's heading: its line, or all lines down to one that underlines them."""
    start = section.span.start
    line = text.find("\n", start)
    line = len(text) if line < 0 else line
    if text[start:line].lstrip("> \t").startswith("#"):
        return start, line
    blank = text.find("\n\n", line, section.span.end)
    end = line
    for following in text[line + 1 : section.span.end if blank < 0 else blank].split("\n"):
        end += 1 + len(following)
        mark = following.strip("> \t\r")
        if mark and mark in (len(mark) * "=", len(mark) * "-"):
            return start, end
    return start, line


def _comments(text: str) -> Iterator[Stretch]:
    for opening, closing in (("<!--", "-->"), ("{/*", "*/")):
        start = text.find(opening)
        while start >= 0 and (end := text.find(closing, start + 3)) >= 0:
            yield start, end + 3
            start = text.find(opening, end)


def _definitions(text: str) -> Iterator[Stretch]:
    """Find the lines that define links."""
    join = text.find("]:")
    while join >= 0:
        line = text.rfind("\n", max(0, join - _LONGEST_TITLE), join) + 1
        end = text.find("\n", join)
        end = len(text) if end < 0 else end
        if _LABEL.match(text[line:join]):
            yield line, end
        join = text.find("]:", end)


def _expressions(text: str, known: Opaque) -> Iterator[Stretch]:
    """Find the braces that are closed, those in tags and code apart."""
    closed = [match.start() for match in _CLOSED.finditer(text)]
    braces = sorted([*(match.start() for match in _OPEN.finditer(text)), *closed]) if closed else []
    open_at: list[int] = []
    for at in braces:
        if known.touches(at, at + 1):
            continue
        if text[at] == "{":
            open_at.append(at)
        elif open_at:
            yield open_at.pop(), at + 1


def in_title_of_work(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a line stands in what is quoted or set in italics as a title is.

    That is three words or more, all but the short ones with a capital; two if the quotes hold the stretch alone.
    """
    before = text[max(0, start - _LONGEST_TITLE) : start].rpartition("\n")[2]
    after = text[end : end + _LONGEST_TITLE].partition("\n")[0]
    for opening, closing in _QUOTES:
        if opening in before and closing in after:
            head, _, first = before.rpartition(opening)
            last = after.partition(closing)[0]
            opens = not head[-1:].isalnum() and head[-1:] != opening and not first[:1].isspace()
            if opens and _title(first + text[start:end] + last, alone=not first and not last and opening in _SPEECH):
                return True
    return False


def _title(text: str, *, alone: bool) -> bool:
    words = _WORD.findall(text)
    return len(words) >= _TITLE_WORDS - alone and not any(w[0].islower() for w in words if len(w) > _SHORT_WORD)
