"""The rule broken-diagram."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Readers see its source in place of the drawing. Found is what is plain from the text: a kind of diagram that "
    "does not exist and, in flowcharts, labels and subgraphs that do not close; the site marks the rest.",
    hint='Mend the Mermaid source; put labels that hold brackets or bars in quotes: `A["f(x)"]`.',
    examples=(
        Example("```mermaid\nflowchart TD\n  A[x] --> B\n```", 0),
        Example("```mermaid\nflowchart TD\n  A[f(x)] --> B\n```", 1),
        Example('```mermaid\nflowchart TD\n  A["f(x)"] --> B\n```', 0),
        Example("```mermaid\nflowchrt TD\n  A --> B\n```", 1),
        Example("<Mermaid chart={`graph LR\n A[x --> B`} />", 1),
    ),
)
def broken_diagram(page: Page) -> Iterator[Problem]:
    """Report a Mermaid diagram that cannot be drawn."""
    return (problem for problem in page.problems if problem.kind == "broken-diagram")
