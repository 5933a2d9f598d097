"""A model that is asked, if it is wanted, whether a source says what a sentence says."""

from recto.verify.judge.cache import Answers
from recto.verify.judge.cost import Estimate
from recto.verify.judge.run import Abstained, Ask, Case, Report, estimate, judge, prepare, unjudged

__all__ = ["Abstained", "Answers", "Ask", "Case", "Estimate", "Report", "estimate", "judge", "prepare", "unjudged"]
