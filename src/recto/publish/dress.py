"""Dresses the text of a page for the site: links lead within it, components show what is known."""

import html
from collections.abc import Mapping

from recto.components import BY_NAME
from recto.publish.code import highlighted
from recto.publish.components import SHOWN, Call
from recto.publish.components.call import address_parts
from recto.publish.math import formula
from recto.publish.paths import href
from recto.publish.views import PageView

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CALLOUTS = {"info": "note", "important": "note", "hint": "tip", "success": "tip", "warn": "warning", "error": "danger"}
_TITLED = frozenset({"note", "tip", "warning", "caution", "danger"})


class SiteDress:
    """Makes the parts of one page's HTML."""

    def __init__(self, view: PageView) -> None:
        self.view = view
        self.call = Call(view)
        self.images: list[str] = []

    def is_inline(self, name: str) -> bool | None:
        """Say whether a component stands in a line of text; None where that is not known."""
        known = BY_NAME.get(name)
        return known.place == "line" if known else None

    def link(self, kind: str, target: str, title: str, shown: str) -> str:
        """Make a link: within the site, to elsewhere, or none where it leads nowhere."""
        del kind  # every form is shown alike
        if (found := self.view.targets.get(target)) and found.file:
            return self.call.page_link(found, shown)
        parts = address_parts(target)
        if parts is None or (parts.scheme and parts.scheme.lower() not in _SCHEMES):
            return shown
        if not parts.scheme and not target.startswith("//"):
            if target.startswith("#"):
                return f'<a href="{html.escape(href(self.view.here, self.view.here, target[1:]))}">{shown}</a>'
            if found and found.reason != "missing":
                return shown
            return f'<a class="wanted" title="No such page: {html.escape(target)}">{shown}</a>'
        return self.call.outward(target, shown, title)

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

    def note(self, number: int, label: str, content: str, *, again: bool) -> str:
        """Make the mark of a footnote and, the first time, its note in the margin."""
        if not number:
            name = html.escape(label)
            return f'<span class="noteref" title="The page has no note {name}.">[{name}]</span>'
        mark = f'<a class="noteref" href="#fn-{number}"'
        if again:
            return f'{mark} aria-label="Note {number}">{number}</a>'
        lines = content.replace("<p>", "").replace("</p>\n", " ").strip() or "This note has no text."
        return (
            f'{mark} id="ref-{number}" aria-describedby="fn-{number}">{number}</a>'
            f'<span class="sidenote" id="fn-{number}"><span class="mark">{number}</span>{_in_line(lines)} '
            f'<a class="back" href="#ref-{number}" aria-label="Back to the text">↑</a></span>'
        )

    def callout(self, kind: str, title: str, children: str) -> str:
        """Make a call-out."""
        kind = _CALLOUTS.get(kind, kind)
        return self.call.callout(kind if kind in _TITLED else "note", title or kind.capitalize(), children)

    def component(self, name: str, attributes: Mapping[str, str], children: str, line: int, *, inline: bool) -> str:
        """Make a component; one that is not known shows its children."""
        make = SHOWN.get(name)
        return make(self.call.of(name, attributes, children, line, inline=inline)) if make else children


def _in_line(content: str) -> str:
    """Give the content of a note as it may stand in a line: its blocks become lines."""
    for block in ("ul", "ol", "li", "blockquote", "pre", "div"):
        content = content.replace(f"<{block}>", "<span>").replace(f"</{block}>", "</span> ")
    return content
