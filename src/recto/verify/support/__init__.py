"""Does it say so: quotations, numbers and dates of a sentence in the text of its source."""

from recto.verify.support.look import NO_TEXT, support
from recto.verify.support.source import SourceText

__all__ = ["NO_TEXT", "SourceText", "support"]
