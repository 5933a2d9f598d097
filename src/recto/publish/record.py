"""The other side of a page: its record, every value with its reason, and all that is known besides."""

import csv
import html
import io
import json
from collections.abc import Iterator
from typing import Any

from recto import reasons
from recto.ecma import dumps
from recto.model import Page, Span
from recto.publish.context import framed
from recto.publish.paths import href
from recto.publish.status import coverage_items, due_text, long_date
from recto.publish.templates import render
from recto.publish.units import UNITS_BY_KEY, unit_anchor
from recto.publish.views import PageView

_LONG = 160
_MOST = 40
"""Places of a value in the text that are listed; the rest are counted."""


def record_files(view: PageView, page: Page) -> dict[str, bytes]:
    """Make the record's files by their path in the site: the view, JSON, CSV."""
    folder = view.record_here.removesuffix("index.html")
    return {
        view.record_here: render("record.html", _context(view, page)).encode(),
        f"{folder}record.json": dumps(view.record),
        f"{folder}record.csv": _csv(view.record),
    }


def _context(view: PageView, page: Page) -> dict[str, Any]:
    here = view.record_here
    counted = reasons.counted(page, {link["url"] for link in view.record["unconvertedLinks"]})
    return framed(view.frame, here, f"{view.title}: record") | {
        "page": {"id": view.id, "type": view.type, "number": view.number, "title": view.title, "path": view.path},
        "back": href(here, view.here),
        "file": view.file,
        "ledger": list(_ledger(view, counted)),
        "json": _folding(view.record),
        "external": sorted(view.external.items()),
        "backlinks": _linked(here, view.backlinks),
        "related": _linked(here, view.related),
        "findings": view.findings,
        "coverage": coverage_items(view.record["coverage"]),
        "due": due_text(view.due),
        "changed": long_date(view.record["lastUpdated"]),
        "parts": {name: _linked(here, rows) for name, rows in view.parts.items()},
    }


def _linked(here: str, rows: Any) -> list[dict[str, Any]]:
    """Add to rows that name a file of the site its address from here."""
    return [row | {"href": href(here, row["file"]) if row.get("file") else ""} for row in rows]


def _ledger(view: PageView, counted: dict[str, tuple[Span, ...]]) -> Iterator[dict[str, Any]]:
    """Give the lines of the record: the key, its value, what it means, and the reasons for it."""
    for key, value in _flat(view.record):
        unit = UNITS_BY_KEY.get(key)
        parts = view.reasons.get(unit.name, []) if unit else []
        places = counted.get(unit.name, ()) if unit else ()
        yield {
            "key": key,
            "value": _shown(value),
            "about": unit.definition if unit else "",
            "unit": unit.unit if unit else "",
            "glossary": href(view.record_here, *unit_anchor(unit)) if unit else "",
            "parts": [part | {"amount": _plain(part["amount"])} for part in parts],
            "lines": [{"line": span.line, "text": _excerpt(span.of(view.text))} for span in places[:_MOST]],
            "more": max(len(places) - _MOST, 0),
            "count": len(places),
        }


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
        return ", ".join(map(str, value)) if plain and len(value) <= 12 else f"{len(value)} rows"
    return "—" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _folding(value: Any, name: str = "", comma: str = "") -> str:
    """Write JSON as HTML whose maps and lists fold; long ones begin folded."""
    label = f'<span class="json-key">{html.escape(json.dumps(name, ensure_ascii=False))}</span>: ' if name else ""
    if isinstance(value, (dict, list)) and value:
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        pairs = list(value.items()) if isinstance(value, dict) else [("", each) for each in value]
        last = len(pairs) - 1
        inner = "".join(_folding(each, key, "," * (i < last)) for i, (key, each) in enumerate(pairs))
        state = "" if name and len(pairs) > 8 else " open"
        count = f'<span class="json-count">{len(pairs)}</span>'
        return (
            f"<details{state}><summary>{label}{opening} {count}</summary>"
            f'<div class="json-in">{inner}</div></details><div>{closing}{comma}</div>'
        )
    kind = "s" if isinstance(value, str) else "n"
    shown = html.escape(json.dumps(value, ensure_ascii=False))
    return f'<div>{label}<span class="json-{kind}">{shown}</span>{comma}</div>'


def _csv(record: dict[str, Any]) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("field", "value"))
    for key, value in _flat(record):
        plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        rows.writerow((key, f"'{plain}" if plain[:1] in "=+@\t\r" else plain))
    return out.getvalue().encode()
