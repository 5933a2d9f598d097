"""Beside the stages: a citation and its source → verdicts: is it the work that is named, and does it say so."""

from recto.verify.archive import Archive, read_archive
from recto.verify.citations import citation_ids
from recto.verify.examine import Evidence, examine
from recto.verify.health import citation_health
from recto.verify.signoff import sign_off
from recto.verify.verdicts import standing, written

__all__ = [
    "Archive",
    "Evidence",
    "citation_health",
    "citation_ids",
    "examine",
    "read_archive",
    "sign_off",
    "standing",
    "written",
]
