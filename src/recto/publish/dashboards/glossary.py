"""The glossary: what each value and each rule means, and where it is used."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recto.pipeline import UNITS
from recto.publish.paths import href, own_file
from recto.publish.site import Site
from recto.publish.units import GLOSSARY
from recto.publish.words import spaced
from recto.reference import type_name
from recto.unit import Unit

_KINDS = (
    ("field", "Fields", "What the head of a page and its place in the tree say."),
    ("metric", "Metrics", "What a page by itself holds."),
    ("score", "Scores", "What follows from a page and all the others."),
    ("rule", "Rules", "What is reported as a finding."),
)
_KINDS_OF_VALUE = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "yes or no",
    "Any": "",
    "null": "nothing",
    "list": "list",
    "dict": "map",
}
_FOUND = "SELECT rule, count(*) AS found FROM findings GROUP BY rule"
_CODE = re.compile(r"``?([^`]+)``?")


def glossary(site: Site, used: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, Any]:
    """Give what the glossary shows; `used` are the titles and files of the dashboards by the units they rest on."""
    found = {row["rule"]: row["found"] for row in site.store.rows(_FOUND)}
    groups: list[dict[str, Any]] = []
    for kind, title, about in _KINDS:
        units = [_told(unit, found.get(unit.name, 0), used.get(unit.name, ())) for unit in UNITS if unit.kind == kind]
        groups.append({"kind": kind, "title": title, "about": about, "units": sorted(units, key=lambda u: u["name"])})
    return {"groups": groups, "total": len(UNITS)}


def _told(unit: Unit, found: int, used: Iterable[tuple[str, str]]) -> dict[str, Any]:
    findings = f"{href(GLOSSARY, own_file('findings'))}#findings.rule={unit.name}"
    return {
        "name": unit.name,
        "definition": _marked(unit.definition),
        "details": _marked(unit.details),
        "why": _marked(unit.why),
        "hint": _marked(unit.hint),
        "facts": [(name, value) for name, value in _facts(unit) if value],
        "found": found,
        "used": [
            *((title, href(GLOSSARY, file)) for title, file in used),
            *([(f"{spaced(found)} found", findings)] * bool(found)),
        ],
    }


def _facts(unit: Unit) -> Iterator[tuple[str, str]]:
    low, high = unit.range or (None, None)
    yield "severity", unit.severity.value if unit.kind == "rule" else ""
    yield "in the record", unit.key
    yield "type", _kind(unit) if unit.kind != "rule" else ""
    yield "unit", unit.unit
    yield (
        "range",
        "" if unit.range is None else f"{'…' if low is None else f'{low:g}'} to {'…' if high is None else f'{high:g}'}",
    )
    yield "better", unit.better
    yield "examples", str(len(unit.examples)) if unit.examples else ""


def _kind(unit: Unit) -> str:
    """Say what a value is, nothing where it may be anything."""
    return " or ".join(_KINDS_OF_VALUE.get(name, name) for name in type_name(unit.returns).split(" | "))


def _marked(text: str) -> str:
    """Give a text of a unit as HTML, what it names as code."""
    return _CODE.sub(lambda found: f"<code>{found[1]}</code>", html.escape(text, quote=False))
