"""A citation where it stands in its page: the stretches of what it says, of its address, of its sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from recto.model import Component, Examined, Footnote, Leaf, Resource, Source
from recto.store import Built
from recto.verify import Archive
from recto.verify.identity.work import Work, known_work

_OPAQUE = re.compile(
    r"https?://[^\s<>)\]]+|<[^<>\n]{0,500}>|\[\^[^\]\n]{0,200}\]:?|`[^`\n]{0,500}`|\{[^{}\n]{0,300}\}|&[a-z]{2,8};"
)
_SHORTEST = 3
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]")


class Stretch(NamedTuple):
    """A stretch of a text from `start`, with all that is no prose blanked out: addresses, tags, code, marks."""

    start: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Stretch":
        """Cut a stretch out of a text."""
        return cls(start, _OPAQUE.sub(lambda found: "\0" * len(found[0]), text[start:end]))

    def find(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        """Give the stretches of the whole text where a pattern, or its first group, stands."""
        group = 1 if pattern.groups else 0
        return [(self.start + m.start(group), self.start + m.end(group)) for m in pattern.finditer(self.text)]


class Wiki:
    """What kinds of errors draw on: the registered works, what is known and kept of each, the time of the build."""

    def __init__(self, resources: Sequence[Resource], archive: Archive, now: str) -> None:
        self.now = now
        self._archive = archive
        self.resources = {str(each.id): each for each in sorted(resources, key=lambda each: str(each.id))}
        self._known: dict[tuple[str, str], Work] = {}

    def work(self, target: str, resource: str) -> Work:
        """Give what is known of the work at an address."""
        at = target, resource
        if at not in self._known:
            self._known[at] = known_work(target, self.resources.get(resource), now=self.now)
        return self._known[at]

    def keeps_all(self, work: str) -> bool:
        """Say whether the text of a work is kept whole, not only its abstract or an excerpt."""
        about = self._archive.about(work) if work else None
        return about is not None and about.text is not None and not about.part

    @cached_property
    def surnames(self) -> tuple[str, ...]:
        """The surnames of the persons that wrote the registered works, each once, in order."""
        authors = (name for each in self.resources for name in self.work(self.resources[each].url, each).authors.names)
        known = {name.surname for name in authors if name.kind == "person"}
        return tuple(sorted(name for name in known if name.isalpha() and name[0].isupper() and len(name) > _SHORTEST))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The ids of the registered works that have an address."""
        return tuple(name for name, each in self.resources.items() if each.url.startswith("http"))


class Spot(NamedTuple):
    """A citation in its page; stretches that cannot be told are None."""

    examined: Examined
    source: Source
    note: Footnote | None
    said: tuple[int, int] | None
    address: tuple[int, int] | None
    wiki: Wiki

    @property
    def work(self) -> Work:
        """What is known of the work that it leads to."""
        return self.wiki.work(self.examined.cited.target, self.examined.cited.resource)

    @property
    def label(self) -> Stretch | None:
        """The stretch of what it says of its work."""
        return Stretch.of(self.source.text, *self.said) if self.said else None

    @property
    def locks(self) -> Iterator[tuple[object, ...]]:
        """Give what no two errors may share: the sentence, the footnote."""
        cited = self.examined.cited
        yield cited.file, cited.section, cited.sentence or cited.start
        if cited.kind == "footnote":
            yield cited.file, cited.label.lower()

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """Find a stretch of the citation's sentence in the text of the page; None where it is not there just once."""
        sentence = self.examined.cited.sentence
        before, after = re.findall(r"\w+", sentence[:start])[-3:], re.findall(r"\w+", sentence[end:])[:1]
        gap = r"[\W_]{0,300}?"
        words = [*map(re.escape, before), f"({re.escape(sentence[start:end])})", *map(re.escape, after)]
        pattern = re.compile(r"(?<!\w)" * bool(before) + gap.join(words) + r"(?!\w)" * bool(after))
        found = self._paragraph().find(pattern)
        return found[0] if len(found) == 1 else None

    def _paragraph(self) -> Stretch:
        """Give the paragraph, item or row around the citation."""
        text, at = self.source.text, self.examined.cited.start
        start, end = _line(text, at)
        if not text[start:end].lstrip().startswith("|"):
            while start and not _ITEM.match(text, start) and (above := text[slice(*_line(text, start - 1))]).strip():
                start -= len(above) + 1
            while end < len(text) and (below := text[slice(*_line(text, end + 1))]).strip() and not _ITEM.match(below):
                end += len(below) + 1
        return Stretch.of(text, start, end)


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def spots(built: Built, archive: Archive) -> list[Spot]:
    """Give the citations of all pages that errors may be planted in, in the order of files and places."""
    wiki = Wiki(built.data.resources, archive, built.about["now"])
    sources = {source.path: Source.of(source) for source in built.sources}
    found = [
        spot
        for leaf, page in zip(built.leaves, built.evidence.pages, strict=True)
        if page.citations and not (source := sources[leaf.page.address.file]).undecodable
        for spot in _of_page(leaf, page.citations, source, wiki)
    ]
    return sorted(found, key=lambda spot: (spot.source.path, spot.examined.cited.start))


def sane(examined: Examined) -> bool:
    """Say whether nothing is wrong with a citation so far."""
    return examined.identity.verdict != "mismatch" and examined.support.verdict != "contradicted"


def _of_page(leaf: Leaf, citations: Sequence[Examined], source: Source, wiki: Wiki) -> Iterator[Spot]:
    notes = {each.label.lower(): each for each in reversed(leaf.page.footnotes)}
    components = {each.span.start: each for each in leaf.page.components}
    for examined in filter(sane, citations):
        note = notes.get(examined.cited.label.lower()) if examined.cited.kind == "footnote" else None
        said, address = _stretches(source.text, examined, note, components)
        yield Spot(examined, source, note, said, address, wiki)


def _stretches(
    text: str, examined: Examined, note: Footnote | None, components: Mapping[int, Component]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Give where a citation says what it says, and where its address or id stands."""
    cited = examined.cited
    if note:
        begin = text.find("]:", note.span.start, note.span.end) + 2
        return (begin, note.span.end), _once(text, cited.target, begin, note.span.end)
    if cited.kind == "resource" and (tag := components.get(cited.start)):
        end = text.rfind("</", tag.tag.end, tag.span.end)
        inner = (tag.tag.end, end) if end >= 0 else None
        return inner, _once(text, tag.attributes.get("id", ""), tag.tag.start, tag.tag.end)
    if cited.kind == "link" and text.startswith("[", cited.start):
        border = text.rfind("](", cited.start, cited.end)
        return ((cited.start + 1, border), _once(text, cited.target, border, cited.end)) if border > 0 else (None, None)
    return None, _once(text, cited.target, cited.start, cited.end)


def _once(text: str, part: str, start: int, end: int) -> tuple[int, int] | None:
    at = text.find(part, start, end) if part else -1
    return (at, at + len(part)) if at >= 0 else None
