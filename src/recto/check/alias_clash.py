"""The rule alias-clash."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import rule


class _Clash(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def reason(self) -> str: ...


@rule(
    Severity.WARNING,
    why="Who follows the old name does not reach this page.",
    hint="Take the alias out of one of the two pages.",
)
def alias_clash(alias_clashes: Sequence[_Clash]) -> Iterator[Trouble]:
    """Report an alias that cannot lead to its page: a living page or number is called so, or two pages want it."""
    for clash in alias_clashes:
        yield Trouble(
            clash.file, Problem("alias", f"the alias {clash.name!r} {clash.reason}", Span.of_line(clash.line, 1))
        )
