"""Numbers that survive several people working at once: handing them out, and mending what a merge brought together."""

from recto.ids.handout import Handed, HandedOut, hand_out, hand_out_all
from recto.ids.repair import Repaired, repair
from recto.ids.survey import Survey, survey

__all__ = ["Handed", "HandedOut", "Repaired", "Survey", "hand_out", "hand_out_all", "repair", "survey"]
