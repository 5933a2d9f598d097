"""The rule lost-source."""

from collections.abc import Iterator, Sequence

from recto.check.evidence import complaint, example, name
from recto.model import Examined, Severity, Trouble
from recto.unit import Example, rule

_LOST = {"gone": "is no longer there", "wrong content": "now shows something else"}


@rule(
    Severity.WARNING,
    why="A source that is not there can be read by nobody.",
    hint="Find where it went, or an archived copy, and cite that.",
    examples=(
        Example({"examined": example(state="gone")}, 1),
        Example({"examined": example(state="wrong content")}, 1),
        Example({"examined": example(state="blocked")}, 0, "who is refused does not know whether it is there"),
        Example({"examined": example()}, 0),
    ),
)
def lost_source(examined: Sequence[Examined]) -> Iterator[Trouble]:
    """Report citations of addresses that were found gone, or with other content, when they were last fetched."""
    for each in examined:
        if each.state in _LOST:
            yield complaint("lost-source", each, f"{name(each)}: {each.cited.target} {_LOST[each.state]}")
