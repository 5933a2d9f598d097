"""The rule unreadable-history."""

from collections.abc import Iterator

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="Pages look as if they had never been created or changed.",
    hint="See what `git log` says in that folder; `[dates] git = false` in recto.toml leaves commits out.",
    examples=(Example({"refusal": "fatal: detected dubious ownership"}, 1), Example({"refusal": ""}, 0)),
)
def unreadable_history(refusal: str) -> Iterator[Trouble]:
    """Report that git refuses to tell the history of the knowledge base."""
    if refusal:
        yield Trouble(".git", Problem("history", f"no dates from commits: {refusal}", Span.of_line()))
