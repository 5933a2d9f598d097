"""The rule claimed-id-clash."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule


@rule(
    Severity.ERROR,
    why="A number was handed out twice, as happens when two branches are merged: links by number lead astray.",
    hint="`recto ids fix` gives another number to the side that was never published.",
    examples=(Example({"contests": [("data/ids.jsonl", 2, "E1 is claimed for two")]}, 1), Example({"contests": []}, 0)),
)
def claimed_id_clash(contests: Sequence[tuple[str, int, str]]) -> Iterator[Trouble]:
    """Report a number that is claimed for one page or entity and held by another, or a second number of one."""
    for file, line, message in contests:
        yield Trouble(file, Problem("id", message, Span.of_line(line, 1)))
