"""The rule unknown-collection."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_KINDS = frozenset({"unknown-collection"})
_TROUBLE = Trouble("a", Problem("unknown-collection", "for this reason", Span.of_line()))


@rule(
    Severity.WARNING,
    why="All rows of the collection are passed over.",
    hint="Correct its name, or let the schema of the type host it.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def unknown_collection(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report records of a collection that things of the type do not have."""
    return (trouble for trouble in troubles if trouble.problem.kind in _KINDS)
