"""The body text of a page file: what language models are given to read.

The contract defines it by regular expressions, applied one after the other; each stands here as a scan that moves
forward only.
"""

from collections.abc import Iterator

from recto.ecma import SPACE, line_start, pattern, trim
from recto.ecma.text import NEWLINES
from recto.scan import Ahead, Match, Scanner, blank, cut, named_tags

_IMPORT = pattern(line_start("import") + r"[ \t]")
_IMPORT_NAMES = pattern(line_start("import") + rf"{SPACE}*\{{")
_FROM = pattern(rf"\}}{SPACE}*from{SPACE}*['\"]")
_QUOTE = pattern(r"['\"]")
_LINE_END = pattern(f"[{NEWLINES}]")
_OPENER = pattern("<[A-Z]")
_BLANK_LINES = pattern(r"\n\n\n+")

_BOXES = ("DataInfoBox", "DataExternalLinks", "Backlinks")
_BLOCKS = ("Mermaid", "Tabs", "TabItem", "Card", "Accordion")
_LINKS = ("EntityLink", "R")


def plain_text(text: str) -> str:
    """Give the text of a page file without head, imports and tags; diagrams become ``[Diagram]``.

    What stands between a block's tags is dropped, what stands between those of a link stays.
    """
    text = _without_head(text)
    for step in _BEFORE_DIAGRAMS:
        text = cut(text, step(text))
    text = _name_diagrams(text)
    for step in _AFTER_DIAGRAMS:
        text = cut(text, step(text))
    return trim(_BLANK_LINES.sub("\n\n", text))


def _without_head(text: str) -> str:
    end = text.find("\n---", 4) if text.startswith("---\n") else -1
    return text[end + 4 :].removeprefix("\n") if end >= 0 else text


def import_lines(text: str) -> Iterator[Match]:
    r"""Scan for lines ``import[ \t].*;[ \t]*``."""
    for found in _IMPORT.finditer(text):
        line_end = _LINE_END.search(text, found.end())
        end = line_end.start() if line_end else len(text)
        if text[found.end() : end].rstrip(" \t").endswith(";"):
            yield Match(found.start(), end, end, end)


def import_blocks(text: str) -> Iterator[Match]:
    r"""Scan for ``import{WS}*\{[^}]*\}{WS}*from{WS}*['"][^'"]*['"];`` at the start of a line."""
    brace = Ahead(text, "}")
    opener = _IMPORT_NAMES.search(text)
    while opener:
        # Openers before this brace share it, and with it their fate.
        close = brace.at(opener.end())
        if close < 0:
            return
        source = _FROM.match(text, close)
        quote = _QUOTE.search(text, source.end()) if source else None
        position = close
        if quote and text.startswith(";", quote.end()):
            position = quote.end() + 1
            yield Match(opener.start(), position, position, position)
        opener = _IMPORT_NAMES.search(text, position)


def self_closing(text: str, name: str) -> Iterator[Match]:
    """Scan for ``<NAME[^>]*/>``."""
    return (m for m in named_tags(text, name) if m.inner_end > m.inner and text[m.inner_end - 1] == "/")


def pairs(text: str, name: str) -> Iterator[Match]:
    r"""Scan for ``<NAME[^>]*>[\s\S]*?</NAME>``."""
    opening, closing = f"<{name}", f"</{name}>"
    bracket, closer = Ahead(text, ">"), Ahead(text, closing)
    start = text.find(opening)
    while start >= 0:
        inner = bracket.at(start + len(opening))
        end = closer.at(inner + 1) if inner >= 0 else -1
        if end < 0:
            return
        yield Match(start, end + len(closing), inner + 1, end)
        start = text.find(opening, end + len(closing))


def flat_pairs(text: str, name: str) -> Iterator[Match]:
    """Scan for ``<NAME[^>]*>([^<]*)</NAME>``."""
    closing = f"</{name}>"
    for tag in named_tags(text, name):
        end = text.find("<", tag.end)
        if end < 0:
            return
        if text.startswith(closing, end):
            yield Match(tag.start, end + len(closing), tag.end, end)


def self_closing_components(text: str) -> Iterator[Match]:
    """Scan for ``<[A-Z][^>]*/>``."""
    bracket = Ahead(text, ">")
    opener = _OPENER.search(text)
    while opener:
        end = bracket.at(opener.end())
        if end < 0:
            return
        if end > opener.end() and text[end - 1] == "/":
            yield Match(opener.start(), end + 1, end + 1, end + 1)
        opener = _OPENER.search(text, end + 1)


def _name_diagrams(text: str) -> str:
    r"""Replace ``<Mermaid[\s\S]*?/>``."""
    pieces: list[str] = []
    position = 0
    start = text.find("<Mermaid")
    while start >= 0 and (end := text.find("/>", start)) >= 0:
        pieces += text[position:start], "[Diagram]"
        position = end + 2
        start = text.find("<Mermaid", position)
    return "".join([*pieces, text[position:]])


def _boxes(name: str) -> Scanner:
    return blank(lambda text: self_closing(text, name))


def _blocks(name: str) -> Scanner:
    return blank(lambda text: pairs(text, name))


def _links(name: str) -> Scanner:
    return lambda text: flat_pairs(text, name)


_BEFORE_DIAGRAMS: tuple[Scanner, ...] = (import_lines, import_blocks, *map(_boxes, _BOXES))
_AFTER_DIAGRAMS: tuple[Scanner, ...] = (*map(_blocks, _BLOCKS), *map(_links, _LINKS), self_closing_components)
