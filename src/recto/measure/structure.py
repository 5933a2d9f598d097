"""Recto's own metrics of structure: links, tables, headings and code by the page's grammar, not by patterns."""

from collections.abc import Callable, Iterable, Iterator

from recto.model import Link, Page, Span
from recto.unit import Example, metric
from recto.urls import is_web


def _spans(things: Callable[[Page], Iterable[Span]]) -> Callable[[Page], Iterator[tuple[int, int]]]:
    return lambda page: ((span.start, span.end) for span in things(page))


def _is_web(link: Link) -> bool:
    return is_web(link.target)


@metric(
    unit="links",
    range=(0, None),
    better="higher",
    why="The contract knows one form of link; pages use seven.",
    evidence=_spans(lambda page: (link.span for link in page.links if not _is_web(link))),
    examples=(
        Example('[a](/a) [b](b.md) [c][r] <EntityLink id="e">E</EntityLink>\n\n[r]: /c', 4),
        Example("`[a](/a)` ![image](/i.png)", 0, "code and images are no links"),
        Example("[x](https://example.org)", 0),
    ),
)
def page_links(page: Page) -> int:
    """Count the links within the knowledge base: inline, by reference, wikilinks, HTML, components."""
    return sum(1 for link in page.links if not _is_web(link))


@metric(
    unit="links",
    range=(0, None),
    better="higher",
    why="Autolinks, bare addresses and reference links are sources as much as inline links.",
    evidence=_spans(lambda page: (link.span for link in page.links if _is_web(link))),
    examples=(
        Example(
            "[a](https://example.org/a_(b)) <https://example.org> https://example.org/x. [r]\n\n[r]: HTTP://example.org",
            4,
        ),
        Example("```\nhttps://example.org\n```", 0),
    ),
)
def web_links(page: Page) -> int:
    """Count the links to the web, in whatever form they are written."""
    return sum(1 for link in page.links if _is_web(link))


@metric(
    unit="tables",
    range=(0, None),
    better="higher",
    why="A rule row in a code block is no table, and a table without outer pipes is one.",
    evidence=_spans(lambda page: (table.span for table in page.tables)),
    examples=(
        Example("a | b\n--- | ---\n1 | 2", 1),
        Example("```\n|---|---|\n```", 0),
        Example("<table><tr><td>x</td></tr></table>", 1),
    ),
)
def tables(page: Page) -> int:
    """Count the tables that a reader sees, in Markdown or HTML."""
    return len(page.tables)


@metric(
    unit="headings",
    range=(0, None),
    why="Headings in code are none, and underlined headings are some.",
    evidence=_spans(lambda page: (s.span for s in page.sections if s.level)),
    examples=(
        Example("Title\n=====\n\n## Part\n\n#### Detail", 3),
        Example("```\n## comment\n```", 0),
    ),
)
def headings(page: Page) -> int:
    """Count the headings of all levels, outside code."""
    return sum(1 for section in page.sections if section.level)


@metric(
    unit="share of words",
    range=(0, 1),
    better="lower",
    why="Counted in words, long items and short lines weigh what they are.",
    examples=(
        Example("- one two\n- three four\n\nfive six seven eight", 0.5),
        Example("+ a\n\n1) b", 1.0, "every kind of list"),
        Example("", None),
    ),
)
def list_share(page: Page) -> float | None:
    """Give the share of the words that stand in lists."""
    return page.list_words / page.words if page.words else None


@metric(
    unit="images",
    range=(0, None),
    why="The contract counts images as links.",
    evidence=_spans(lambda page: (image.span for image in page.images)),
    examples=(Example("![a](a.png) <img src='b.png'>", 2),),
)
def images(page: Page) -> int:
    """Count the images, in Markdown or HTML."""
    return len(page.images)


@metric(
    unit="components",
    range=(0, None),
    why="Components carry content that a plain reader of the file does not see.",
    evidence=_spans(lambda page: (c.tag for c in page.components if c.name[0].isupper())),
    examples=(Example("<Callout>a</Callout> <Chart /> <br>", 2), Example("`<Chart />`", 0)),
)
def components(page: Page) -> int:
    """Count the components, outside code."""
    return sum(1 for c in page.components if c.name[0].isupper())


@metric(
    unit="blocks",
    range=(0, None),
    why="A page of code reads unlike a page of prose.",
    evidence=_spans(lambda page: (code.span for code in page.code if not code.inline)),
    examples=(Example("~~~py\nx\n~~~\n\n```\ny\n```", 2),),
)
def code_blocks(page: Page) -> int:
    """Count the blocks of code, fenced with backticks or tildes, or indented."""
    return sum(1 for code in page.code if not code.inline)


@metric(
    unit="formulas",
    range=(0, None),
    why="Formulas need a renderer.",
    evidence=_spans(lambda page: (math.span for math in page.math)),
    examples=(Example("$x$ and\n\n$$\ny\n$$", 2), Example("from $5 to $6", 0)),
)
def formulas(page: Page) -> int:
    """Count the formulas, in a line of their own or within one."""
    return len(page.math)
