"""The rule numeric-id-conflict."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import rule


class _Clash(Protocol):
    number: str
    keeper: str
    other: str
    file: str
    line: int


@rule(
    Severity.ERROR,
    why="A number is a name that outlives renaming; two owners make it worthless.",
    hint="Give one of the two another number.",
)
def numeric_id_conflict(clashes: Sequence[_Clash]) -> Iterator[Trouble]:
    """Report a numeric id that two pages or entities claim; the first keeps it."""
    for clash in clashes:
        message = f"{clash.number} of {clash.other!r} belongs to {clash.keeper!r} already"
        yield Trouble(clash.file, Problem("id", message, Span.of_line(max(clash.line, 1), 1)))
