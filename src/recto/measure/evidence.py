"""Recto's own metrics of evidence: citations of every kind, by the page's grammar."""

from collections.abc import Iterator

from recto.model import Page
from recto.unit import Example, metric


def _citations(page: Page) -> Iterator[tuple[int, int]]:
    return ((c.span.start, c.span.end) for c in page.citations)


def _undefined(page: Page) -> Iterator[tuple[int, int]]:
    return ((c.span.start, c.span.end) for c in page.citations if not c.resolved)


_TWO_NOTES = "One.[^1] Two.[^note] Again.[^1]\n\n[^1]: A book.\n[^note]: https://example.org/a"


@metric(
    unit="citations",
    range=(0, None),
    better="higher",
    why="The contract counts numeric footnotes and links apart and sees no other form; here each kind counts alike.",
    evidence=_citations,
    examples=(
        Example(_TWO_NOTES, 3),
        Example('<R id="a">Work</R>, [link](https://example.org), <https://example.org>, https://example.org.', 4),
        Example("`[^1]` and `https://example.org`", 0, "code cites nothing"),
        Example("[page](/a/b)", 0, "a page of the same knowledge base is no source"),
    ),
)
def citations(page: Page) -> int:
    """Count the places where the text names a source: footnotes of any name, resource tags, links, bare addresses.

    What stands in the definition of a footnote is that footnote's source and does not count again.
    """
    return len(page.citations)


@metric(
    unit="sources",
    range=(0, None),
    better="higher",
    why="Ten citations of one source are one source.",
    examples=(
        Example(_TWO_NOTES, 2),
        Example("[a](https://example.org/x) [b](https://example.org/x) [c](https://example.org/y)", 2),
    ),
)
def cited_sources(page: Page) -> int:
    """Count the different sources: addresses, resource ids and, for footnotes without an address, labels."""
    return len({(c.target or f"[^{c.label}]").rstrip("/") for c in page.citations})


@metric(
    unit="citations per 100 words",
    range=(0, None),
    better="higher",
    why="A claim the reader cannot trace is a claim to be taken on trust.",
    examples=(
        Example("It rained all day [^1].\n\n[^1]: Met Office.", 25.0),
        Example("", None, "a page without words has no density"),
    ),
)
def citation_density(citations: int, words: int) -> float | None:
    """Give the citations for each hundred words that a reader reads."""
    return 100 * citations / words if words else None


@metric(
    unit="footnotes",
    range=(0, None),
    better="higher",
    why="The contract sees labels of digits only; most labels in use are names.",
    examples=(Example(_TWO_NOTES, 2), Example("Claim.[^rc-12]", 1)),
)
def footnotes(page: Page) -> int:
    """Count the different footnotes that the text refers to, whatever their labels."""
    return len({c.label.lower() for c in page.citations if c.kind == "footnote"})


@metric(
    unit="citations",
    range=(0, None),
    better="lower",
    why="A mark that leads nowhere looks like evidence and is none.",
    evidence=_undefined,
    examples=(Example("Claim.[^1]", 1), Example(_TWO_NOTES, 0)),
)
def undefined_footnotes(page: Page) -> int:
    """Count the references to footnotes that the page does not define."""
    return sum(1 for c in page.citations if not c.resolved)
