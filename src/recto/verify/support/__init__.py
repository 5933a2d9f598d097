"""Does it say so: quotations, numbers and dates of a sentence in the text of its source."""

from recto.verify.support.look import support
from recto.verify.support.source import SourceText

__all__ = ["SourceText", "support"]
