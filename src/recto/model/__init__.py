"""The nouns of Recto: frozen records that the stages hand to one another."""

from recto.model.catalog import Dated, Due, Linked, Named, RelatedItem, RiskStats, SimilarPair, Stats
from recto.model.data import Change, Claim, Edit, Entity, ExternalLinks, Redirect, Related, Resource
from recto.model.document import Document
from recto.model.finding import Finding, Problem, Severity, Trouble
from recto.model.health import BrokenLink, ConventionIssue, LinkHealth, SiteLink
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
from recto.model.site import Site
from recto.model.source import Address, DataFiles, Source, Span
from recto.model.struct import Frozen, Row

__all__ = [
    "Address",
    "Backlink",
    "BrokenLink",
    "Change",
    "Citation",
    "CitationHealth",
    "Claim",
    "Code",
    "Component",
    "ConventionIssue",
    "Coverage",
    "DataFiles",
    "Dated",
    "Document",
    "Due",
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
    "LinkHealth",
    "Linked",
    "Math",
    "Metrics",
    "Named",
    "Page",
    "Problem",
    "Record",
    "Redirect",
    "Redundancy",
    "Related",
    "RelatedItem",
    "Resource",
    "Risk",
    "RiskStats",
    "Row",
    "Section",
    "Severity",
    "SimilarPage",
    "SimilarPair",
    "Site",
    "SiteLink",
    "Source",
    "Span",
    "Stats",
    "Table",
    "Traces",
    "Trouble",
    "UnconvertedLink",
]
