"""The rule frontmatter-broken."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.ERROR,
    why="The page is published with defaults, and nobody notices.",
    hint="Quote values that hold `: ` or begin with a sign such as `@` or `%`.",
    examples=(
        Example("---\ntitle: Foo: bar\n---\n", 1),
        Example("---\ntitle: 'Foo: bar'\n---\n", 0),
    ),
)
def frontmatter_broken(page: Page) -> Iterator[Problem]:
    """Report a head that is not YAML 1.2: none of its fields are read."""
    return (problem for problem in page.problems if problem.kind == "yaml")
