"""How far the page's evidence carries it: from its citations alone, never from its style."""

from recto.model import PageEvidence
from recto.unit import Example, score

_STEPS = {"supported": 2, "another work": 1, "contradicted": 1}


@score(
    unit="points",
    range=(0, 100),
    better="higher",
    why="What a reader may take from the page without checking it again.",
    examples=(
        Example({"evidence": PageEvidence(trust=42.5)}, 42.5),
        Example({"evidence": PageEvidence()}, None, "a page that claims nothing"),
    ),
)
def trust(evidence: PageEvidence) -> float | None:
    """Give the mean trust in what the page claims, by the ladder of evidence; a claim without a citation counts 0.

    A claim is a sentence of five words or more that is no question. It is worth what its best citation is worth: named
    but not to be found 10, sought in its source and not found 20, an address 30, the work that is named 45, its text
    kept 50, what the sentence says found in it 80, judged 90, signed off 100. A further independent work covers a
    quarter of its worth of what is missing to 100. A citation whose source says otherwise makes the claim 0; one that
    names another work counts 0.
    """
    return evidence.trust


@score(
    unit="sentences",
    range=(0, None),
    why="What the page asks its readers to believe.",
    examples=(Example({"evidence": PageEvidence()}, 0),),
)
def claims(evidence: PageEvidence) -> int:
    """Count the sentences that claim something: five words or more, no question, outside code and notes."""
    return sum(section.claims for section in evidence.sections)


@score(
    unit="sentences",
    range=(0, None),
    better="higher",
    why="A claim with a source can be checked.",
    examples=(Example({"evidence": PageEvidence()}, 0),),
)
def cited_claims(evidence: PageEvidence) -> int:
    """Count the sentences that name a source."""
    return sum(section.cited for section in evidence.sections)


@score(
    unit="citations",
    range=(0, None),
    better="lower",
    why="The link works and the source is another one: nobody notices who does not read it.",
    examples=(Example({"evidence": PageEvidence(steps=_STEPS)}, 1),),
)
def mismatched_citations(evidence: PageEvidence) -> int:
    """Count the citations that name another work than the one they lead to."""
    return evidence.steps.get("another work", 0)


@score(
    unit="citations",
    range=(0, None),
    better="lower",
    why="A source that says otherwise is worse than none.",
    examples=(Example({"evidence": PageEvidence(steps=_STEPS)}, 1),),
)
def contradicted_citations(evidence: PageEvidence) -> int:
    """Count the citations whose source says something else, by its text, a judge or a person."""
    return evidence.steps.get("contradicted", 0)


@score(
    unit="citations",
    range=(0, None),
    better="higher",
    why="What was found in the source need not be looked for again.",
    examples=(Example({"evidence": PageEvidence(steps=_STEPS)}, 2),),
)
def supported_citations(evidence: PageEvidence) -> int:
    """Count the citations whose source was found to say what the sentence says, by its text, a judge or a person."""
    return sum(evidence.steps.get(step, 0) for step in ("supported", "judged", "signed off"))
