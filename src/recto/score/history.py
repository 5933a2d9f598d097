"""The record's values that come from data files about the page."""

from typing import Any

from msgspec import UNSET, UnsetType

from recto.model import Change, CitationHealth
from recto.unit import score


@score(key="changeHistory", why="Who changed what, and why, is part of how far a page can be trusted.")
def change_history(changes: tuple[Change, ...]) -> Any:
    """List the recorded changes of the page: date, branch, title, summary and, where told, how they were made."""
    return changes or UNSET


@score(key="citationHealth", why="Citations that were checked weigh more than citations that are there.")
def citation_health(health: CitationHealth | None) -> Any:
    """Count the page's citations that were checked against their sources, and how they stood."""
    return health or UNSET


@score(key="readerRank", unit="place", range=(1, None), better="lower", why="What to mend first for readers.")
def reader_rank(reader_place: int | None) -> int | UnsetType:
    """Give the page's place by readerImportance, from 1; equal pages keep their order."""
    return UNSET if reader_place is None else reader_place


@score(key="researchRank", unit="place", range=(1, None), better="lower", why="What to mend first for research.")
def research_rank(research_place: int | None) -> int | UnsetType:
    """Give the page's place by researchImportance, from 1; equal pages keep their order."""
    return UNSET if research_place is None else research_place
