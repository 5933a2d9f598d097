"""The tables of what leads to pages, and of the same subjects elsewhere."""

from recto.ecma import to_text
from recto.store.built import Woven
from recto.store.tables.declaration import Col, Rows, Table, no_rows, one_group, text


def _backlinks(built: Woven) -> Rows:
    for target, rows in built.graph.backlinks.items():
        for place, b in enumerate(rows):
            yield target, place, to_text(b.id), text(b.title), text(b.type), b.relationship


BACKLINKS = Table(
    "backlinks",
    "What links to a page or an entity: a page or an entity each.",
    (
        Col("target", "TEXT NOT NULL", "Id of what is linked to."),
        Col("position", "INTEGER NOT NULL", "Place among the target's backlinks, from 0."),
        Col("id", "TEXT NOT NULL", "Id of what links."),
        Col("title", "TEXT", "Title of what links."),
        Col("type", "TEXT", "Type of what links."),
        Col("relationship", "TEXT", "How an entity says they relate."),
    ),
    no_rows,
    ("target",),
    groups=one_group(_backlinks, lambda built: built.graph.backlinks),
    of=Woven,
)

REDIRECTS = Table(
    "redirects",
    "Another name of a page: an alias, a former path or id, a number.",
    (
        Col("name", "TEXT PRIMARY KEY", "The id, or the path with slashes at both ends."),
        Col("page", "TEXT NOT NULL", "Id of the page it means now."),
        Col("path", "TEXT NOT NULL", "Path of that page."),
        Col("why", "TEXT NOT NULL", "`alias`, `renamed` or `number`."),
    ),
    lambda built: ((row.name, row.page, row.path, row.why) for row in built.graph.redirects.rows),
    of=Woven,
)
