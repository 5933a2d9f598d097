"""Whether the stored text of a source says what the sentence says that cites it."""

import pytest

from recto.model import StoredText
from recto.verify.support import support


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
