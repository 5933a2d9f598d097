"""Stage 2: sources → pages, entities, resources, edits, changes."""

from recto.parse.page import parse_page

__all__ = ["parse_page"]
