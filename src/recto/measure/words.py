"""The contract's word count, and Recto's own."""

from collections.abc import Iterator

from recto import scan
from recto.ecma import NOT_SPACE, count_pieces, pattern
from recto.measure.body import in_body
from recto.model import Page
from recto.scan import Scanner, blank, cut, cut_and_trace
from recto.unit import Example, metric

_WORD = pattern(f"{NOT_SPACE}+")

_CUTS: tuple[Scanner, ...] = (
    blank(scan.fences),
    blank(scan.inline_code),
    scan.mermaid_templates,
    scan.slashless_components,
    scan.empty_components,
    scan.component_blocks,
    scan.link_labels,
    scan.bare_urls,
    scan.tags,
)
"""What the contract removes before it counts, in this order; a link leaves its label."""


def counted_words(text: str) -> Iterator[tuple[int, int]]:
    """Find the words that count, each from its first to its last letter."""
    text, origin = cut_and_trace(text, _CUTS)
    for match in _WORD.finditer(text):
        yield origin[match.start()], origin[match.end() - 1] + 1


@metric(
    key="metrics.wordCount",
    unit="words",
    range=(0, None),
    why="Length scales what a page is expected to hold: targets, densities and risk all divide by it.",
    evidence=in_body(counted_words),
    examples=(
        Example("See [the paper](https://example.org/a b) now", 4),
        Example("Run `npm install x` now", 2),
        Example('A <EntityLink id="x">Open AI</EntityLink> B', 2, "the text of a component does not count"),
        Example('A <Foo a="b" /> B', 2),
        Example('A <Foo src="/a/b" /> B words <Bar>in</Bar> C', 2, "a slash in an attribute opens a long cut"),
        Example("x <Callout>one <Note>two</Note> three</Callout> four", 3),
        Example("a < b and c > d e", 3),
        Example("<div>kept words</div> tail", 3),
        Example("| a | b |\n|---|---|\n| c | d |", 11, "pipes and rules are words"),
        Example("{/* a comment here */} text", 6),
        Example("well-known it's 3.5 — dash", 5),
        Example("![alt text](https://example.org/y.png)", 2),
    ),
)
def word_count(page: Page) -> int:
    """Count the words of a page as the contract does.

    Code, components with their content, bare addresses and tags are cut out of the text, links leave their labels, and
    what remains between white space is a word. `words` is the count of what a reader reads.
    """
    text = page.body
    for step in _CUTS:
        text = cut(text, step(text))
    return count_pieces(text)


@metric(
    unit="words",
    range=(0, None),
    why="The contract's count drops the text of components and counts table rules; this one is what a reader reads.",
    examples=(
        Example('A <EntityLink id="x">Open AI</EntityLink> B', 4),
        Example("| a | b |\n|---|---|\n| c | d |", 4),
        Example("{/* a comment here */} text", 1),
        Example("```\ncode\n```\n\nRun `npm install` now.", 4, "inline code is read, blocks are not"),
        Example("Claim.[^1]\n\n[^1]: A source.", 1, "footnotes are apparatus"),
    ),
)
def words(page: Page) -> int:
    """Count the words a reader reads: prose, headings, lists, tables, call-outs and inline code.

    Code blocks, formulas, diagrams, comments, attributes and footnote definitions are not prose. In scripts that are
    written without spaces each ideograph counts.
    """
    return page.words
