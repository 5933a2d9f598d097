"""The contract's counts of tables, diagrams, links, footnotes and headings."""

from collections.abc import Iterator

from recto import scan
from recto.ecma import SPACE, pattern
from recto.ecma.text import NEWLINES, SPACES, line_start
from recto.measure.body import count, in_body
from recto.model import Page
from recto.scan import footnotes
from recto.unit import Example, metric

_TABLES = (
    "ComparisonTable",
    "SafetyApproachesTableView",
    "AccidentRisksTableView",
    "EvalTypesTableView",
    "ArchitectureScenariosTableView",
    "DeploymentArchitecturesTableView",
    "SafetyGeneralizabilityTableView",
)
_DIAGRAMS = ("MermaidDiagram", "Mermaid", "SquiggleEstimate", "CauseEffectGraph", "PageCauseEffectGraph")

_PIPE = pattern(line_start("|"))
_RULE_RUN = pattern(rf"[{SPACES}\-:|]+")
_TABLE_TAG = pattern(rf"<(?:{'|'.join(_TABLES)})[{SPACES}>]")
_DIAGRAM_TAG = pattern(rf"<(?:{'|'.join(_DIAGRAMS)})[{SPACES}>]")
_MERMAID_FENCE = pattern("```mermaid")
_RESOURCE_TAG = pattern(rf"<R{SPACE}+id=")
_H2 = pattern(line_start("##") + f"{SPACE}+")
_H3 = pattern(line_start("###") + f"{SPACE}+")
_OVERVIEW = pattern(line_start("##") + f"{SPACE}+overview", ignore_case=True)


def _rule_rows(text: str) -> Iterator[tuple[int, int]]:
    r"""Scan for ``{BOL}\|[{ws}\-:|]+\|{EOL}``: within one run of such characters the last pipe decides."""
    done = 0
    for match in _PIPE.finditer(text):
        start = match.start()
        if start >= done and (run := _RULE_RUN.match(text, start)):
            done = run.end()
            end = _last_closing_pipe(text, start, done) + 1
            if end >= start + 3:
                yield start, end


def _last_closing_pipe(text: str, start: int, end: int) -> int:
    at = text.rfind("|", start, end)
    while at > start and at + 1 < len(text) and text[at + 1] not in NEWLINES:
        at = text.rfind("|", start, at)
    return at


def tables(text: str) -> Iterator[tuple[int, int]]:
    """Find the rule rows of tables and the tags of table components."""
    yield from _rule_rows(text)
    yield from (m.span() for m in _TABLE_TAG.finditer(text))


def diagrams(text: str) -> Iterator[tuple[int, int]]:
    """Find the tags of diagram components and the openings of Mermaid fences."""
    yield from (m.span() for m in _DIAGRAM_TAG.finditer(text))
    yield from (m.span() for m in _MERMAID_FENCE.finditer(text))


def site_links(text: str) -> Iterator[tuple[int, int]]:
    """Find links to paths of the site, entity links and resource tags."""
    yield from (m[:2] for m in scan.targets(text, "/"))
    yield from (m[:2] for m in scan.named_tags(text, "EntityLink"))
    yield from (m.span() for m in _RESOURCE_TAG.finditer(text))


def web_links(text: str) -> Iterator[tuple[int, int]]:
    """Find links to http and https addresses."""
    return (m[:2] for m in scan.targets(text, "https://", "http://"))


def distinct_footnotes(text: str) -> Iterator[tuple[int, int]]:
    """Find the first reference to each numeric footnote."""
    seen: set[int] = set()
    for label, start, end in footnotes(text):
        if label not in seen:
            seen.add(label)
            yield start, end


def subsections(text: str) -> Iterator[tuple[int, int]]:
    """Find the headings of the third level."""
    return (m.span() for m in _H3.finditer(text))


def sections(text: str) -> Iterator[tuple[int, int]]:
    """Find the headings of the second and third level."""
    yield from (m.span() for m in _H2.finditer(text))
    yield from subsections(text)


def overviews(text: str) -> Iterator[tuple[int, int]]:
    """Find the headings of the second level that begin with "overview"."""
    return (m.span() for m in _OVERVIEW.finditer(text))


@metric(
    key="metrics.tableCount",
    unit="tables",
    range=(0, None),
    better="higher",
    why="A comparison that the reader would have to assemble is better set out in a table.",
    evidence=in_body(tables),
    examples=(
        Example("|---|---|", 1),
        Example("  |---|", 0, "an indented row is not seen"),
        Example("| --- | ", 0, "nor one with a trailing blank"),
        Example("a | b\n--- | ---", 0, "nor one without outer pipes"),
        Example("|---|\n|---|", 1, "adjacent rows merge"),
        Example("|---|\n\n|---|", 1),
        Example("|\n|", 1),
        Example("||", 0),
        Example("<ComparisonTable rows={x}/>", 1),
        Example("<ComparisonTable/>", 0),
    ),
)
def table_count(page: Page) -> int:
    """Count the tables of a page as the contract does: rule rows between pipes, and table components."""
    return count(tables, page)


@metric(
    key="metrics.diagramCount",
    unit="diagrams",
    range=(0, None),
    better="higher",
    why="A mechanism with several steps is grasped faster from a drawing.",
    evidence=in_body(diagrams),
    examples=(
        Example("<Mermaid/>", 0),
        Example("<Mermaid chart={x} />", 1),
        Example("<MermaidDiagram\nx", 1),
        Example("```mermaidx", 1),
    ),
)
def diagram_count(page: Page) -> int:
    """Count the diagrams of a page as the contract does: diagram components and Mermaid fences."""
    return count(diagrams, page)


@metric(
    key="metrics.internalLinks",
    unit="links",
    range=(0, None),
    better="higher",
    why="A page without links to its neighbours leaves the reader to find them.",
    evidence=in_body(site_links),
    examples=(
        Example("[a](/b) [c](/) ![d](/e.png) [f](//g.h) [i]( /j)", 3),
        Example('<EntityLink id="x">a</EntityLink> <EntityLink> <EntityLinkX> <EntityLink\nid="q"\n/>', 4),
        Example('<R id="a"/> <R\nid="b"> <R n="1" id="c">', 2),
    ),
)
def internal_links(page: Page) -> int:
    """Count the links to the site itself: paths, entity links and resource tags."""
    return count(site_links, page)


@metric(
    key="metrics.externalLinks",
    unit="links",
    range=(0, None),
    better="higher",
    why="What is said should be traceable to a source outside the knowledge base.",
    evidence=in_body(web_links),
    examples=(
        Example(
            "[a](https://example.org) [b](http://example.org) ![c](https://example.org/i.png) <https://example.org> "
            "https://example.org [d](HTTPS://example.org) [e](https://)",
            3,
        ),
    ),
)
def external_links(page: Page) -> int:
    """Count the inline links to http and https addresses, images among them."""
    return count(web_links, page)


@metric(
    key="metrics.footnoteCount",
    unit="footnotes",
    range=(0, None),
    better="higher",
    why="A footnote ties a sentence to its source.",
    evidence=in_body(distinct_footnotes),
    examples=(
        Example("a[^1] b[^1] c[^2]", 2),
        Example("[^1]: see [^2]", 0, "definition lines are passed over"),
        Example("  [^1]: def\na[^01]", 1),
        Example("text [^3]: not def", 1),
        Example("a[^rc-12] [^note]", 0, "named labels do not count here; see `footnotes`"),
    ),
)
def footnote_count(page: Page) -> int:
    """Count the distinct numeric footnotes that the text refers to."""
    return count(distinct_footnotes, page)


@metric(
    key="metrics.sectionCount",
    unit="headings",
    range=(0, None),
    why="Headings let a reader find a part without reading the whole.",
    evidence=in_body(sections),
    examples=(
        Example("## A\n### B\n# C\n#### D", 2),
        Example("##\n\ntext", 1, "a heading without text counts"),
        Example(" ## indented", 0),
    ),
)
def section_count(page: Page) -> int:
    """Count the headings of the second and third level, as the contract does."""
    return count(sections, page)


@metric(
    key="metrics.hasOverview",
    why="A reader in a hurry reads the overview and no more.",
    evidence=in_body(overviews),
    examples=(Example("## Overview\n", True), Example("## OVERVIEWS", True), Example("# Overview", False)),
)
def has_overview(page: Page) -> bool:
    """Say whether a heading of the second level begins with "overview"."""
    return any(True for _ in overviews(page.body))
