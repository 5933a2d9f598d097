"""Trust in a page on its other side: what makes it, section by section, and its citations, worst first."""

from collections.abc import Container, Iterator
from typing import Any

from recto.publish.components.cited import anchor
from recto.publish.evidence import (
    FILLS,
    LOST,
    Evidence,
    Judged,
    SectionTrust,
    advice,
    checks,
    differences,
    passage,
    reason,
    shown_steps,
    tone_of,
    verdict_words,
    worst_first,
)
from recto.publish.figures import Bar, bars
from recto.publish.paths import web_address
from recto.publish.words import count, shortened

UNITS = ("trust", "claims", "cited_claims", "supported_citations", "contradicted_citations", "mismatched_citations")
"""The units that rest on evidence alone."""
_WIDTH = 345
_WORK = 160
_CLAIM = 120
_CAME = {"supported": "found", "contradicted": "contradicted", "not found": "not found"}
"""What came out of looking for one thing in a source."""


def trust_context(evidence: Evidence, back: str, placed: Container[str]) -> dict[str, Any]:
    """Give what the record shows of a page's trust; `back` is the page's address, `placed` what it has places of."""
    rows = [_row(each, evidence, back, placed) for each in worst_first(evidence.citations)]
    return {
        "figures": list(_figures(evidence)),
        "citations": rows,
    }


def parts_of(unit: str, evidence: Evidence) -> list[dict[str, Any]]:
    """Give what makes trust and the counts of claims: claims with a source, least trusted first; sections."""
    parts = [part for part in evidence.sections if part.claims]
    if unit == "claims":
        return [_part(_heading(part), part.claims) for part in parts]
    if unit == "cited_claims":
        return [_part(_heading(part), part.cited, f"of {part.claims}") for part in parts if part.cited]
    if unit != "trust":
        return []
    claims: dict[tuple[int | None, str], list[Judged]] = {}
    for each in evidence.citations:
        if each.trust is not None:
            claims.setdefault((each.section, each.sentence), []).append(each)
    cited = sorted(claims.values(), key=lambda same: same[0].trust or 0)
    silent = (part for part in parts if part.claims > part.cited)
    return [
        *(_part(shortened(same[0].sentence, _CLAIM), same[0].trust, _steps(same), same[0].line) for same in cited),
        *(_part(_heading(part), part.claims - part.cited, "claims without a source, each counts 0") for part in silent),
    ]


def _steps(same: list[Judged]) -> str:
    return ", ".join(dict.fromkeys(each.step for each in same))


def _part(label: str, amount: float | None, reason: str = "", line: int = 0) -> dict[str, Any]:
    said = f"{reason}, line {line}" if line else reason
    return {
        "label": label,
        "amount": None if amount is None else f"{amount:g}",
        "measure": None,
        "reason": said,
        "file": None,
        "line": None,
    }


def _heading(part: SectionTrust) -> str:
    return part.title or "before the first heading"


def _figures(evidence: Evidence) -> Iterator[dict[str, str]]:
    """Draw how many citations stand on each step, and the trust in each section that claims something."""
    steps = shown_steps(evidence)
    if steps:
        shown = [Bar(step["words"], step["count"], FILLS.get(step["state"], "")) for step in steps]
        title = f"{count(len(evidence.citations), 'citation')}, by what is known of them"
        yield {"title": title, "svg": bars(shown, title, width=_WIDTH)}
    parts = [part for part in evidence.sections if part.claims]
    if len(parts) > 1 or (parts and not steps):
        title = "Trust by section"
        yield {"title": title, "svg": bars(list(map(_bar, parts)), title, width=_WIDTH, full=100)}


def _bar(part: SectionTrust) -> Bar:
    trust = part.trust or 0
    said = f"{round(trust)}, {part.cited} of {part.claims} cited"
    return Bar(_heading(part), trust, said=said)


def _row(each: Judged, evidence: Evidence, back: str, placed: Container[str]) -> dict[str, Any]:
    tone = tone_of(each)
    return {
        "id": each.id,
        "state": tone.state,
        "words": tone.words,
        "kind": each.kind,
        "line": each.line,
        "place": _place(each, evidence, back, placed),
        "sentence": each.sentence,
        "says": each.said or each.label,
        "work": each.title,
        "about": " · ".join(filter(None, (each.authors, each.published[:4]))),
        "registered": bool(each.resource),
        "target": each.target,
        "shown": _shown(each.target),
        "outward": web_address(each.target),
        "why": _why(each),
        "differs": differences(each),
        "support": "" if each.support == "no text" else each.support_why,
        "passage": passage(each),
        "also": [
            f"{one.kind} “{one.said}” {_CAME[one.verdict]}" for one in checks(each) if one.verdict != each.support
        ],
        "open": each.step in ("contradicted", "not found"),
        "link": "" if each.state == "not checked" else each.state,
        "verdict": verdict_words(each),
        "verdict_why": each.verdict_why or "",
        "advice": advice(each),
        "trust": "" if each.trust is None else f"{each.trust:.0f}",
    }


def _why(each: Judged) -> str:
    """Say what is known of what a citation leads to: where it leads nowhere that, else whether it is the one named."""
    return each.identity_why if each.target and each.resolved and each.state not in LOST else reason(each)


def _place(each: Judged, evidence: Evidence, back: str, placed: Container[str]) -> str:
    """Give where a citation stands on its page: its own place, else its section's heading."""
    if each.id in placed:
        return f"{back}#{anchor(each)}"
    sections = evidence.sections
    slug = sections[each.section].slug if each.section is not None and each.section < len(sections) else ""
    return f"{back}#{slug}" if slug else ""


def _shown(target: str) -> str:
    """Shorten an address to what a reader reads of it."""
    bare = target.partition("://")[2].removeprefix("www.").rstrip("/") or target
    return bare if len(bare) <= _WORK else f"{bare[: _WORK - 1]}…"
