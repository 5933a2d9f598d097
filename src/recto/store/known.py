"""What a build knows of things: their facts with dates, sources and ages, and their records."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from recto.errors import UnknownNameError
from recto.store.read import Store

_FACTS = """
SELECT facts.*, things.name, resources.title AS source_title, staleness.age, staleness.verdict = 'stale' AS stale
FROM facts JOIN things ON things.id = facts.thing
LEFT JOIN resources ON resources.id = facts.resource
LEFT JOIN staleness ON staleness.fact = facts.id
"""


class Filter(NamedTuple):
    """Which facts are asked for: of some things, of a property, in force at a date, stale ones. None is any."""

    things: Sequence[str] | None = None
    property: str | None = None
    as_of: str | None = None
    stale: bool = False


def find_things(store: Store, name: str) -> list[str]:
    """Find things by id, slug or name, or by the page that is about them; raise `UnknownNameError` if there is none."""
    rows = store.rows("SELECT id FROM things WHERE ?1 IN (id, slug, name)", name)
    if not rows:
        page = store.page(name)
        rows = store.rows("SELECT id FROM things WHERE page = ?", page["id"])
        if not rows:
            raise UnknownNameError(f"Nothing is known of {page['id']!r}.", "A thing names its page by `numericId`.")
    return [row["id"] for row in rows]


def known_facts(store: Store, wanted: Filter) -> list[Any]:
    """Give the facts of a filter: by thing, property and date, the newest first; stale ones by age."""
    marks = ", ".join("?" * len(wanted.things or ()))
    conditions = {
        f"facts.thing IN ({marks})": tuple(wanted.things or ()),
        "facts.property = ?": (wanted.property,) if wanted.property else (),
        "(facts.as_of IS NULL OR substr(facts.as_of, 1, length(?)) <= ?)": (wanted.as_of,) * 2 if wanted.as_of else (),
        "(facts.valid_end IS NULL OR facts.valid_end >= ?)": (wanted.as_of,) if wanted.as_of else (),
    }
    held = {condition: values for condition, values in conditions.items() if values}
    stale = ["staleness.verdict = 'stale'"] if wanted.stale else []
    where = " AND ".join([*held, *stale]) or "1"
    order = "staleness.age DESC" if wanted.stale else "things.name, facts.property, facts.as_of DESC"
    return store.rows(f"{_FACTS} WHERE {where} ORDER BY {order}, facts.rowid", *(v for vs in held.values() for v in vs))


def records_of(store: Store, things: Sequence[str]) -> list[Any]:
    """Give the records of things, collection by collection."""
    marks = ", ".join("?" * len(things))
    return store.rows(f"SELECT * FROM records WHERE thing IN ({marks}) ORDER BY rowid", *things)
