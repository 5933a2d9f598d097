"""A page's text → its blocks."""

from recto.model import PageBlocks
from recto.parse.blocks.masks import GUARD, OTHER, Masked, blank, head_end, mask
from recto.parse.blocks.reading import Reading, read_sections


def page_blocks(text: str, page_id: str) -> PageBlocks:
    """Index what stands in each section of a page.

    A page that MDX refuses is read as Markdown, where tags are HTML: its components are not seen.
    """
    text = _plain(text)
    read = _as_mdx(text) or read_sections(Masked(blank(text, head_end(text)), [], []), mdx=False)
    ends = [*(section.start - 1 for section in read.sections[1:]), text.count("\n") + 1]
    sections = (section.record(end) for section, end in zip(read.sections, ends, strict=True))
    return PageBlocks(page_id, tuple(sections), read.components)


def mdx_fails(text: str) -> bool:
    """Say whether MDX refuses a page: over an expression or a tag that is none, or tags out of balance."""
    return _as_mdx(_plain(text)) is None


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace(GUARD, OTHER)


def _as_mdx(text: str) -> Reading | None:
    masked = mask(text)
    read = read_sections(masked, mdx=True) if masked else None
    return read if read and read.balanced else None
