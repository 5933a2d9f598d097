"""Beside the stages: a citation and its source → verdicts: is it the work that is named, and does it say so."""
