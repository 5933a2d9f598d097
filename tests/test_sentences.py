"""Sentences: where they end, and which of them a citation belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.model import Source
from recto.parse import parse_page
from recto.parse.prose import Prose, read_prose
from recto.parse.sentences import split


def read(text: str, name: str = "a.mdx") -> Prose:
    return read_prose(parse_page(Source(name, text, ""), ".", wikilinks=False), text)


SPLIT = {
    "One. Two! Three? Four": ["One.", " Two!", " Three?", " Four"],
    "Smith et al. Found it in Fig. 3 of vol. 2.": ["Smith et al. Found it in Fig. 3 of vol. 2."],
    "J. Doe of the U.S. Army, i.e. Him, left. He returned.": [
        "J. Doe of the U.S. Army, i.e. Him, left.",
        " He returned.",
    ],
    "It grew by 3.5 percent. In 2020 it fell.": ["It grew by 3.5 percent.", " In 2020 it fell."],
    "“It is.” “It is not.”": ["“It is.”", " “It is not.”"],
    "Wait… what? yes.": ["Wait… what? yes."],
    "一です。二です。": ["一です。", "二です。"],
    "(It ends.) New one.": ["(It ends.)", " New one."],
    "The law is 17 U.S.C. § 512. It holds.": ["The law is 17 U.S.C. § 512.", " It holds."],
    "It costs more. $5 in all.": ["It costs more.", " $5 in all."],
}


@pytest.mark.parametrize(("line", "parts"), SPLIT.items())
def test_a_line_is_cut_where_sentences_end(line: str, parts: list[str]):
    assert list(split(line)) == parts


CITED = {
    "It rose. It fell by half.[^1] It rose again.": "It fell by half.",
    "It rose. It fell by half [^1]. It rose again.": "It fell by half.",
    "It fell by half.[^2][^1] More of it.": "It fell by half.",
    "[^1] It fell by half.": "It fell by half.",
    "Up. It fell by half. ([Doe 2020](https://example.org/)) More came a day later.": "It fell by half. (Doe 2020)",
    "It rose. It fell by half. [Doe 2020](https://example.org/).": "It fell by half. Doe 2020.",
    "It rose. It fell by half. <R id='x'>Doe</R>, [Roe](https://example.org/)": "It fell by half. Doe, Roe",
    "It rose. [Doe (2020)](https://example.org/) saw **it** fall.": "Doe (2020) saw it fall.",
    "It fell (<R id='x'>Doe 2020</R>). It rose.": "It fell (Doe 2020).",
    "It fell, see <R id='x' />. It rose.": "It fell, see.",
    "| when | what |\n|---|---|\n| 2020 | it fell [^1] |": "2020 it fell",
    "- It rose\n- It fell to 5.2 [^1]\n- It stayed": "It fell to 5.2",
    "> It *fell* by half.[^1]": "It fell by half.",
    "It fell by half, see https://example.org/a. It rose.": "It fell by half, see https://example.org/a.",
}


@pytest.mark.parametrize(("text", "sentence"), CITED.items())
def test_a_citation_belongs_to_its_sentence(text: str, sentence: str):
    found = read(f"# T\n\n{text}\n\n[^1]: Doe. It fell.\n").sentences
    assert {each.text for each in found} == {sentence}


def test_each_citation_has_one_sentence():
    text = "# A\n\nOne.[^1][^2] Two [x](https://example.org/).\n\n# B\n\nThree.[^3]\n"
    assert [(s.section, s.text, s.cites) for s in read(text).sentences] == [
        (0, "One.", (0, 1)),
        (0, "Two x.", (2,)),
        (1, "Three.", (3,)),
    ]


def test_claims_are_sentences_of_some_length_outside_code_and_definitions():
    text = "# A\n\nThis is one of two claims. So is this one here. Is this a claim or not? No.\n\n"
    text += "```\nthis line is code and no claim\n```\n\nShort.[^1]\n\n[^1]: This is a definition and no claim.\n"
    assert read(text).claims == (3,)


def test_signs_of_a_page_are_no_marks():
    assert read("# A\n\nA \x010\x02 text.[^1] \x03And more of it now.\n").sentences[0].text == "A 0 text."


@given(st.text("ab .!?[]^1()|\n*`\x01\x02\x03\x04\x05", max_size=200))
def test_any_text_is_read(text: str):
    prose = read(text)
    assert all(0 <= s.section < len(prose.texts) and s.cites for s in prose.sentences)
    assert not set("\x01\x02\x03\x04\x05") & set("".join(prose.texts))


@pytest.mark.parametrize(
    "text", ["[^1]" * 5_000, "a. " * 50_000, "A." * 50_000, "(" * 50_000, "a. (" * 20_000, ".” " * 30_000]
)
def test_hostile_text_is_gone_through_once(text: str):
    assert len(read("# A\n\n" + text).claims) == 1


LONG = {
    "a sentence": "sleep falls, says [Roe (2020)](https://example.org/a), in cats and " * 5_000,
    "marks behind one": "Sleep falls in all cats. " + "[Roe (2020)](https://example.org/a) " * 5_000,
    "far apart": "sleep falls[^1] " * 50 + "in all cats and " * 5_000 + "in dogs.[^1]",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_citations_repeat_of_a_long_sentence_grows_with_its_length(text: str):
    found = read(text + "\n\n[^1]: Roe (2020).\n").sentences
    assert sum(len(each.cites) for each in found) == text.count("[Roe") + text.count("[^1]")
    assert sum(len(each.text) * len(each.cites) for each in found) < 100 * len(text)


IDENTIFIED = {
    "It fell (arXiv:2001.01234v2).": [("arxiv", "arXiv:2001.01234v2", "https://arxiv.org/abs/2001.01234")],
    "In arXiv preprint arXiv:2001.01234, more.": [
        ("arxiv", "arXiv preprint arXiv:2001.01234", "https://arxiv.org/abs/2001.01234")
    ],
    "It fell, doi:10.1000/ab(c).": [("doi", "doi:10.1000/ab(c)", "https://doi.org/10.1000/ab(c)")],
    "It fell, 10.1000/abc-1, as told.": [("doi", "10.1000/abc-1", "https://doi.org/10.1000/abc-1")],
    "Not `arXiv:2001.01234`, nor 1.10.1000/a or [arXiv:2001.01234](/x).": [],
    "See <R id='x'>arXiv:2001.01234</R>.": [("resource", "arXiv:2001.01234", "x")],
    "See https://doi.org/10.1000/abc.": [("bare", "https://doi.org/10.1000/abc", "https://doi.org/10.1000/abc")],
}


@pytest.mark.parametrize(("text", "found"), IDENTIFIED.items())
def test_identifiers_in_the_text_are_citations(text: str, found: list[tuple[str, str, str]]):
    page = parse_page(Source("a.mdx", text, ""), ".", wikilinks=False)
    assert [(c.kind, c.label, c.target) for c in page.citations] == found
    assert all(c.kind == "resource" or c.span.of(text) == c.label for c in page.citations)


NOTES = {
    "Doe, arXiv:2001.01234.": "https://arxiv.org/abs/2001.01234",
    "Doe, [A](https://example.org/a_(b)), 2020.": "https://example.org/a_(b)",
    "[https://example.org/a](https://example.org/a).": "https://example.org/a",
    "See page 3.": "",
}


@pytest.mark.parametrize(("note", "target"), NOTES.items())
def test_a_note_leads_to_its_address_or_the_work_it_identifies(note: str, target: str):
    page = parse_page(Source("a.md", f"It.[^a]\n\n[^a]: {note}\n", ""), ".", wikilinks=False)
    assert page.citations[0].target == target
