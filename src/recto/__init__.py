"""Recto: a compiler for knowledge bases.

The public API: `build` makes the record of every page, `Store` reads a build back.
"""

from typing import TYPE_CHECKING

from recto.lazy import loader

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


# ``recto --help`` needs none of them.
__getattr__ = loader(__name__, _HOME)
