"""The rule frontmatter-crlf."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="The page looks right in an editor and has lost its title.",
    hint="Convert the file to LF line ends.",
    examples=(
        Example("---\r\ntitle: A\r\n---\r\n", 1),
        Example("---\ntitle: A\n---\n", 0),
    ),
)
def frontmatter_crlf(page: Page) -> Iterator[Problem]:
    """Report a head with CRLF line ends: its fields are not seen."""
    return (problem for problem in page.problems if problem.kind == "crlf")
