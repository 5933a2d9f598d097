"""Components: opening tags matched with their closing ones."""

from collections.abc import Iterator

from recto.model import Component
from recto.parse.mdx import Tag
from recto.parse.place import Lines


class Paired:
    """The tags of a page in pairs; `problems` are (kind, message, offset) of components that do not close."""

    def __init__(self, tags: list[Tag]) -> None:
        self.closes: dict[int, Tag] = {}
        self.problems: list[tuple[str, str, int]] = []
        self.tags = tags
        waiting: list[Tag] = []
        counts: dict[str, int] = {}
        for tag in tags:
            if tag.form in ("open", "shortcode"):
                waiting.append(tag)
                counts[tag.name] = counts.get(tag.name, 0) + 1
            elif tag.form == "close":
                self._close(tag, waiting, counts)
        self._leave(waiting)

    def _close(self, tag: Tag, waiting: list[Tag], counts: dict[str, int]) -> None:
        if not counts.get(tag.name):
            if tag.name[0].isupper():
                self.problems.append(("broken-component", f"</{tag.name}> closes nothing", tag.start))
            return
        while (opened := waiting.pop()).name != tag.name:
            counts[opened.name] -= 1
            self._leave([opened])
        counts[tag.name] -= 1
        self.closes[opened.start] = tag

    def _leave(self, tags: list[Tag]) -> None:
        self.problems += (
            ("broken-component", f"<{tag.name}> is never closed", tag.start)
            for tag in tags
            if tag.form == "open" and tag.name[0].isupper()
        )

    def blocks(self) -> list[tuple[Tag, int]]:
        """Give the components that are closed, outermost first, with where their content ends."""
        return [(tag, self.closes[tag.start].start) for tag in self.tags if tag.start in self.closes]

    def components(self, lines: Lines) -> Iterator[Component]:
        """Give each opening or empty tag as a component."""
        for tag in self.tags:
            if tag.form != "close":
                end = self.closes.get(tag.start, tag).end
                yield Component(tag.name, tag.attributes, lines.span(tag.start, tag.end), lines.span(tag.start, end))
