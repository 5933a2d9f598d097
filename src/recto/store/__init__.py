"""Stage 7: records → ``recto.db`` and ``json/``, and back."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recto.store.built import Built, Read
    from recto.store.database import Database
    from recto.store.files import DEFAULT, Lock, Output, Stamp
    from recto.store.read import Store

__all__ = ["DEFAULT", "Built", "Database", "Lock", "Output", "Read", "Stamp", "Store"]

_HOME = {
    **dict.fromkeys(("DEFAULT", "Lock", "Output", "Stamp"), "recto.store.files"),
    "Store": "recto.store.read",
    **dict.fromkeys(("Built", "Read"), "recto.store.built"),
    "Database": "recto.store.database",
}


def __getattr__(name: str) -> Any:
    """Load what is used: who reads a build back needs nothing of the stages that made it."""
    if name in _HOME:
        import importlib

        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'recto.store' has no attribute {name!r}")
