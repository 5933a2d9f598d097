"""Links by number after a number has gone to another page: which of them meant whom."""

from collections.abc import Iterator, Mapping

from recto.components import ENTITY_LINK
from recto.ecma import to_text
from recto.ids.register import Register
from recto.ids.spans import in_tag, mentions, titles
from recto.model import Component, Frozen, Source
from recto.parse import parse_page


class Change(Frozen, frozen=True):
    """A link that is led to the new number: where it stands, what a reader sees, the text of the file after it."""

    file: str
    line: int
    shown: str
    text: str


class Links:
    """The links to a number that was of some slugs and is only the keeper's now; `published` are earlier texts."""

    def __init__(self, register: Register, slugs: tuple[str, ...], keeper: str, published: Mapping[str, str]) -> None:
        self.register = register
        self.published = {file: frozenset(text.split("\n")) for file, text in published.items()}
        self.ours = {name for slug in slugs for name in self._names(slug)} - self._names(keeper)
        self.theirs = self._names(keeper) - {name for slug in slugs for name in self._names(slug)}

    def _names(self, slug: str) -> set[str]:
        title = next((page.field("title") for page in self.register.heads if page.address.id == slug), None)
        return titles(next((e for e in self.register.entities if to_text(e.id) == slug), None), title, slug)

    def changed(self, number: str, new: str) -> Iterator[Change]:
        """Lead each link to the new number whose text names what has it now, and not the keeper."""
        for source in self.register.pages.values():
            text = source.text
            for tag in reversed(self._tags(source, number)):
                shown = _shown(text, tag)
                if shown.casefold() in self.ours and not source.undecodable:
                    text = in_tag(text, tag, number, new)
                    yield Change(source.path, tag.tag.line, shown, text)

    def left(self, number: str) -> Iterator[tuple[str, int]]:
        """Give file and line of what names the number and may mean either.

        A line that was published so, or shows the keeper's name, means the keeper.
        """
        holding = {(each.file, each.line) for each in self.register.held if each.number == number}
        for source in (*self.register.pages.values(), *self.register.rows.values()):
            if number not in source.text:
                continue
            tags = self._tags(source, number) if source.path in self.register.pages else []
            clear = {tag.tag.line for tag in tags if _shown(source.text, tag).casefold() in self.theirs}
            known, lines = self.published.get(source.path, frozenset()), source.text.split("\n")
            for line in mentions(source.text, number):
                meant = line in clear or (source.path, line) in holding or lines[line - 1] in known
                if not meant and "numericId" not in lines[line - 1]:
                    yield source.path, line

    def _tags(self, source: Source, number: str) -> list[Component]:
        if number not in source.text:
            return []
        layout = self.register.layout
        page = parse_page(source, layout.content, wikilinks=layout.wikilinks, index_stems=layout.index_stems)
        return [tag for tag in page.components if tag.name in ENTITY_LINK.names and tag.attributes.get("id") == number]


def _shown(text: str, tag: Component) -> str:
    """Give what a reader sees of a link."""
    return " ".join((tag.inner(text).strip() or tag.attributes.get("label", "")).split())
