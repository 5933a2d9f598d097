"""Dresses the text of a page for the site: links lead within it, components show what is known."""

import html
import re
from collections.abc import Mapping

from recto.components import BY_NAME
from recto.parse.html.elements import ALLOWED, INLINE, written
from recto.publish.code import highlighted
from recto.publish.components import SHOWN, Call
from recto.publish.components.cited import anchor, marked, placed, tell
from recto.publish.evidence import Judged
from recto.publish.math import formula
from recto.publish.views import PageView

_BLOCK = re.compile(rf"<(/?)({'|'.join(sorted(ALLOWED - INLINE))})(?: [^<>]*)?>\n?")


class SiteDress:
    """Makes the parts of one page's HTML; `known` is what is known of its citations, by where they begin."""

    def __init__(self, view: PageView, known: Mapping[int, Judged] = {}) -> None:
        self.view = view
        self.call = Call(view, known)

    def is_inline(self, name: str) -> bool | None:
        """Say whether a component stands in a line of text; None where that is not known."""
        known = BY_NAME.get(name)
        return known.place == "line" if known else None

    def link(self, kind: str, target: str, title: str, shown: str, *, at: int) -> str:
        """Make a link: within the site, to elsewhere, or none where it leads nowhere."""
        found = self.view.targets.get(target)
        each = self.call.judged(at)
        made = self.call.link(found, written(target) if kind == "html" else target, title, shown, placed(each))
        return made + marked(self.call, each)

    def image(self, target: str, alternative: str, title: str) -> str:
        """Make an image."""
        return self.call.image(target, alternative, title)

    def code(self, language: str, text: str) -> str:
        """Make a block of code, or the diagram it describes."""
        if language.split()[:1] == ["mermaid"]:
            return self.call.diagram(text)
        return highlighted(language, text)

    def formula(self, source: str, *, display: bool) -> str:
        """Make a formula."""
        return formula(source, display=display) or f"<code>{html.escape(source)}</code>"

    def note(self, number: int, label: str, content: str, *, at: int, again: bool) -> str:
        """Make the mark of a footnote and, the first time, its note in the margin."""
        if not number:
            name, place = html.escape(label), placed(self.call.judged_undefined(label))
            return f'<span{place} class="noteref" title="The page has no note {name}.">[{name}]</span>'
        each, begin = self.call.judged(at), f'<a class="noteref" href="#page:fn-{number}"'
        if again:
            return f'{begin}{placed(each)} aria-label="Note {number}">{number}</a>{marked(self.call, each)}'
        said = _in_line(content) or "This note has no text."
        name = anchor(each) if each else f"page:ref-{number}"
        mark, told = tell(self.call, each, f"page:fn-{number}")
        return (
            f'{begin} id="{name}" aria-describedby="page:fn-{number}">{number}</a>{mark}'
            f'<span class="sidenote" id="page:fn-{number}"><span class="mark">{number}</span>{said} {told}'
            f'<a class="back" href="#{name}" aria-label="Back to the text">↑</a></span>'
        )

    def callout(self, kind: str, title: str, children: str) -> str:
        """Make a call-out."""
        return self.call.callout(kind, title, children)

    def component(
        self, name: str, attributes: Mapping[str, str], children: str, line: int, *, at: int, inline: bool
    ) -> str:
        """Make a component; one that is not known shows its children."""
        make = SHOWN.get(name)
        return make(self.call.of(name, attributes, children, line, at=at, inline=inline)) if make else children


def _in_line(content: str) -> str:
    """Give the content of a note as it may stand in a line: its blocks become spans."""
    return _BLOCK.sub(_spanned, content).strip()


def _spanned(tag: re.Match[str]) -> str:
    if tag[2] in ("p", "hr"):
        return " "
    return "</span> " if tag[1] else "<span>"
