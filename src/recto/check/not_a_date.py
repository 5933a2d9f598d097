"""The rule not-a-date."""

from collections.abc import Iterator

from recto.check.head import field_span
from recto.ecma import milliseconds, to_text, truthy
from recto.model import Page, Problem, Severity
from recto.unit import Example, rule

_FIELDS = ("lastUpdated", "lastEdited", "createdAt", "dateCreated")


@rule(
    Severity.WARNING,
    why="Dates are compared as texts, so that a word beats every date and the page looks fresh for ever.",
    hint="Write dates as YYYY-MM-DD.",
    examples=(
        Example("---\nlastUpdated: soon\n---\n", 1),
        Example("---\nlastUpdated: 2026-02-03\n---\n", 0),
        Example("---\nlastUpdated: 2026-13-01\n---\n", 1),
    ),
)
def not_a_date(page: Page) -> Iterator[Problem]:
    """Report a date field that holds no date."""
    for name in _FIELDS:
        value = page.field(name)
        if truthy(value) and (time := milliseconds(to_text(value))) != time:
            yield Problem("date", f"{name} is {to_text(value)!r}, which is no date", field_span(page, name))
