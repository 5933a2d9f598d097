"""Does it say so: quotations, numbers and dates of a sentence in the text of its source."""

from typing import TYPE_CHECKING

from recto.lazy import loader

if TYPE_CHECKING:
    from recto.verify.support.look import support
    from recto.verify.support.source import SourceText

__all__ = ["SourceText", "support"]

_HOME = {"support": "recto.verify.support.look", "SourceText": "recto.verify.support.source"}

# A build in which no sentence changed looks for nothing.
__getattr__ = loader(__name__, _HOME)
