"""Trust: how far evidence carries a claim, from the steps its citations stand on.

A citation stands on one step of a ladder. A claim is worth what its best citation is worth, and gains by each further
work that stands on its own; one that contradicts it outweighs all others. What a claim says is never looked at here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recto.model import Claimed, Examined, PageEvidence, SectionEvidence, Sentence


class Step(NamedTuple):
    """A step of the ladder: its name, what it is worth (0 to 100), and what it means.

    `tells` says what is told of a citation on it: that it is ``wrong`` and misleads, ``right`` and confirmed, or
    ``doubtful``; empty where there is nothing to tell.
    """

    name: str
    worth: float
    means: str
    tells: str = ""


LADDER: tuple[Step, ...] = (
    Step("contradicted", 0, "The source says something else.", "wrong"),
    Step("another work", 0, "The citation names another work than the one it leads to.", "wrong"),
    Step(
        "cited",
        10,
        "Something is named as the source, but what it is cannot be told: no address, no note, or gone.",
        "doubtful",
    ),
    Step("not found", 20, "The text of the source is kept; what the sentence says does not stand there.", "doubtful"),
    Step("resolvable", 30, "There is an address or a registered work."),
    Step("identified", 45, "The work is the one that is named."),
    Step("text kept", 50, "The text of the source is kept; the sentence has nothing that could be looked for in it."),
    Step("supported", 80, "The text of the source has the numbers, dates and quotations of the sentence.", "right"),
    Step("judged", 90, "A judge found that the passage supports the sentence.", "right"),
    Step("signed off", 100, "A person has checked it, and neither sentence nor passage has changed since.", "right"),
)
"""The steps, from the lowest; a claim without a citation stands below them all, at 0."""

TELLS = {step.name: step.tells for step in LADDER}
MISLEADING = tuple(step.name for step in LADDER if step.tells == "wrong")
"""The steps on which a citation misleads who reads it."""
CONFIRMED = tuple(step.name for step in LADDER if step.tells == "right")
"""The steps on which the source was found to say what the sentence says."""
LOST = ("gone", "wrong content")
"""The states of links whose work is not there any more."""

_WORTH = {step.name: step.worth for step in LADDER}
_FURTHER = 0.25
"""What part of the way to full trust a further, independent work of the same worth covers."""


def step_of(each: Examined) -> str:
    """Give the step on which a citation stands; what people and judges said last comes first, while it holds."""
    current = each.verdict
    if current and current.verdict == "accepted":
        return "signed off"
    if (current and current.verdict == "contradicted") or each.support.verdict == "contradicted":
        return "contradicted"
    if each.identity.verdict == "mismatch":
        return "another work"
    if current and current.verdict == "supported":
        return "judged"
    if each.support.verdict == "supported":
        return "supported"
    if not each.cited.target or each.state in LOST:
        return "cited"
    if each.support.verdict == "not found":
        return "not found" if each.support.checks else "text kept"
    return "identified" if each.identity.verdict == "consistent" else "resolvable"


def trust_of(steps: Iterable[tuple[str, str]]) -> float:
    """Give the trust in a claim, 0 to 100, from (step, work) of its citations.

    Mirrors and reprints of one work are one source: only its best step counts. Each further work covers
    a quarter of its worth of what is missing to 100. A contradiction makes it 0.
    """
    best: dict[str, float] = {}
    for place, (step, work) in enumerate(steps):
        if step == "contradicted":
            return 0.0
        name = work or f"#{place}"
        best[name] = max(best.get(name, 0.0), _WORTH[step])
    first, *others = sorted(best.values(), reverse=True) or [0.0]
    for worth in others:
        first += (100 - first) * _FURTHER * worth / 100
    return round(first, 1)


def page_evidence(
    sentences: Sequence[Sentence], claims: Sequence[int], examined: Sequence[Examined], works: Mapping[str, str]
) -> PageEvidence:
    """Gather the evidence of a page: of each sentence that cites, each section, the whole.

    `examined` follow the page's citations; `works` names the one work that resources or addresses stand for, by the id
    of the resource or the key of the address, where several are one. The trust of a section is the mean over its
    claims, those without a citation included.
    """
    cited = tuple(
        Claimed(
            sentence.section,
            sentence.text,
            sentence.cites,
            trust_of((examined[n].step, _work(examined[n], works)) for n in sentence.cites),
        )
        for sentence in sentences
    )
    sums, counts = [0.0] * len(claims), [0] * len(claims)
    for claim in cited:
        sums[claim.section] += claim.trust
        counts[claim.section] += 1
    sections = tuple(
        SectionEvidence(count, cites, _mean(total, count))
        for count, cites, total in zip(claims, counts, sums, strict=True)
    )
    steps = {step.name: 0 for step in LADDER}
    for each in examined:
        steps[each.step] += 1
    return PageEvidence(examined, cited, sections, steps, _mean(sum(sums), sum(claims)))


def _work(each: Examined, works: Mapping[str, str]) -> str:
    work = works.get(each.cited.resource, each.cited.work)
    return works.get(work, work)


def _mean(total: float, count: int) -> float | None:
    return round(total / count, 1) if count else None
