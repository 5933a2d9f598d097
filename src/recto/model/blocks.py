"""The block index: what stands in each section of a page, in the contract's shape and order of keys."""

import msgspec


class _Camel(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """A frozen record whose JSON has the contract's keys, in the order of the fields."""


class BlockFact(_Camel, frozen=True):
    """A fact a section shows: the entity's id, the fact's id, and how it is displayed, where that is said."""

    entity_id: str
    fact_id: str
    display: str | msgspec.UnsetType = msgspec.UNSET


class BlockTable(_Camel, frozen=True):
    """A table: the texts of its first row's cells, how many rows follow, what its cells refer to, its line from 1."""

    headers: tuple[str, ...]
    row_count: int
    entity_links_in_cells: tuple[str, ...]
    facts_in_cells: tuple[BlockFact, ...]
    start_line: int


class BlockSection(_Camel, frozen=True):
    """A section by second-level heading, from its first line to its last (from 1, both included).

    The lists hold distinct values in order of first use; `word_count` counts white-space separated pieces.
    """

    heading: str
    heading_id: str
    level: int
    start_line: int
    end_line: int
    entity_links: tuple[str, ...]
    facts: tuple[BlockFact, ...]
    footnote_refs: tuple[str, ...]
    internal_links: tuple[str, ...]
    external_links: tuple[str, ...]
    tables: tuple[BlockTable, ...]
    word_count: int
    component_names: tuple[str, ...]


class PageBlocks(_Camel, frozen=True):
    """The sections of a page, and how often each tracked component stands in it."""

    page_id: str
    sections: tuple[BlockSection, ...]
    components: dict[str, int]
