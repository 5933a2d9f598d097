"""Recto: a compiler for knowledge bases.

The public API: `build` makes the record of every page, `Store` reads a build back.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recto.builds import build
    from recto.options import Options, Result
    from recto.store import Output, Store

__version__ = "0.1.0"
__all__ = ["Options", "Output", "Result", "Store", "__version__", "build"]

_HOME = {
    "Options": "recto.options",
    "Result": "recto.options",
    "build": "recto.builds",
    "Output": "recto.store",
    "Store": "recto.store",
}


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used, so that ``recto --help`` need not."""
    if name in _HOME:
        import importlib

        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'recto' has no attribute {name!r}")
