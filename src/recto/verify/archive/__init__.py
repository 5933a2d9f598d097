"""The archive of sources: the texts of cited works, and what is known of each, as open files beside the pages."""

from recto.verify.archive.archive import Archive, read_archive
from recto.verify.archive.fill import Report, fill
from recto.verify.archive.guard import Guard
from recto.verify.archive.options import NO_CATALOGUES, Catalogues, FetchOptions, Times, Wanted

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
    "read_archive",
]
