"""Stage 4: pages, entities, resources → the graph: ids, links between pages, links to works, what resembles what."""

from recto.link.assets import Assets
from recto.link.cited import cited
from recto.link.claims import Holding, contests, holdings
from recto.link.entities import entity_rows
from recto.link.graph import Graph, link
from recto.link.health import link_health
from recto.link.likeness import Likeness, begin_likeness
from recto.link.passages import winnow
from recto.link.redirects import Rename
from recto.link.redundancy import fingerprint
from recto.link.related import related
from recto.link.standing import community, links_in, links_out, page_rank
from recto.link.tags import tag_index
from recto.link.traces import traces
from recto.link.typed import TYPED, typed_entities
from recto.link.units import (
    backlink_count,
    converted_link_count,
    numeric_id,
    redundancy,
    references,
    unconverted_link_count,
    unconverted_links,
)
from recto.link.web import Web, weave
from recto.unit import Unit

LINKS: tuple[Unit, ...] = (
    numeric_id,
    unconverted_links,
    unconverted_link_count,
    converted_link_count,
    backlink_count,
    references,
    redundancy,
    page_rank,
    community,
    links_in,
    links_out,
)

__all__ = [
    "LINKS",
    "TYPED",
    "Assets",
    "Graph",
    "Holding",
    "Likeness",
    "Rename",
    "Web",
    "begin_likeness",
    "cited",
    "contests",
    "entity_rows",
    "fingerprint",
    "holdings",
    "link",
    "link_health",
    "related",
    "tag_index",
    "traces",
    "typed_entities",
    "weave",
    "winnow",
]
