"""The rule resource-without-address."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_TROUBLE = Trouble("a", Problem("resource-without-address", "for this reason", Span.of_line()))


@rule(
    Severity.WARNING,
    why="No link can be recognised as leading to it.",
    hint="Give the row a `url`.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def resource_without_address(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a resource that has no address."""
    return (trouble for trouble in troubles if trouble.problem.kind == "resource-without-address")
