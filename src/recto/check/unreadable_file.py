"""The rule unreadable-file."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_TROUBLE = Trouble("a", Problem("unreadable-file", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="What is not read is not in any record.",
    hint="Mend its permissions, or move what the link leads to into the knowledge base.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def unreadable_file(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a file or folder that cannot be read, or that leads out of the knowledge base."""
    return (trouble for trouble in troubles if trouble.problem.kind == "unreadable-file")
