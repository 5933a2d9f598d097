"""The rule unknown-format."""

from collections.abc import Iterator
from typing import Any

from recto.check.head import field_span
from recto.ecma import to_text
from recto.model import Page, Problem, Severity
from recto.unit import Example, rule

FORMATS = ("article", "table", "diagram", "index", "dashboard")


@rule(
    Severity.WARNING,
    why="An unknown format is judged as an article without an overview, which is seldom meant.",
    hint=f"Known formats: {', '.join(FORMATS)}.",
    examples=(
        Example({"page": "", "content_format": "artcle"}, 1),
        Example({"page": "", "content_format": "table"}, 0),
    ),
)
def unknown_format(page: Page, content_format: Any) -> Iterator[Problem]:
    """Report a contentFormat that is none of the known ones."""
    if content_format not in FORMATS:
        message = f"contentFormat is {to_text(content_format)!r}, which is not known"
        yield Problem("format", message, field_span(page, "contentFormat"))
