"""The block index of a page: what stands in which section, as the contract's own parser reads it."""

from recto.parse.blocks.page import mdx_fails, page_blocks

__all__ = ["mdx_fails", "page_blocks"]
