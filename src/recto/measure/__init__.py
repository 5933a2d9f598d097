"""Stage 3: a page → its fields and metrics; nothing here needs more than the page."""

from recto.measure.counts import (
    diagram_count,
    external_links,
    footnote_count,
    has_overview,
    internal_links,
    section_count,
    table_count,
)
from recto.measure.fields import (
    category,
    causal_level,
    clusters,
    content_format,
    description,
    evergreen,
    file_path,
    llm_summary,
    neglectedness,
    id,
    path,
    quality,
    ratings,
    reader_importance,
    research_importance,
    subcategory,
    tactical_value,
    title,
    tractability,
    uncertainty,
    update_frequency,
)
from recto.measure.shape import bullet_ratio, structural_score, suggested_quality
from recto.measure.words import word_count, words
from recto.unit import Unit

FIELDS: tuple[Unit, ...] = (
    id,
    path,
    file_path,
    title,
    quality,
    reader_importance,
    research_importance,
    tactical_value,
    content_format,
    tractability,
    neglectedness,
    uncertainty,
    causal_level,
    llm_summary,
    description,
    ratings,
    category,
    subcategory,
    clusters,
    update_frequency,
    evergreen,
)

METRICS: tuple[Unit, ...] = (
    word_count,
    table_count,
    diagram_count,
    internal_links,
    external_links,
    footnote_count,
    bullet_ratio,
    section_count,
    has_overview,
    structural_score,
    suggested_quality,
    words,
)

__all__ = ["FIELDS", "METRICS"]
