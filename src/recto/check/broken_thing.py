"""The rule broken-thing."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_KINDS = frozenset(
    {
        "missing-thing",
        "missing-id",
        "missing-slug",
        "several-things",
        "misplaced-file",
        "incomplete-fact",
        "missing-endpoint",
    }
)
_TROUBLE = Trouble("a", Problem("missing-thing", "for this reason", Span.of_line()))


@rule(
    Severity.ERROR,
    why="Nothing of it is known to readers.",
    hint="Add what is missing.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def broken_thing(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a file of the facts, or a row of one, that lacks what makes it one."""
    return (trouble for trouble in troubles if trouble.problem.kind in _KINDS)
