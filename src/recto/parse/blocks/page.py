"""A page's text → its blocks."""

from recto.model import PageBlocks
from recto.parse.blocks.masks import Masked, blank, head_end, mask
from recto.parse.blocks.reading import Reader


def page_blocks(text: str, page_id: str) -> PageBlocks:
    """Index what stands in each section of a page.

    A page that MDX refuses is read as Markdown, where tags are HTML: its components are not seen.
    """
    reader = _read(text)
    starts = [section.start for section in reader.sections[1:]]
    ends = [*(start - 1 for start in starts), text.count("\n") + 1]
    sections = (section.record(end) for section, end in zip(reader.sections, ends, strict=True))
    return PageBlocks(page_id, tuple(sections), reader.components)


def mdx_fails(text: str) -> bool:
    """Say whether MDX refuses a page: over an expression that is none, a tag that is none, tags out of balance."""
    return not _read(text).mdx


def _read(text: str) -> Reader:
    masked = mask(text)
    if masked:
        reader = Reader(masked, mdx=True)
        reader.read(masked.text)
        reader.finish()
        if reader.tags.held and not reader.tags.open:
            return reader
    reader = Reader(Masked("", [], []), mdx=False)
    reader.read(blank(text, head_end(text)))
    reader.finish()
    return reader
