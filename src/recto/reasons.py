"""The reasons of a page's values: what was counted and where, the parts that make a value, its inputs."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from recto.ecma import to_text, truthy
from recto.link import LINKS
from recto.link.traces import outgoing_links
from recto.link.units import unconverted_links
from recto.measure import FIELDS, METRICS
from recto.measure.words import word_count
from recto.model import Examined, Page, Span
from recto.parse.place import Lines
from recto.score import SCORES, ranks, risk
from recto.score.coverage import items
from recto.unit import Unit

_VALUES = (*FIELDS, *METRICS, *LINKS, *SCORES)
_KNOWN = frozenset(unit.name for unit in _VALUES)
_COUNTING = tuple(unit for unit in _VALUES if unit not in (word_count, unconverted_links))
_WIDTH = 80


class Part(msgspec.Struct, frozen=True):
    """A part of an explanation: what it adds (in `points`) or says, and where it stands if it stands anywhere."""

    label: str
    amount: Any = None
    reason: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    unit: str = ""


class Case(msgspec.Struct, frozen=True):
    """A page, the values of its units, the `peers` of all pages.

    The page needs its text where what is explained is counted in it.
    """

    page: Page
    values: Mapping[str, Any]
    peers: Mapping[str, Sequence[float]]

    def place(self, span: Span | None) -> dict[str, Any]:
        """Give where a span of the page stands, as a part says it."""
        return {"file": self.page.address.file, "line": span.line, "column": span.column} if span else {}


def peers(everyone: Sequence[Mapping[str, Any]]) -> dict[str, list[float]]:
    """Give what ranks are made of: each importance of all pages that have one, in order."""
    names = ("reader_importance", "research_importance")
    return {name: ranks.ordered(values[name] for values in everyone) for name in names}


def explainer(unit: Unit) -> Callable[[Case], Iterator[Part]]:
    """Give the function that explains a value of a unit."""
    if explain := _EXPLAINED.get(unit.name):
        return explain
    return partial(_evidence if unit.evidence else _field if unit.kind == "field" else _inputs, unit)


def counted(page: Page, addresses: Container[str] = ()) -> dict[str, tuple[Span, ...]]:
    """Give what each unit counts in the text of a page, by the unit's name, in order and each place once.

    `addresses` are those of the page's unconverted links, which only the registry knows. Words are left out: they are
    nearly all of the text.
    """
    lines = Lines(page.text)
    plain = (link for link in outgoing_links(page.text) if page.text[link.target : link.end - 1] in addresses)
    found = {unit.name: unit.evidence(page) for unit in _COUNTING if unit.evidence}
    found[unconverted_links.name] = ((link.start, link.end) for link in plain)
    return {name: tuple(lines.span(*place) for place in sorted(set(places))) for name, places in found.items()}


def _evidence(unit: Unit, case: Case) -> Iterator[Part]:
    assert unit.evidence
    lines = Lines(case.page.text)
    for start, end in sorted(unit.evidence(case.page)):
        span = lines.span(start, end)
        yield Part(_excerpt(span.of(case.page.text)), **case.place(span))


def _excerpt(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 2]} …"


def _inputs(unit: Unit, case: Case) -> Iterator[Part]:
    """Give the values of other units that the unit is computed from."""
    for name in unit.inputs:
        if name in _KNOWN:
            yield Part(name, _builtins(case.values[name]))


def _builtins(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, int)) else msgspec.to_builtins(value, enc_hook=str)


_KEYS = {"update_frequency": "update_frequency"}
_PLACED = ("id", "path", "file_path", "category")


def _field(unit: Unit, case: Case) -> Iterator[Part]:
    key = _KEYS.get(unit.name, unit.key)
    if key in case.page.head.fields:
        yield _head_part(case, key)
    elif unit.name in _PLACED:
        yield Part("from the place of the file", file=case.page.address.file)
    else:
        yield Part("not in the head", reason="the value is the default")


def _head_part(case: Case, key: str) -> Part:
    return Part(f"head: {key}", _builtins(case.page.field(key)), **case.place(case.page.head.places.get(key)))


def _head_dates(case: Case, *keys: str) -> Iterator[Part]:
    return (_head_part(case, key) for key in keys if truthy(case.page.field(key)))


def _last_updated(case: Case) -> Iterator[Part]:
    yield from _head_dates(case, "lastUpdated", "lastEdited")
    yield Part("last commit", case.values["git_modified"] or "none", "git log, author date")
    yield Part("last edit", case.values["last_edit"] or "none", "data/edits.jsonl")
    yield Part("the latest counts", reason="dates are compared as texts")


def _date_created(case: Case) -> Iterator[Part]:
    yield from _head_dates(case, "createdAt")
    yield Part("first commit", case.values["git_created"] or "none", "git log; none on days of a bulk import")
    yield Part("first edit", case.values["first_edit"] or "none", "data/edits.jsonl")
    yield from _head_dates(case, "dateCreated")
    yield Part("the first of these that is given counts")


def _risk(case: Case) -> Iterator[Part]:
    yield Part("base", risk.BASE, "every page starts here", unit="points")
    values = [case.values[name] for name in risk.hallucination_risk.inputs]
    for factor in risk.factors(*values):
        yield Part(factor.name, factor.points, factor.reason, unit="points")


def _coverage(case: Case) -> Iterator[Part]:
    found = case.values["coverage"]
    named = {**case.values, "targets": found.targets, "actuals": found.actuals}
    inputs = ("content_format", "llm_summary", "update_frequency", "entity", "changes", "has_overview")
    for item in items(*(named[name] for name in (*inputs, "targets", "actuals"))):
        yield Part(item.name, item.colour, item.reason)


def _recommended(case: Case) -> Iterator[Part]:
    values = [case.values[name] for name in ranks.recommended_score.inputs]
    for term in ranks.terms(*values):
        yield Part(term.name, round(term.value, 4), term.reason, unit="points")


def _backlinks(case: Case) -> Iterator[Part]:
    for row in case.values["backlinks"].get(case.page.address.id, ()):
        how = f"relatedEntries: {row.relationship}" if row.relationship else "related entry or entity link"
        yield Part(to_text(row.id), reason=f"{how} ({row.type})")


def _unconverted(case: Case) -> Iterator[Part]:
    registry, text = case.values["registry"], case.page.text
    lines = Lines(text)
    for found in outgoing_links(text):
        url = text[found.target : found.end - 1]
        if (resource := registry.at(url, url.removesuffix("/"))) is not None:
            where = case.place(lines.span(found.start, found.end))
            yield Part(_excerpt(url), reason=f"is resource {resource.id}", **where)


def _redundancy(case: Case) -> Iterator[Part]:
    for page in case.values["redundancy"].similar_pages:
        yield Part(page.path, page.similarity, "percent: shared 5-word shingles, or 0.8 × shared long words")


def _rank(importance: str) -> Callable[[Case], Iterator[Part]]:
    def explain(case: Case) -> Iterator[Part]:
        own, ranked = case.values[importance], case.peers[importance]
        yield Part(importance, own)
        if own is not None:
            above, level = ranks.among(own, ranked)
            yield Part("pages above", above, f"of {len(ranked)} ranked")
            yield Part("pages as high", level, "they keep the order of the pages")

    return explain


def _entity(case: Case) -> Iterator[Part]:
    entity = case.values["entity"]
    if entity is None:
        yield Part("no entity has the page's id", reason="only pages in the folder `internal` have a type then")
    else:
        yield Part(
            f"entity {to_text(entity.id)}", entity.type, "its type by the usual name", entity.file, entity.line, 1
        )


def _changes(case: Case) -> Iterator[Part]:
    for change in case.values["changes"]:
        yield Part(change.title, change.date, change.branch)


def _numeric_id(case: Case) -> Iterator[Part]:
    entity = case.values["entity"]
    if truthy(case.page.field("numericId")):
        yield _head_part(case, "numericId")
    elif entity is not None:
        yield Part(
            "the number is the entity's", entity.numeric_id, "it is not copied to the page", entity.file, entity.line, 1
        )
    else:
        yield Part("assigned", case.values["numeric_id"], "next free number; none for dashboards and some folders")


def _trust(case: Case) -> Iterator[Part]:
    """Give the claims that name a source, the least trusted first, and how many of each section name none."""
    evidence = case.values["evidence"]
    citations = tuple(evidence.citations)
    for claim in sorted(evidence.sentences, key=lambda claim: claim.trust):
        cites = [citations[place] for place in claim.cites]
        steps = ", ".join(dict.fromkeys(each.step for each in cites))
        yield Part(_excerpt(claim.text), claim.trust, steps, case.page.address.file, *_start(cites[0]))
    for place, part in enumerate(evidence.sections):
        if part.claims > part.cited:
            yield _of_section(case, place, part.claims - part.cited, "claims without a source, each counts 0")


def _claims(case: Case) -> Iterator[Part]:
    for place, part in enumerate(case.values["evidence"].sections):
        if part.claims:
            yield _of_section(case, place, part.claims)


def _cited_claims(case: Case) -> Iterator[Part]:
    for place, part in enumerate(case.values["evidence"].sections):
        if part.cited:
            yield _of_section(case, place, part.cited, f"of {part.claims}")


def _of_section(case: Case, place: int, amount: int, reason: str = "") -> Part:
    section = case.page.sections[place]
    return Part(_excerpt(section.title) or "before the first heading", amount, reason, **case.place(section.span))


def _start(each: Examined) -> tuple[int, int]:
    return each.cited.line, each.cited.column


def _on_steps(*steps: str) -> Callable[[Case], Iterator[Part]]:
    """Explain a count of citations by those that stand on some steps."""

    def explain(case: Case) -> Iterator[Part]:
        for each in case.values["evidence"].citations:
            if each.step in steps:
                cited = each.cited
                why = each.identity.why if each.step == "another work" else _found(each)
                yield Part(_excerpt(cited.said or cited.label), each.step, why, cited.file, *_start(each))

    return explain


def _found(each: Examined) -> str:
    """Say what tells whether a source supports a citation: a verdict before what its text has."""
    verdict = each.verdict
    return f"{verdict.by}: {verdict.why or verdict.verdict}" if verdict else each.support.why


def _if_made(name: str, explain: Callable[[Case], Iterator[Part]]) -> Callable[[Case], Iterator[Part]]:
    """Explain a value that is always there, unless its unit failed."""
    failed = Part("no value", reason="the unit failed on this page: a finding of unit-failed says how")
    return lambda case: iter((failed,)) if case.values[name] is None else explain(case)


_EXPLAINED: dict[str, Callable[[Case], Iterator[Part]]] = {
    "last_updated": _last_updated,
    "date_created": _date_created,
    "hallucination_risk": _if_made("hallucination_risk", _risk),
    "coverage": _if_made("coverage", _coverage),
    "recommended_score": _if_made("recommended_score", _recommended),
    "backlink_count": _backlinks,
    "unconverted_links": _unconverted,
    "unconverted_link_count": _unconverted,
    "redundancy": _if_made("redundancy", _redundancy),
    "reader_rank": _rank("reader_importance"),
    "research_rank": _rank("research_importance"),
    "entity_type": _entity,
    "change_history": _changes,
    "numeric_id": _numeric_id,
    "trust": _trust,
    "claims": _claims,
    "cited_claims": _cited_claims,
    "mismatched_citations": _on_steps("another work"),
    "contradicted_citations": _on_steps("contradicted"),
    "supported_citations": _on_steps("supported", "judged", "signed off"),
}

_TOLD_ELSEWHERE = (_backlinks, _unconverted, _changes, _trust, _claims, _cited_claims)

STATED: dict[str, Callable[[Case], Iterator[Part]]] = {
    unit.name: explainer(unit)
    for unit in _VALUES
    if not unit.evidence and _EXPLAINED.get(unit.name) not in _TOLD_ELSEWHERE
}
"""What explains each value that can be told without the page's text; backlinks, changes, claims have their tables."""
