"""The rule frontmatter-not-a-map."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="The page has a head, yet no field of it counts.",
    hint="Write the head as `key: value` lines.",
    examples=(Example("---\n- a\n- b\n---\n", 1),),
)
def frontmatter_not_a_map(page: Page) -> Iterator[Problem]:
    """Report a head that holds no fields but a list or a single value."""
    return (problem for problem in page.problems if problem.kind == "not-a-map")
