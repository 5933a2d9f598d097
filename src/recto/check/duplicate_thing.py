"""The rule duplicate-thing."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_KINDS = frozenset(
    {"duplicate-file", "duplicate-thing", "duplicate-slug", "duplicate-schema", "duplicate-record", "duplicate-fact"}
)
_TROUBLE = Trouble("a", Problem("duplicate-file", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="Only one of the two counts.",
    hint="Remove one, or give it another id.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def duplicate_thing(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a thing, a fact, a record or a schema that is given twice."""
    return (trouble for trouble in troubles if trouble.problem.kind in _KINDS)
