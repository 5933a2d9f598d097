"""A page as parsed: what stands in it, and where."""

from functools import cached_property
from typing import Any

import msgspec

from recto.model.finding import Problem
from recto.model.source import Address, Span
from recto.model.struct import Frozen, Row


class Head(Frozen, frozen=True):
    """The frontmatter: its fields as YAML 1.2 gives them, the stretch of its text, the line of each field."""

    fields: dict[str, Any]
    span: Span | None
    places: dict[str, Span] = msgspec.field(default_factory=dict)


class Section(Row, frozen=True):
    """A heading and the text up to the next heading; level 0 is the text before the first."""

    title: str
    slug: str
    level: int
    span: Span
    words: int


class Component(Row, frozen=True):
    """A tag in a page, ``<Name …>`` or ``{{< name … >}}``: its attributes as written, its opening tag, its whole."""

    name: str
    attributes: dict[str, str]
    tag: Span
    span: Span


class Link(Row, frozen=True):
    """A link of any form: inline, reference, autolink, bare, wikilink, html, component.

    `target` is what the page says, `text` what a reader sees.
    """

    kind: str
    target: str
    text: str
    span: Span


class Image(Row, frozen=True):
    """An image: its address, its alternative text."""

    target: str
    text: str
    span: Span


class Footnote(Row, frozen=True):
    """The definition of a footnote."""

    label: str
    text: str
    span: Span


class Citation(Row, frozen=True):
    """A place where the text names its source: footnote, resource, link, autolink, bare, doi, arxiv.

    `label` is the footnote's label, the resource's id, the link's text or the identifier as written; `target` is the
    address, the resource's id or, for a footnote, the first address in its definition. `resolved` says whether
    this page defines what it points to (footnotes only; others are true).
    """

    kind: str
    label: str
    target: str
    resolved: bool
    span: Span


class Table(Row, frozen=True):
    """A table: columns and body rows."""

    columns: int
    rows: int
    span: Span


class Code(Row, frozen=True):
    """A block of code with its language, or ``inline``."""

    language: str
    inline: bool
    span: Span


class Math(Row, frozen=True):
    """A formula, in a line of its own or within one."""

    display: bool
    span: Span


class Page(msgspec.Struct, frozen=True, dict=True):
    """A page: where it stands, its head, and all that its text holds, in the order of the text.

    `text` is the file's text; it is dropped (empty) where a page comes out of the store. `body_start` is where
    the contract's body begins for counting, `imports` the import lines cut out of it. `own_components` are those that
    the page imports or defines.
    """

    address: Address
    text: str
    head: Head
    body_start: int
    imports: tuple[tuple[int, int], ...] = ()
    own_components: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    components: tuple[Component, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    citations: tuple[Citation, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tables: tuple[Table, ...] = ()
    code: tuple[Code, ...] = ()
    math: tuple[Math, ...] = ()
    words: int = 0
    list_words: int = 0
    problems: tuple[Problem, ...] = ()

    @cached_property
    def body(self) -> str:
        """The text the contract counts in: without the head, without import lines."""
        pieces, position = [], self.body_start
        for start, end in self.imports:
            pieces.append(self.text[position:start])
            position = end
        return "".join([*pieces, self.text[position:]])

    def origin(self, position: int) -> int:
        """Give the place in `text` of a place in `body`."""
        position += self.body_start
        for start, end in self.imports:
            if start > position:
                break
            position += end - start
        return position

    def field(self, name: str) -> Any:
        """Give a field of the frontmatter, or None."""
        return self.head.fields.get(name)
