"""The tables of registered works: what they are, which pages rest on them, which are the same."""

from functools import partial
from typing import Any

from recto.ecma import to_text
from recto.store.built import Built, Woven
from recto.store.tables.declaration import Col, Group, Rows, Table, encoded, no_rows, text
from recto.store.tables.parts import PAGE

_TEXTS = ("title", "type", "published_date", "publication_id", "summary", "stable_id")


def at_address(built: Woven) -> dict[str, str]:
    """Give the id of the registered work at each address, written without a final slash."""
    resources = built.data.resources
    return {url: to_text(resources[place].id) for url, place in built.graph.registry.addresses.items()}


def _resources(built: Woven) -> Rows:
    works = built.web.works()
    for place, resource in enumerate(built.data.resources):
        name, fields = to_text(resource.id), resource.fields
        texts = (text(fields.get(key)) for key in _TEXTS)
        yield place, name, resource.url, works.get(name), *texts, encoded(fields.get("authors") or []), encoded(fields)


def _page_resources(built: Built) -> Rows:
    for values in built.values:
        for place, name in enumerate(values["references"] or ()):
            yield values["page"].address.file, place, name


def _duplicates(built: Woven) -> Rows:
    for group in built.web.duplicates:
        for name, url in zip(group.ids, group.urls, strict=True):
            yield group.key, name, url, group.verdict, group.why


def _external_links(built: Woven) -> Any:
    return ((row.page, site, url) for row in built.data.external_links for site, url in row.links.items())


RESOURCES = Table(
    "resources",
    "A registered work each.",
    (
        Col("position", "INTEGER PRIMARY KEY", "Place in the registry, from 0."),
        Col("id", "TEXT NOT NULL", "Its id."),
        Col("url", "TEXT NOT NULL", "Its address."),
        Col("work", "TEXT", "Name of the work, where several rows are one work."),
        Col("title", "TEXT", "Its title."),
        Col("type", "TEXT", "Its type, such as `paper`."),
        Col("published", "TEXT", "When it was published, as written."),
        Col("publication", "TEXT", "Id of the publication it is from."),
        Col("summary", "TEXT", "What it says."),
        Col("stable_id", "TEXT", "Its other id."),
        Col("authors", "TEXT NOT NULL", "Its authors, as JSON."),
        Col("fields", "TEXT NOT NULL", "The row as written, as JSON."),
    ),
    no_rows,
    ("id", "work"),
    groups=lambda built: (Group(built.data.digest, partial(_resources, built)),),
    first_row=0,
    of=Woven,
)

PAGE_RESOURCES = Table(
    "page_resources",
    "A registered work that a page refers to, each.",
    (
        PAGE,
        Col("position", "INTEGER NOT NULL", "Place among the page's works, from 0."),
        Col("resource", "TEXT NOT NULL", "Id of the work."),
    ),
    _page_resources,
    ("page", "resource"),
)

DUPLICATE_WORKS = Table(
    "duplicate_works",
    "A row of the registry each that is the same work as another one.",
    (
        Col("work", "TEXT NOT NULL", "Name of the work."),
        Col("resource", "TEXT NOT NULL", "Id of the row."),
        Col("url", "TEXT NOT NULL", "Address of the row."),
        Col("verdict", "TEXT NOT NULL", "`same` by their addresses, `likely` by title, year and author."),
        Col("why", "TEXT NOT NULL", "What tells it."),
    ),
    _duplicates,
    ("work", "resource"),
    of=Woven,
)

EXTERNAL_LINKS = Table(
    "external_links",
    "What other sites say on a page's subject: an address each.",
    (
        Col("page", "TEXT NOT NULL", "Id or number of the page, as the data file names it."),
        Col("site", "TEXT NOT NULL", "Name of the site."),
        Col("url", "TEXT NOT NULL", "Address there."),
    ),
    _external_links,
    of=Woven,
)
