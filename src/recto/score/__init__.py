"""Stage 5: metrics + graph → scores, and from all of it the record."""

from recto.score.coverage import coverage
from recto.score.dates import PageDates, date_created, last_updated
from recto.score.history import change_history, citation_health, reader_rank, research_rank
from recto.score.integrity import integrity
from recto.score.ranks import recommended_score
from recto.score.record import places, plain, record
from recto.score.risk import entity_type, hallucination_risk
from recto.score.schedule import update_schedule
from recto.score.statistics import risk_statistics, statistics
from recto.score.trust import (
    cited_claims,
    claims,
    contradicted_citations,
    mismatched_citations,
    supported_citations,
    trust,
)
from recto.unit import Unit

SCORES: tuple[Unit, ...] = (
    last_updated,
    date_created,
    citation_health,
    hallucination_risk,
    entity_type,
    change_history,
    coverage,
    reader_rank,
    research_rank,
    recommended_score,
    trust,
    claims,
    cited_claims,
    mismatched_citations,
    contradicted_citations,
    supported_citations,
)

__all__ = [
    "SCORES",
    "PageDates",
    "integrity",
    "places",
    "plain",
    "record",
    "risk_statistics",
    "statistics",
    "update_schedule",
]
