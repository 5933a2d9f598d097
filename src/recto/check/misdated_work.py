"""The rule misdated-work."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_TROUBLE = Trouble("a", Problem("misdated-work", "for this reason", Span.of_line()))


@rule(
    Severity.WARNING,
    why="Whether a citation names the year of the work cannot be told.",
    hint="Write the date as YYYY-MM-DD, YYYY-MM or YYYY, as far as it is known.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def misdated_work(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a work, in the registry or in the archive of sources, whose date of publication is no date."""
    return (trouble for trouble in troubles if trouble.problem.kind == "misdated-work")
