"""Stage 7: records → ``recto.db`` and ``json/``, and back."""

from recto.store.files import DEFAULT, Lock, Output, Stamp
from recto.store.read import Store
from recto.store.words import words
from recto.store.write import Built, write

__all__ = ["DEFAULT", "Built", "Lock", "Output", "Stamp", "Store", "words", "write"]
