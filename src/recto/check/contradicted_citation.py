"""The rule contradicted-citation."""

from collections.abc import Iterator, Sequence

from recto.check.evidence import complaint, example, name
from recto.model import Examined, Severity, Support, Trouble
from recto.unit import Example, rule

_OTHERWISE = Support("contradicted", "the sentence says 50%, the source 5%")


@rule(
    Severity.ERROR,
    why="A reader who trusts the citation believes what its source denies.",
    hint="Read the passage, and mend the sentence or cite another source. `recto verify --page PAGE` shows both.",
    examples=(
        Example({"examined": example(support=_OTHERWISE, step="contradicted")}, 1),
        Example({"examined": example(support=_OTHERWISE, step="signed off")}, 0, "a person has looked at it"),
        Example({"examined": example()}, 0),
    ),
)
def contradicted_citation(examined: Sequence[Examined]) -> Iterator[Trouble]:
    """Report citations whose source says something else than the sentence, by its text or by a verdict."""
    for each in examined:
        if each.step == "contradicted":
            verdict = each.verdict
            told = f"{verdict.by}: {verdict.why}" if verdict and verdict.verdict == "contradicted" else each.support.why
            yield complaint("contradicted-citation", each, f"{name(each)}: {told}")
