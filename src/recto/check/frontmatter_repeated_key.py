"""The rule frontmatter-repeated-key."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.ERROR,
    why="One of the two values is wrong, and YAML does not say which counts.",
    hint="Keep one of the two.",
    examples=(
        Example("---\ntitle: A\ntitle: B\n---\n", 1),
        Example("---\na: {x: 1}\nb: {x: 1}\n---\n", 0),
    ),
)
def frontmatter_repeated_key(page: Page) -> Iterator[Problem]:
    """Report a key that stands twice in a head: none of its fields are read."""
    return (problem for problem in page.problems if problem.kind == "repeated-key")
