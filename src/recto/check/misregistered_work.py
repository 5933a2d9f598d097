"""The rule misregistered-work."""

from collections.abc import Iterator, Sequence

from recto.model import Difference, Identity, Problem, Registered, Severity, Span, Trouble
from recto.unit import Example, rule

_OTHER = Identity("mismatch", "the title names Roe, the author is Jane Doe", (Difference("author", "Roe", "Jane Doe"),))
_SAME = Identity("consistent", "the title names the first author")


@rule(
    Severity.WARNING,
    why="Each page that cites the work repeats the error.",
    hint="Give the row the title, the authors and the date of the work at its address.",
    examples=(
        Example({"registered": (Registered("r1", 4, _OTHER),), "registry_file": "data/resources.yaml"}, 1),
        Example({"registered": (Registered("r1", 4, _SAME),), "registry_file": "data/resources.yaml"}, 0),
    ),
)
def misregistered_work(registered: Sequence[Registered], registry_file: str) -> Iterator[Trouble]:
    """Report registered works whose title names others than their authors, another year, or whose address cannot be."""
    for row in registered:
        if row.identity.verdict == "mismatch":
            message = f"{row.resource}: {row.identity.why}"
            yield Trouble(registry_file, Problem("misregistered-work", message, Span.of_line(max(row.line, 1), 1)))
