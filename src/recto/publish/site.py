"""What all views of the site need to know: the pages, the entities, what names lead to, how the site calls itself."""

import functools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from recto.memo import key
from recto.model import Frozen, Row
from recto.publish.assets import version
from recto.publish.paths import asset_file, entity_file, may_be_linked, page_places
from recto.store import Store

_PAGES = """
SELECT file, position, number, id, path, CAST(title AS TEXT) AS title, CAST(entity_type AS TEXT) AS type, quality,
  hallucination_risk_level AS risk, hallucination_risk_score AS risk_score, coverage_passing, coverage_total,
  backlink_count, last_updated, category, word_count, words, page_rank, community, recommended_score, trust,
  CAST(coalesce(llm_summary, description) AS TEXT) AS summary, CAST(description AS TEXT) AS description
FROM pages ORDER BY position
"""
_WORKS = "SELECT id, stable_id, url, title, authors, published, type FROM resources"
_ENTITIES = "SELECT id, number, type, title, description, page, fields FROM entities ORDER BY position"
_REDIRECTS = "SELECT name, path FROM redirects"
_NODES = "SELECT node, id, page FROM nodes"
_CALLED = ("file", "id", "number", "path", "title", "type")
"""What of a page says how it is called and where it lies."""


class Frame(Frozen, frozen=True):
    """What stands around every view: the site's name, its address or nothing, the day of the build, the assets."""

    name: str
    description: str
    address: str
    built: str
    version: str
    live: bool = False


class Card(Row, frozen=True):
    """What a link tells of the page or entity it leads to; `file` is that of the site."""

    file: str
    title: str
    type: str
    summary: str
    quality: float | None = None
    risk: str = ""
    risk_score: int | None = None


class Target(Row, frozen=True):
    """Where a link leads: a file of the site and a place in it; empty where it leads to nothing within the site.

    `reason` is why it leads to no page, `work` the id of the registered work at its address.
    """

    file: str
    anchor: str = ""
    reason: str = ""
    work: str = ""


class Site:
    """The last build, read for publishing; each table is read once."""

    def __init__(self, store: Store, *, live: bool = False) -> None:
        self.store = store
        self.about = store.about()
        self.frame = Frame(
            name=self.about["title"] or store.root.resolve().name,
            description=self.about["site_description"],
            address=self.about["site_address"],
            built=self.about["now"][:10],
            version=version(),
            live=live,
        )

    @functools.cached_property
    def pages(self) -> list[dict[str, Any]]:
        """The pages in their order, with what lists and cards show of them."""
        rows = map(dict, self.store.rows(_PAGES))
        return [row | {"title": row["title"].strip() or row["id"] or row["file"]} for row in rows]

    @functools.cached_property
    def entities(self) -> list[dict[str, Any]]:
        """The entities in their order; `fields` are the row as written."""
        return [dict(row) | {"fields": json.loads(row["fields"])} for row in self.store.rows(_ENTITIES)]

    @functools.cached_property
    def rated(self) -> bool:
        """Whether any page has a quality."""
        return any(page["quality"] is not None for page in self.pages)

    @functools.cached_property
    def _places(self) -> dict[str, tuple[str, str]]:
        return page_places((page["file"], page["path"]) for page in self.pages)

    @functools.cached_property
    def files(self) -> dict[str, str]:
        """The file of the site for each page's source file."""
        return {source: text for source, (text, _) in self._places.items()}

    @functools.cached_property
    def records(self) -> dict[str, str]:
        """The file of the site for the record of each page, by its source file."""
        return {source: record for source, (_, record) in self._places.items()}

    @functools.cached_property
    def paths(self) -> dict[str, str]:
        """The file of the site for each path; where two pages claim one, the first page's."""
        return {page["path"]: self.files[page["file"]] for page in reversed(self.pages)}

    @functools.cached_property
    def cards(self) -> dict[str, Card]:
        """A card for each page and each entity without one, by its file in the site."""
        made = {}
        for entity in self.entities:
            if entity["page"] is None:
                file = entity_file(str(entity["number"] or entity["id"]))
                said = entity["description"] or ""
                made[file] = Card(file, entity["title"] or entity["id"], entity["type"] or "", said)
        for p in self.pages:
            file = self.files[p["file"]]
            card = Card(file, p["title"], p["type"] or "", p["summary"] or "", p["quality"], p["risk"], p["risk_score"])
            made[file] = card
        return made

    @functools.cached_property
    def nodes(self) -> dict[int, str]:
        """The file of the site for each node of the network of links."""
        rows = self.store.rows(_NODES)
        return {row["node"]: self.files.get(row["page"]) or self.names.get(row["id"], "") for row in rows}

    @functools.cached_property
    def names(self) -> dict[str, str]:
        """The file of the site that each id, number, path and former name leads to."""
        named: dict[str, str] = {}
        for entity in self.entities:
            file = self.files.get(entity["page"]) or entity_file(str(entity["number"] or entity["id"]))
            for name in (entity["id"], entity["number"]):
                if name:
                    named.setdefault(str(name), file)
        for row in self.store.rows(_REDIRECTS):
            named[row["name"]] = self.paths.get(row["path"], "")
        for p in reversed(self.pages):
            file = self.files[p["file"]]
            named |= {name: file for name in (p["id"], p["number"], p["path"]) if name}
        return named

    @functools.cached_property
    def naming(self) -> bytes:
        """The hash of how all that has a view is called, and of where it lies."""
        told = [[page[name] for name in _CALLED] for page in self.pages]
        rows = (self.store.rows(statement) for statement in (_ENTITIES, _REDIRECTS, _NODES))
        return key(msgspec.msgpack.encode((self.frame, told, [[tuple(row) for row in each] for each in rows])))

    def target(self, row: dict[str, Any]) -> Target:
        """Give where a link leads, by its row among the links."""
        path, _, anchor = (row["leads_to"] or "").partition("#")
        if row["leads_to"] is not None:
            return Target(self.paths.get(path, ""), anchor)
        if row["node"] is not None:
            return Target(self.nodes[row["node"]])
        if row["asset"] is not None:
            return Target(asset_file(row["asset"]) if may_be_linked(row["asset"]) else "", reason="asset")
        return Target("", reason=row["reason"] or "", work=row["resource"] or "")

    def crumbs(self, page: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the pages above a page, from the top: their titles and files."""
        parts = [part for part in page["path"].split("/") if part][:-1]
        for depth, part in enumerate(parts, 1):
            path = "/" + "/".join(parts[:depth]) + "/"
            file = self.names.get(path, "")
            title = self.cards[file].title if file in self.cards else part.replace("-", " ").capitalize()
            yield title, file

    @functools.cached_property
    def works(self) -> dict[str, dict[str, Any]]:
        """The registered works by each of their ids."""
        rows = [dict(row) for row in self.store.rows(_WORKS)]
        return {row[key]: row for key in ("stable_id", "id") for row in rows}

    def grouped(
        self, statement: str, column: str = "page", only: Sequence[str] = ()
    ) -> dict[str, list[dict[str, Any]]]:
        """Give the rows of a query by one of their columns, which is not repeated in them; `only` those it names."""
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        if only:
            statement = f"SELECT * FROM ({statement}) WHERE {column} IN ({', '.join('?' * len(only))})"
        for row in self.store.rows(statement, *only):
            told = dict(row)
            groups[told.pop(column)].append(told)
        return groups
