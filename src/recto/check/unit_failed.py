"""The rule unit-failed."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_TROUBLE = Trouble("a", Problem("unit-failed", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="Its value is missing; all others are not affected.",
    hint="Please report it, with the page if you can.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def unit_failed(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a metric, score or rule that failed: a fault of Recto, not of the page."""
    return (trouble for trouble in troubles if trouble.problem.kind == "unit-failed")
