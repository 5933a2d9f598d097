"""The other side of a page: its record, every value with its reason, and all that is known besides."""

import html
import json
from collections.abc import Container, Iterator, Sequence
from typing import Any

from recto import reasons
from recto.ecma import dumps
from recto.model import Page, Span
from recto.publish.context import framed
from recto.publish.neighbourhood import neighbourhood_svg
from recto.publish.paths import href
from recto.publish.sheets import csv_bytes
from recto.publish.status import coverage_items, trusted
from recto.publish.templates import render
from recto.publish.trust import UNITS, parts_of, trust_context
from recto.publish.units import UNITS_BY_KEY, unit_anchor
from recto.publish.views import PageView
from recto.publish.words import due_text, long_date
from recto.unit import Unit

_json = json.JSONEncoder(ensure_ascii=False).encode
_LONG = 160
_IN_LINE = 5
"""Parts or lines that a reason names before it is unfolded."""
_FEW = 12
"""Values of a list that are named; of a longer one only how many they are."""
_FOLDED = 8
"""Entries from which a map or list of JSON begins folded."""
_MOST = 40
"""Places of a value in the text, or parts of it, that are listed; the rest are counted."""


def record_files(view: PageView, page: Page, placed: Container[str] = ()) -> dict[str, bytes]:
    """Make the record's files by their path in the site: the view, JSON, CSV.

    `placed` are the ids of the citations that have a place on the page's other side.
    """
    folder = view.record_here.removesuffix("index.html")
    return {
        view.record_here: render("record.html", _context(view, page, placed)).encode(),
        f"{folder}record.json": dumps(view.record),
        f"{folder}record.csv": _csv(view.record),
    }


def _context(view: PageView, page: Page, placed: Container[str]) -> dict[str, Any]:
    here = view.record_here
    items = coverage_items(view.record["coverage"])
    parts = {name: _linked(here, rows) for name, rows in view.parts.items()}
    shared = sorted([*parts.pop("passages"), *parts.pop("repeated")], key=lambda row: row["line"])
    counted = reasons.counted(page, {link["url"] for link in view.record["unconvertedLinks"]})
    return (
        framed(view.frame, here, f"{view.title}: record")
        | {
            "page": {"id": view.id, "type": view.type, "number": view.number, "title": view.title, "path": view.path},
            "back": href(here, view.here),
            "crumbs": [{"title": title, "href": href(here, file) if file else ""} for title, file in view.crumbs],
            "file": view.file,
            "ledger": list(_ledger(view, counted)),
            "trusted": trusted(view.evidence),
            "units": list(_units(view)),
            "json": _folding(view.record),
            "external": sorted(view.external.items()),
            "backlinks": _linked(here, view.backlinks),
            "related": _linked(here, view.related),
            "findings": view.findings,
            "coverage": items,
            "wanting": [item for item in items if item["colour"] != "green" and item["target"] != 0],
            "passing": view.record["coverage"]["passing"],
            "total": view.record["coverage"]["total"],
            "due": due_text(view.due),
            "changed": long_date(view.record["lastUpdated"]),
            "parts": parts,
            "shared": shared,
            "near": neighbourhood_svg(view.title, view.near, here),
            "shown": list(_contents(view, parts, shared)),
        }
        | trust_context(view.evidence, href(here, view.here), placed)
    )


_NAMES = {
    "linked": "Linked from",
    "works": "Registered works",
    "facts": "Facts shown",
    "related": "Related pages",
    "sections": "Sections",
    "passages": "Shared passages",
    "mentions": "Names without a link",
    "changes": "Edit history",
}


def _contents(view: PageView, parts: dict[str, Any], shared: list[Any]) -> Iterator[tuple[str, str, int | None]]:
    """Give the parts of the view: their anchors, names, and how many rows they hold."""
    yield "findings", "What to mend first", len(view.findings)
    yield "record", "Page Record", None
    if view.evidence.units:
        yield "trust", "Trust", None
    if view.evidence.citations:
        yield "citations", "Citations", len(view.evidence.citations)
    yield "external", "External Links", len(view.external)
    yield "backlinks", "Backlinks", len(view.backlinks)
    rows = parts | {"related": view.related, "passages": shared}
    if view.near:
        yield "near", "What lies around it", len(view.near)
    yield from ((name, title, len(rows[name])) for name, title in _NAMES.items() if rows[name])


def _linked(here: str, rows: Any) -> list[dict[str, Any]]:
    """Add to rows that name a file of the site its address from here."""
    return [row | {"href": href(here, row["file"]) if row.get("file") else ""} for row in rows]


def _ledger(view: PageView, counted: dict[str, tuple[Span, ...]]) -> Iterator[dict[str, Any]]:
    """Give the lines of the record: the key, its value, what it means, and the reasons for it."""
    for key, value in _flat(view.record):
        unit = UNITS_BY_KEY.get(key)
        places = counted.get(unit.name, ()) if unit else ()
        yield _line(view, key, value, unit, places)


def _units(view: PageView) -> Iterator[dict[str, Any]]:
    """Give the lines of the units that rest on evidence, which are no part of the record."""
    for name in UNITS:
        if name in view.evidence.units:
            parts = parts_of(name, view.evidence)
            line = _line(view, name, view.evidence.units[name], UNITS_BY_KEY[name], parts=parts)
            yield line | ({"brief": ""} if parts else {})


def _line(
    view: PageView,
    key: str,
    value: Any,
    unit: Unit | None,
    places: Sequence[Span] = (),
    parts: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    parts = parts or (view.reasons.get(unit.name, []) if unit else [])
    return {
        "key": key,
        "value": _shown(value),
        "about": unit.definition.replace("``", "") if unit else "",
        "brief": _brief(parts, places),
        "glossary": href(view.record_here, *unit_anchor(unit)) if unit else "",
        "parts": [part | {"amount": _plain(part["amount"])} for part in parts[:_MOST]],
        "lines": [{"line": span.line, "text": _excerpt(span.of(view.text))} for span in places[:_MOST]],
        "more": max(len(places) - _MOST, len(parts) - _MOST, 0),
        "count": len(places),
    }


def _brief(parts: Sequence[dict[str, Any]], places: Sequence[Span]) -> str:
    """Say in a line what makes a value: what its parts add, or where it stands."""
    if places:
        lines = sorted({span.line for span in places})
        shown = ", ".join(map(str, lines[:_IN_LINE]))
        return f"counted on line{'s' * (len(lines) != 1)} {shown}{' …' if len(lines) > _IN_LINE else ''}"
    if any(part["measure"] for part in parts):
        return ", ".join(f"{part['label']} {_signed(part['amount'])}" for part in parts)
    shown = ", ".join(f"{part['label']}{_on_line(part)}" for part in parts[:_IN_LINE])
    return f"{shown}{' …' if len(parts) > _IN_LINE else ''}"


def _on_line(part: dict[str, Any]) -> str:
    return f" (line {part['line']})" if part["line"] else ""


def _signed(amount: Any) -> str:
    return f"{amount:+g}".replace("-", "−") if isinstance(amount, (int, float)) else str(amount)


def _flat(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give the keys of a record with their values; those of its counts one by one."""
    for key, value in record.items():
        if key == "metrics":
            yield from ((f"metrics.{name}", count) for name, count in value.items())
        else:
            yield key, value


def _plain(amount: Any) -> Any:
    return "" if amount is None else amount


def _excerpt(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONG else f"{shown[: _LONG - 2]} …"


def _shown(value: Any) -> str:
    """Give a value in a few words."""
    if isinstance(value, dict):
        return " · ".join(f"{key} {_shown(each)}" for key, each in value.items() if not isinstance(each, (dict, list)))
    if isinstance(value, list):
        plain = all(isinstance(each, (str, int, float)) for each in value)
        return ", ".join(map(str, value)) if plain and len(value) <= _FEW else f"{len(value)} rows"
    return "—" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _folding(value: Any, name: str = "", comma: str = "") -> str:
    """Write JSON as HTML whose maps and lists fold; long ones begin folded."""
    label = f'<span class="k">{html.escape(_json(name))}</span>: ' if name else ""
    if isinstance(value, (dict, list)) and value:
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        pairs = list(value.items()) if isinstance(value, dict) else [("", each) for each in value]
        last = len(pairs) - 1
        inner = "".join(_folding(each, key, "," * (i < last)) for i, (key, each) in enumerate(pairs))
        state = "" if name and len(pairs) > _FOLDED else " open"
        return f"<details{state}><summary>{label}{opening}</summary>{inner}</details><span>{closing}{comma}</span>"
    kind = "s" if isinstance(value, str) else "b" if value is None or isinstance(value, bool) else "d"
    shown = html.escape(_json(value))
    return f'<div>{label}<span class="{kind}">{shown}</span>{comma}</div>'


def _csv(record: dict[str, Any]) -> bytes:
    rows = ((key, value if isinstance(value, str) else _json(value)) for key, value in _flat(record))
    return csv_bytes(("field", "value"), rows)
