"""Is it the work that is named: labels against the registry, the address, and what others call the same work."""

from recto.verify.identity.appeared import read_publications
from recto.verify.identity.compare import identify, registered
from recto.verify.identity.label import read_label
from recto.verify.identity.voices import Heard, Listener, identities, together

__all__ = ["Heard", "Listener", "identify", "identities", "read_label", "read_publications", "registered", "together"]
