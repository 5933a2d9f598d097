"""Sections being filled: what is gathered while a page is read, and the records made of it at the end."""

import re
from dataclasses import dataclass, field

from recto.model import BlockFact, BlockSection, BlockTable
from recto.parse.blocks.tags import Tag

PREAMBLE = "__preamble__"
_TRACKED = {
    "SquiggleEstimate": "squiggle",
    "MermaidDiagram": "mermaid",
    "Calc": "calc",
    "Callout": "callout",
    "DataInfoBox": "datainfobox",
}
_NOT_IN_ANCHOR = re.compile(r"[^a-z0-9]+")


@dataclass
class References:
    """Entities and facts referred to, in order of first use."""

    entities: dict[str, None] = field(default_factory=dict)
    facts: dict[tuple[str, str], BlockFact] = field(default_factory=dict)

    def see(self, tag: Tag) -> None:
        """Take what a tag refers to."""
        given = tag.attributes
        if tag.name == "EntityLink" and given.get("id"):
            self.entities[given["id"]] = None
        elif tag.name == "F" and given.get("e") and given.get("f"):
            fact = BlockFact(given["e"], given["f"])
            if given.get("display"):
                fact = BlockFact(fact.entity_id, fact.fact_id, given["display"])
            self.facts.setdefault((fact.entity_id, fact.fact_id), fact)

    def join(self, other: "References") -> None:
        """Take what others refer to."""
        self.entities |= other.entities
        for pair, fact in other.facts.items():
            self.facts.setdefault(pair, fact)


@dataclass
class Section:
    """A section being filled."""

    heading: str
    heading_id: str
    level: int
    start: int
    seen: References = field(default_factory=References)
    footnotes: dict[str, None] = field(default_factory=dict)
    internal: dict[str, None] = field(default_factory=dict)
    external: dict[str, None] = field(default_factory=dict)
    tables: list[BlockTable] = field(default_factory=list)
    words: int = 0
    components: dict[str, None] = field(default_factory=dict)

    def link(self, target: str) -> None:
        """Take the target of a link, if it leads to a page or into the web."""
        if target.startswith(("http://", "https://")):
            self.external[target] = None
        elif target.startswith("/") and not target.startswith("//"):
            below = target.removeprefix("/knowledge-base") if target.startswith("/knowledge-base/") else target
            if page := below[1:].removesuffix("/"):
                self.internal[page] = None

    def record(self, end: int) -> BlockSection:
        """Make the record, of a section that ends with a line."""
        return BlockSection(
            heading=self.heading,
            heading_id=self.heading_id,
            level=self.level,
            start_line=self.start,
            end_line=end,
            entity_links=tuple(self.seen.entities),
            facts=tuple(self.seen.facts.values()),
            footnote_refs=tuple(self.footnotes),
            internal_links=tuple(self.internal),
            external_links=tuple(self.external),
            tables=tuple(self.tables),
            word_count=self.words,
            component_names=tuple(self.components),
        )


def anchor(heading: str) -> str:
    """Give the anchor of a heading."""
    return _NOT_IN_ANCHOR.sub("-", heading.lstrip("#").lower()).strip("-")


def tracked(tag: Tag) -> str | None:
    """Give the name by which a component is counted, if it is."""
    return _TRACKED.get(tag.name)
