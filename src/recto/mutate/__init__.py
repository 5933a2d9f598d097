"""Test a wiki and the detectors at once: plant known errors in a copy of it, and see which are found.

A kind of error is a function in a file of its own, named as the kind (`KINDS`); nothing hangs on chance but by a seed.
"""

from recto.mutate.arxiv_invented import arxiv_invented
from recto.mutate.author_respelled import author_respelled
from recto.mutate.author_swapped import author_swapped
from recto.mutate.citation_moved import citation_moved
from recto.mutate.footnote_dropped import footnote_dropped
from recto.mutate.kind import Kind
from recto.mutate.number_changed import number_changed
from recto.mutate.number_rewritten import number_rewritten
from recto.mutate.quote_altered import quote_altered
from recto.mutate.run import PER_KIND, mutate
from recto.mutate.unit_changed import unit_changed
from recto.mutate.year_changed import year_changed

__all__ = ["KINDS", "PER_KIND", "Kind", "mutate"]

KINDS: tuple[Kind, ...] = (
    year_changed,
    author_swapped,
    citation_moved,
    arxiv_invented,
    number_changed,
    unit_changed,
    quote_altered,
    footnote_dropped,
    author_respelled,
    number_rewritten,
)
"""All kinds, the harmless ones last."""
