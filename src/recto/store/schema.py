"""All tables of ``recto.db``, in the order they are written; each is declared in `tables` with its meaning.

To add a table: declare it, give it a function that makes its rows of a `Built` (or of what it is declared to be made
`of`, which is known earlier), and list it in `TABLES`.
"""

from collections.abc import Iterator, Sequence

import msgspec

from recto.model import Site
from recto.store.built import Built
from recto.store.tables.catalogue import CATALOGUE
from recto.store.tables.declaration import Col, Rows, Table
from recto.store.tables.entities import ENTITIES, RELATED, RELATIONS, SCHEDULE, TAGS
from recto.store.tables.evidence import CLAIMS, EVIDENCE, REGISTERED, SECTION_EVIDENCE, VERDICTS
from recto.store.tables.facts import DRIFTS, FACTS, PROPERTIES, RECORDS, SHOWN_FACTS, STALENESS, THINGS
from recto.store.tables.findings import FINDINGS
from recto.store.tables.graph import BACKLINKS, REDIRECTS
from recto.store.tables.network import (
    AMBIGUOUS_NAMES,
    EDGES,
    MENTIONS,
    NODES,
    PASSAGES,
    SIMILAR_PAIRS,
    VIEWS,
    WANTED,
)
from recto.store.tables.pages import UNIT, columns, pages
from recto.store.tables.parts import ASSETS, CHANGES, CITATIONS, COMPONENTS, IMAGES, LINKS, SECTIONS
from recto.store.tables.reasons import REASONS
from recto.store.tables.search import DOCUMENTS, SEARCH, TITLES
from recto.store.tables.sources import SOURCES
from recto.store.tables.works import DUPLICATE_WORKS, EXTERNAL_LINKS, PAGE_RESOURCES, RESOURCES
from recto.unit import Unit

__all__ = ["TABLES", "VIEWS", "Col", "Table", "columns", "tables"]


def _table_rows(built: Built) -> Rows:
    return ((table.name, table.about) for table in tables(built.units))


def _column_rows(built: Built) -> Iterator[Sequence[str | int | None]]:
    for table in tables(built.units):
        for place, column in enumerate(table.columns):
            yield table.name, place, column.name, column.type, column.about, column.unit


_TABLES = Table(
    "tables",
    "A table each of this database.",
    (
        Col("name", "TEXT PRIMARY KEY", "Name of the table."),
        Col("about", "TEXT NOT NULL", "What a row of it is."),
    ),
    _table_rows,
)

_COLUMN = Table(
    "column",
    "A column each of all tables of this database.",
    (
        Col("table", "TEXT NOT NULL REFERENCES tables(name)", "Name of the table."),
        Col("position", "INTEGER NOT NULL", "Place among the table's columns, from 0."),
        Col("name", "TEXT NOT NULL", "Name of the column."),
        Col("type", "TEXT NOT NULL", "`TEXT`, `INTEGER`, `REAL`, or `ANY` where values of several types occur."),
        Col("about", "TEXT NOT NULL", "What the column holds."),
        Col("unit", "TEXT REFERENCES unit(name)", "The unit whose value it holds; `unit` tells more of it."),
    ),
    _column_rows,
)


def _site(site: Site) -> dict[str, str]:
    """Give what the site says of itself but for its name, which may be the folder's."""
    return {f"site_{name}": value for name, value in msgspec.structs.asdict(site).items() if name != "name"}


_BUILD = Table(
    "build",
    "What the build says of itself.",
    (
        Col(
            "name",
            "TEXT PRIMARY KEY",
            "`now`, `commit`, `title`; what pages are read with (`content`, …); what the site says (`site_…`).",
        ),
        Col("value", "TEXT NOT NULL", "Its value; empty where there is none."),
    ),
    lambda built: sorted((built.about | _site(built.site)).items()),
)

TABLES: tuple[Table, ...] = (
    _BUILD,
    _TABLES,
    UNIT,
    _COLUMN,
    SOURCES,
    REASONS,
    SECTIONS,
    LINKS,
    IMAGES,
    ASSETS,
    CITATIONS,
    EVIDENCE,
    CLAIMS,
    SECTION_EVIDENCE,
    COMPONENTS,
    CHANGES,
    BACKLINKS,
    REDIRECTS,
    ENTITIES,
    RELATIONS,
    TAGS,
    RELATED,
    SCHEDULE,
    RESOURCES,
    PAGE_RESOURCES,
    DUPLICATE_WORKS,
    REGISTERED,
    VERDICTS,
    EXTERNAL_LINKS,
    THINGS,
    PROPERTIES,
    FACTS,
    RECORDS,
    STALENESS,
    SHOWN_FACTS,
    DRIFTS,
    NODES,
    EDGES,
    WANTED,
    MENTIONS,
    AMBIGUOUS_NAMES,
    PASSAGES,
    SIMILAR_PAIRS,
    *CATALOGUE,
    DOCUMENTS,
    SEARCH,
    TITLES,
    FINDINGS,
)
"""All tables but `pages`, whose columns depend on the units."""


def tables(units: Sequence[Unit]) -> tuple[Table, ...]:
    """Give all tables."""
    return (pages(units), *TABLES)
