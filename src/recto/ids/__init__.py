"""Numbers that survive several people working at once: handing them out, and mending what a merge brought together."""

from recto.ids.handout import Handed, hand_out
from recto.ids.register import Register, read_register
from recto.ids.repair import Repaired, repair

__all__ = ["Handed", "Register", "Repaired", "hand_out", "read_register", "repair"]
