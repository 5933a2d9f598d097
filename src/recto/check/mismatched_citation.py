"""The rule mismatched-citation."""

from collections.abc import Iterator, Sequence

from recto.check.evidence import complaint, example, name
from recto.model import Difference, Examined, Identity, Severity, Trouble
from recto.unit import Example, rule

_AUTHOR = Identity("mismatch", "it leads to “A” by Jane Doe (2020)", (Difference("author", "Roe", "Jane Doe"),))
_ADDRESS = Identity("mismatch", "there is no such address", (Difference("address", "2099.00001", ""),))


@rule(
    Severity.WARNING,
    why="The link works, so nobody notices that it leads to another work than the one that is named.",
    hint="Find out which work was meant: mend the name, or cite the work that it names. `recto verify --fix` mends "
    "names where it is sure.",
    examples=(
        Example({"examined": example(identity=_AUTHOR)}, 1),
        Example({"examined": example(identity=_ADDRESS)}, 0, "impossible-address tells"),
        Example({"examined": example()}, 0),
    ),
)
def mismatched_citation(examined: Sequence[Examined]) -> Iterator[Trouble]:
    """Report citations whose authors, year, title or venue are not those of the work that they lead to."""
    for each in examined:
        identity = each.identity
        if identity.verdict == "mismatch" and not identity.impossible:
            meant = f"; the registered work {each.meant} is the one that it names" if each.meant else ""
            yield complaint("mismatched-citation", each, f"{name(each)}: {identity.why}{meant}")
