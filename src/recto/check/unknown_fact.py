"""The rule unknown-fact."""

from collections.abc import Iterator, Sequence

from recto.model import Problem, Severity, Shown, Span, Trouble
from recto.unit import Example, rule


def _shown(component: str, error: str | None) -> Shown:
    return Shown("a.mdx", Span(0, 9, 3, 1), component, "lab.size", (), "", "", None, None, error)


@rule(
    Severity.WARNING,
    why="A reader sees a hole where a fact should be.",
    hint="Correct the names, or write the fact.",
    examples=(
        Example({"shown": (_shown("FBF", "for this reason"),)}, 1),
        Example({"shown": (_shown("FBF", None), _shown("Calc", "for this reason"))}, 0),
    ),
)
def unknown_fact(shown: Sequence[Shown]) -> Iterator[Trouble]:
    """Report a component that shows a fact that is not known."""
    for each in shown:
        if each.error and each.component != "Calc":
            yield Trouble(each.file, Problem("shown", f"<{each.component}> {each.expression}: {each.error}", each.span))
