"""Stage 7: records → ``recto.db`` and ``json/``, and back."""

from typing import TYPE_CHECKING, Any

from recto.store.words import words

if TYPE_CHECKING:
    from recto.store.database import Built, write
    from recto.store.files import DEFAULT, Lock, Output, Stamp
    from recto.store.read import Store

__all__ = ["DEFAULT", "Built", "Lock", "Output", "Stamp", "Store", "words", "write"]

_HOME = {
    **dict.fromkeys(("DEFAULT", "Lock", "Output", "Stamp"), "recto.store.files"),
    "Store": "recto.store.read",
    **dict.fromkeys(("Built", "write"), "recto.store.database"),
}


def __getattr__(name: str) -> Any:
    """Load what is used: who reads a build back needs nothing of the stages that made it."""
    if name in _HOME:
        import importlib

        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'recto.store' has no attribute {name!r}")
