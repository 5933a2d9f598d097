"""What data files hold: entities, resources, edits, changes, external links."""

from typing import Any, Literal

from recto.model.struct import Frozen, Row


class Related(Row, frozen=True):
    """An entity's word on another: its id and how they relate."""

    id: Any
    relationship: str | None


class Entity(Frozen, frozen=True):
    """A thing the knowledge base has a word for: a row of ``data/entities``, or a page that declares a type.

    `fields` is the row as written; the others are the fields that the graph uses.
    """

    id: Any
    type: Any
    title: Any
    numeric_id: Any
    related: tuple[Related, ...]
    fields: dict[str, Any]
    file: str
    line: int
    declared_by_page: bool = False


class Resource(Frozen, frozen=True):
    """A registered work that pages cite: a row of the resource registry, as written; its line if that is known."""

    id: Any
    url: str
    fields: dict[str, Any]
    cited_by: tuple[Any, ...] = ()
    line: int = 0


class Claim(Row, frozen=True):
    """A row of ``ids.jsonl``: a number that is handed out to a page or entity, whether it is written yet or not."""

    number: str
    slug: str
    file: str
    line: int


class Redirect(Row, frozen=True):
    """A name that leads to a page without being its name: an earlier id or path (begins with ``/``), or a number."""

    name: str
    page: str
    path: str
    why: Literal["alias", "renamed", "number"]


class ExternalLinks(Frozen, frozen=True):
    """What other sites say on a page's subject: site → address."""

    page: str
    links: dict[str, str]


class Edit(Frozen, frozen=True):
    """A row of ``edits.jsonl``: when a page was edited and, if told, in which change."""

    page: str
    date: str
    line: int
    title: str | None = None
    branch: str | None = None
    summary: str = ""
    pr: int | float | None = None
    model: str | None = None
    duration: str | None = None
    cost: str | None = None


class Change(Frozen, frozen=True, omit_defaults=True):
    """An entry of a page's change history, as the record shows it."""

    date: str
    branch: str
    title: str
    summary: str
    pr: Any = None
    model: str | None = None
    duration: str | None = None
    cost: str | None = None
