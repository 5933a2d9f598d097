"""The rule data-file."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_TROUBLE = Trouble("a", Problem("data-file", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="What it says is in no record.",
    hint="Mend the file at that line.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def data_file(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a data file, or a row of one, that cannot be used."""
    return (trouble for trouble in troubles if trouble.problem.kind == "data-file")
