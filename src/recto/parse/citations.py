"""Citations: every place where a page names its source, in whatever form."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from recto.components import CITATION
from recto.model import Citation, Component, Footnote, Link, Span
from recto.parse.mdx import DOLLAR
from recto.parse.place import Lines
from recto.urls import is_web

_REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,200})\]")
_MARKUP = re.compile(r"<[^<>]*>|\*\*|\\(?=[^\w\s])")
_URL = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_SCHEME = re.compile(r"://(?:(?<=[hH][tT][tT][pP]://)|(?<=[hH][tT][tT][pP][sS]://))[^\s<>]+")
_ARXIV = re.compile(
    r"[aA]r[xX]iv(?::[ ]?|[ ]preprint[ ]arXiv:[ ]?|[ ])(\d{4}\.\d{4,5}|[a-z-]{2,9}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?"
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"{}|]{1,200}")
_BEFORE_DOI = re.compile(r"[dD][oO][iI](?::[ ]?|[ ])\Z")
_LONGEST_BEFORE = 5
_TRAILING = ".,;:!?*_~'\"`’”|]"


def shown(markup: str) -> str:
    """Give what a reader sees of a short stretch of text: without tags, bold marks and escapes."""
    return _MARKUP.sub("", markup).strip()


class Stretches:
    """Stretches of a text, to ask whether an offset lies in one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(stretches):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]


def bare_links(masked: str, opaque: Stretches, lines: Lines) -> Iterator[Link]:
    """Find addresses that stand in the text as such."""
    for match in _SCHEME.finditer(masked):
        first = match.start() - (5 if masked[match.start() - 1] in "sS" else 4)
        start = first - 1
        if start not in opaque:
            url = _trimmed(masked[first : match.end()])
            yield Link("bare", url.replace(DOLLAR, "$"), url.replace(DOLLAR, "$"), lines.span(start, start + len(url)))


def _trimmed(url: str) -> str:
    """Cut off what follows a link's text, the punctuation after an address, a closing bracket that it does not open."""
    url = url.partition("](")[0]
    while url[-1] in _TRAILING or (url[-1] == ")" and url.count(")") > url.count("(")):
        url = url[:-1]
    return url


def identifiers(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Find identifiers of works that stand in a text as such: kind (arxiv, doi), address, start, end."""
    if "rXiv" in text or "rxiv" in text:
        for match in _ARXIV.finditer(text):
            yield "arxiv", f"https://arxiv.org/abs/{match[1]}", match.start(), match.end()
    if "10." in text:
        for start, match in _dois(text):
            before = text[start - 1 : start]
            if not (before.isalnum() or (before and before in "/.-")):
                name = _trimmed(match[0])
                yield "doi", f"https://doi.org/{name}", start, match.start() + len(name)


def _dois(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Find what looks like a DOI, each with where it begins, the word ``doi`` before it included.

    The number is looked for first: patterns that begin with what may be there are slow.
    """
    end = 0
    for match in _DOI.finditer(text):
        named = _BEFORE_DOI.search(text, max(end, match.start() - _LONGEST_BEFORE), match.start())
        yield (named or match).start(), match
        end = match.end()


def footnotes(text: str, definitions: list[tuple[str, int, int]], lines: Lines) -> tuple[Footnote, ...]:
    """Make the definitions of footnotes, each with its text."""
    return tuple(
        Footnote(label, text[start:end].partition("]:")[2].strip(), lines.span(start, end))
        for label, start, end in definitions
    )


def citations(
    text: str,
    masked: str,
    lines: Lines,
    code: Stretches,
    links: Iterable[Link],
    components: Iterable[Component],
    notes: tuple[Footnote, ...],
) -> tuple[Citation, ...]:
    """Gather the citations of a page in order; what stands in a definition is that footnote's source."""
    apparatus = Stretches((note.span.start, note.span.end) for note in notes)
    links, named = tuple(links), tuple(_resources(text, components))
    spans = [*(link.span for link in links), *(each.span for each in named)]
    found = [
        *_references(masked, lines, code, notes),
        *named,
        *_sources(links),
        *_identified(masked, lines, code, spans),
    ]
    return tuple(sorted((c for c in found if c.span.start not in apparatus), key=lambda c: c.span.start))


def _references(masked: str, lines: Lines, code: Stretches, notes: tuple[Footnote, ...]) -> Iterator[Citation]:
    known = {note.label.lower(): note for note in reversed(notes)}
    for match in _REFERENCE.finditer(masked) if "[^" in masked else ():
        start = match.start() - 1
        defines = masked.startswith(":", match.end()) and masked.startswith("\n", start)
        if not defines and start not in code:
            label = match[1]
            note = known.get(label.lower())
            target = address(note.text) if note else ""
            span = lines.span(start, start + len(label) + 3)
            yield Citation("footnote", label, target, note is not None, span)


def address(note: str) -> str:
    """Give the address that a note leads to: the first in it, else that of the first work it identifies, else none."""
    if url := _URL.search(note):
        return _trimmed(url[0])
    return next((target for _, target, *_ in identifiers(note)), "")


def _identified(masked: str, lines: Lines, code: Stretches, cited: Iterable[Span]) -> Iterator[Citation]:
    """Find the identifiers that stand neither in code nor in a stretch that cites already."""
    linked = Stretches((each.start, each.end) for each in cited)
    for kind, target, first, end in identifiers(masked):
        start = first - 1
        if start not in code and start not in linked:
            yield Citation(kind, masked[first:end].replace(DOLLAR, "$"), target, True, lines.span(start, end - 1))


def _resources(text: str, components: Iterable[Component]) -> Iterator[Citation]:
    for component in components:
        if component.name in CITATION.names:
            identifier = component.attributes.get("id", "")
            yield Citation("resource", shown(component.inner(text)) or identifier, identifier, True, component.span)


def _sources(links: Iterable[Link]) -> Iterator[Citation]:
    for link in links:
        if is_web(link.target):
            kind = link.kind if link.kind in ("autolink", "bare") else "link"
            yield Citation(kind, link.text, link.target, True, link.span)
