"""Trouble with the files of facts: what cannot be used, and where it stands."""

from recto.model import Problem, Span, Trouble


def trouble(file: str, line: int, kind: str, message: str, column: int = 1) -> Trouble:
    """Make the trouble with a place in a file."""
    return Trouble(file, Problem(kind, message, Span.of_line(line, column)))
