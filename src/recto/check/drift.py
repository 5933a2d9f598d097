"""The rule drift."""

from collections.abc import Iterator, Sequence

from recto.model import Drift, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_DRIFT = Drift("a.mdx", Span(0, 4, 3, 1), "2014", "f_0123456789", "2015", None, "facts/lab.yaml", 4, "contradicted", "")


@rule(
    Severity.WARNING,
    why="A page and the known facts cannot both be right.",
    hint="Correct the page, or the fact, or show the fact with `<FBF>`.",
    examples=(Example({"drifts": (_DRIFT,)}, 1), Example({"drifts": ()}, 0)),
)
def drift(drifts: Sequence[Drift]) -> Iterator[Trouble]:
    """Report a number in a page's text that differs from the known fact, with both places."""
    for each in drifts:
        as_of = f" as of {each.as_of}" if each.as_of else ""
        known = f"{each.shown}{as_of} ({each.fact}, {each.fact_file}:{each.fact_line})"
        verb = "has changed to" if each.verdict == "outdated" else "is known as"
        yield Trouble(each.file, Problem("drift", f"{each.written!r} {verb} {known}", each.span))
