"""Whether the stored text of a source says what the sentence says that cites it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recto.model import StoredText
from recto.verify.support.look import support
from recto.verify.support.reading import Flat
from recto.verify.support.source import SourceText


def judge(sentence: str, text: str, *, part: bool = False):
    return support(sentence, StoredText("work", text, "", part))


def test_a_changed_number_is_contradicted_and_both_are_shown():
    text = "We train a model. The model achieved 74% accuracy on MMLU. It is small."
    found = judge("The model achieved 78% accuracy on MMLU.", text)
    assert found.verdict == "contradicted"
    assert found.why == "the sentence says “78%”, the source “74%”"
    assert found.passage == "The model achieved 74% accuracy on MMLU."


def test_without_text_there_is_no_verdict():
    assert support("It has 5 parts.", None).verdict == "no text"
    assert judge("It has 5 parts.", " \n").verdict == "no text"


def test_what_an_abstract_does_not_say_the_work_may():
    assert judge("The model achieved 78% accuracy.", "We train a model.", part=True).verdict == "no text"


@pytest.mark.parametrize("sentence", ["", "Models fail.", "See GPT-4 and “the end”."])
def test_what_has_nothing_to_look_for_is_not_found(sentence: str):
    found = judge(sentence, "Models fail. See GPT-4 and “the end”.")
    assert (found.verdict, found.passage) == ("not found", "")
    assert "nothing in the sentence can be looked for" in found.why


# What holds for all texts

SIGNS = st.text(
    alphabet=" \n\t.,;:-–—…“”\"'‘’«»()[]|%$€°²ﬁé\u00ad\u0301\u00a0\u2009\0aAbeimnort0123456789中", max_size=300
)
PIECES = st.sampled_from(
    ("78%", "1.2 million", "models ", "failed ", "in 2021 ", "“the old model failed”", "not ", ". ")
)
TEXTS = SIGNS | st.lists(PIECES | SIGNS, max_size=30).map("".join)


@given(TEXTS, TEXTS)
def test_every_place_cuts_out_what_was_found(sentence: str, text: str):
    found = judge(sentence, text)
    assert text[found.start : found.end] == found.passage
    assert bool(found.passage) == (found.verdict in ("supported", "contradicted"))
    for check in found.checks:
        assert text[check.start : check.end] == check.found
        assert bool(check.found) == (check.verdict != "not found")


@given(TEXTS)
def test_a_flat_text_keeps_its_places(text: str):
    flat = Flat(text)
    assert len(flat.flat) == len(flat.folded)
    places = [flat.place(at, at + 1) for at in range(len(flat.flat))]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


SUBJECTS = st.sampled_from(("The pump", "A reactor of this kind", "Our model", "The northern line"))
CLAIMS = st.sampled_from(
    (
        "{} failed in {} percent of the trials.",
        "{} lost ${} million over the winter.",
        "{} carried {} passengers to the coast.",
        "{} ran for {} hours without a fault.",
    )
)
NUMBERS = st.integers(13, 950)
AROUND = "Nothing was said of this before. {} The weather was fine, and the crew went home in good spirits."


@given(SUBJECTS, CLAIMS, NUMBERS)
def test_a_sentence_is_supported_by_a_text_that_has_it(subject: str, claim: str, number: int):
    sentence = claim.format(subject, number)
    assert judge(sentence, AROUND.format(sentence)).verdict == "supported"


@given(SUBJECTS, CLAIMS, NUMBERS, NUMBERS)
def test_a_sentence_with_another_number_is_contradicted(subject: str, claim: str, number: int, other: int):
    assume(abs(number - other) > 0.05 * number)
    found = judge(claim.format(subject, number), AROUND.format(claim.format(subject, other)))
    assert found.verdict == "contradicted"


def test_a_source_is_read_once_for_many_sentences():
    text = StoredText("work", "The pump failed 14 times. The valve failed 9 times.", "")
    source = SourceText(text.text)
    assert support("The pump failed 14 times.", text, source) == support("The pump failed 14 times.", text)
    assert support("The valve failed 14 times.", text, source).verdict == "contradicted"


@pytest.mark.parametrize(
    "unit", ["78% of models. ", "“", '"', "a-\n", "\u00ad", "1,", "one two ", "(1", "\n* ", "https://"]
)
def test_a_long_source_is_no_trouble(unit: str):
    found = judge("In 2021, 77% of models failed, “the old model had failed”.", unit * (50_000 // len(unit)))
    assert found.verdict != "supported"


@pytest.mark.parametrize("text", ["In Sept. 2023 it rose. So it did.", "See Tab. 3 of Kong Inc. It rose. So it did."])
def test_a_source_and_a_page_abbreviate_alike(text: str):
    assert [text[start:end] for start, end in Flat(text).sentences][-1] == "So it did."
    assert len(Flat(text).sentences) == 2
