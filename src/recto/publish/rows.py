"""The rows of the store that the views of pages show, by page.

Some tables have the rows of a page in a group, whose hash the store knows, so that those are read for the pages alone
that are made. The rows of the others are read for all pages, and are part of what the hash of a view is made of.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from recto.publish.site import Site

_LINKED = """
SELECT there.page, here.page AS other, count(*) AS times, min(line) AS line FROM edges
JOIN nodes AS there ON there.node = target JOIN nodes AS here ON here.node = source
WHERE there.page IS NOT NULL AND here.page IS NOT NULL AND source != target
GROUP BY target, source ORDER BY target, source
"""
_SHOWN = """
SELECT page, shown_facts.line, expression, shown_facts.text, shown_facts.as_of, source, error
FROM shown_facts LEFT JOIN facts ON facts.id = fact ORDER BY page, shown_facts.line
"""
_REPEATED = """
SELECT other AS page, other_line AS line, page AS other, line AS other_line, words, text, pages
FROM passages ORDER BY other, other_line
"""
_IMAGES = """
SELECT DISTINCT page, target, CASE WHEN danger IS NULL THEN path END AS path
FROM images JOIN assets ON path = asset ORDER BY page, target
"""
_CITED = """
SELECT page, target FROM (
  SELECT page, target, start FROM citations WHERE kind = 'resource'
  UNION ALL SELECT page, resource, start FROM links WHERE resource IS NOT NULL
) GROUP BY page, target ORDER BY page, min(start)
"""


class Query(NamedTuple):
    """A query: its text, the column that names a page, and by which of its names: of the keys of a row among pages."""

    statement: str
    column: str = "page"
    by: tuple[str, ...] = ("file",)


LOOSE = {
    "links": Query("SELECT DISTINCT page, kind, target, leads_to, node, resource, asset, reason FROM links"),
    "shown": Query(_SHOWN),
    "findings": Query("SELECT file, rule, severity, line, column, message, hint FROM findings ORDER BY rowid", "file"),
    "backlinks": Query(
        "SELECT target, id, title, type, relationship FROM backlinks ORDER BY target, position", "target", ("id",)
    ),
    "related": Query(
        "SELECT id, other, title, type, label, score FROM related WHERE position < 8 ORDER BY id, position",
        *("id", ("id",)),
    ),
    "images": Query(_IMAGES),
    "changes": Query("SELECT page, date, title, branch, summary, model FROM changes ORDER BY page, rowid"),
    "passages": Query("SELECT page, line, other, other_line, words, text, pages FROM passages ORDER BY page, line"),
    "repeated": Query(_REPEATED),
    "mentions": Query("SELECT page, section, target, name, count, line FROM mentions ORDER BY page, line"),
    "linked": Query(_LINKED),
    "facts": Query("SELECT page, component, expression, text, as_of, error, line FROM shown_facts ORDER BY page, line"),
    "external": Query("SELECT page, site, url FROM external_links", by=("id", "number")),
    "due": Query("SELECT page, due_in FROM schedule", by=("id",)),
}
"""Queries of tables whose rows are not written in groups, one a page."""
GROUPED = {
    "sections": Query("SELECT page, title, slug, level, words, line FROM sections ORDER BY page, start"),
    "cited": Query(_CITED),
    "components": Query(
        "SELECT page, name, attributes FROM components WHERE name LIKE '%InfoBox' OR name GLOB '[FK]B*Table'"
    ),
    "reasons": Query(
        "SELECT page, unit, label, amount, measure, reason, file, line FROM reasons ORDER BY page, unit, position"
    ),
    "records": Query("SELECT file, record FROM pages", "file"),
    "texts": Query("SELECT file, text FROM sources", "file"),
}
"""Queries of tables whose rows are written in groups, one a page; what else they name are the links above."""

Row = dict[str, Any]
_NAMES = ("file", "id", "number")


class PageRows:
    """The rows of some queries about pages; `only` are the rows of those pages that are asked for, all if none."""

    def __init__(self, site: Site, queries: Mapping[str, Query], only: Sequence[Row] = ()) -> None:
        names = [str(page[name]) for page in only for name in _NAMES if page[name]]
        self._found = {
            name: (query.by, site.grouped(query.statement, query.column, names)) for name, query in queries.items()
        }

    def of(self, page: Row) -> dict[str, list[Row]]:
        """Give what each query tells of a page, by its row among the pages."""
        return {
            name: [row for key in by if page[key] for row in found.get(str(page[key]), ())]
            for name, (by, found) in self._found.items()
        }
