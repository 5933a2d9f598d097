"""Is it the work that is named: labels against the registry, the address, and what others call the same work."""

from recto.verify.identity.compare import identify, registered
from recto.verify.identity.label import read_label
from recto.verify.identity.shelf import Shelf
from recto.verify.identity.voices import identities
from recto.verify.identity.work import roster_of

__all__ = ["Shelf", "identify", "identities", "read_label", "registered", "roster_of"]
