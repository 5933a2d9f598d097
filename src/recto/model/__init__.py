"""The nouns of Recto: frozen records that the stages hand to one another."""

from recto.model.blocks import BlockFact, BlockSection, BlockTable, PageBlocks
from recto.model.data import Change, Edit, Entity, ExternalLinks, Related, Resource
from recto.model.finding import Finding, Problem, Severity, Trouble
from recto.model.leaf import Fingerprint, Leaf, Traces
from recto.model.page import (
    Citation,
    Code,
    Component,
    Footnote,
    Head,
    Image,
    Link,
    Math,
    Page,
    Section,
    Table,
)
from recto.model.record import (
    Backlink,
    CitationHealth,
    Coverage,
    Metrics,
    Record,
    Redundancy,
    Risk,
    SimilarPage,
    UnconvertedLink,
)
from recto.model.source import Address, Source, Span
from recto.model.struct import Frozen, Row

__all__ = [
    "Address",
    "Backlink",
    "BlockFact",
    "BlockSection",
    "BlockTable",
    "Change",
    "Citation",
    "CitationHealth",
    "Code",
    "Component",
    "Coverage",
    "Edit",
    "Entity",
    "ExternalLinks",
    "Finding",
    "Fingerprint",
    "Footnote",
    "Frozen",
    "Head",
    "Image",
    "Leaf",
    "Link",
    "Math",
    "Metrics",
    "Page",
    "PageBlocks",
    "Problem",
    "Record",
    "Redundancy",
    "Related",
    "Resource",
    "Risk",
    "Row",
    "Section",
    "Severity",
    "SimilarPage",
    "Source",
    "Span",
    "Table",
    "Traces",
    "Trouble",
    "UnconvertedLink",
]
