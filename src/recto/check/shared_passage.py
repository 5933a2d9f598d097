"""The rule shared-passage."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from recto.model import Passage, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_SPAN = Span(0, 9, 3, 1)


@rule(
    Severity.NOTE,
    why="What is said twice goes stale in one of the places.",
    hint="Keep it on one page, and link to it from the other.",
    examples=(
        Example({"passages": (Passage("a.md", _SPAN, "b.md", _SPAN, 80, "Once upon a time"),)}, 1),
        Example({"passages": (Passage("a.md", _SPAN, "b.md", _SPAN, 25, "Once upon a time"),)}, 0, "too short"),
    ),
)
def shared_passage(
    passages: Sequence[Passage],
    *,
    least: Annotated[int, "Words from which a passage is reported."] = 60,
) -> Iterator[Trouble]:
    """Report a long run of words that stands in two pages; one in many pages is reported once."""
    for passage in passages:
        if passage.words >= least:
            where = f"{passage.other}:{passage.other_span.line}"
            many = f", and in about {passage.pages} pages in all" if passage.pages > 2 else ""
            message = f"{passage.words} words stand in {where} too{many}: “{passage.text[:60]}…”"
            yield Trouble(passage.file, Problem("shared-passage", message, passage.span))
