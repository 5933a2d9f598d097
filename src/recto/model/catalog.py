"""What is said of the whole: rows of the contract's indexes, schedules and counts."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from recto.model.packed import may_be_packed


class _Contract(msgspec.Struct, frozen=True, rename="camel"):
    pass


class Named(_Contract, frozen=True):
    """An entity by its id, type and title."""

    id: Any
    type: Any
    title: Any


class RelatedItem(_Contract, frozen=True):
    """A related entity or page: how strongly, and how it relates if an entity says so."""

    id: str
    type: Any
    title: Any
    score: float
    label: str | UnsetType = UNSET


may_be_packed(RelatedItem)


class Dated(_Contract, frozen=True):
    """An entity with the date of its last change, as written."""

    id: Any
    type: Any
    title: Any
    last_updated: Any


class Linked(_Contract, frozen=True):
    """An entity with the number of backlinks that entities give it."""

    id: Any
    type: Any
    title: Any
    backlink_count: int


class Stats(_Contract, frozen=True):
    """Counts over all entities."""

    total_entities: int
    by_type: dict[str, int]
    by_severity: dict[str, int]
    by_status: dict[str, int]
    recently_updated: list[Dated]
    most_linked: list[Linked]
    top_tags: list[dict[str, Any]]
    total_tags: int
    with_description: int
    last_built: str


class RiskStats(_Contract, frozen=True):
    """Counts over the risk of all pages; the mean score is rounded."""

    total: int
    high: int
    medium: int
    low: int
    avg_score: int
    top_factors: list[dict[str, Any]]


class Due(_Contract, frozen=True):
    """A page's place in the schedule; times in days."""

    id: str
    numeric_id: str
    title: Any
    quality: Any
    reader_importance: Any
    last_updated: str | None
    update_frequency: Any
    days_since_update: int
    days_until_due: float
    staleness: float
    priority: float
    category: str


class SimilarPair(_Contract, frozen=True):
    """Two pages of one format that resemble each other, in percent."""

    page_a: str
    page_b: str
    path_a: str
    path_b: str
    title_a: Any
    title_b: Any
    similarity: int
    shingle_similarity: int
    word_similarity: int
