"""Components that show evidence: cited works, facts, calculations."""

import html
from collections.abc import Callable

from recto.parse.html.escape import unlinked
from recto.publish.components.call import Call, work_line
from recto.publish.components.cited import marked, placed, tell
from recto.publish.paths import web_address


def resource(call: Call) -> str:
    """Cite a registered work: its title, authors and year stand in the margin."""
    name, each = call.text("id"), call.judged(call.at)
    work = call.view.works.get(name)
    if work is None:
        shown = call.children or html.escape(name)
        said = f"No registered work has the id {html.escape(name)}."
        return f'<span{placed(each)} class="cite" data-state="mismatch" title="{said}">{shown}</span>'
    shown = unlinked(call.children) or html.escape(work.title or name)
    said = html.escape(work_line(work))
    first = name not in call.cited
    place = f"page:cite-{call.cited.setdefault(name, len(call.cited) + 1)}"
    if first:
        mark, told = tell(call, each, place)
        note = f'{mark}<span class="sidenote" id="{place}">{said} {told}</span>'
    else:
        note = marked(call, each)
    if not web_address(work.url):
        return f'<span{placed(each)} class="cite">{shown}</span>{note}'
    about = f'href="{html.escape(work.url)}" rel="noopener external" aria-describedby="{place}"'
    return f'<a{placed(each)} class="cite" {about}>{unlinked(shown)}</a>{note}'


def fact(call: Call) -> str:
    """Show the value of a fact or a calculation, with its date and source."""
    found = call.facts.get((call.line, _meant(call)))
    if found is None or found.error:
        why = html.escape(found.error if found and found.error else "There is no such fact.")
        return f'<span class="fact" title="{why}">{call.children or "?"}</span>'
    parts = [found.expression, f"as of {found.as_of}" if found.as_of else "", found.source or ""]
    said = html.escape(" · ".join(part for part in parts if part))
    return f'<span class="fact" tabindex="0" title="{said}">{call.children or html.escape(found.text)}</span>'


def _meant(call: Call) -> str:
    """Give the expression of the fact that a component means: one line may show several."""
    entity, named = call.text("entity", "e"), call.text("property", "f")
    return call.attributes.get("expr") or f"{entity}.{named}"


EVIDENCE: dict[str, Callable[[Call], str]] = {
    "R": resource,
    **dict.fromkeys(("FBF", "KBF", "F", "FBFactValue", "KBFactValue", "Calc"), fact),
}
