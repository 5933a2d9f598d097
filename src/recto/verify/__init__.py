"""Beside the stages: a citation and its source → verdicts: is it the work that is named, and does it say so."""

from recto.verify.citations import citation_ids
from recto.verify.health import citation_health
from recto.verify.signoff import sign_off
from recto.verify.verdicts import standing, written

__all__ = ["citation_health", "citation_ids", "sign_off", "standing", "written"]
