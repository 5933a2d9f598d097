"""The tables of what pages hold: sections, links, citations."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from recto.link.destinations import Destination
from recto.memo import key
from recto.model import Citation, Page, Section, Span
from recto.store.built import Read, Woven, digest
from recto.store.tables.declaration import Col, Group, Rows, Table, encoded, no_rows

PAGE = Col("page", "TEXT NOT NULL REFERENCES pages(file)", "File of the page.")
_LINE = Col("line", "INTEGER NOT NULL", "Line of its start, from 1.")
_COLUMN = Col("column", "INTEGER NOT NULL", "Column of its start, in code points from 1.")
_START = Col("start", "INTEGER NOT NULL", "Its start in the text, in code points from 0.")
_END = Col("end", "INTEGER NOT NULL", "Its end in the text, exclusive.")


def _of_pages(
    parts: Callable[[Page], Iterable[Any]], row: Callable[[Any], tuple[Any, ...]]
) -> Callable[[Read], Iterator[Group]]:
    """Make the rows of what each page holds, the page's file before each."""

    def rows(page: Page) -> Iterator[tuple[Any, ...]]:
        return ((page.address.file, *row(part)) for part in parts(page))

    return lambda read: (
        Group(key, partial(rows, leaf.page)) for key, leaf in zip(read.leaf_keys, read.leaves, strict=True)
    )


def _span(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.start, span.end


def _section(part: Section) -> tuple[Any, ...]:
    return part.title, part.slug, part.level, part.words, part.span.line, part.span.start, part.span.end


def _links(page: Page, found: Sequence[Destination], built: Woven) -> Rows:
    for link, led in zip(page.links, found, strict=True):
        asset = built.assets.find(link.target, page) if led.reason == "asset" else None
        work = built.graph.registry.linked(link.target) if led.reason == "external" else None
        written = page.address.file, link.kind, link.target, link.text
        yield *written, led.path, led.node, work, asset and asset.path, led.reason or None, *_span(link.span)


def _links_of_pages(built: Woven) -> Iterator[Group]:
    assets = built.assets
    all_hang_on = key(built.data.registry, assets.content, f"{assets.by_name} {len(assets.folders)}", *assets.folders)
    all_hang_on = key(all_hang_on, *assets.known)
    for name, page, found in zip(built.leaf_keys, built.pages, built.web.found, strict=True):
        led = digest(found)
        yield Group(led and key(name, all_hang_on, led), partial(_links, page, found, built))


def _citation(part: Citation) -> tuple[Any, ...]:
    return part.kind, part.label, part.target, part.resolved, *_span(part.span)


SECTIONS = Table(
    "sections",
    "A heading each, with the text up to the next one; level 0 is the text before the first.",
    (
        PAGE,
        Col("title", "TEXT NOT NULL", "Text of the heading."),
        Col("slug", "TEXT NOT NULL", "Anchor of the heading."),
        Col("level", "INTEGER NOT NULL", "Depth of the heading, 1 to 6; 0 for the text before the first."),
        Col("words", "INTEGER NOT NULL", "Words of prose up to the next heading."),
        _LINE,
        _START,
        _END,
    ),
    no_rows,
    ("page",),
    groups=_of_pages(lambda page: page.sections, _section),
    of=Read,
)

LINKS = Table(
    "links",
    "A link each, of any form, as the page says it.",
    (
        PAGE,
        Col(
            "kind",
            "TEXT NOT NULL",
            "`inline`, `reference`, `autolink`, `bare`, `wikilink`, `embed`, `html` or `component`.",
        ),
        Col("target", "TEXT NOT NULL", "Where it leads, as written."),
        Col("text", "TEXT NOT NULL", "What a reader sees."),
        Col("leads_to", "TEXT", "Path of the page it leads to, with `#` and the anchor if the page has it."),
        Col("node", "INTEGER REFERENCES nodes(node)", "The page or entity it leads to, also one without a page."),
        Col("resource", "TEXT", "Id of the registered work at an address elsewhere."),
        Col("asset", "TEXT REFERENCES assets(path)", "The file it leads to, if that is no page."),
        Col(
            "reason",
            "TEXT",
            "Why it leads to no other page: `external`, `anchor` (on its own page), `asset` (a file that is no page), "
            "`generated` (made when the site is built) or `missing`.",
        ),
        _LINE,
        _COLUMN,
        _START,
        _END,
    ),
    no_rows,
    ("page", "leads_to"),
    groups=_links_of_pages,
    of=Woven,
)


def _images(built: Woven) -> Rows:
    for page in built.pages:
        for image in page.images:
            asset = built.assets.find(image.target, page)
            yield page.address.file, image.target, image.text, asset and asset.path, *_span(image.span)


IMAGES = Table(
    "images",
    "An image each that a page shows.",
    (
        PAGE,
        Col("target", "TEXT NOT NULL", "Its address, as written."),
        Col("text", "TEXT NOT NULL", "What stands in its place for those who do not see it."),
        Col("asset", "TEXT REFERENCES assets(path)", "Its file; null where it is elsewhere or not there."),
        _LINE,
        _COLUMN,
        _START,
        _END,
    ),
    _images,
    ("page",),
    of=Woven,
)

ASSETS = Table(
    "assets",
    "A file each, no page, that pages show or link to.",
    (
        Col("path", "TEXT PRIMARY KEY", "Its path below the root of the knowledge base."),
        Col("size", "INTEGER NOT NULL", "Its bytes."),
        Col("danger", "TEXT", "What in a drawing could run or load something; the site does not hold such a one."),
    ),
    lambda built: (
        (asset.path, asset.size, built.unsafe.get(asset.path))
        for asset in built.assets.used(built.pages, built.web.found)
    ),
    of=Woven,
)

CITATIONS = Table(
    "citations",
    "A place each where a page names its source.",
    (
        PAGE,
        Col("kind", "TEXT NOT NULL", "`footnote`, `resource`, `link`, `autolink`, `bare`, `doi` or `arxiv`."),
        Col(
            "label",
            "TEXT NOT NULL",
            "Label of the footnote, text of component or link, or the identifier.",
        ),
        Col("target", "TEXT NOT NULL", "The address; of a footnote the first one in its definition."),
        Col("resolved", "INTEGER NOT NULL", "Whether the page defines what it points to (footnotes; else 1)."),
        _LINE,
        _COLUMN,
        _START,
        _END,
    ),
    no_rows,
    ("page",),
    groups=_of_pages(lambda page: page.citations, _citation),
    of=Read,
)

COMPONENTS = Table(
    "components",
    "A tag each: a component of MDX, an element of HTML, a shortcode.",
    (
        PAGE,
        Col("name", "TEXT NOT NULL", "Its name."),
        Col("attributes", "TEXT NOT NULL", "Its attributes as written, as JSON."),
        _LINE,
        _COLUMN,
        _START,
        _END,
    ),
    no_rows,
    ("page", "name"),
    groups=_of_pages(lambda page: page.components, lambda c: (c.name, encoded(c.attributes), *_span(c.span))),
    of=Read,
)

CHANGES = Table(
    "changes",
    "An entry each of a page's change history.",
    (
        PAGE,
        Col("date", "TEXT NOT NULL", "When."),
        Col("branch", "TEXT NOT NULL", "Branch of the change."),
        Col("title", "TEXT NOT NULL", "Its title."),
        Col("summary", "TEXT NOT NULL", "What was done."),
        Col("model", "TEXT", "The model that worked on it."),
    ),
    lambda built: (
        (values["page"].address.file, c.date, c.branch, c.title, c.summary, c.model)
        for values in built.values
        for c in values["changes"]
    ),
    ("page",),
)
