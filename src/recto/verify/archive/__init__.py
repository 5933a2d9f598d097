"""The archive of sources: the texts of cited works, and what is known of each, as open files beside the pages."""

from typing import TYPE_CHECKING

from recto.lazy import loader
from recto.verify.archive.archive import Archive, read_archive

if TYPE_CHECKING:
    from recto.verify.archive.filling import Report, fill
    from recto.verify.archive.guard import Guard
    from recto.verify.archive.options import NO_CATALOGUES, Catalogues, FetchOptions, Times, Wanted, options_of

__all__ = [
    "NO_CATALOGUES",
    "Archive",
    "Catalogues",
    "FetchOptions",
    "Guard",
    "Report",
    "Times",
    "Wanted",
    "fill",
    "options_of",
    "read_archive",
]

_OPTIONS = ("NO_CATALOGUES", "Catalogues", "FetchOptions", "Times", "Wanted", "options_of")
_HOME = {
    **dict.fromkeys(("Report", "fill"), "recto.verify.archive.filling"),
    "Guard": "recto.verify.archive.guard",
    **dict.fromkeys(_OPTIONS, "recto.verify.archive.options"),
}

# A build only reads the archive.
__getattr__ = loader(__name__, _HOME)
