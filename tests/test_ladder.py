"""The ladder of trust: on which step a citation stands, and what claims, sections and pages are worth."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.check.evidence import example
from recto.model import Check, Examined, Identity, Sentence, Standing, Support, Verdict
from recto.score.trust import trust
from recto.verify.ladder import LADDER, page_evidence, step_of, trust_of

STEPS = {step.name: step.worth for step in LADDER}
OTHER, SAME = Identity("mismatch", "it is not"), Identity("consistent", "it is")
FOUND, AGAINST = Support("supported", "it does"), Support("contradicted", "it does not")
SOUGHT = Support("not found", "nowhere", checks=(Check("number", "5", "not found"),))
TOPICAL = Support("not found", "nothing to look for")


def verdict(what: Any) -> Standing:
    told = Verdict(citation="x", file="a.md", work="w", sentence="0" * 16, verdict=what, at="2026-01-01", by="K")
    return Standing("x", "current", (told,))


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "an address alone": ("resolvable", {}),
    "the work that is named": ("identified", {"identity": SAME}),
    "another work": ("another work", {"identity": OTHER}),
    "another work, though its text has it": ("another work", {"identity": OTHER, "support": FOUND}),
    "its text has it": ("supported", {"support": FOUND}),
    "its text denies it": ("contradicted", {"identity": SAME, "support": AGAINST}),
    "its text has it not": ("not found", {"identity": SAME, "support": SOUGHT}),
    "nothing to look for": ("text kept", {"support": TOPICAL}),
    "gone": ("cited", {"state": "gone"}),
    "another page there now": ("cited", {"state": "wrong content", "identity": SAME}),
    "refused is not gone": ("resolvable", {"state": "blocked"}),
    "gone, but the text was kept": ("supported", {"state": "gone", "support": FOUND}),
    "a judge says so": ("judged", {"standing": verdict("supported")}),
    "a judge says no": ("contradicted", {"support": FOUND, "standing": verdict("contradicted")}),
    "a person says so": ("signed off", {"support": AGAINST, "standing": verdict("accepted")}),
    "a person said so once": ("contradicted", {"support": AGAINST, "standing": Standing("x", "stale")}),
}


@pytest.mark.parametrize(("step", "changes"), CASES.values(), ids=CASES)
def test_a_citation_stands_on_a_step(step: str, changes: dict[str, Any]):
    assert step_of(example(**changes)[0]) == step


def test_steps_go_up():
    assert all(a.worth <= b.worth for a, b in pairwise(LADDER))
    assert all(str(int(step.worth)) in trust.details for step in LADDER if step.worth)


def test_the_guide_has_each_step():
    guide = (Path(__file__).parent.parent / "docs/guide/citations.md").read_text("utf-8")
    assert [step.name for step in LADDER if f"| {step.name} | {step.worth:g} |" not in guide] == []


TRUST = [
    ([], 0),
    ([("identified", "a")], 45),
    ([("identified", "a"), ("supported", "a")], 80),
    ([("supported", "a"), ("supported", "b")], 84),
    ([("supported", ""), ("supported", "")], 84),
    ([("supported", "a"), ("contradicted", "b")], 0),
    ([("another work", "a")], 0),
    ([("another work", "a"), ("supported", "b")], 80),
]


@pytest.mark.parametrize(("steps", "worth"), TRUST)
def test_a_claim_is_worth_its_best_and_more_by_others(steps: list[tuple[str, str]], worth: float):
    assert trust_of(steps) == worth


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.sampled_from("abc"))))
def test_trust_stays_in_its_range_whatever_the_order(steps: list[tuple[str, str]]):
    assert 0 <= trust_of(steps) <= 100
    assert trust_of(steps) == trust_of(reversed(steps))


def on(step: str) -> Examined:
    return example(step=step)[0]


def test_claims_without_a_citation_count_nothing():
    found = page_evidence([Sentence(1, "It fell.", (0, 1))], [2, 4, 0], [on("supported"), on("identified")], {})
    assert [(s.claims, s.cited, s.trust) for s in found.sections] == [(2, 0, 0), (4, 1, 20), (0, 0, None)]
    assert found.trust == pytest.approx(80 / 6, abs=0.05)
    assert {step: n for step, n in found.steps.items() if n} == {"supported": 1, "identified": 1}


def test_rows_of_one_work_are_one_source():
    two = [example(step="supported")[0], example(step="supported")[0]]
    sentence = [Sentence(0, "It fell.", (0, 1))]
    assert page_evidence(sentence, [1], two, {"r1": "one"}).sentences[0].trust == 80


def test_a_page_without_claims_has_no_trust():
    assert page_evidence([], [], [], {}).trust is None
