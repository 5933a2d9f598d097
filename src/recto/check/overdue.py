"""The rule overdue."""

from collections.abc import Iterator

from recto.check.head import field_span
from recto.ecma import milliseconds
from recto.model import Page, Problem, Severity
from recto.unit import Example, rule

_DAY = 86_400_000


def _given(updated: str, every: float | None, *, evergreen: bool = True) -> dict[str, object]:
    return {
        "page": "",
        "last_updated": updated,
        "update_frequency": every,
        "evergreen": evergreen,
        "now": milliseconds("2026-03-01"),
    }


@rule(
    Severity.NOTE,
    why="The page's own schedule says that its subject has moved on since.",
    hint="Review the page, or give it another update_frequency.",
    examples=(
        Example(_given("2026-01-01", 30), 1),
        Example(_given("2026-02-20", 30), 0),
        Example(_given("2026-01-01", 30, evergreen=False), 0, "a page that is not kept current is never due"),
        Example(_given("2026-01-01", None), 0),
    ),
)
def overdue(
    page: Page, last_updated: str | None, update_frequency: float | None, evergreen: bool, now: float
) -> Iterator[Problem]:
    """Report a page that was due for review before the time of the build."""
    if evergreen and last_updated and update_frequency:
        days = (now - milliseconds(last_updated)) / _DAY - update_frequency
        if days >= 1:
            message = f"due every {update_frequency:g} days, last updated {last_updated}: {days:.0f} days late"
            yield Problem("schedule", message, field_span(page, "update_frequency"))
