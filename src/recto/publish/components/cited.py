"""What a page tells of its citations: a mark behind each that is wrong or confirmed, and a note that says why."""

import html

from recto.publish.components.call import Call
from recto.publish.evidence import Judged, advice, differences, is_told, passage, reason, tone_of, verdict_words


def anchor(each: Judged) -> str:
    """Give the place of a citation on its page; no heading has a colon in its anchor."""
    return f"page:c-{each.id}"


def placed(each: Judged | None) -> str:
    """Give the attribute that makes an element the place of a citation."""
    return f' id="{anchor(each)}"' if each else ""


def tell(call: Call, each: Judged | None, place: str) -> tuple[str, str]:
    """Give the mark of a citation and what its note at a place says; nothing where readers need not be told."""
    if each is None or not is_told(each):
        return "", ""
    call.told.setdefault(_what(each), place)
    return _mark(each, place), _note(call, each)


def marked(call: Call, each: Judged | None) -> str:
    """Give the mark of a citation with a note of its own; one that says what another has said leads to that one."""
    if each is None or not is_told(each):
        return ""
    if said := call.told.get(_what(each)):
        return _mark(each, said)
    place = f"page:told-{len(call.told) + 1}"
    mark, note = tell(call, each, place)
    back = f'<a class="back" href="#{anchor(each)}" aria-label="Back to the text">↑</a>'
    return f'{mark}<span class="sidenote" id="{place}">{note}{back}</span>'


def _what(each: Judged) -> str:
    return "\n".join((each.target or each.label, each.step, reason(each)))


def _mark(each: Judged, place: str) -> str:
    tone = tone_of(each)
    said = f'<span class="hidden">{html.escape(tone.words)}</span>'
    return f'<a class="seen" href="#{place}" data-state="{tone.state}">{said}</a>'


def _note(call: Call, each: Judged) -> str:
    tone = tone_of(each)
    return call.render(
        "cited",
        each=each,
        tone={"state": tone.state, "words": tone.words},
        reason=reason(each),
        work=" · ".join(filter(None, (each.title, each.authors, each.published[:4]))),
        differences=differences(each),
        passage=passage(each),
        verdict=verdict_words(each),
        advice=advice(each),
    ).strip()
