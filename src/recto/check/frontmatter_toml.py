"""The rule frontmatter-toml."""

from collections.abc import Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.NOTE,
    why="The fields of the page are taken for text.",
    hint="Write the head in YAML between lines of `---`.",
    examples=(Example('+++\ntitle = "A"\n+++\n', 1),),
)
def frontmatter_toml(page: Page) -> Iterator[Problem]:
    """Report a head in TOML, which is not read."""
    return (problem for problem in page.problems if problem.kind == "toml")
