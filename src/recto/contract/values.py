"""The values of the contract's files: what the stages made, under the names that other programs know."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from recto import link, score
from recto.ecma import compact, number
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
    """Give the values of most files by name: not those of the pages, and not what `encoded_values` gives."""
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
        "updateSchedule": built.schedule,
        "typedEntities": typed,
        "link-health": built.health,
    }


def encoded_values(built: Built) -> dict[str, dict[str, bytes]]:
    """Give the values of the other files by name, their members encoded: as plain data they would be larger."""
    facts = msgspec.json.decode(built.facts.file, type=dict[str, msgspec.Raw])
    return {
        "relatedGraph": {name: compact(_related(items)) for name, items in built.related.items()},
        "factbase-data": {name: bytes(data) for name, data in facts.items()},
    }


def _related(items: Sequence[RelatedItem]) -> list[dict[str, Any]]:
    """Give what is related as plain data, whole scores as integers: then it is encoded without a second look."""
    return [{**msgspec.to_builtins(item), "score": number(item.score)} for item in items]


def _id(page: Mapping[str, Any]) -> str:
    identifier: str = page["page"].address.id
    return identifier


def _described(typed: Sequence[Mapping[str, Any]]) -> int:
    return sum(1 for entity in typed if entity.get("description"))
