"""The record of a page: the contract's keys, in the contract's order.

The fields are written as they appear in JSON (in camel case by renaming). Where the contract leaves a key out, the
value is `msgspec.UNSET`.
"""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from recto.model.data import Change


class _Contract(msgspec.Struct, frozen=True, rename="camel"):
    pass


class Metrics(_Contract, frozen=True):
    """The contract's counts of a page's text."""

    word_count: int
    table_count: int
    diagram_count: int
    internal_links: int
    external_links: int
    footnote_count: int
    bullet_ratio: float
    section_count: int
    has_overview: bool
    structural_score: int


class UnconvertedLink(_Contract, frozen=True):
    """A plain link to an address that the registry knows."""

    text: str
    url: str
    resource_id: Any
    resource_title: Any = UNSET


class CitationHealth(_Contract, frozen=True):
    """How a page's citations stood when they were last checked."""

    total: int
    with_quotes: int
    verified: int
    accuracy_checked: int
    accurate: int
    inaccurate: int
    avg_score: float | None


class Risk(_Contract, frozen=True):
    """The structural prior that a page states what is not so: 0 to 100, with the factors that made it."""

    level: str
    score: int
    factors: tuple[str, ...]
    integrity_issues: tuple[str, ...] | UnsetType = UNSET


class SimilarPage(_Contract, frozen=True):
    """A page that resembles another, in percent."""

    id: str
    title: Any
    path: str
    similarity: int


class Redundancy(_Contract, frozen=True):
    """How much a page resembles others of its format, in percent; the five nearest."""

    max_similarity: int
    similar_pages: tuple[SimilarPage, ...]


class Coverage(_Contract, frozen=True):
    """Which parts of a complete page are there: items green, amber or red."""

    passing: int
    total: int
    targets: dict[str, int]
    actuals: dict[str, int]
    items: dict[str, str]
    edit_history_count: int | UnsetType = UNSET
    ratings_string: str | UnsetType = UNSET


class Backlink(_Contract, frozen=True, omit_defaults=True):
    """What links to a page: a page or an entity, by id."""

    id: Any
    type: Any
    title: Any
    relationship: str | None = None


class Record(_Contract, frozen=True):
    """Everything the contract says of one page."""

    id: str
    numeric_id: Any
    path: str
    file_path: str
    title: Any
    quality: Any
    reader_importance: Any
    research_importance: Any
    tactical_value: Any
    content_format: Any
    tractability: Any
    neglectedness: Any
    uncertainty: Any
    causal_level: Any
    last_updated: str | None
    date_created: str | None
    llm_summary: Any
    description: Any
    ratings: Any
    category: str
    subcategory: Any
    clusters: Any
    metrics: Metrics
    suggested_quality: int
    update_frequency: Any
    evergreen: bool
    word_count: int
    unconverted_links: tuple[UnconvertedLink, ...]
    unconverted_link_count: int
    converted_link_count: int
    backlink_count: int
    citation_health: CitationHealth | UnsetType
    hallucination_risk: Risk
    entity_type: Any
    redundancy: Redundancy
    change_history: tuple[Change, ...] | UnsetType
    coverage: Coverage
    reader_rank: int | UnsetType
    research_rank: int | UnsetType
    recommended_score: float
