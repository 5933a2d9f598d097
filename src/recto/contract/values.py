"""The values of the contract's files: what the stages made, under the names that other programs know."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from recto import link, score
from recto.ecma import number
from recto.model import RelatedItem
from recto.store import Built

_WITHOUT_SERVER: dict[str, Any] = {
    "benchmarkResults": {},
    "researchAreas": [],
    "recordVerdicts": {},
    "citationQuotes": {},
    "kbFactVerification": {},
    "pageReferenceIndex": {},
    "prItems": [],
}
"""What the contract filled from a server, and we do not have."""

_TABLES = (
    *("experts", "organizations", "estimates", "cruxes", "glossary", "literature", "funders", "publications"),
    "peopleResources",
)
DATABASE = (
    *_TABLES,
    *("resources", "idRegistry", "backlinks", "tagIndex", "stats", "pathRegistry"),
    *("benchmarkResults", "researchAreas", "recordVerdicts", "citationQuotes", "kbFactVerification", "riskStats"),
    *("pageResources", "pageReferenceIndex", "redundancyPairs", "relatedGraph", "prItems", "updateSchedule", "pages"),
    "typedEntities",
)
"""The keys of ``database.json``, in order."""


def contract_values(built: Built) -> dict[str, Any]:
    """Give the value of each file by name, but that of the pages."""
    entities, graph, pages, tables = built.entities, built.graph, built.values, built.data.tables
    rows = link.entity_rows(entities, graph.numbers, {_id(p): p["description"] for p in pages})
    typed = link.typed_entities(rows, tables.get("experts"), tables.get("organizations"))
    tags = link.tag_index(entities)
    return {
        **{name: tables.get(name, []) for name in _TABLES},
        "entities": rows,
        "resources": [resource.fields for resource in built.data.resources],
        "idRegistry": graph.id_registry,
        "backlinks": graph.backlinks,
        "tagIndex": tags,
        "stats": score.statistics(entities, graph.relations, tags, _described(typed), built.site.built),
        "pathRegistry": graph.paths,
        **_WITHOUT_SERVER,
        "riskStats": score.risk_statistics([risk for page in pages if (risk := page["hallucination_risk"])]),
        "pageResources": {_id(page): page["references"] for page in pages if page["references"]},
        "redundancyPairs": built.likeness.pairs,
        "relatedGraph": _related(built.related),
        "updateSchedule": built.schedule,
        "typedEntities": typed,
        "link-health": built.health,
    }


def _related(graph: Mapping[str, Sequence[RelatedItem]]) -> dict[str, Any]:
    """Give the related graph as plain data, whole scores as integers: then it is encoded without a second look."""
    rows: dict[str, Any] = msgspec.to_builtins(graph)
    for items in rows.values():
        for item in items:
            item["score"] = number(item["score"])
    return rows


def _id(page: Mapping[str, Any]) -> str:
    identifier: str = page["page"].address.id
    return identifier


def _described(typed: Sequence[Mapping[str, Any]]) -> int:
    return sum(1 for entity in typed if entity.get("description"))
