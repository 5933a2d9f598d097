"""Stage 2: sources → pages, entities, resources, edits, changes."""

from recto.parse.hrefs import site_links
from recto.parse.page import parse_page
from recto.parse.plain import plain_text

__all__ = ["parse_page", "plain_text", "site_links"]
