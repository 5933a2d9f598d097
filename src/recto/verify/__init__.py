"""Beside the stages: a citation and its source → verdicts: is it the work that is named, and does it say so."""

from recto.verify.archive import Archive, read_archive
from recto.verify.examine import Evidence, examine
from recto.verify.naming import begin_naming
from recto.verify.verdicts import citation_health, citation_ids, sign_off, standing, written

__all__ = [
    "Archive",
    "Evidence",
    "begin_naming",
    "citation_health",
    "citation_ids",
    "examine",
    "read_archive",
    "sign_off",
    "standing",
    "written",
]
