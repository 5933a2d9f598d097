"""Diagrams that cannot be drawn: what is plain from their source."""

import pytest

from recto.model import Source
from recto.parse import parse_page
from recto.parse.diagrams import wrong

RIGHT = [
    "flowchart TD\n A[x] --> B",
    "%% note\ngraph LR;\n A([x]) --> B{{y}} --> C[(z)] --> D[/w/] --> E(((v)))",
    "---\ntitle: t\n---\nflowchart\n A --> B",
    'flowchart TD\n A["f(x) | [y]"] -->|"a (b)"| B',
    "flowchart TD\n A -- a (b --> B",
    "flowchart TD\n click A call f()\n style A fill:#fff",
    "flowchart TD\n A@{ shape: rect, label: x }",
    "flowchart TD\n subgraph S\n A\n end\n end-->B",
    "flowchart TD\n A[x\n y] --> B",
]


def problems(text: str) -> list[int]:
    page = parse_page(Source("a.mdx", text, ""), "", wikilinks=False)
    return [problem.span.line for problem in page.problems if problem.kind == "broken-diagram"]


@pytest.mark.parametrize("source", RIGHT)
def test_nothing_wrong_is_seen_where_nothing_is(source: str):
    assert wrong(source) is None


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("flowchart TD\n A[f(x)] --> B", 15),
        ("flowchart TD\n A[x | y]", 15),
        ("flowchart TD\n A -->|f(x)| B", 19),
        ("flowchart TD\n A[x --> B[y]", 15),
        ("flowchart TD\n A{x", 15),
        ("flowchart TD\n subgraph S\n A", 14),
        ("flowchart TD\n A\n end", 17),
        ("flowchart XY\n A", 9),
        ("flow TD\n A", 0),
        (" \n%% only a note", 0),
    ],
)
def test_what_is_plainly_wrong_is_seen_in_the_source(source: str, place: int):
    assert (found := wrong(source))
    assert found[1] == place


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A\n\n<Mermaid chart={`\nflowchart TD\n  A[\\`f(x)\\`]\n`} />", 5),
        ('<Mermaid chart="flow TD" />', 1),
        ("- a\n\n  ```mermaid\n  flowchart TD\n    A[x\n  ```", 5),
        ("> ~~~mermaid\n> pye\n> ~~~", 2),
        ("```mermaid\npye", 2),
        ("```mermaid\n```", 2),
    ],
)
def test_a_problem_stands_where_the_source_is_wrong(text: str, line: int):
    assert problems(text) == [line]


@pytest.mark.parametrize(
    "text", ["<Mermaid chart={chart} />", "<Mermaid chart={`${a}`} />", "<Mermaid />", "```mermaidx\n```"]
)
def test_a_source_that_is_not_known_is_not_judged(text: str):
    assert problems(text) == []


@pytest.mark.parametrize(
    "piece", ["[", "a[", '"', "|", "@{", "@{ ", "> ", "%%", "end\n", "subgraph\n", "---\n", "\n \t"]
)
def test_looking_for_what_is_wrong_takes_linear_time(piece: str):
    wrong("flowchart TD\n" + piece * 100_000)
    wrong(piece * 100_000)
