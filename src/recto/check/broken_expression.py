"""The rule broken-expression."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Strict MDX rejects the whole page for it.",
    hint="Close the brace, or escape it as `\\{`.",
    examples=(
        Example("a { b", 1),
        Example("a {b} c", 0),
        Example("a \\{ b", 0),
    ),
)
def broken_expression(page: Page) -> Iterator[Problem]:
    """Report a brace in MDX that is never closed."""
    return (problem for problem in page.problems if problem.kind == "broken-expression")
