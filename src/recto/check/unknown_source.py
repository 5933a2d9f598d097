"""The rule unknown-source."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_KINDS = frozenset({"source-alias", "unknown-source-alias"})
_TROUBLE = Trouble("a", Problem("source-alias", "for this reason", Span.of_line()))


@rule(
    Severity.WARNING,
    why="The fact has no source that can be looked up.",
    hint="Define the alias under `_sources`.",
    examples=(Example({"troubles": (_TROUBLE,)}, 1), Example({"troubles": ()}, 0)),
)
def unknown_source(troubles: Sequence[Trouble]) -> Iterator[Trouble]:
    """Report a source alias that the file does not define, or defines twice."""
    return (trouble for trouble in troubles if trouble.problem.kind in _KINDS)
