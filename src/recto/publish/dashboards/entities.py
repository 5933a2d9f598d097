"""What there is of each type: entities, with a page or without."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from recto.publish.dashboards.view import View, dashboard
from recto.publish.figures import Bar, bars, drawn
from recto.publish.site import Site
from recto.publish.table import Column, Table
from recto.publish.words import count, part, spaced

_SHOWN = 16


@dashboard("Entities", "What is there of each type?", ("entity_type",))
def entities(site: Site) -> View:
    """Count what there is of each type; each has a directory."""
    groups = by_type(site)
    rows = [row for group in groups.values() for row in group]
    bare = sum(not row["page"] for row in rows)
    kinds = [
        Bar(
            kind, len(group), "", f"{spaced(len(group))}, {spaced(sum(bool(row['page']) for row in group))} with a page"
        )
        for kind, group in groups.items()
    ]
    sees = f"{part(bare, len(rows))} of the entries have no page yet"
    return View(
        answer=f"{count(len(rows), 'entry', 'entries')} of {count(len(groups), 'type')}; {spaced(bare)} have no page.",
        sees=sees,
        how="Entries by type, and how many of them have a page.",
        figure=drawn(lambda width: bars(kinds[:_SHOWN], sees, width=width)) if kinds else "",
        parts=(Bar("with a page", len(rows) - bare), Bar("without", bare, "none")),
        tables=(
            Table(
                "types",
                (Column("type", "type"), Column("entries", "n"), Column("with a page", "n"), Column("without", "n")),
                [
                    (kind, len(group), with_page := sum(bool(row["page"]) for row in group), len(group) - with_page)
                    for kind, group in groups.items()
                ],
            ),
        ),
    )


def directory(kind: str, rows: list[dict[str, Any]], linked: Mapping[str, int]) -> View:
    """Make the directory of a type; `linked` are the links to each entry that has any."""
    having = sum(bool(row["page"]) for row in rows)
    return View(
        answer=f"{count(len(rows), 'entry', 'entries')} of the type {kind}, {spaced(having)} with a page.",
        tables=(
            Table(
                "entries",
                (
                    *(Column("name", "name"), Column("what it is", "wide"), Column("page", pick=True)),
                    *(Column("quality", "n"), Column("risk", "level", pick=True), Column("backlinks", "n")),
                ),
                [
                    (
                        *(row["id"], row["summary"], "yes" if row["page"] else "no"),
                        *(row["quality"], row["risk"], linked.get(row["id"], 0)),
                    )
                    for row in rows
                ],
            ),
        ),
    )


def links_to(site: Site) -> dict[str, int]:
    """Count the links to each entry that has any."""
    rows = site.store.rows("SELECT target, count(*) AS links FROM backlinks GROUP BY target")
    return {row["target"]: row["links"] for row in rows}


def by_type(site: Site) -> dict[str, list[dict[str, Any]]]:
    """Give the entries of each type by title, the type with most of them first; what has no type is left out."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _entries(site):
        if row["type"]:
            groups[row["type"]].append(row)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {kind: sorted(rows, key=lambda row: (str(row["title"]).casefold(), row["id"])) for kind, rows in ordered}


def _entries(site: Site) -> Iterator[dict[str, Any]]:
    for page in site.pages:
        yield page | {"page": True}
    bare = {"quality": None, "risk": None, "page": False}
    for entity in site.entities:
        if entity["page"] is None:
            title = entity["title"] or entity["id"]
            yield {"id": entity["id"], "type": entity["type"], "title": title, "summary": entity["description"]} | bare
