"""What the views of a page are made of: all that they show, taken from the store, ready to be sent to a worker."""

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recto.model import Frozen, Row
from recto.publish.asked import Asked
from recto.publish.evidence import Evidence, Evidences, named
from recto.publish.literal import text_value
from recto.publish.neighbourhood import Neighbour
from recto.publish.network import Network
from recto.publish.paths import asset_file
from recto.publish.site import Card, Frame, Site, Target
from recto.publish.social import Social, can_draw, social_of

_LINKS = "SELECT DISTINCT page, kind, target, leads_to, node, resource, asset, reason FROM links"
_FACTS = """
SELECT page, shown_facts.line, expression, shown_facts.text, shown_facts.as_of, source, error
FROM shown_facts LEFT JOIN facts ON facts.id = fact ORDER BY page, shown_facts.line
"""
_COMPONENTS = "SELECT page, name, attributes FROM components WHERE name LIKE '%InfoBox' OR name GLOB '[FK]B*Table'"
_FINDINGS = "SELECT file, rule, severity, line, column, message, hint FROM findings ORDER BY rowid"
_BACKLINKS = "SELECT target, id, title, type, relationship FROM backlinks ORDER BY target, position"
_RELATED = "SELECT id, other, title, type, label, score FROM related WHERE position < 8 ORDER BY id, position"
_IMAGES = """
SELECT DISTINCT page, target, CASE WHEN danger IS NULL THEN path END AS path
FROM images JOIN assets ON path = asset ORDER BY page, target
"""
_REASONS = "SELECT page, unit, label, amount, measure, reason, file, line FROM reasons ORDER BY page, unit, position"
_PARTS = {
    "sections": "SELECT page, title, slug, level, words, line FROM sections ORDER BY page, start",
    "changes": "SELECT page, date, title, branch, summary, model FROM changes ORDER BY page, rowid",
    "passages": "SELECT page, line, other, other_line, words, text, pages FROM passages ORDER BY page, line",
    "repeated": "SELECT other AS page, other_line AS line, page AS other, line AS other_line, words, text, pages "
    "FROM passages ORDER BY other, other_line",
    "mentions": "SELECT page, section, target, name, count, line FROM mentions ORDER BY page, line",
    "linked": "SELECT there.page, here.page AS other, count(*) AS times, min(line) AS line FROM edges "
    "JOIN nodes AS there ON there.node = target JOIN nodes AS here ON here.node = source "
    "WHERE there.page IS NOT NULL AND here.page IS NOT NULL AND source != target "
    "GROUP BY target, source ORDER BY target, source",
    "facts": "SELECT page, component, expression, text, as_of, error, line FROM shown_facts ORDER BY page, line",
}
_CITED = """
SELECT page, target FROM (
  SELECT page, target, start FROM citations WHERE kind = 'resource'
  UNION ALL SELECT page, resource, start FROM links WHERE resource IS NOT NULL
) GROUP BY page, target ORDER BY page, min(start)
"""
_NAMING = ("entityId", "entity", "id", "e")
"""Attributes of components that may name an entity."""


class Work(Row, frozen=True):
    """A registered work as a citation shows it."""

    id: str
    url: str
    title: str
    by: str
    published: str
    type: str


class ShownFact(Row, frozen=True):
    """What a component shows of the facts, by where it stands."""

    line: int
    expression: str
    text: str
    as_of: str | None
    source: str | None
    error: str | None


class PageView(Frozen, frozen=True):
    """All that the two sides of a page show, and what its text is parsed with.

    `targets` are what its links lead to, `cards` what is told of those by their file, `works` the registered works by
    id and address, `infos` the fields of the entities that its components name, `reasons` the parts that make a value,
    by its unit, `parts` the rows of the tables that the record shows, by their name, `asked` what its components ask
    of the facts, `near` what lies around it in the network, `evidence` what is known of its citations, `social` its
    card, `rated` whether any page of the site has a quality. `images` are files of the site, or empty for one that it
    does not hold.
    """

    frame: Frame
    here: str
    record_here: str
    file: str
    text: str
    content: str
    wikilinks: bool
    index_stems: tuple[str, ...]
    id: str
    number: str | None
    title: str
    path: str
    type: str
    record: dict[str, Any]
    crumbs: tuple[tuple[str, str], ...]
    targets: dict[str, Target]
    cards: dict[str, Card]
    works: dict[str, Work]
    facts: tuple[ShownFact, ...]
    infos: dict[str, dict[str, Any]]
    backlinks: tuple[dict[str, Any], ...]
    related: tuple[dict[str, Any], ...]
    external: dict[str, str]
    findings: tuple[dict[str, Any], ...]
    due: float | None
    reasons: dict[str, list[dict[str, Any]]]
    parts: dict[str, list[dict[str, Any]]]
    images: dict[str, str]
    asked: dict[str, list[dict[str, Any]]]
    near: tuple[Neighbour, ...]
    evidence: Evidence = Evidence()
    social: Social | None = None
    rated: bool = True


class Views:
    """Makes the views of all pages; the tables they come from are read once, of them only what concerns a page."""

    def __init__(self, site: Site, network: Network, only: dict[str, Any] | None = None) -> None:
        self.site = site
        self._near = network.neighbours
        names = tuple(str(only[key]) for key in ("file", "id", "number") if only[key]) if only else ()
        rows = functools.partial(site.grouped, only=names)
        self._links = rows(_LINKS)
        self._facts = rows(_FACTS)
        self._components = rows(_COMPONENTS)
        self._findings = rows(_FINDINGS, "file")
        self._backlinks = rows(_BACKLINKS, "target")
        self._related = rows(_RELATED, "id")
        self._images = rows(_IMAGES)
        self._reasons = rows(_REASONS)
        self._parts = {name: rows(statement) for name, statement in _PARTS.items()} | {
            "works": self._works(rows(_CITED))
        }
        self._evidence = Evidences(site, names)
        self._external = rows("SELECT page, site, url FROM external_links")
        self._rated = any(page["quality"] is not None for page in site.pages)
        self._records = rows("SELECT file, record FROM pages", "file")
        self._due = rows("SELECT page, due_in FROM schedule")
        self._infos = {name: entity for entity in site.entities for name in (entity["id"], entity["number"]) if name}

    def pages(self) -> Iterator[PageView]:
        """Make the view of each page, in order."""
        by_file = {page["file"]: page for page in self.site.pages}
        for row in self.site.store.rows("SELECT file, text FROM sources"):
            page = by_file.get(row["file"])
            if page:
                yield self.page(page, row["text"])

    def page(self, page: dict[str, Any], text: str) -> PageView:
        """Make the view of a page with a text, by its row among the pages."""
        site, file = self.site, page["file"]
        targets = {link_key(row["kind"], row["target"]): site.target(row) for row in self._links.get(file, ())}
        backlinks = tuple(self._linking(self._backlinks.get(page["id"], ())))
        related = tuple(self._linking(self._related.get(page["id"], ()), "other"))
        led = {target.file for target in targets.values()}
        return PageView(
            frame=site.frame,
            here=site.files[file],
            record_here=site.records[file],
            file=file,
            text=text,
            content=site.about["content"],
            wikilinks=site.about["wikilinks"] == "yes",
            index_stems=tuple(site.about["index_stems"].split()),
            id=page["id"],
            number=page["number"],
            title=page["title"],
            path=page["path"],
            type=page["type"] or "",
            record=json.loads(self._records[file][0]["record"]),
            crumbs=tuple(site.crumbs(page)),
            targets=targets,
            cards={name: site.cards[name] for name in sorted(led) if name in site.cards},
            works=dict(self._cited(file)),
            facts=tuple(ShownFact(*row.values()) for row in self._facts.get(file, ())),
            infos=dict(self._named(page)),
            backlinks=backlinks,
            related=related,
            external=self._elsewhere(page),
            findings=tuple(self._findings.get(file, ())),
            due=self._due[page["id"]][0]["due_in"] if page["id"] in self._due else None,
            reasons=_by_unit(self._reasons.get(file, ())),
            parts={name: self._placed(rows.get(file, ())) for name, rows in self._parts.items()},
            images=dict(self._held(file)),
            asked=dict(self._answers(file)),
            near=self._near.get(file, ()),
            evidence=self._evidence.of(file),
            social=self._social(page),
            rated=self._rated,
        )

    def _held(self, file: str) -> Iterator[tuple[str, str]]:
        """Give the file of the site for each image of a page, empty where the site does not hold it."""
        for row in self._images.get(file, ()):
            yield row["target"], asset_file(row["path"]) if row["path"] else ""

    def _social(self, page: dict[str, Any]) -> Social | None:
        """Give what a page's social card shows; none is made where the site's address, which it needs, is not known."""
        frame = self.site.frame
        return social_of(frame.name, page, self.site.files[page["file"]]) if frame.address and can_draw() else None

    @functools.cached_property
    def _asked(self) -> Asked:
        return Asked(self.site)

    def _linking(self, rows: Iterable[dict[str, Any]], key: str = "id") -> Iterator[dict[str, Any]]:
        """Add to rows that name a page or an entity the file of the site that shows it."""
        for row in rows:
            yield row | {"id": row[key], "file": self.site.names.get(row[key], "")}

    def _placed(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Add to rows that name another page its title and file in the site."""
        return [self._with_other(row) if "other" in row else row for row in rows]

    def _with_other(self, row: dict[str, Any]) -> dict[str, Any]:
        file = self.site.files[row["other"]]
        return row | {"title": self.site.cards[file].title, "file": file}

    def _works(self, cited: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
        """Give the registered works that each page cites, with the id it cites them by."""
        known = self.site.works
        return {
            page: [_cited_as(known[row["target"]], row["target"]) for row in targets if row["target"] in known]
            for page, targets in cited.items()
        }

    def _cited(self, file: str) -> Iterator[tuple[str, Work]]:
        for row in self._parts["works"].get(file, ()):
            said = (row["title"] or "", row["by"], row["published"] or "", row["type"] or "")
            yield row["cited"], Work(row["id"], row["url"], *said)

    def _named(self, page: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Give the entities that a page's components name, and its own."""
        names = {page["id"]}
        for row in self._components.get(page["file"], ()):
            given = json.loads(row["attributes"])
            names |= {text_value(given[key]) for key in _NAMING if key in given}
        for name in sorted(names):
            if entity := self._infos.get(name):
                yield name, entity

    def _answers(self, file: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        for row in self._components.get(file, ()):
            if row["name"].endswith("Table"):
                yield (
                    asked_key(row["name"], given := json.loads(row["attributes"])),
                    self._asked.rows(row["name"], given),
                )

    def _elsewhere(self, page: dict[str, Any]) -> dict[str, str]:
        rows = [row for name in (page["id"], page["number"]) for row in self._external.get(str(name), ())]
        return {row["site"]: row["url"] for row in rows}


def _by_unit(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    units: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        told = dict(row)
        units.setdefault(told.pop("unit"), []).append(told)
    return units


def asked_key(name: str, attributes: Mapping[str, str]) -> str:
    """Give the key of what a component asks of the facts."""
    return json.dumps([name, sorted(attributes.items())])


def link_key(kind: str, target: str) -> str:
    """Give the key of a link among a page's targets: a component's id is no address."""
    return f"{kind} {target}" if kind == "component" else target


def _cited_as(work: dict[str, Any], name: str) -> dict[str, Any]:
    """Add to a registered work the id by which a page cites it, and its authors in a few words."""
    return work | {"cited": name, "by": named(json.loads(work["authors"]))}
