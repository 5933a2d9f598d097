"""The rule not-a-number."""

from collections.abc import Iterator

from recto.check.head import field_span
from recto.ecma import parse_int, to_number, to_text, truthy
from recto.model import Page, Problem, Severity
from recto.unit import Example, rule

_FIELDS = (
    "quality",
    "readerImportance",
    "researchImportance",
    "tacticalValue",
    "tractability",
    "neglectedness",
    "uncertainty",
)


@rule(
    Severity.WARNING,
    why="The record shows null, yet ranks and scores count with a number that is none.",
    hint="Write a plain number, or leave the field out.",
    examples=(
        Example("---\nquality: high\n---\n", 1),
        Example("---\nquality: 50\n---\n", 0),
        Example("---\nupdate_frequency: monthly\n---\n", 1),
    ),
)
def not_a_number(page: Page) -> Iterator[Problem]:
    """Report a field for a number that holds something else."""
    for name in _FIELDS:
        value = page.field(name)
        if value is not None and (number := to_number(value)) != number:
            yield Problem("number", f"{name} is {to_text(value)!r}, which is no number", field_span(page, name))
    value = page.field("update_frequency")
    if truthy(value) and not parse_int(value) >= 1:
        message = f"update_frequency is {to_text(value)!r}, which is no number of days"
        yield Problem("number", message, field_span(page, "update_frequency"))
