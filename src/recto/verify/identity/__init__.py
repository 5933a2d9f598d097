"""Is it the work that is named: labels against the registry, the address, and what others call the same work."""

from typing import TYPE_CHECKING

from recto.lazy import loader

if TYPE_CHECKING:
    from recto.verify.identity.appeared import read_publications
    from recto.verify.identity.compare import identify, registered
    from recto.verify.identity.label import read_label
    from recto.verify.identity.voices import Heard, Listener, identities, together

__all__ = ["Heard", "Listener", "identify", "identities", "read_label", "read_publications", "registered", "together"]

_HOME = {
    "read_publications": "recto.verify.identity.appeared",
    **dict.fromkeys(("identify", "registered"), "recto.verify.identity.compare"),
    "read_label": "recto.verify.identity.label",
    **dict.fromkeys(("Heard", "Listener", "identities", "together"), "recto.verify.identity.voices"),
}

# A build in which no citation changed compares nothing.
__getattr__ = loader(__name__, _HOME)
