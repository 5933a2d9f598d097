"""The rule unknown-type."""

from collections.abc import Iterator
from difflib import get_close_matches

from recto.check.head import field_span
from recto.ecma import to_text, truthy
from recto.model import Page, Problem, Severity
from recto.unit import Example, rule

TYPES = frozenset(
    """
    ai-model analysis approach argument benchmark capability case-study concept concepts crux debate diagram
    event events funder historical incident intelligence-paradigm internal lab lab-academic lab-frontier
    lab-research lab-startup metric model models organization overview parameter person policies policy project
    researcher research-area resource risk risk-factor safety-agenda safety-approaches scenario table
    """.split()  # noqa: SIM905 — a list of words reads better as words
)


@rule(
    Severity.WARNING,
    why="A mistyped type takes the page out of its directory and changes how its risk is judged.",
    hint="`recto reference` lists the types.",
    examples=(
        Example("---\nentityType: rsik\n---\n", 1),
        Example("---\nentityType: risk\n---\n", 0),
        Example("", 0),
    ),
)
def unknown_type(page: Page) -> Iterator[Problem]:
    """Report an entityType that is none of the known ones."""
    value = page.field("entityType")
    if truthy(value) and to_text(value) not in TYPES:
        near = get_close_matches(to_text(value), sorted(TYPES), 1)
        guess = f"; did you mean {near[0]}?" if near else ""
        message = f"entityType is {to_text(value)!r}, which is not known{guess}"
        yield Problem("type", message, field_span(page, "entityType"))
