"""A component as a page calls it: its attributes, its children, and the page's view to look things up in."""

import html
import posixpath
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from recto.parse.html.escape import unlinked
from recto.publish.diagrams import diagram
from recto.publish.evidence import Judged
from recto.publish.literal import rows_value, text_value, value_of
from recto.publish.paths import href, may_be_shown
from recto.publish.site import Target
from recto.publish.templates import render
from recto.publish.views import PageView, Work, link_key

_LABEL = 200
"""Characters of what a diagram shows that its label says."""
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CALLOUTS = {"info": "note", "important": "note", "hint": "tip", "success": "tip", "warn": "warning", "error": "danger"}
"""Other names of the kinds of call-outs."""
_TITLED = frozenset({"note", "tip", "warning", "caution", "danger"})


class Call:
    """A component's attributes and children; `children` is HTML, ready to be used.

    `known` is what is known of the page's citations by where they begin; `told` are the places of the notes that say
    what is wrong or confirmed, by what they say.
    """

    def __init__(self, view: PageView, known: Mapping[int, Judged] = {}) -> None:
        self.view = view
        self.known = dict(known)
        self.facts = {(fact.line, fact.expression): fact for fact in reversed(view.facts)}
        self.told: dict[str, str] = {}
        self.undefined: dict[str, list[int]] = {}
        for at, each in reversed(list(known.items())):
            if not each.resolved:
                self.undefined.setdefault(each.label, []).append(at)
        self.name, self.children = "", ""
        self.attributes: Mapping[str, str] = {}
        self.line, self.at, self.inline = 0, -1, False
        self.diagrams = 0
        self.cited: dict[str, int] = {}

    def of(
        self, name: str, attributes: Mapping[str, str], children: str, line: int, *, at: int, inline: bool
    ) -> "Call":
        """Take the next component of the page."""
        self.name, self.attributes, self.children = name, attributes, children
        self.line, self.at, self.inline = line, at, inline
        return self

    def judged(self, at: int) -> Judged | None:
        """Give what is known of the citation that begins at a place, once."""
        return self.known.pop(at, None)

    def judged_undefined(self, label: str) -> Judged | None:
        """Give what is known of the next footnote of some label that the page does not define."""
        places = self.undefined.get(label)
        return self.judged(places.pop()) if places else None

    def text(self, *names: str) -> str:
        """Give the text of the first of some attributes that has one."""
        return next((text for name in names if (text := text_value(self.attributes.get(name)))), "")

    def value(self, name: str) -> Any:
        """Give the value of an attribute, None where it has none or only running it could tell."""
        return value_of(self.attributes.get(name))

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Give the maps that an attribute lists."""
        return rows_value(self.attributes.get(name))

    def render(self, template: str, **context: Any) -> str:
        """Render a template of a component."""
        return render(f"components/{template}.html", {"children": self.children, **context})

    def page_link(self, target: Target, shown: str, kind: str = "") -> str:
        """Make a link to a page or an entity, with what its card tells."""
        here, shown = self.view.here, unlinked(shown)
        address = html.escape(href(here, target.file, target.anchor))
        card = self.view.cards.get(target.file)
        if card is None or target.file == here:
            return f'<a href="{address}">{shown}</a>'
        classes = f' class="{kind}"' if kind else ""
        return f'<a{classes} href="{address}" data-card="{html.escape(target.file)}">{shown}</a>'

    def outward(self, url: str, shown: str, title: str = "", place: str = "") -> str:
        """Make a link out of the site; a registered work's says what it is. `place` is the attribute of its own."""
        target = self.view.targets.get(url)
        work = self.view.works.get(target.work) if target and target.work else None
        said = html.escape(title or (work_line(work) if work else ""))
        more = f' title="{said}"' if said else ""
        return f'<a{place} href="{html.escape(url)}" rel="noopener external"{more}>{unlinked(shown)}</a>'

    def link(self, found: Target | None, target: str, title: str, shown: str, place: str = "") -> str:
        """Make a link: within the site, to elsewhere, or none where it leads nowhere or would run something."""
        if found and found.file:
            return self.page_link(found, shown)
        parts = address_parts(target)
        if parts is None or (parts.scheme and parts.scheme.lower() not in _SCHEMES):
            return shown
        if parts.scheme or target.startswith("//"):
            return self.outward(f"https:{target}" if target.startswith("//") else target, shown, title, place)
        if target.startswith("#"):
            return f'<a href="{html.escape(href(self.view.here, self.view.here, target[1:]))}">{unlinked(shown)}</a>'
        if found and found.reason not in ("", "missing"):
            return shown
        return f'<a class="wanted" title="No such page: {html.escape(target)}">{unlinked(shown)}</a>'

    def callout(self, kind: str, title: str, children: str) -> str:
        """Make a call-out of one of five kinds; its title is its kind if it has none."""
        kind = _CALLOUTS.get(kind, kind)
        title = title or kind.capitalize()
        shown_as = kind if kind in _TITLED else "note"
        return render("components/callout.html", {"kind": shown_as, "title": title, "children": children})

    def diagram(self, source: str) -> str:
        """Make a diagram of its Mermaid source."""
        self.diagrams += 1
        drawn = diagram(source, f"d{self.diagrams}")
        if drawn.svg:
            label = html.escape(drawn.description[:_LABEL] or "Diagram")
            return f'<figure class="diagram" tabindex="0" role="region" aria-label="{label}">{drawn.svg}</figure>\n'
        said = html.escape(drawn.trouble or "")
        note = f'<figcaption class="meta">{said}</figcaption>'
        return f'<figure class="diagram">{plain_code(source.strip())}{note}</figure>\n'

    def image(self, target: str, alternative: str, title: str) -> str:
        """Make an image that the site holds; of one elsewhere only a link, since no view asks another host."""
        parts = address_parts(target)
        words = html.escape(alternative or title or posixpath.basename(target))
        if parts is None or parts.scheme or target.startswith("//"):
            safe = parts is not None and parts.scheme.lower() in ("http", "https")
            shown = f'<a href="{html.escape(target)}" rel="noopener external">{words}</a>' if safe else words
            return f"<span>Image: {shown}</span>"
        file = self.view.images.get(target)
        if file == "":
            why = "The drawing holds what could run or load something."
            return f'<span class="trouble" title="{why}">Image not shown: {words}</span>'
        if file is None or not may_be_shown(file):
            return f'<span class="trouble">Missing image: {words}</span>'
        return f'<img src="{html.escape(href(self.view.here, file))}" alt="{html.escape(alternative)}" loading="lazy">'

    def target(self, name: str) -> Target:
        """Give where the id of an entity, as a component has it, leads."""
        return self.view.targets.get(link_key("component", name)) or Target("")


def address_parts(target: str) -> SplitResult | None:
    """Take an address apart; None where it is none."""
    try:
        return urlsplit(target)
    except ValueError:
        return None


def plain_code(text: str) -> str:
    """Make a block of code as it is written."""
    return f'<pre class="code" tabindex="0"><code>{html.escape(text)}</code></pre>'


def work_line(work: Work) -> str:
    """Say what a work is: title, authors, year."""
    return " · ".join(part for part in (work.title, work.by, work.published[:4]) if part)
