"""The rule unclosed-fence."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="The rest of the page is shown as code.",
    hint="Close the block with as many backticks as opened it.",
    examples=(
        Example("```\ncode", 1),
        Example("```\ncode\n```", 0),
    ),
)
def unclosed_fence(page: Page) -> Iterator[Problem]:
    """Report a block of code that is opened and never closed."""
    return (problem for problem in page.problems if problem.kind == "unclosed-fence")
