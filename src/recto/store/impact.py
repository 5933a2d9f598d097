"""What would change if a page, an entity, a fact or a registered work changed: what shows it, names it, rests on it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from recto.errors import UnknownNameError
from recto.facts import NAMES
from recto.store.read import Store

_NAMED = (
    "SELECT facts.id FROM facts JOIN things ON things.id = thing WHERE ?1 IN (slug, things.id, name) "
    "AND derived_from IS NULL"
)
_FACT = "SELECT facts.*, slug, name FROM facts JOIN things ON things.id = thing"


class Subject(NamedTuple):
    """What may change: its kind (page, entity, fact, resource) and its id; a page's is its file."""

    kind: str
    id: str


class Affected(NamedTuple):
    """What would change with it: where it stands, why, and how many steps away it is."""

    subject: Subject
    title: str
    file: str
    line: int
    why: str
    steps: int = 1


def find_subjects(store: Store, name: str) -> list[Subject]:
    """Find what a name means: a fact's id, ``entity.property``, a work's id or address, an entity, a page.

    Raises `UnknownNameError` with the nearest pages if it means nothing.
    """
    for finder in (_facts_named, _works_named, _entities_named):
        if found := finder(store, name):
            return found
    try:
        return [Subject("page", store.page(name)["file"])]
    except UnknownNameError as error:
        raise UnknownNameError(
            f"No page, entity, thing, fact or registered work is called {name!r}.", error.hint
        ) from error


def _facts_named(store: Store, name: str) -> list[Subject]:
    """Find a fact by its id, by thing and property, or all facts of a thing."""
    thing, _, property_id = name.partition(".")
    rows = (
        store.rows("SELECT id FROM facts WHERE id = ?", name)
        or store.rows(f"{_NAMED} AND property = ?", thing, property_id)
        or ([] if _has_page(store, name) else store.rows(_NAMED, name))
    )
    return [Subject("fact", row["id"]) for row in rows]


def _has_page(store: Store, name: str) -> bool:
    pages = "SELECT 1 FROM pages WHERE id = ?1"
    return bool(store.rows(f"SELECT 1 FROM entities WHERE ?1 IN (id, title) UNION {pages}", name))


def _works_named(store: Store, name: str) -> list[Subject]:
    bare = name.rstrip("/")
    rows = store.rows("SELECT id FROM resources WHERE id = ?1 OR stable_id = ?1 LIMIT 1", name)
    if "://" in name:
        rows = rows or store.rows("SELECT id FROM resources WHERE url IN (?, ?) LIMIT 1", bare, f"{bare}/")
    return [Subject("resource", row["id"]) for row in rows]


def _entities_named(store: Store, name: str) -> list[Subject]:
    rows = store.rows("SELECT id, page FROM entities WHERE ?1 IN (id, number, title) LIMIT 1", name)
    pages = [Subject("page", row["page"]) for row in rows if row["page"]]
    return [*pages, *(Subject("entity", row["id"]) for row in rows)]


def impact(store: Store, subjects: list[Subject], depth: int = 1) -> list[Affected]:
    """List what would change, nearest first, each thing once; `depth` is how many steps are followed."""
    seen, found, front = set(subjects), list[Affected](), subjects
    for steps in range(1, depth + 1):
        fresh = []
        for subject in front:
            for each in _OF_KIND[subject.kind](store, subject.id):
                if each.subject not in seen:
                    seen.add(each.subject)
                    fresh.append(each._replace(steps=steps))
        found += fresh
        front = [each.subject for each in fresh]
    return found


def _of_page(store: Store, file: str) -> Iterator[Affected]:
    page = store.rows("SELECT id, path FROM pages WHERE file = ?", file)[0]
    yield from _linking(store, page["id"])
    yield from _related(store, page["id"])
    for row in store.rows(
        "SELECT other AS file, other_line AS line, words FROM passages WHERE page = ?1 "
        "UNION ALL SELECT page, line, words FROM passages WHERE other = ?1",
        file,
    ):
        yield _page(store, row["file"], row["line"], f"shares a passage of {row['words']} words")
    yield from _mentioning(store, page["id"])
    yield from _facts_of_page(store, page["id"])


def _of_entity(store: Store, name: str) -> Iterator[Affected]:
    yield from _linking(store, name)
    yield from _related(store, name)
    yield from _mentioning(store, name)
    yield from _facts_of_page(store, name)


def _of_fact(store: Store, name: str) -> Iterator[Affected]:
    fact = store.rows(f"{_FACT} WHERE facts.id = ?", name)[0]
    for row in _showing(store):
        if _shows(msgspec.json.decode(row["attributes"]), fact):
            yield _page(store, row["page"], row["line"], f"shows it with <{row['name']}>")
    for row in store.rows(f"{_FACT} WHERE ' ' || derived_from || ' ' LIKE ?", f"% {name} %"):
        yield _fact(row, "follows from it")


def _of_resource(store: Store, name: str) -> Iterator[Affected]:
    work = store.rows("SELECT url, work FROM resources WHERE id = ?", name)[0]
    bare = work["url"].rstrip("/")
    for row in store.rows(
        "SELECT page, line, kind FROM citations WHERE target IN (?, ?, ?) ORDER BY page, line", name, bare, f"{bare}/"
    ):
        yield _page(store, row["page"], row["line"], f"cites it ({row['kind']})")
    for row in store.rows("SELECT page FROM page_resources WHERE resource = ?", name):
        yield _page(store, row["page"], 1, "refers to it")
    for row in store.rows(f"{_FACT} WHERE resource = ?", name):
        yield _fact(row, "has it as its source")
    for row in store.rows("SELECT resource, url FROM duplicate_works WHERE work = ?", work["work"]):
        yield Affected(Subject("resource", row["resource"]), row["url"], "", 0, "is the same work")


_OF_KIND: dict[str, Callable[[Store, str], Iterator[Affected]]] = {
    "page": _of_page,
    "entity": _of_entity,
    "fact": _of_fact,
    "resource": _of_resource,
}


def _linking(store: Store, name: str) -> Iterator[Affected]:
    for row in store.rows(
        "SELECT s.page, edges.line, edges.kind FROM nodes t JOIN edges ON target = t.node "
        "JOIN nodes s ON source = s.node WHERE t.id = ? AND s.node != t.node AND s.page IS NOT NULL",
        name,
    ):
        yield _page(store, row["page"], row["line"], f"links to it ({row['kind']})")


def _related(store: Store, name: str) -> Iterator[Affected]:
    for row in store.rows(
        "SELECT e.id, e.title, e.file, e.line, relationship FROM relations JOIN entities e ON e.id = entity "
        "WHERE target = ?",
        name,
    ):
        why = f"names it as related ({row['relationship'] or 'related'})"
        yield Affected(Subject("entity", row["id"]), row["title"] or row["id"], row["file"], row["line"], why)


def _mentioning(store: Store, name: str) -> Iterator[Affected]:
    for row in store.rows("SELECT page, line, name FROM mentions WHERE target = ?", name):
        yield _page(store, row["page"], row["line"], f"mentions it as “{row['name']}”")


def _facts_of_page(store: Store, name: str) -> Iterator[Affected]:
    for row in store.rows(f"{_FACT} WHERE page = ?", name):
        yield _fact(row, "is said of it")


def _showing(store: Store) -> list[Any]:
    marks = ", ".join("?" * len(NAMES))
    return store.rows(f"SELECT page, name, attributes, line FROM components WHERE name IN ({marks})", *sorted(NAMES))


def _shows(attributes: dict[str, str], fact: Any) -> bool:
    """Say whether a component shows a fact: by entity and property, by its id, or within an expression."""
    names, property_id = (fact["thing"], fact["slug"]), fact["property"]
    entity = attributes.get("entity") or attributes.get("e")
    said = attributes.get("property") or attributes.get("f")
    expression = attributes.get("expr", "")
    within = any(f"{{{name}.{property_id}}}" in expression for name in names)
    return within or (entity in names and said in (property_id, fact["id"]))


def _page(store: Store, file: str, line: int, why: str) -> Affected:
    return Affected(Subject("page", file), store.titles[file], file, line, why)


def _fact(row: Any, why: str) -> Affected:
    title = f"{row['property']} of {row['name']}: {row['shown']}"
    return Affected(Subject("fact", row["id"]), title, row["file"], row["line"], why)
