"""Who has which number here: the claims, the entities' rows and the pages' heads, without a build."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from recto.config import Settings
from recto.ecma import to_text, truthy
from recto.errors import SourceError
from recto.link.claims import Contest, Holding, contests, holdings
from recto.link.ids import registered_paths
from recto.model import Claim, Entity, Page, Source
from recto.parse.address import address
from recto.parse.claims import NUMBER, read_claims
from recto.parse.data import read_entities
from recto.parse.head import read_head
from recto.parse.place import Lines
from recto.sources import Layout, find_layout, read_files


class Register(msgspec.Struct, frozen=True, dict=True):
    """All that gives numbers, as read: pages are known by their heads only, with their text.

    `unread` are files that could not be read, and why.
    """

    layout: Layout
    pages: Mapping[str, Source]
    rows: Mapping[str, Source]
    ids: Source | None
    heads: tuple[Page, ...]
    entities: tuple[Entity, ...]
    unread: tuple[str, ...] = ()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The numbers handed out, in the order of their lines."""
        return read_claims(self.ids)[0] if self.ids else ()

    @cached_property
    def held(self) -> tuple[Holding, ...]:
        """Every place that gives a number to a slug."""
        return tuple(holdings(self.claims, self.entities, self.heads))

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path of each id."""
        return registered_paths(self.heads, self.entities)

    @cached_property
    def contests(self) -> tuple[Contest, ...]:
        """Numbers with two slugs, slugs with two numbers."""
        return tuple(contests(self.held, self.paths))

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The ids of all pages and entities."""
        declared = (to_text(page.field("entityId")) for page in self.heads if truthy(page.field("entityId")))
        return frozenset((*self.paths, *(to_text(entity.id) for entity in self.entities), *declared))

    @cached_property
    def former(self) -> frozenset[str]:
        """The numbers that pages had before, by their aliases."""
        written = (page.field("aliases") for page in self.heads)
        items = (item for value in written for item in (value if isinstance(value, list) else [value]))
        return frozenset(item for item in items if isinstance(item, str) and NUMBER.match(item))

    def edited(self, texts: Mapping[str, str]) -> "Register":
        """Give the register after a change of some files' texts."""
        ids = Source(self.layout.ids, texts[self.layout.ids], "") if self.layout.ids in texts else self.ids
        pages, rows = _edited(self.pages, texts), _edited(self.rows, texts)
        heads = (
            _page(pages[head.address.file], self.layout) if head.address.file in texts else head for head in self.heads
        )
        entities = self.entities if texts.keys().isdisjoint(rows) else read_entities(rows.values(), [])
        return Register(self.layout, pages, rows, ids, tuple(heads), tuple(entities))


def read_register(root: Path, settings: Settings) -> Register:
    """Read what gives numbers below `root`; raise `RectoError` where the folder or the file of claims is no such."""
    layout = find_layout(root, settings)
    files = read_files(root, layout)
    troubles = read_claims(files.ids)[1] if files.ids else []
    for trouble in troubles:
        raise SourceError(
            f"{trouble.file}:{trouble.problem.span.line}: {trouble.problem.message}.",
            "Mend the line; of a merge conflict keep both sides' lines without the marks, then run `recto ids fix`.",
        )
    unread = tuple(f"{trouble.file}: {trouble.problem.message}" for trouble in files.troubles)
    pages = list(map(Source.of, files.pages))
    return msgspec.structs.replace(_register(layout, pages, files.entities, files.ids), unread=unread)


def register_of(layout: Layout, sources: Sequence[Source]) -> Register:
    """Make the register of some files, by their places; what is in none of the places is left out."""
    content = "" if layout.content == "." else f"{layout.content}/"
    return _register(
        layout,
        [s for s in sources if s.path.startswith(content) and s.path.endswith((".md", ".mdx"))],
        [s for s in sources if s.path.startswith(f"{layout.entities}/") and s.path.endswith(".yaml")],
        next((s for s in sources if s.path == layout.ids), None),
    )


def _register(layout: Layout, pages: Sequence[Source], rows: Sequence[Source], ids: Source | None) -> Register:
    heads = tuple(_page(source, layout) for source in pages)
    return Register(layout, _by_path(pages), _by_path(rows), ids, heads, tuple(read_entities(rows, [])))


def size(number: str) -> int:
    """Give what a number counts: 12 for E12; 0 for what was not handed out as one."""
    return int(number[1:]) if NUMBER.match(number) else 0


def _by_path(sources: Sequence[Source]) -> dict[str, Source]:
    return {source.path: source for source in sources}


def _edited(sources: Mapping[str, Source], texts: Mapping[str, str]) -> dict[str, Source]:
    return {
        path: Source(path, texts[path], "", source.undecodable) if path in texts else source
        for path, source in sources.items()
    }


def _page(source: Source, layout: Layout) -> Page:
    head, _ = read_head(source.text, Lines(source.text))
    return Page(address(source.path, layout.content, layout.index_stems), source.text, head, 0)
