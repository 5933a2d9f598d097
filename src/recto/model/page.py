"""A page as parsed: what stands in it, and where."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import msgspec

from recto.model.finding import Problem
from recto.model.packed import Packed, may_be_packed, packing
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


_LONGEST_INNER = 2000


class Component(Row, frozen=True):
    """A tag in a page, ``<Name …>`` or ``{{< name … >}}``: its attributes as written, its opening tag, its whole."""

    name: str
    attributes: dict[str, str]
    tag: Span
    span: Span

    def inner(self, text: str) -> str:
        """Give what stands between its tags in the page's text, at most 2,000 characters: components may nest."""
        begin, end = self.tag.end, self.span.end
        long = end - begin > _LONGEST_INNER
        return text[begin : begin + _LONGEST_INNER] if long else text[begin:end].rpartition("</")[0]


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

    `text` is the file's text; it is dropped (empty) where a page comes out of the memo. `body_start` is where
    the contract's body begins for counting, `imports` the import lines cut out of it. `own_components` are those that
    the page imports or defines.
    """

    address: Address
    text: str
    head: Head
    body_start: int
    imports: tuple[tuple[int, int], ...] = ()
    own_components: tuple[str, ...] = ()
    sections: Sequence[Section] = ()
    components: Sequence[Component] = ()
    links: Sequence[Link] = ()
    images: Sequence[Image] = ()
    citations: Sequence[Citation] = ()
    footnotes: Sequence[Footnote] = ()
    tables: Sequence[Table] = ()
    code: Sequence[Code] = ()
    math: Sequence[Math] = ()
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


_ROWS = {
    "sections": Section,
    "components": Component,
    "links": Link,
    "images": Image,
    "citations": Citation,
    "footnotes": Footnote,
    "tables": Table,
    "code": Code,
    "math": Math,
}
may_be_packed(*_ROWS.values())


class PackedPage(Page, frozen=True, kw_only=True):
    """A page as it is remembered: without its text, what it holds packed."""

    sections: Packed[Section]
    components: Packed[Component]
    links: Packed[Link]
    images: Packed[Image]
    citations: Packed[Citation]
    footnotes: Packed[Footnote]
    tables: Packed[Table]
    code: Packed[Code]
    math: Packed[Math]

    @classmethod
    def of(cls, page: Page) -> "PackedPage":
        """Pack what a page holds, and drop its text."""
        return cls(**packing(page, _ROWS) | {"text": ""})

    def unpacked(self, text: str) -> Page:
        """Give the page with its text, what it holds as objects."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return Page(**values | {name: tuple(values[name]) for name in _ROWS} | {"text": text})
