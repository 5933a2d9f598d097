"""Components indent their children; Markdown would take four blanks for code. Undo that, keeping every offset."""

import re

from recto.parse.mdx import Tag

_INDENT = re.compile(r"\n([ \t]*)(?=[^\s])")


def outdent(masked: str, blocks: list[tuple[Tag, int]]) -> str:
    """Move the common indentation of each component's content before its lines' ends.

    `masked` is one line end longer than the page at its front; `blocks` are opening tags and where they are closed.
    """
    pieces: list[str] = []
    position = 0
    for tag, close in blocks:
        start = tag.end + 1
        if start < position:
            continue
        first = _INDENT.search(masked, start, close + 1)
        if first is None or len(first[1]) < 4:
            continue
        pieces += masked[position:start], _shift(masked[start : close + 1], len(first[1]))
        position = close + 1
    return "".join([*pieces, masked[position:]])


def _shift(text: str, width: int) -> str:
    return re.sub(rf"\n([ \t]{{1,{width}}})", r"\1\n", text)
