"""The rule undecodable-text."""

from collections.abc import Iterator

from recto.model import Problem, Severity, Span
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Characters were lost, and the file may not be text at all.",
    hint="Save the file as UTF-8.",
    examples=(Example({"undecodable": True}, 1), Example({"undecodable": False}, 0)),
)
def undecodable_text(undecodable: bool) -> Iterator[Problem]:
    """Report a file with bytes that are not UTF-8; they are read as U+FFFD."""
    if undecodable:
        yield Problem("undecodable", "the file holds bytes that are not UTF-8", Span.of_line(1, 1))
