"""The tables of data files that are lists: experts, organizations, estimates, cruxes, terms, papers, publications."""

from collections.abc import Iterable, Iterator
from typing import Any

from recto.store.built import Read
from recto.store.tables.declaration import Col, Rows, Table, encoded, text

Fields = dict[str, Any]


def _maps(value: Any) -> Iterator[Fields]:
    return (row for row in value if isinstance(row, dict)) if isinstance(value, list) else iter(())


def _listed(read: Read, name: str) -> Iterator[Fields]:
    """Give the rows of a data file."""
    return _maps(read.data.tables.get(name))


def _texts(row: Fields, *names: str) -> tuple[str | None, ...]:
    return tuple(encoded(v) if isinstance(v, (list, dict)) else text(v) for v in map(row.get, names))


def _within(rows: Iterable[Fields], inner: str) -> Iterator[tuple[Fields, Fields]]:
    return ((row, each) for row in rows for each in _maps(row.get(inner)))


def _positions(read: Read) -> Rows:
    for row, each in _within(_listed(read, "experts"), "positions"):
        yield (
            *_texts(row, "id"),
            *_texts(each, "topic", "view", "estimate", "confidence", "date", "source", "sourceUrl"),
        )


def _estimates(read: Read) -> Rows:
    for row, each in _within(_listed(read, "estimates"), "estimates"):
        yield (
            *_texts(row, "id", "variable", "category", "unit"),
            *_texts(each, "source", "value", "date", "url", "notes"),
        )


def _papers(read: Read) -> Rows:
    literature = read.data.tables.get("literature")
    categories = literature.get("categories") if isinstance(literature, dict) else None
    for row, each in _within(_maps(categories), "papers"):
        yield *_texts(row, "id"), *_texts(each, "title", "authors", "year", "type", "link", "importance", "summary")


def _plain(name: str, about: str, source: str, columns: tuple[tuple[str, str, str], ...]) -> Table:
    """Declare a table of a data file's rows: columns by name, field and meaning."""
    fields = tuple(field for _, field, _ in columns)
    return Table(
        name,
        about,
        tuple(Col(column, "TEXT", meaning) for column, _, meaning in columns),
        lambda read: (_texts(row, *fields) for row in _listed(read, source)),
        (columns[0][0],),
        of=Read,
    )


def _nested(name: str, about: str, columns: tuple[tuple[str, str], ...], rows: Any) -> Table:
    declared = tuple(Col(column, "TEXT", meaning) for column, meaning in columns)
    return Table(name, about, declared, rows, (columns[0][0],), of=Read)


CATALOGUE: tuple[Table, ...] = (
    _plain(
        "experts",
        "A person each whose views are recorded.",
        "experts",
        (
            ("id", "id", "Id of the person."),
            ("name", "name", "The name."),
            ("affiliation", "affiliation", "Id or name of where they work."),
            ("role", "role", "What they do."),
            ("website", "website", "Address."),
            ("known_for", "knownFor", "What they are known for, as JSON."),
        ),
    ),
    _nested(
        "positions",
        "What an expert holds on a topic.",
        (
            ("expert", "Id of the person."),
            ("topic", "The topic."),
            ("view", "The view."),
            ("estimate", "A figure, as written."),
            ("confidence", "How firmly: low, medium or high."),
            ("date", "When."),
            ("source", "Who or what says so."),
            ("url", "Address of the source."),
        ),
        _positions,
    ),
    _plain(
        "organizations",
        "An organization each.",
        "organizations",
        (
            ("id", "id", "Id of the organization."),
            ("name", "name", "The name."),
            ("type", "type", "Its type."),
            ("founded", "founded", "When it was founded, as written."),
            ("headquarters", "headquarters", "Where it sits."),
            ("website", "website", "Address."),
            ("employees", "employees", "How many work there, as written."),
            ("funding", "funding", "What it lives on, as written."),
            ("parent", "parentOrg", "Id of what it is a part of."),
            ("description", "description", "What it is."),
        ),
    ),
    _nested(
        "estimates",
        "A published figure each for a quantity nobody knows.",
        (
            ("id", "Id of the quantity."),
            ("variable", "The quantity."),
            ("category", "Its group."),
            ("unit", "What it counts."),
            ("source", "Who says so."),
            ("value", "The figure, as written."),
            ("date", "When."),
            ("url", "Address of the source."),
            ("notes", "Notes."),
        ),
        _estimates,
    ),
    _plain(
        "cruxes",
        "A question each on which much else depends.",
        "cruxes",
        (
            ("id", "id", "Id of the question."),
            ("question", "question", "The question."),
            ("domain", "domain", "Its field."),
            ("description", "description", "What it is about."),
            ("importance", "importance", "How much depends on it."),
            ("resolvability", "resolvability", "When it may be answered."),
            ("state", "currentState", "How it stands."),
            ("positions", "positions", "The answers that are held, as JSON."),
        ),
    ),
    _plain(
        "terms",
        "A term of the glossary each.",
        "glossary",
        (
            ("id", "id", "Id of the term."),
            ("term", "term", "The term."),
            ("definition", "definition", "What it means."),
            ("aliases", "aliases", "Its other names, as JSON."),
            ("related", "related", "Ids of related terms, as JSON."),
        ),
    ),
    _nested(
        "papers",
        "A paper of the reading list each.",
        (
            ("category", "Id of its subject."),
            ("title", "Its title."),
            ("authors", "Its authors, as JSON."),
            ("year", "Its year."),
            ("type", "What it is."),
            ("url", "Its address."),
            ("importance", "How much it matters."),
            ("summary", "What it says."),
        ),
        _papers,
    ),
    _plain(
        "publications",
        "A publication each that works are from.",
        "publications",
        (
            ("id", "id", "Id of the publication."),
            ("name", "name", "Its name."),
            ("type", "type", "Its type."),
            ("credibility", "credibility", "How far it can be trusted, 1 to 5."),
            ("peer_reviewed", "peer_reviewed", "Whether its works are reviewed."),
            ("domains", "domains", "Its hosts, as JSON."),
            ("description", "description", "What it is."),
        ),
    ),
)
