"""A source → a page."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from recto.components import CITATION, ENTITY_LINK
from recto.model import Component, Image, Link, Page, Problem, Source, Table
from recto.parse.address import address
from recto.parse.citations import Stretches, bare_links, citations, footnotes, shown
from recto.parse.components import Paired
from recto.parse.diagrams import diagram_problems
from recto.parse.head import body_start, content_start, read_head
from recto.parse.imports import import_lines
from recto.parse.indent import outdent
from recto.parse.markdown import Markdown, read_markdown
from recto.parse.mdx import Scanned, scan
from recto.parse.place import Lines
from recto.parse.statements import own_components

_Placed = TypeVar("_Placed", Link, Image, Table)


def parse_page(source: Source, content: str, *, wikilinks: bool, index_stems: tuple[str, ...] = ("index",)) -> Page:
    """Parse a page; whatever is broken in it becomes a problem of the page."""
    text, lines = source.text, Lines(source.text)
    mdx = source.path.endswith(".mdx")
    head, problems = read_head(text, lines)
    start = head.span.end + 4 if head.span else content_start(text)
    scanned = scan(text, start, mdx=mdx)
    paired = Paired(scanned.tags)
    masked = outdent(scanned.masked, paired.blocks())
    markdown = read_markdown(text, masked, lines, start, wikilinks=wikilinks)
    components = tuple(paired.components(lines))
    links = _links(text, masked, scanned, components, markdown, lines)
    notes = footnotes(text, markdown.definitions, lines)
    body = body_start(text)
    return Page(
        address=address(source.path, content, index_stems),
        text=text,
        head=head,
        body_start=body,
        imports=import_lines(text, body),
        own_components=own_components(text, scanned.statements),
        sections=tuple(markdown.sections),
        components=components,
        links=links,
        images=_in_order([*markdown.images, *_html_images(components)]),
        citations=citations(text, masked, lines, Stretches(scanned.code), links, components, notes),
        footnotes=notes,
        tables=_in_order([*markdown.tables, *_html_tables(components)]),
        code=tuple(markdown.code),
        math=tuple(markdown.math),
        words=markdown.words,
        list_words=markdown.list_words,
        problems=(
            *problems,
            *_problems(scanned, paired, lines, mdx=mdx),
            *diagram_problems(text, components, markdown.code, lines),
        ),
    )


def _links(
    text: str,
    masked: str,
    scanned: Scanned,
    components: Iterable[Component],
    markdown: Markdown,
    lines: Lines,
) -> tuple[Link, ...]:
    known = [x.span for x in markdown.links] + [x.span for x in markdown.images]
    opaque = Stretches([*scanned.code, *markdown.targets, *((span.start, span.end) for span in known)])
    return _in_order([*markdown.links, *bare_links(masked, opaque, lines), *_component_links(text, components)])


def _component_links(text: str, components: Iterable[Component]) -> Iterator[Link]:
    for component in components:
        attributes = component.attributes
        if component.name in ENTITY_LINK.names and "id" in attributes:
            yield Link("component", attributes["id"], _seen(text, component) or attributes["id"], component.span)
        elif component.name not in CITATION.names and attributes.get("href"):
            kind = "component" if component.name[0].isupper() else "html"
            yield Link(kind, attributes["href"], _seen(text, component), component.span)


def _seen(text: str, component: Component) -> str:
    """Give the text that a link shows: what stands in it, else what an attribute says."""
    return shown(component.inner(text)) or next(
        filter(None, map(component.attributes.get, ("label", "name", "title"))), ""
    )


def _html_images(components: Iterable[Component]) -> Iterator[Image]:
    for component in components:
        if component.name == "img":
            yield Image(component.attributes.get("src", ""), component.attributes.get("alt", ""), component.tag)


def _html_tables(components: Iterable[Component]) -> Iterator[Table]:
    return (Table(0, 0, component.span) for component in components if component.name == "table")


def _in_order(things: list[_Placed]) -> tuple[_Placed, ...]:
    return tuple(sorted(things, key=lambda thing: thing.span.start))


def _problems(scanned: Scanned, paired: Paired, lines: Lines, *, mdx: bool) -> Iterator[Problem]:
    """Give what the scanner stumbled over; outside MDX a tag that does not close is no fault."""
    for kind, message, offset in sorted([*scanned.problems, *(paired.problems if mdx else ())], key=lambda p: p[2]):
        yield Problem(kind, message, lines.span(offset, offset))
