"""What one question says of a citation and its work: authors, year, title, venue or address."""

from typing import Literal, NamedTuple

from recto.model import Difference


class Side(NamedTuple):
    """What one question says, in words; `difference` if it differs, or perhaps does."""

    says: Literal["agrees", "differs", "unknown"] = "unknown"
    why: str = ""
    difference: Difference | None = None


SILENT = Side()
