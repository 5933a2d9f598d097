"""What the views of a page are made of: all that they show, taken from the store, ready to be sent to a worker."""

import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recto.model import Frozen
from recto.model import Row as Struct
from recto.publish.asked import Asked
from recto.publish.evidence import Evidence, Evidences, named
from recto.publish.literal import text_value
from recto.publish.neighbourhood import Neighbour
from recto.publish.network import Network
from recto.publish.paths import asset_file
from recto.publish.rows import GROUPED, LOOSE, PageRows, Row
from recto.publish.site import Card, Frame, Site, Target
from recto.publish.social import Social, can_draw, social_of

_PARTS = ("sections", "changes", "passages", "repeated", "mentions", "linked", "facts", "works")
"""The rows that the record shows as they are."""
_FEW = 100
"""Pages up to which their rows alone are asked for."""
_NAMING = ("entityId", "entity", "id", "e")
"""Attributes of components that may name an entity."""


class Work(Struct, frozen=True):
    """A registered work as a citation shows it."""

    id: str
    url: str
    title: str
    by: str
    published: str
    type: str


class ShownFact(Struct, frozen=True):
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
    """Makes the views of `pages`; what they are made of is read once, `loose` are those rows that are read already."""

    def __init__(self, site: Site, network: Network, pages: Sequence[Row], loose: PageRows | None = None) -> None:
        self.site = site
        only = pages if len(pages) <= _FEW else ()
        self._near = network.neighbours
        self._loose = loose or PageRows(site, LOOSE, only)
        self._grouped = PageRows(site, GROUPED, only)
        self._evidence = Evidences(site, [page["file"] for page in only])
        self._infos = {name: entity for entity in site.entities for name in (entity["id"], entity["number"]) if name}

    def page(self, page: Row, text: str | None = None) -> PageView:
        """Make the view of a page by its row among the pages, and a text, if there is a newer one."""
        site, file = self.site, page["file"]
        rows = self._loose.of(page) | self._grouped.of(page)
        rows["works"] = self._works(rows["cited"])
        targets = targets_of(site, rows["links"])
        return PageView(
            frame=site.frame,
            here=site.files[file],
            record_here=site.records[file],
            file=file,
            text=rows["texts"][0]["text"] if text is None else text,
            content=site.about["content"],
            wikilinks=site.about["wikilinks"] == "yes",
            index_stems=tuple(site.about["index_stems"].split()),
            id=page["id"],
            number=page["number"],
            title=page["title"],
            path=page["path"],
            type=page["type"] or "",
            record=json.loads(rows["records"][0]["record"]),
            crumbs=tuple(site.crumbs(page)),
            targets=targets,
            cards=cards_of(site, targets.values()),
            works={row["cited"]: _work(row) for row in rows["works"]},
            facts=tuple(ShownFact(*row.values()) for row in rows["shown"]),
            infos=dict(self._named(page, rows["components"])),
            backlinks=tuple(self._linking(rows["backlinks"])),
            related=tuple(self._linking(rows["related"], "other")),
            external={row["site"]: row["url"] for row in rows["external"]},
            findings=tuple(rows["findings"]),
            due=rows["due"][0]["due_in"] if rows["due"] else None,
            reasons=_by_unit(rows["reasons"]),
            parts={name: self._placed(rows[name]) for name in _PARTS},
            images={row["target"]: asset_file(row["path"]) if row["path"] else "" for row in rows["images"]},
            asked=dict(self._answers(rows["components"])),
            near=self._near.get(file, ()),
            evidence=self._evidence.of(file),
            social=_social(site, page),
            rated=site.rated,
        )

    @functools.cached_property
    def _asked(self) -> Asked:
        return Asked(self.site)

    def _linking(self, rows: Iterable[Row], key: str = "id") -> Iterator[Row]:
        """Add to rows that name a page or an entity the file of the site that shows it."""
        for row in rows:
            yield row | {"id": row[key], "file": self.site.names.get(row[key], "")}

    def _placed(self, rows: Iterable[Row]) -> list[Row]:
        """Add to rows that name another page its title and file in the site."""
        return [self._with_other(row) if "other" in row else row for row in rows]

    def _with_other(self, row: Row) -> Row:
        file = self.site.files[row["other"]]
        return row | {"title": self.site.cards[file].title, "file": file}

    def _works(self, cited: Iterable[Row]) -> list[Row]:
        """Give the registered works among those that a page cites, with the id it cites them by."""
        known = self.site.works
        return [_cited_as(known[row["target"]], row["target"]) for row in cited if row["target"] in known]

    def _named(self, page: Row, components: Iterable[Row]) -> Iterator[tuple[str, Row]]:
        """Give the entities that a page's components name, and its own."""
        names = {page["id"]}
        for row in components:
            given = json.loads(row["attributes"])
            names |= {text_value(given[key]) for key in _NAMING if key in given}
        for name in sorted(names):
            if entity := self._infos.get(name):
                yield name, entity

    def _answers(self, components: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
        for row in components:
            if row["name"].endswith("Table"):
                given = json.loads(row["attributes"])
                yield asked_key(row["name"], given), self._asked.rows(row["name"], given)


def targets_of(site: Site, links: Iterable[Row]) -> dict[str, Target]:
    """Give where the links of a page lead."""
    return {link_key(row["kind"], row["target"]): site.target(row) for row in links}


def cards_of(site: Site, targets: Iterable[Target]) -> dict[str, Card]:
    """Give what is told of the pages and entities that links lead to, by their files."""
    led = sorted({target.file for target in targets})
    return {name: site.cards[name] for name in led if name in site.cards}


def _social(site: Site, page: Row) -> Social | None:
    """Give what a page's social card shows; none is made where the site's address, which it needs, is not known."""
    frame = site.frame
    return social_of(frame.name, page, site.files[page["file"]]) if frame.address and can_draw() else None


def _by_unit(rows: Iterable[Row]) -> dict[str, list[Row]]:
    units: dict[str, list[Row]] = {}
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


def _cited_as(work: Row, name: str) -> Row:
    """Add to a registered work the id by which a page cites it, and its authors in a few words."""
    return work | {"cited": name, "by": named(json.loads(work["authors"]))}


def _work(row: Row) -> Work:
    return Work(row["id"], row["url"], row["title"] or "", row["by"], row["published"] or "", row["type"] or "")
