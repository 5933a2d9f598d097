"""What the search index holds."""

from recto.model.struct import Row


class Document(Row, frozen=True):
    """A text that can be found: a page, a section, an entity, a fact.

    `ref` names the thing within its kind (a page's id, ``id#slug`` of a section), `page` is the file of the page it
    stands on, None where it stands on none; `title` is the page's or the thing's, `heading` the section's.
    """

    kind: str
    ref: str
    page: str | None
    title: str
    heading: str
    body: str
    line: int = 1
