"""The rule duplicate-work."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recto.model import Problem, Severity, Span, Trouble
from recto.unit import Example, rule


class _Group(NamedTuple):
    ids: tuple[str, ...]
    why: str


_GROUP = _Group(("a", "b"), "one arXiv number")


@rule(
    Severity.NOTE,
    why="Evidence that is one work counts as several, and what is known of it is scattered.",
    hint="Keep one of the rows and let the pages cite it.",
    examples=(
        Example({"duplicates": (_GROUP,), "registry_file": "data/resources.yaml"}, 1),
        Example({"duplicates": (), "registry_file": "data/resources.yaml"}, 0),
    ),
)
def duplicate_work(duplicates: Sequence[_Group], registry_file: str) -> Iterator[Trouble]:
    """Report registered works that are the same work under several addresses."""
    for group in duplicates:
        message = f"{', '.join(group.ids)} are one work: {group.why}"
        yield Trouble(registry_file, Problem("duplicate-work", message, Span.of_line(1, 1)))
