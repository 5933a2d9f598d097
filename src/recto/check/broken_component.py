"""The rule broken-component."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Strict MDX rejects the whole page for it.",
    hint="Close the tag, write `<Name />`, or escape the bracket as `\\<`.",
    examples=(
        Example("<Callout>text", 1),
        Example("<Callout>text</Callout>", 0),
        Example("text</Callout>", 1),
        Example("`<Callout>`", 0),
    ),
)
def broken_component(page: Page) -> Iterator[Problem]:
    """Report a component tag that is never closed, or closes nothing."""
    return (problem for problem in page.problems if problem.kind == "broken-component")
