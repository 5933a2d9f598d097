"""The rule frontmatter-bom."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Some editors add the mark unasked.",
    hint="Save the file as UTF-8 without a byte order mark.",
    examples=(Example("\ufeff---\ntitle: A\n---\n", 1),),
)
def frontmatter_bom(page: Page) -> Iterator[Problem]:
    """Report a byte order mark before a head: its fields are not seen."""
    return (problem for problem in page.problems if problem.kind == "bom")
