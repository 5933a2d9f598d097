"""The rule frontmatter-unclosed."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="One missing line turns every field into prose.",
    hint="Close the head with a line of `---`.",
    examples=(Example("---\ntitle: A\n\nText.", 1),),
)
def frontmatter_unclosed(page: Page) -> Iterator[Problem]:
    """Report a head that is never closed: its fields are taken for text."""
    return (problem for problem in page.problems if problem.kind == "unclosed")
