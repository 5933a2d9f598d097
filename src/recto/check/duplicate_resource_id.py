"""The rule duplicate-resource-id."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_TROUBLE = Trouble("a", Problem("duplicate-resource-id", "for this reason", Span.of_line()))


@rule(
    Severity.WARNING,
    why="A citation of that id may mean either work.",
    hint="Merge the rows, or give one another id.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def duplicate_resource_id(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a resource whose id another resource has already."""
    return (trouble for trouble in troubles if trouble.problem.kind == "duplicate-resource-id")
