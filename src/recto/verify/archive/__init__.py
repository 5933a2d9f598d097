"""The archive of sources: the texts of cited works, and what is known of each, as open files beside the pages."""

from recto.verify.archive.archive import Archive, read_archive

__all__ = ["Archive", "read_archive"]
