"""Views of entities that have no page: all that the data and the pages say of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recto.publish.asked import Asked
from recto.publish.components.entities import field_text
from recto.publish.context import framed
from recto.publish.jobs import Job, view_job
from recto.publish.paths import entity_file, href, own_file, type_file, web_address
from recto.publish.site import Site

_FACTS = """
SELECT things.page, coalesce(properties.name, property) AS property, shown, as_of, valid_end,
  coalesce(facts.source, '') AS source, derived_from IS NOT NULL AS derived
FROM facts JOIN things ON things.id = facts.thing LEFT JOIN properties ON properties.id = property
WHERE things.page IS NOT NULL ORDER BY things.page, property, as_of DESC, facts.id
"""
_COLLECTIONS = """
SELECT DISTINCT page, things.id AS thing, collection FROM records JOIN things ON things.id = thing
WHERE page IS NOT NULL ORDER BY page, collection
"""
_RELATIONS = "SELECT entity, target, relationship FROM relations ORDER BY entity, position"
_BACKLINKS = "SELECT target, id, title, type, relationship FROM backlinks ORDER BY target, position"
_LINKED = """
SELECT there.id AS target, here.page, count(*) AS times, min(line) AS line FROM edges
JOIN nodes AS there ON there.node = target JOIN nodes AS here ON here.node = source
WHERE there.page IS NULL AND here.page IS NOT NULL GROUP BY target, source ORDER BY target, times DESC, source
"""
_MENTIONS = """
SELECT target, page, sum(count) AS times, min(line) AS line FROM mentions
GROUP BY target, page ORDER BY target, times DESC, page
"""
_TOLD = {"id", "stableId", "numericId", "type", "title", "description", "relatedEntries", "customFields", "sources"}
"""Fields of an entity that stand elsewhere on its view."""


def entity_jobs(site: Site) -> Iterator[Job]:
    """Give the job of the view of each entity without a page; of two at one place the first has it."""
    entities = _Entities(site)
    taken: set[str] = set()
    for entity in site.entities:
        file = entity_file(str(entity["number"] or entity["id"]))
        if entity["page"] is None and file.casefold() not in taken:
            taken.add(file.casefold())
            yield view_job(file, "entity.html", entities.context(entity, file))


class _Entities:
    """Gathers what is known of entities; each table is read once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._asked = Asked(site)
        self._facts = site.grouped(_FACTS)
        self._collections = site.grouped(_COLLECTIONS)
        self._relations = site.grouped(_RELATIONS, "entity")
        self._backlinks = site.grouped(_BACKLINKS, "target")
        self._linked = site.grouped(_LINKED, "target")
        self._mentions = site.grouped(_MENTIONS, "target")
        self._external = site.grouped("SELECT page, site, url FROM external_links ORDER BY page, rowid")

    def context(self, entity: dict[str, Any], here: str) -> dict[str, Any]:
        """Give what the view of an entity shows."""
        name, kind, title = entity["id"], entity["type"] or "", str(entity["title"] or entity["id"])
        fields = entity["fields"]
        said = entity["description"] or ""
        above = [{"title": "Entities", "href": href(here, own_file("entities"))}]
        if kind:
            above.append({"title": kind, "href": href(here, type_file(kind))})
        return framed(self.site.frame, here, title, " ".join(said.split())[:300]) | {
            "entity": {"id": name, "number": entity["number"] or "", "type": kind, "said": said},
            "crumbs": above,
            "fields": list(_fields(fields)),
            "sources": list(_sources(fields.get("sources"))),
            "facts": self._facts.get(name, []),
            "collections": list(self._records(name)),
            "relations": self._named(here, self._relations.get(name, ()), "target"),
            "backlinks": self._named(here, self._backlinks.get(name, ()), "id"),
            "linked_from": self._paged(here, self._linked.get(name, ())),
            "mentions": self._paged(here, self._mentions.get(name, ())),
            "external": [row for key in (name, entity["number"]) for row in self._external.get(str(key), ())],
        }

    def _records(self, name: str) -> Iterator[dict[str, Any]]:
        """Give the collections of the things that an entity is: heads, and rows of texts."""
        for row in self._collections.get(name, ()):
            rows = list(self._asked.collection(row["thing"], row["collection"]))
            heads = list(dict.fromkeys(head for each in rows for head in each))
            shown = [[_linked(str(each.get(head, ""))) for head in heads] for each in rows]
            yield {"name": _words(row["collection"]), "heads": [_words(head) for head in heads], "rows": shown}

    def _named(self, here: str, rows: Iterable[dict[str, Any]], key: str) -> list[dict[str, Any]]:
        """Add to rows that name a page or an entity its title and address."""
        shown = []
        for row in rows:
            file = self.site.names.get(row[key], "")
            title = self.site.cards[file].title if file else row.get("title") or row[key]
            shown.append(row | {"id": row[key], "title": title, "href": href(here, file) if file else ""})
        return shown

    def _paged(self, here: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Add to rows that name the source of a page its title and address."""
        files = ((row, self.site.files[row["page"]]) for row in rows)
        return [row | {"title": self.site.cards[file].title, "href": href(here, file)} for row, file in files]


def _fields(fields: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the fields that say something, by names that can be read."""
    for name, value in fields.items():
        if name not in _TOLD and (text := field_text(value)):
            yield _words(name), _linked(text)
    custom = fields.get("customFields")
    for row in custom if isinstance(custom, list) else ():
        if isinstance(row, dict) and row.get("label"):
            yield str(row["label"]), {"text": field_text(row.get("value")), "href": web_address(row.get("link"))}


def _sources(rows: Any) -> Iterator[dict[str, str]]:
    """Give the sources that an entity's row names."""
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            url = web_address(row.get("url"))
            by = ", ".join(str(row[key]) for key in ("author", "date") if row.get(key))
            yield {"text": str(row.get("title") or url), "href": url, "by": by}


def _linked(text: str) -> dict[str, str]:
    return {"text": text, "href": web_address(text)}


def _words(name: str) -> str:
    """Take the name of a field apart: ``orgType`` → ``org type``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[-_]", " ", name).lower()
