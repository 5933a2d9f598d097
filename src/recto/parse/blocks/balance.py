"""Whether tags close where MDX wants them to: in the node of the text that holds them."""

from recto.parse.blocks.tags import Tag


class Balance:
    """The open tags of a page: name, depth, whether they stand within a line of text; `held` until one is amiss."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int, bool]] = []
        self.held = True

    def take(self, tag: Tag, depth: int, *, within: bool) -> None:
        """Take the next tag; a closing one has to match the last that is open."""
        if tag.form == "open":
            self.open.append((tag.name, depth, within))
        elif tag.form == "close" and (not self.open or self.open.pop() != (tag.name, depth, within)):
            self.held = False

    def end_text(self) -> None:
        """End a line of text: no tag of it may be open."""
        if self.open and self.open[-1][2]:
            self.held = False

    def end_node(self, depth: int, *, within: bool) -> None:
        """End a node: no tag in it may be open."""
        if self.open and self.open[-1][2] == within and self.open[-1][1] > depth:
            self.held = False
