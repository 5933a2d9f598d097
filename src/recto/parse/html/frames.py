"""Puts the tags of a page back in among the HTML of its Markdown."""

from collections.abc import Iterable
from typing import Any

from recto.parse.html.dress import Dress
from recto.parse.html.elements import ALLOWED, VOID, plain, tag_of, written
from recto.parse.html.escape import NOTE, as_code, text_of, unlinked
from recto.parse.html.places import Mark, Places
from recto.parse.mdx import Tag
from recto.parse.place import Lines

_DROPPED = frozenset({"script", "style", "svg", "template", "iframe", "object", "embed", "noscript", "head", "title"})
_DEEPEST = 200
"""Tags within each other, of which browsers themselves take no more than some hundreds; deeper ones fall away."""


class Frame:
    """HTML under way: of an element of Markdown (no tag) or of a component or element that is still open."""

    def __init__(self, depth: int, tag: Tag | None = None, *, block: bool = False, value: Any = None) -> None:
        self.pieces: list[str] = []
        self.depth, self.tag, self.block, self.value = depth, tag, block, value
        self.closing, self.paragraph = False, -1


class Frames:
    """What is written so far: pieces of HTML, and frames for what is still open around them."""

    def __init__(self, places: Places, dress: Dress, ids: Iterable[str]) -> None:
        self.places, self.dress = places, dress
        self.text, self.marks = places.text, places.marks
        self.lines = Lines(self.text)
        self.ids = set(ids)
        self.frames = [Frame(0)]
        self.out = self.frames[0].pieces
        self.depth = 0
        self.paragraph = -1
        self.passed = 0

    # Tags

    def flush(self, until: int, *, hold: int = -1, breaks: bool = False) -> None:
        """Put in the tags that stand before a place.

        Those in the line of a block that begins at `hold` wait for it, and those that begin a line for its `breaks`.
        """
        while self.marks and self.marks[0].at < until:
            mark = self.marks[0]
            waits = not mark.block or self.places.follows_sign(mark.tag)
            if hold >= 0 and waits and self.places.in_line(mark, hold):
                return
            if breaks and not mark.block and self.places.begins_line(mark.tag):
                return
            self.marks.popleft()
            self.tag(mark)

    def tag(self, mark: Mark) -> None:
        """Put in a tag."""
        self.passed = mark.at + mark.tag.end - mark.tag.start
        splits = mark.block and self.paragraph == self.depth
        if (
            not mark.block
            and self.text[mark.tag.start - 1 : mark.tag.start] == " "
            and not self.places.begins_line(mark.tag)
        ):
            self.space()
        if splits:
            self.end_lines()
            self.out.append("</p>\n")
        if mark.tag.form == "close":
            self.close(mark)
        elif mark.tag.start in self.places.closes and len(self.frames) > _DEEPEST:
            pass
        elif mark.tag.start in self.places.closes:
            self.push(Frame(self.depth, mark.tag, block=mark.block))
            self.frames[-1].paragraph = self.paragraph
        else:
            self.out.append(self.wrapped(mark.tag, "", block=mark.block))
        if splits:
            self.out.append("<p>")

    def space(self) -> None:
        """Put a blank before a tag: the parser drops those that end a line, and the tag may have ended it."""
        last = self.out[-1] if self.out else " "
        if not last[-1:].isspace() and not last.startswith(("<p>", "<li>", "<td", "<th")):
            self.out.append(" ")

    def close(self, mark: Mark) -> None:
        """End the component that a closing tag ends, now, or when the Markdown it was opened in is reached again."""
        begin = self.places.opens.get(mark.tag.start)
        place = next((i for i, f in enumerate(self.frames) if f.tag is not None and f.tag.start == begin), -1)
        if place < 0:
            return
        frame = self.frames[place]
        if frame.depth < self.depth or not (mark.block or frame.paragraph == self.paragraph):
            frame.closing = True
            return
        while len(self.frames) > place + 1:
            self.merge()
        self.end_component()

    def end_component(self) -> None:
        """Wrap the frame on top in its component."""
        frame = self.pop()
        assert frame.tag
        self.out.append(self.wrapped(frame.tag, "".join(frame.pieces), block=frame.block))

    def wrapped(self, tag: Tag, children: str, *, block: bool) -> str:
        """Give the HTML of a component or an element with what stands in it."""
        if tag.name in _DROPPED:
            return ""
        if tag.name == "pre":
            closing = self.places.closes.get(tag.start)
            return f"<pre>{as_code(self.text[tag.end : closing.start if closing else tag.end])}</pre>\n"
        if tag.name == "img":
            alternative, title = (written(tag.attributes.get(name)) for name in ("alt", "title"))
            return self.dress.image(tag.attributes.get("src", ""), alternative, title)
        if tag.name == "a" and "href" in tag.attributes:
            place = tag_of("span", {"id": self.unique(tag.attributes).get("id", "")})
            link = self.link("html", tag.attributes["href"], written(tag.attributes.get("title")), children, tag.start)
            return ("".join(place) if "id" in place[0] else "") + link
        if tag.name == "p" and "<p>" in children:
            return children
        if tag.name in ALLOWED and tag.name not in VOID and tag.start not in self.places.closes:
            return ""
        if tag.name in ALLOWED:
            before, after = tag_of(tag.name, self.unique(tag.attributes))
            return f"{before}{'' if tag.name in VOID else children}{after}"
        line = self.lines.span(tag.start, tag.end).line
        made = self.dress.component(tag.name, tag.attributes, children, line, at=tag.start, inline=not block)
        alone = not block and self.paragraph < 0 and self.depth == 0
        return f"<p>{made}</p>\n" if alone and made else made

    def link(self, kind: str, target: str, title: str, shown: str, at: int) -> str:
        """Make a link; no other link stands in it, marks of notes stand behind it, and one without words is none."""
        notes = "".join(found[0] for found in NOTE.finditer(shown))
        words = unlinked(NOTE.sub("", shown))
        is_seen = text_of(words) or "<img" in words
        return (self.dress.link(kind, target, title, words, at=at) if is_seen else words) + notes

    def unique(self, attributes: dict[str, str]) -> dict[str, str]:
        """Give the attributes of an element without an id that the page has already."""
        name = plain(attributes.get("id") or attributes.get("name")) or ""
        rest = {key: value for key, value in attributes.items() if key != "id"}
        if not name or name in self.ids:
            return rest
        self.ids.add(name)
        return rest | {"id": name}

    # Frames

    def push(self, frame: Frame) -> None:
        """Begin a frame; what is written next stands in it."""
        self.frames.append(frame)
        self.out = frame.pieces

    def pop(self) -> Frame:
        """End the frame on top."""
        frame = self.frames.pop()
        self.out = self.frames[-1].pieces
        return frame

    def merge(self) -> None:
        """Let the content of the frame on top stand without it."""
        pieces = self.pop().pieces
        self.out += pieces

    def give_up(self, depth: int) -> None:
        """Let the content of components that were opened deeper than `depth`, and are still open, stand alone."""
        while (top := self.frames[-1]).tag and top.depth > depth:
            self.merge()

    def end_lines(self) -> None:
        """Give up the components that were opened in the lines of the paragraph that ends."""
        while (top := self.frames[-1]).tag and top.depth == self.depth and not top.block:
            self.merge()

    def settle(self) -> None:
        """End the components whose closing tag was met deeper in the Markdown than it now is."""
        while (top := self.frames[-1]).tag and top.closing and top.depth == self.depth:
            self.end_component()
