"""The rule underivable-fact."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_KINDS = frozenset({"computed-fact", "cyclic-property", "not-computed", "unknown-property"})
_TROUBLE = Trouble("a", Problem("computed-fact", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="Its value is not known.",
    hint="Correct the expression of the property, or write what it rests on.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def underivable_fact(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a computed property that is written, that rests on itself, or that cannot be computed."""
    return (trouble for trouble in troubles if trouble.problem.kind in _KINDS)
