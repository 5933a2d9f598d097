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
from recto.measure.evidence import citation_density, citations, cited_sources, footnotes, undefined_footnotes
from recto.measure.fields import (
    category,
    causal_level,
    clusters,
    content_format,
    description,
    evergreen,
    file_path,
    id,
    llm_summary,
    neglectedness,
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
from recto.measure.structure import (
    code_blocks,
    components,
    formulas,
    headings,
    images,
    list_share,
    page_links,
    tables,
    web_links,
)
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
    citations,
    cited_sources,
    citation_density,
    footnotes,
    undefined_footnotes,
    page_links,
    web_links,
    tables,
    headings,
    list_share,
    images,
    components,
    code_blocks,
    formulas,
)

__all__ = ["FIELDS", "METRICS"]
