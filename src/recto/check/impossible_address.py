"""The rule impossible-address."""

from collections.abc import Iterator, Sequence

from recto.check.evidence import complaint, example, name
from recto.model import Difference, Examined, Identity, Severity, Trouble
from recto.unit import Example, rule

_ADDRESS = Identity("mismatch", "arXiv has no 13th month", (Difference("address", "2013.00001", ""),))


@rule(
    Severity.ERROR,
    why="An identifier that cannot exist was invented, or mistyped: there is no source.",
    hint="Look the work up by its title and copy the address from there.",
    examples=(
        Example({"examined": example(identity=_ADDRESS)}, 1),
        Example({"examined": example()}, 0),
    ),
)
def impossible_address(examined: Sequence[Examined]) -> Iterator[Trouble]:
    """Report citations of addresses that cannot be: numbers that arXiv never gives, or has not given yet."""
    for each in examined:
        if each.identity.impossible:
            yield complaint("impossible-address", each, f"{name(each)}: {each.identity.why}")
