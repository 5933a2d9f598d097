"""Stage 7: records → ``recto.db`` and ``json/``, and back."""

from typing import TYPE_CHECKING

from recto.lazy import loader

if TYPE_CHECKING:
    from recto.store.built import Built, Read, Verified, Woven
    from recto.store.database import Database
    from recto.store.files import DEFAULT, Output, Stamp
    from recto.store.read import Store

__all__ = ["DEFAULT", "Built", "Database", "Output", "Read", "Stamp", "Store", "Verified", "Woven"]

_HOME = {
    **dict.fromkeys(("DEFAULT", "Output", "Stamp"), "recto.store.files"),
    "Store": "recto.store.read",
    **dict.fromkeys(("Built", "Read", "Verified", "Woven"), "recto.store.built"),
    "Database": "recto.store.database",
}


# Who reads a build back needs nothing of the stages that made it.
__getattr__ = loader(__name__, _HOME)
