"""The rule claimed-id-clash."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import rule


class _Holding(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def kind(self) -> str: ...


class _Contest(Protocol):
    @property
    def first(self) -> _Holding: ...
    @property
    def second(self) -> _Holding: ...


@rule(
    Severity.ERROR,
    why="A number was handed out twice, as happens when two branches are merged: links by number lead astray.",
    hint="`recto ids fix` gives another number to the side that was never published.",
)
def claimed_id_clash(contests: Sequence[_Contest]) -> Iterator[Trouble]:
    """Report a number that is claimed for one page or entity and held by another, or a second number of one."""
    for contest in contests:
        first, second = contest.first, contest.second
        verb = "claimed" if second.kind == "claim" else "used"
        if first.number == second.number:
            by = f"{verb} {'for' if second.kind == 'claim' else 'by'} {second.slug!r}"
            message = f"{first.number} is claimed for {first.slug!r} ({first.file}:{first.line}) and {by} here"
        else:
            message = f"{second.slug!r} has {second.number} here, and {first.number} by {first.file}:{first.line}"
        yield Trouble(second.file, Problem("id", message, Span.of_line(max(second.line, 1), 1)))
