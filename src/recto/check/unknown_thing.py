"""The rule unknown-thing."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_KINDS = frozenset({"unknown-reference", "wrong-reference"})
_TROUBLE = Trouble("a", Problem("unknown-reference", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="Nothing follows from a reference that leads nowhere.",
    hint="Name a thing by its id: `!ref ID`.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def unknown_thing(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a reference to a thing that is not there, or that is another than the reference says."""
    return (trouble for trouble in troubles if trouble.problem.kind in _KINDS)
