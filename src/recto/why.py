"""Explain any value of a page's record: what was counted and where, the parts that make it, its inputs."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from recto import sources, store
from recto.config import load
from recto.ecma import dumps, to_text, truthy
from recto.errors import UnknownNameError
from recto.link.traces import outgoing_links
from recto.measure import FIELDS
from recto.memo import Memo
from recto.model import Page, Source
from recto.options import Options
from recto.parse.place import Lines
from recto.pipeline import compile_files
from recto.reference import UNITS, find_unit
from recto.score import ranks, risk
from recto.score.coverage import items
from recto.unit import Unit

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


class Explanation(msgspec.Struct, frozen=True):
    """How a value came to be."""

    page: str
    field: str
    value: Any
    definition: str
    parts: list[Part]


class _Case(msgspec.Struct, frozen=True):
    """A page with its text, the values of its units, and the places of all pages."""

    page: Page
    values: Mapping[str, Any]
    everyone: list[dict[str, Any]]
    lines: Lines

    def place(self, start: int) -> dict[str, Any]:
        span = self.lines.span(start, start)
        return {"file": self.page.address.file, "line": span.line, "column": span.column}


def why(root: Path, page: str, field: str, options: Options) -> Explanation:
    """Explain a field of a page (by file); raise `UnknownNameError` if there is no such field."""
    unit = find_unit(field)
    if unit is None or unit.kind == "rule":
        known = [u.key or u.name for u in UNITS if u.kind != "rule"]
        near = difflib.get_close_matches(field, known, 2, 0.5)
        more = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UnknownNameError(f"The record has no field {field!r}.", f"{more}`recto explain` lists the fields.")
    built, files = _compiled(root, options)
    place = next((i for i, p in enumerate(built.pages) if p.address.file == page), None)
    if place is None:
        raise UnknownNameError(f"{page} is not a page any more.", "Build again: recto build DIR")
    source = files.pages[place]
    case = _Case(_with_text(built.pages[place], source), built.values[place], list(built.values), Lines(source.text))
    rest = field[len(unit.key) :] if unit.key and field.startswith(f"{unit.key}.") else ""
    value = _part_of(built.values[place][unit.name], unit, rest)
    return Explanation(page, (unit.key or unit.name) + rest, value, unit.definition, list(_parts(unit, case)))


def _compiled(root: Path, options: Options) -> tuple[store.Built, sources.Files]:
    """Make what a build would write, with the files it was made from, without writing."""
    settings = load(root)
    layout = sources.find_layout(root, settings)
    files = sources.read_files(root, layout)
    memo = Memo(store.Output(options.out or root / ".recto").cache, read_only=True)
    commit = sources.head_commit(root)
    return compile_files(root, settings, layout, files, commit, options, memo, lambda *_: None), files


def _with_text(page: Page, source: Source) -> Page:
    return msgspec.structs.replace(page, text=source.text)


def _part_of(value: Any, unit: Unit, rest: str) -> Any:
    """Follow the rest of a field's path into a value: ``.score`` of ``hallucinationRisk.score``."""
    plain = None if value is msgspec.UNSET else msgspec.to_builtins(value, enc_hook=str)
    for name in filter(None, rest.split(".")):
        if not isinstance(plain, dict) or name not in plain:
            raise UnknownNameError(f"{unit.key} has no {name!r}.", f"It is {dumps(plain).decode()[:200]}")
        plain = plain[name]
    return plain


def _parts(unit: Unit, case: _Case) -> Iterator[Part]:
    if explain := _EXPLAINED.get(unit.name):
        yield from explain(case)
    elif unit.evidence:
        yield from _evidence(unit, case)
    elif unit in FIELDS:
        yield from _field(unit, case)
    else:
        yield from _inputs(unit, case)


def _evidence(unit: Unit, case: _Case) -> Iterator[Part]:
    assert unit.evidence
    for start, end in sorted(unit.evidence(case.page)):
        yield Part(_excerpt(case.page.text[start:end]), **case.place(start))


def _excerpt(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 2]} …"


def _inputs(unit: Unit, case: _Case) -> Iterator[Part]:
    """Give the values of other units that the unit is computed from."""
    known = {u.name for u in UNITS}
    for name in unit.inputs:
        if name in known:
            yield Part(name, msgspec.to_builtins(case.values[name], enc_hook=str))


_KEYS = {"update_frequency": "update_frequency"}


def _field(unit: Unit, case: _Case) -> Iterator[Part]:
    key = _KEYS.get(unit.name, unit.key)
    if key in case.page.head.fields:
        yield _head_part(case, key)
    elif unit.name in ("id", "path", "file_path", "category"):
        yield Part("from the place of the file", file=case.page.address.file)
    else:
        yield Part("not in the head", reason="the value is the default")


def _head_part(case: _Case, key: str) -> Part:
    span = case.page.head.places.get(key)
    where: dict[str, Any] = case.place(span.start) if span else {}
    return Part(f"head: {key}", msgspec.to_builtins(case.page.field(key), enc_hook=str), **where)


def _head_dates(case: _Case, *keys: str) -> Iterator[Part]:
    return (_head_part(case, key) for key in keys if truthy(case.page.field(key)))


def _last_updated(case: _Case) -> Iterator[Part]:
    yield from _head_dates(case, "lastUpdated", "lastEdited")
    yield Part("last commit", case.values["git_modified"] or "none", "git log, author date")
    yield Part("last edit", case.values["last_edit"] or "none", "data/edits.jsonl")
    yield Part("the latest counts", reason="dates are compared as texts")


def _date_created(case: _Case) -> Iterator[Part]:
    yield from _head_dates(case, "createdAt")
    yield Part("first commit", case.values["git_created"] or "none", "git log; none on days of a bulk import")
    yield Part("first edit", case.values["first_edit"] or "none", "data/edits.jsonl")
    yield from _head_dates(case, "dateCreated")
    yield Part("the first of these that is given counts")


def _risk(case: _Case) -> Iterator[Part]:
    yield Part("base", risk.BASE, "every page starts here", unit="points")
    values = [case.values[name] for name in risk.hallucination_risk.inputs]
    for factor in risk.factors(*values):
        yield Part(factor.name, factor.points, factor.reason, unit="points")


def _coverage(case: _Case) -> Iterator[Part]:
    found = case.values["coverage"]
    named = {**case.values, "targets": found.targets, "actuals": found.actuals}
    inputs = ("content_format", "llm_summary", "update_frequency", "entity", "changes", "has_overview")
    for item in items(*(named[name] for name in (*inputs, "targets", "actuals"))):
        yield Part(item.name, item.colour, item.reason)


def _recommended(case: _Case) -> Iterator[Part]:
    values = [case.values[name] for name in ranks.recommended_score.inputs]
    for term in ranks.terms(*values):
        yield Part(term.name, round(term.value, 4), term.reason, unit="points")


def _backlinks(case: _Case) -> Iterator[Part]:
    for row in case.values["backlinks"].get(case.page.address.id, ()):
        how = f"relatedEntries: {row.relationship}" if row.relationship else "related entry or entity link"
        yield Part(to_text(row.id), reason=f"{how} ({row.type})")


def _unconverted(case: _Case) -> Iterator[Part]:
    registry = case.values["registry"]
    for found in outgoing_links(case.page.text):
        url = case.page.text[found.target : found.end - 1]
        if (resource := registry.at(url, url.removesuffix("/"))) is not None:
            yield Part(_excerpt(url), reason=f"is resource {resource.id}", **case.place(found.start))


def _redundancy(case: _Case) -> Iterator[Part]:
    for page in case.values["redundancy"].similar_pages:
        yield Part(page.path, page.similarity, "percent: shared 5-word shingles, or 0.8 × shared long words")


def _rank(importance: str) -> Callable[[_Case], Iterator[Part]]:
    def explain(case: _Case) -> Iterator[Part]:
        own = case.values[importance]
        ranked = [values[importance] for values in case.everyone if values[importance] is not None]
        yield Part(importance, own)
        if own is not None:
            yield Part("pages above", sum(1 for value in ranked if value > own), f"of {len(ranked)} ranked")
            yield Part("pages as high", sum(1 for value in ranked if value == own), "they keep the order of the pages")

    return explain


def _entity(case: _Case) -> Iterator[Part]:
    entity = case.values["entity"]
    if entity is None:
        yield Part("no entity has the page's id", reason="only pages in the folder `internal` have a type then")
    else:
        yield Part(
            f"entity {to_text(entity.id)}", entity.type, "its type by the usual name", entity.file, entity.line, 1
        )


def _changes(case: _Case) -> Iterator[Part]:
    for change in case.values["changes"]:
        yield Part(change.title, change.date, change.branch)


def _numeric_id(case: _Case) -> Iterator[Part]:
    entity = case.values["entity"]
    if truthy(case.page.field("numericId")):
        yield _head_part(case, "numericId")
    elif entity is not None:
        yield Part(
            "the number is the entity's", entity.numeric_id, "it is not copied to the page", entity.file, entity.line, 1
        )
    else:
        yield Part("assigned", case.values["numeric_id"], "next free number; none for dashboards and some folders")


_EXPLAINED: dict[str, Callable[[_Case], Iterator[Part]]] = {
    "last_updated": _last_updated,
    "date_created": _date_created,
    "hallucination_risk": _risk,
    "coverage": _coverage,
    "recommended_score": _recommended,
    "backlink_count": _backlinks,
    "unconverted_links": _unconverted,
    "unconverted_link_count": _unconverted,
    "redundancy": _redundancy,
    "reader_rank": _rank("reader_importance"),
    "research_rank": _rank("research_importance"),
    "entity_type": _entity,
    "change_history": _changes,
    "numeric_id": _numeric_id,
}
