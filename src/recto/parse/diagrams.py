"""Diagrams: what is plainly wrong with the Mermaid source in a page, said without drawing it."""

import re
from collections.abc import Iterable, Iterator

from recto.model import Code, Component, Problem
from recto.parse.place import Lines

_COMPONENTS = ("Mermaid", "MermaidDiagram")
_FLOWCHARTS = ("graph", "flowchart", "flowchart-elk")
_LONG_KNOWN = (
    "C4Component C4Container C4Context C4Deployment C4Dynamic classDiagram classDiagram-v2 erDiagram eventmodeling "
    "gantt gitGraph info journey mindmap pie quadrantChart requirementDiagram sequenceDiagram stateDiagram "
    "stateDiagram-v2 timeline zenuml railroad-abnf-beta railroad-ebnf-beta railroad-peg-beta"
)
_PRESENT = "architecture block ishikawa kanban packet sankey treemap xychart"
_BETA = f"{_PRESENT} agentflow cynefin radar railroad swimlane treeView usecase venn wardley"
TYPES = frozenset((*_FLOWCHARTS, *_LONG_KNOWN.split(), *_PRESENT.split(), *(f"{name}-beta" for name in _BETA.split())))
"""The first words of the diagrams there are."""

_TEMPLATE = re.compile(r"\{\s*`(.*)`\s*\}\Z", re.DOTALL)
_ESCAPED = re.compile(r"\\([`$\\])")
_FRONT = re.compile(r"\s*---[ \t]*\n(?:.*?\n)??[ \t]*---[ \t]*\n", re.DOTALL)
_SKIPPED = re.compile(r"(?:[\s>]+|%%[^\n]*)*")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_DIRECTION = re.compile(r"[ \t]*(?:(?:TB|TD|BT|RL|LR|[<>^v])(?![\w-])|[;\n]|\Z)")
_TOKEN = re.compile(
    r"\"[^\"]*\"|(?P<arrow>\|[^|\n]*\|)|(?P<mark>[\[\](){}|])"
    r"|^[ \t>]*(?:%%|(?:click|style|classDef|class|linkStyle|accTitle|accDescr)\b)[^\n]*|@\{[^}@]*\}"
    r"|^[ \t>]*(?P<word>subgraph|end)\b(?![ \t]*[-=&.:])",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"\|[^\"\[\](){}]*[\[\](){}]")
_CLOSED = {"[": "]", "(": ")", "{": "}"}


def diagram_problems(
    text: str, components: Iterable[Component], code: Iterable[Code], lines: Lines
) -> Iterator[Problem]:
    """Give the first problem of each diagram that cannot be drawn; not every one is found."""
    for source, start in (*_in_components(text, components), *_in_fences(text, code)):
        if found := wrong(source):
            message, offset = found
            yield Problem("broken-diagram", message, lines.span(start + offset, start + offset))


def _in_components(text: str, components: Iterable[Component]) -> Iterator[tuple[str, int]]:
    for component in components:
        chart = component.attributes.get("chart", "") if component.name in _COMPONENTS else ""
        template = _TEMPLATE.match(chart)
        source = template[1] if template else chart
        if source and "${" not in source and not source.startswith("{"):
            yield _ESCAPED.sub(r" \1", source), max(text.find(source, component.tag.start), component.tag.start)


def _in_fences(text: str, code: Iterable[Code]) -> Iterator[tuple[str, int]]:
    for block in code:
        if block.language == "mermaid" and not block.inline:
            opening, _, source = text[block.span.start : block.span.end].partition("\n")
            kept, _, last = source.rpartition("\n")
            closed = len(last.strip(" \t>`~")) == 0
            yield kept if closed else source, min(block.span.start + len(opening) + 1, block.span.end)


def wrong(source: str) -> tuple[str, int] | None:
    """Say what keeps a source from being drawn, and at which of its characters; None where nothing is seen."""
    front = _FRONT.match(source)
    start = _SKIPPED.match(source, front.end() if front else 0).end()  # type: ignore[union-attr]  # matches anything
    word = _WORD.match(source, start)
    if start == len(source):
        return "the diagram is empty", 0
    if not word or word[0] not in TYPES:
        said = source[start:].split(maxsplit=1)[0][:40]
        return f"no kind of diagram is called `{said}`", start
    return _wrong_flowchart(source, word.end()) if word[0] in _FLOWCHARTS else None


def _wrong_flowchart(source: str, start: int) -> tuple[str, int] | None:
    if not _DIRECTION.match(source, start):
        return "after the kind of diagram stands no direction, such as `TD` or `LR`", start
    opened: list[int] = []
    groups: list[int] = []
    for token in _TOKEN.finditer(source, start):
        if token["word"] == "subgraph" and not opened:
            groups.append(token.start("word"))
        elif token["word"] and not opened and (not groups or not groups.pop()):
            return "`end` closes no subgraph", token.start("word")
        elif token["arrow"] and not opened and _BRACKETED.match(token["arrow"]):
            return "the label of an arrow holds brackets without being in quotes", token.start()
        elif (token["mark"] or (token["arrow"] and opened)) and not _fits(source, token.start(), opened):
            return "a label is not closed, or holds brackets or bars without being in quotes", opened[0]
    if opened:
        return "a label is never closed", opened[0]
    return ("a subgraph has no `end`", groups[-1]) if groups else None


def _fits(source: str, position: int, opened: list[int]) -> bool:
    """Take in a bracket: one that opens a label, one that shapes it, or the one that closes it."""
    mark = source[position]
    if not opened:
        if mark in _CLOSED and not source[position - 1].isspace():
            opened.append(position)
        return True
    if mark == _CLOSED[source[opened[-1]]]:
        opened.pop()
        return True
    shaped = mark in _CLOSED and opened[-1] == position - 1
    opened += [position] if shaped else []
    return shaped
