"""What is done to the evidence of a knowledge base: sources are fetched, citations judged, signed off and mended."""

from recto.evidence.fetching import fetch
from recto.evidence.judging import Trial, judge, trial
from recto.evidence.mending import Fixes, fixes
from recto.evidence.signing import accept

__all__ = ["Fixes", "Trial", "accept", "fetch", "fixes", "judge", "trial"]
