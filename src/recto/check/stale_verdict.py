"""The rule stale-verdict."""

from collections.abc import Iterator, Sequence

from recto.check.evidence import complaint, example, name
from recto.model import Examined, Severity, Standing, Trouble
from recto.unit import Example, rule


@rule(
    Severity.NOTE,
    why="What was checked is no longer what stands there.",
    hint="Check the citation again, and say so: `recto verify --accept ID --by NAME --why TEXT`.",
    examples=(
        Example({"examined": example(standing=Standing("0123456789", "stale"))}, 1),
        Example({"examined": example()}, 0),
    ),
)
def stale_verdict(examined: Sequence[Examined]) -> Iterator[Trouble]:
    """Report citations with a verdict on a sentence or a passage that has changed since."""
    for each in examined:
        if each.standing.state == "stale":
            yield complaint("stale-verdict", each, f"{name(each)} ({each.id}): {each.standing.why}")
