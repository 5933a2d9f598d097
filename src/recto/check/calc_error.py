"""The rule calc-error."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Shown, Span, Trouble
from recto.unit import Example, rule


def _shown(component: str, error: str | None) -> Shown:
    return Shown("a.mdx", Span(0, 9, 3, 1), component, "lab.size", (), "", "", None, None, error)


@rule(
    Severity.WARNING,
    why="A reader sees an error where a result should be.",
    hint="Correct the expression, or write the facts it needs.",
    examples=(
        Example({"shown": (_shown("Calc", "for this reason"),)}, 1),
        Example({"shown": (_shown("Calc", None), _shown("FBF", "for this reason"))}, 0),
    ),
)
def calc_error(shown: Sequence[Shown]) -> Iterator[Trouble]:
    """Report a calculation in a page that cannot be done."""
    for each in shown:
        if each.error and each.component == "Calc":
            yield Trouble(each.file, Problem("shown", f"<{each.component}> {each.expression}: {each.error}", each.span))
