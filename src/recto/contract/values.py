"""The values of the contract's files: what the stages made, under the names that other programs know."""

from collections.abc import Mapping, Sequence
from typing import Any

from recto import link, score
from recto.link import Graph
from recto.model import Entity, Resource

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


def contract_values(
    tables: Mapping[str, Any],
    entities: Sequence[Entity],
    resources: Sequence[Resource],
    graph: Graph,
    pages: Sequence[Mapping[str, Any]],
    now: str,
) -> dict[str, Any]:
    """Give the value of each file by name; `pages` are the values of the pages' units, `now` an ISO time with zone."""
    rows = link.entity_rows(entities, graph.numbers, {_id(p): p["description"] for p in pages})
    typed = link.typed_entities(rows, tables.get("experts"), tables.get("organizations"))
    tags = link.tag_index(entities)
    return {
        **{name: tables.get(name, []) for name in _TABLES},
        "entities": rows,
        "resources": [resource.fields for resource in resources],
        "idRegistry": graph.id_registry,
        "backlinks": graph.backlinks,
        "tagIndex": tags,
        "stats": score.statistics(entities, graph.relations, tags, _described(typed), now),
        "pathRegistry": graph.paths,
        **_WITHOUT_SERVER,
        "riskStats": score.risk_statistics([risk for page in pages if (risk := page["hallucination_risk"])]),
        "pageResources": {_id(page): page["references"] for page in pages if page["references"]},
        "redundancyPairs": graph.pairs,
        "relatedGraph": link.related_graph(
            entities,
            {target: [page for page, _ in sources] for target, sources in graph.content_links.items()},
            [(_id(page), near.similar_pages) for page in pages if (near := page["redundancy"])],
            tags,
            {_id(page): (page["quality"], page["reader_importance"]) for page in pages},
        ),
        "updateSchedule": score.update_schedule(pages, graph.known_numbers),
        "typedEntities": typed,
    }


def _id(page: Mapping[str, Any]) -> str:
    identifier: str = page["page"].address.id
    return identifier


def _described(typed: Sequence[Mapping[str, Any]]) -> int:
    return sum(1 for entity in typed if entity.get("description"))
