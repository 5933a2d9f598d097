"""Stage 2: sources → pages, entities, resources, edits, changes."""

from recto.parse.address import renamed
from recto.parse.blocks import page_blocks
from recto.parse.changes import change_history
from recto.parse.data import Data, declared_entities, read_data
from recto.parse.hrefs import linking_files, site_links
from recto.parse.page import parse_page
from recto.parse.plain import plain_text
from recto.parse.prose import read_prose

__all__ = [
    "Data",
    "change_history",
    "declared_entities",
    "linking_files",
    "page_blocks",
    "parse_page",
    "plain_text",
    "read_data",
    "read_prose",
    "renamed",
    "site_links",
]
