"""Citations: every place where a page names its source, in whatever form."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from recto.components import CITATION
from recto.model import Citation, Component, Footnote, Link
from recto.parse.mdx import DOLLAR
from recto.parse.place import Lines

_REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,200})\]")
_MARKUP = re.compile(r"<[^<>]*>|\*\*|\\(?=[^\w\s])")
_URL = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_SCHEME = re.compile(r"://(?:(?<=[hH][tT][tT][pP]://)|(?<=[hH][tT][tT][pP][sS]://))[^\s<>]+")
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
    """Cut off the punctuation after an address, and a closing bracket that it does not open."""
    while url[-1] in _TRAILING or (url[-1] == ")" and url.count(")") > url.count("(")):
        url = url[:-1]
    return url


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
    found = [
        *_references(masked, lines, code, notes),
        *_resources(text, components),
        *_sources(links),
    ]
    return tuple(sorted((c for c in found if c.span.start not in apparatus), key=lambda c: c.span.start))


def _references(masked: str, lines: Lines, code: Stretches, notes: tuple[Footnote, ...]) -> Iterator[Citation]:
    known = {note.label.lower(): note for note in notes}
    for match in _REFERENCE.finditer(masked) if "[^" in masked else ():
        start = match.start() - 1
        defines = masked.startswith(":", match.end()) and masked.startswith("\n", start)
        if not defines and start not in code:
            label = match[1]
            note = known.get(label.lower())
            url = _URL.search(note.text) if note else None
            target = _trimmed(url[0]) if url else ""
            span = lines.span(start, start + len(label) + 3)
            yield Citation("footnote", label, target, note is not None, span)


def _resources(text: str, components: Iterable[Component]) -> Iterator[Citation]:
    for component in components:
        if component.name in CITATION.names:
            identifier = component.attributes.get("id", "")
            inner = text[component.tag.end : component.span.end].removesuffix(f"</{component.name}>")
            yield Citation("resource", shown(inner) or identifier, identifier, True, component.span)


def _sources(links: Iterable[Link]) -> Iterator[Citation]:
    for link in links:
        if link.target[:8].lower().startswith(("http://", "https://")):
            kind = link.kind if link.kind in ("autolink", "bare") else "link"
            yield Citation(kind, link.text, link.target, True, link.span)
