"""The tables of how everything hangs together beyond the contract: nodes, links resolved, mentions, passages."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter

from recto.link.mentions import Mention
from recto.store.built import Built, Woven, digest
from recto.store.tables.declaration import Col, Group, Rows, Table, no_rows
from recto.store.tables.parts import PAGE

_LINE = Col("line", "INTEGER NOT NULL", "Line of its start, from 1.")
_COLUMN = Col("column", "INTEGER NOT NULL", "Column of its start, in code points from 1.")


def _nodes(built: Woven) -> Rows:
    rows = zip(built.web.network.nodes, built.web.standings, strict=True)
    for place, (node, s) in enumerate(rows):
        yield place, node.id, node.file or None, node.title, s.page_rank, s.community, s.links_in, s.links_out


def _edges(built: Woven) -> Rows:
    return ((edge.source, edge.target, edge.kind, edge.line) for edge in built.web.network.edges)


def _wanted(built: Woven) -> Rows:
    return ((m.file, m.target, m.line, m.column) for m in built.web.network.missing)


def _mentions(of_page: Iterable[Mention]) -> Rows:
    for m in of_page:
        span = m.span
        place = span.line, span.column, span.start, span.end
        yield m.file, m.section, m.target, m.name, m.count, m.linked_elsewhere, *place


def _mentions_of_pages(built: Woven) -> Iterator[Group]:
    of_pages = (tuple(group) for _, group in groupby(built.web.mentions, key=attrgetter("file")))
    return (Group(digest(found), partial(_mentions, found)) for found in of_pages)


def _ambiguous(built: Woven) -> Rows:
    return ((name, bearer) for name, bearers in built.web.ambiguous.items() for bearer in bearers)


def _passages(built: Woven) -> Rows:
    for p in built.web.passages:
        one, other = p.span, p.other_span
        yield (
            p.file,
            one.line,
            one.start,
            one.end,
            p.other,
            other.line,
            other.start,
            other.end,
            p.words,
            p.text,
            p.pages,
        )


def _similar(built: Built) -> Rows:
    for row in built.likeness.pairs:
        yield row.page_a, row.page_b, row.similarity, row.shingle_similarity, row.word_similarity


NODES = Table(
    "nodes",
    "A page or an entity without a page each, as a node of the network of all links.",
    (
        Col("node", "INTEGER PRIMARY KEY", "Its place, from 0: pages first."),
        Col("id", "TEXT NOT NULL", "Id of the page or entity."),
        Col("page", "TEXT REFERENCES pages(file)", "File of the page; null for an entity without one."),
        Col("title", "TEXT", "Its title."),
        Col(
            "page_rank", "REAL NOT NULL", "How often a random reader comes by, as a multiple of the mean.", "page_rank"
        ),
        Col("community", "INTEGER NOT NULL", "Number of its community; 0 is the largest.", "community"),
        Col("links_in", "INTEGER NOT NULL", "Links to it from other nodes.", "links_in"),
        Col("links_out", "INTEGER NOT NULL", "Links from it to other nodes.", "links_out"),
    ),
    _nodes,
    ("id", "page"),
    of=Woven,
)

EDGES = Table(
    "edges",
    "A link each that leads to a page or an entity, whatever its form. A link to the own page is among them.",
    (
        Col("source", "INTEGER NOT NULL REFERENCES nodes(node)", "The node whose page holds the link."),
        Col("target", "INTEGER NOT NULL REFERENCES nodes(node)", "The node it leads to."),
        Col("kind", "TEXT NOT NULL", "Its form, as in `links`."),
        _LINE,
    ),
    _edges,
    ("source", "target"),
    of=Woven,
)

WANTED = Table(
    "wanted",
    "A link each to a page that does not exist.",
    (PAGE, Col("target", "TEXT NOT NULL", "What the link names."), _LINE, _COLUMN),
    _wanted,
    ("page", "target"),
    of=Woven,
)

MENTIONS = Table(
    "mentions",
    "An entity or page each that a section names without a link: its first place there.",
    (
        PAGE,
        Col("section", "TEXT NOT NULL", "Anchor of the section; empty before the first heading."),
        Col("target", "TEXT NOT NULL", "Id of what is named."),
        Col("name", "TEXT NOT NULL", "The name, as the text has it."),
        Col("count", "INTEGER NOT NULL", "How often the section names it without a link."),
        Col("linked_elsewhere", "INTEGER NOT NULL", "Whether the page links to it in another place."),
        _LINE,
        _COLUMN,
        Col("start", "INTEGER NOT NULL", "Its start in the text, in code points from 0."),
        Col("end", "INTEGER NOT NULL", "Its end in the text, exclusive."),
    ),
    no_rows,
    ("page", "target"),
    groups=_mentions_of_pages,
    of=Woven,
)

AMBIGUOUS_NAMES = Table(
    "ambiguous_names",
    "A name each that several pages or entities bear, and one of them.",
    (Col("name", "TEXT NOT NULL", "The name."), Col("id", "TEXT NOT NULL", "Id of one that bears it.")),
    _ambiguous,
    ("name",),
    of=Woven,
)

PASSAGES = Table(
    "passages",
    "A run of words each that stands in two pages.",
    (
        PAGE,
        _LINE,
        Col("start", "INTEGER NOT NULL", "Its start in the text, in code points from 0."),
        Col("end", "INTEGER NOT NULL", "Its end in the text, exclusive."),
        Col("other", "TEXT NOT NULL REFERENCES pages(file)", "File of the other page."),
        Col("other_line", "INTEGER NOT NULL", "Line of its start there."),
        Col("other_start", "INTEGER NOT NULL", "Its start there."),
        Col("other_end", "INTEGER NOT NULL", "Its end there."),
        Col("words", "INTEGER NOT NULL", "Its length in words."),
        Col("text", "TEXT NOT NULL", "Its beginning."),
        Col("pages", "INTEGER NOT NULL", "In how many pages it stands; more than 2 where it is boilerplate."),
    ),
    _passages,
    ("page", "other"),
    of=Woven,
)

SIMILAR_PAIRS = Table(
    "similar_pairs",
    "The hundred pairs of pages that resemble each other most, by the contract's measure, in percent.",
    (
        Col("page", "TEXT NOT NULL", "Id of the one page."),
        Col("other", "TEXT NOT NULL", "Id of the other."),
        Col("similarity", "INTEGER NOT NULL", "The larger of the two that follow, words weighed by 0.8."),
        Col("shingles", "INTEGER NOT NULL", "Shared runs of five words."),
        Col("words", "INTEGER NOT NULL", "Shared vocabulary."),
    ),
    _similar,
)

VIEWS = {
    "orphans": "SELECT id, page, title FROM nodes WHERE links_in = 0 AND page IS NOT NULL",
    "dead_ends": "SELECT id, page, title FROM nodes WHERE links_out = 0 AND page IS NOT NULL",
}
"""Pages that no other links to; pages that link to no other."""
