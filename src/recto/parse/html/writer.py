"""Writes the HTML of a page: Markdown by its events, tags put back in where they stood.

Tags were blanked out for the Markdown parser (`mdx.py`), so each is met between two events or within a text. One that
stands in a line goes into the block that the line becomes; one that is a block ends the paragraph it stands in. A
component whose end is in another place of the Markdown than its beginning shows its content alone.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from recto.model import Page
from recto.parse.html.dress import Dress
from recto.parse.html.escape import CONTROLS, NOTE, as_code, escaped, text_of
from recto.parse.html.frames import Frame, Frames
from recto.parse.html.places import Places
from recto.parse.markdown import ANCHORED, Where, html_events, kind_of, link_kind, link_target
from recto.parse.mdx import DOLLAR

_EMPTY = re.compile(r"<p>\s*</p>\n?")
_TAG = re.compile(r"(<[^<>]*>)")
_UNDEFINED = re.compile(r"\[\^([^\]\s\[<>]{1,200})\]")
_CALLOUT = re.compile(r"\s*<p>\s*\[!([A-Za-z][\w-]{0,30})\][+-]?[ \t]*([^\n<]*)\n?")
_HARD = re.compile(r"(?: {2,}|\\)\r?\n")
_BLOCK_ID = re.compile(r"(?:^|[ \t])(\^[A-Za-z0-9-]{1,100})\Z")
"""Names a block in vaults: the last thing in its last line."""
_PLAIN = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Item": "li", "Paragraph": "p"}
_BLOCKS = frozenset({"Paragraph", "Item", "List", "BlockQuote", "Heading", "Table", "CodeBlock", "FootnoteDefinition"})
_ALIGNED = {"Left": ' class="left"', "Center": ' class="center"', "Right": ' class="right"'}
_LOOSE_ENDS = frozenset({"Item", "List", "Table", "BlockQuote", "FootnoteDefinition", "TableRow", "TableHead"})


class _Writer(Frames):
    """Goes through the events of one page."""

    def __init__(self, page: Page, text: str, dress: Dress, *, wikilinks: bool) -> None:
        super().__init__(Places(page, text, dress.is_inline), dress, (section.slug for section in page.sections))
        self.sections = iter([section for section in page.sections if section.level])
        self.headed: set[str] = set()
        self.code: str | None = None
        self.wikilinks = wikilinks
        self.header = False
        self.aligned: tuple[str, ...] = ()
        self.column = 0
        self.begun, self.counted = 0, (0, -1)
        self.numbers: dict[str, int] = {}
        self.notes: dict[str, str] = {}

    def write(self, events: Iterator[tuple[Any, Where]]) -> str:
        for event, where in events:
            if isinstance(event, str):
                self.flush(where["end"], breaks=True)
                self.sign(event, where)
            else:
                name, value = event.popitem()
                if handle := _EVENTS.get(name):
                    handle(self, value, where)
                else:
                    self.flush(where["start"] + 1)
                    self.out.append(self.part(name, value, where))
        self.flush(len(self.places.bytes) + 1)
        while len(self.frames) > 1:
            self.merge()
        return self.finished("".join(self.out))

    def begin(self, started: Any, where: Where) -> None:
        """Begin an element, behind the tags that stand before it."""
        kind, value = kind_of(started)
        if kind != "HtmlBlock":
            self.flush(where["start"], hold=where["start"] if kind in _BLOCKS else -1)
            self.begun = where["start"]
            self.start(kind, value)
            if kind in ("Item", "BlockQuote"):
                self.flush(where["start"])

    def finish(self, ended: Any, where: Where) -> None:
        """End an element, behind the tags that stand in it."""
        kind, value = kind_of(ended)
        if kind != "HtmlBlock":
            self.flush(self.places.reach(where) if kind in _LOOSE_ENDS and self.marks else where["end"])
            self.end(kind, value)

    def raw(self, value: str, where: Where) -> None:
        """Put in what looks like HTML, as text; the signs that stand for lines of tags are nothing."""
        if value.lstrip().startswith("<?"):
            self.flush(where["end"])
        else:
            self.words(value, where)

    def words(self, value: str, where: Where) -> None:
        """Put in a text, with the tags that stand within it."""
        if self.code is not None:
            self.code += value
            return
        start, end = where["start"], where["end"]
        names = self.wikilinks and self.places.bytes[end : end + 1] in (b"", b"\n")
        block = _BLOCK_ID.search(value.rstrip(" \t")) if names else None
        self.text_piece(value[: block.start()] if block else value, start, end)
        if block and block[1] not in self.ids:
            self.ids.add(block[1])
            self.out.append(f'<span id="{block[1]}"></span>')

    def text_piece(self, value: str, start: int, end: int) -> None:
        self.flush(start + 1)
        if self.passed <= start and not (self.marks and self.marks[0].at < end):
            self.out.append(escaped(value))
            return
        place, before = start, 0
        while place < end:
            stop = min(self.marks[0].at, end) if self.marks else end
            behind = min(max(self.passed, place), stop)
            before += self.places.characters(place, behind)
            after = before + self.places.characters(behind, stop)
            self.out.append(escaped(value[before:after]))
            self.flush(min(stop + 1, end))
            place, before = stop, after

    def sign(self, name: str, where: Where) -> None:
        if name == "Rule":
            self.out.append("<hr>\n")
        elif name == "HardBreak":
            hard = _HARD.match(self.text, self.offset(where["start"]))
            self.out.append("<br>\n" if hard else "\n")
        else:
            self.out.append("\n")

    def offset(self, place: int) -> int:
        """Give the offset in the text of a place in the bytes, none before the last one asked for."""
        before, offset = self.counted
        self.counted = place, offset + self.places.characters(before, place)
        return self.counted[1]

    def part(self, name: str, value: Any, where: Where) -> str:
        if name == "Code":
            return f"<code>{as_code(value)}</code>"
        if name in ("InlineMath", "DisplayMath"):
            return self.dress.formula(value.replace(DOLLAR, "$"), display=name == "DisplayMath")
        if name == "TaskListMarker":
            return f'<span class="task">{"☑" if value else "☐"}</span> '
        number = self.numbers.setdefault(value.lower(), len(self.numbers) + 1)
        return f"<note {number} {self.offset(where['start'])}>"

    def start(self, kind: str, value: Any) -> None:
        if kind == "Paragraph":
            self.paragraph = self.depth
            self.out.append("<p>")
            return
        self.depth += 1
        if kind in _OPENS:
            _OPENS[kind](self, value)
        elif kind in _PLAIN:
            self.out.append(f"<{_PLAIN[kind]}>")

    def end(self, kind: str, value: Any) -> None:
        if kind == "Paragraph":
            self.end_lines()
            self.paragraph = -1
            self.out.append("</p>\n")
            self.settle()
            return
        self.depth -= 1
        self.give_up(self.depth)
        if kind in _CLOSES:
            _CLOSES[kind](self, value)
        elif kind in _PLAIN:
            self.out.append(f"</{_PLAIN[kind]}>" + ("\n" if kind == "Item" else ""))
        self.settle()

    def capture(self, value: Any) -> None:
        self.push(Frame(self.depth, value=value))

    def captured(self) -> tuple[Any, str]:
        while self.frames[-1].tag:
            self.merge()
        frame = self.pop()
        return frame.value, "".join(frame.pieces)

    def start_link(self, value: Any) -> None:
        self.capture((value, self.offset(self.begun)))

    def end_link(self, _value: Any) -> None:
        (link, at), shown = self.captured()
        self.out.append(self.link(link_kind(link), link_target(link), link["title"], shown, at))

    def end_image(self, _value: Any) -> None:
        image, shown = self.captured()
        self.out.append(self.dress.image(link_target(image), text_of(shown), image["title"]))

    def end_heading(self, level: Any) -> None:
        _, shown = self.captured()
        section = next(self.sections, None)
        slug = section.slug if section and section.slug not in self.headed else ""
        self.headed.add(slug)
        size = max(int(str(level)[1]), 2)
        shown = ANCHORED.sub("", shown).strip()
        if slug and shown:
            shown += f' <a class="anchor" href="#{escaped(slug)}" aria-label="Link to this section">#</a>'
        place = f' id="{escaped(slug)}"' if slug else ""
        self.out.append(f"<h{size}{place}>{shown}</h{size}>\n")

    def start_list(self, first: int | None) -> None:
        begin = f' start="{first}"' if first not in (None, 1) else ""
        self.out.append("<ul>\n" if first is None else f"<ol{begin}>\n")

    def end_list(self, ordered: Any) -> None:
        self.out.append("</ol>\n" if ordered else "</ul>\n")

    def end_quote(self, _value: Any) -> None:
        _, shown = self.captured()
        if found := _CALLOUT.match(shown):
            rest = f"<p>{shown[found.end() :]}"
            self.out.append(self.dress.callout(found[1].lower(), html.unescape(found[2]).strip(), _EMPTY.sub("", rest)))
        else:
            self.out.append(f"<blockquote>\n{shown}</blockquote>\n")

    def start_table(self, aligned: Any) -> None:
        self.aligned = tuple(aligned)
        self.out.append('<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>\n')

    def end_table(self, _value: Any) -> None:
        self.out.append("</tbody></table></div>\n")

    def start_row(self, _value: Any) -> None:
        self.column = 0
        self.out.append("<tr>")

    def end_row(self, _value: Any) -> None:
        self.out.append("</tr>\n")

    def start_head(self, _value: Any) -> None:
        self.header = True
        self.column = 0
        self.out.append("<thead><tr>")

    def end_head(self, _value: Any) -> None:
        self.header = False
        self.out.append("</tr></thead>\n<tbody>\n")

    def start_cell(self, _value: Any) -> None:
        way = _ALIGNED.get(self.aligned[self.column], "") if self.column < len(self.aligned) else ""
        self.column += 1
        self.out.append(f'<th scope="col"{way}>' if self.header else f"<td{way}>")

    def end_cell(self, _value: Any) -> None:
        self.out.append("</th>" if self.header else "</td>")

    def start_code(self, value: Any) -> None:
        self.capture(value["Fenced"] if isinstance(value, dict) else "")
        self.code = ""

    def end_code(self, _value: Any) -> None:
        language, _ = self.captured()
        self.out.append(self.dress.code(language, CONTROLS.sub("", (self.code or "").replace(DOLLAR, "$"))))
        self.code = None

    def end_definition(self, _value: Any) -> None:
        label, shown = self.captured()
        self.notes.setdefault(label.lower(), shown)

    def finished(self, written: str) -> str:
        """Put the footnotes in at their marks."""
        labels = {number: label for label, number in self.numbers.items()}
        seen: set[int] = set()

        def note(mark: re.Match[str]) -> str:
            number, again = int(mark[1]), int(mark[1]) in seen
            seen.add(number)
            said = "" if again else self.notes.get(labels[number], "")
            content = NOTE.sub(lambda inner: f"[{inner[1]}]", said)
            return self.dress.note(number, labels[number], content, at=int(mark[2]), again=again)

        def undefined(mark: re.Match[str]) -> str:
            return self.dress.note(0, html.unescape(mark[1]), "", at=-1, again=False)

        pieces = _TAG.split(written) if "[^" in written else [written]
        pieces[::2] = [_UNDEFINED.sub(undefined, piece) for piece in pieces[::2]]
        return _EMPTY.sub("", NOTE.sub(note, "".join(pieces)))


_EVENTS: Mapping[str, Callable[[_Writer, Any, Where], None]] = {
    "Start": _Writer.begin,
    "End": _Writer.finish,
    "Text": _Writer.words,
    "Html": _Writer.raw,
    "InlineHtml": _Writer.words,
}
_Handler = Callable[[_Writer, Any], None]
_OPENS: Mapping[str, _Handler] = {
    **dict.fromkeys(("Image", "Heading", "BlockQuote", "FootnoteDefinition"), _Writer.capture),
    "Link": _Writer.start_link,
    "List": _Writer.start_list,
    "Table": _Writer.start_table,
    "TableHead": _Writer.start_head,
    "TableRow": _Writer.start_row,
    "TableCell": _Writer.start_cell,
    "CodeBlock": _Writer.start_code,
}
_CLOSES: Mapping[str, _Handler] = {
    "Link": _Writer.end_link,
    "Image": _Writer.end_image,
    "Heading": _Writer.end_heading,
    "BlockQuote": _Writer.end_quote,
    "FootnoteDefinition": _Writer.end_definition,
    "List": _Writer.end_list,
    "Table": _Writer.end_table,
    "TableHead": _Writer.end_head,
    "TableRow": _Writer.end_row,
    "TableCell": _Writer.end_cell,
    "CodeBlock": _Writer.end_code,
}


def page_html(page: Page, text: str, dress: Dress, *, wikilinks: bool) -> str:
    """Write the HTML of a page's text: balanced, everything that the page says escaped, no element but the allowed."""
    writer = _Writer(page, CONTROLS.sub("\ufffd", text), dress, wikilinks=wikilinks)
    return writer.write(html_events(writer.places.masked, wikilinks=wikilinks))
