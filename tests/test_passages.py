"""Passages: a run of words that stands in two pages is found, whole, at its place, and nothing else is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recto.link.passages import LEAST, shared_passages, winnow
from recto.link.prose import Prose, words
from recto.model import Page, Source
from recto.model.passage import Passage
from recto.parse.page import parse_page

RUN = " ".join(f"r{'x' * (i * 7 % 5)}{i}" for i in range(LEAST))
"""As many words as make a passage, of different lengths."""


def parsed(text: str, name: str = "p.md") -> Page:
    return parse_page(Source(name, text, ""), "", wikilinks=True)


def passages(*texts: str, least: int = LEAST, ending: str = "md", **options: int) -> tuple[Passage, ...]:
    """Give the passages that some pages share; the pages are named by number."""
    pages = [parsed(text, f"{i}.{ending}") for i, text in enumerate(texts)]
    pieces = [winnow(page, text, least) for page, text in zip(pages, texts, strict=True)]
    return shared_passages(pages, texts, pieces, least, **options)


def seen(text: str, name: str = "p.md") -> str:
    """Give the words of a page's prose."""
    return b" ".join(words(parsed(text, name), text)).decode()


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


noises = st.lists(st.text(st.sampled_from("abé"), min_size=1, max_size=14), max_size=60)
other_noises = st.lists(st.text(st.sampled_from("cdλ"), min_size=1, max_size=14), max_size=60)
few = st.lists(st.sampled_from(["a", "bb", "ccc", "dddd"]), max_size=90)
runs = st.lists(st.text(st.sampled_from("uvwxyzø"), min_size=1, max_size=14), min_size=LEAST, max_size=60)


@settings(max_examples=150, deadline=None)
@given(noises, noises, other_noises, other_noises, runs, st.sampled_from([" ", "\n", "\n\n", " — ", ", "]))
def test_a_planted_run_is_found_whole(a: list, b: list, c: list, d: list, run: list, gap: str):
    one = " ".join(["one0", *a, "one1"]) + "\n\n" + " ".join([*run, "one2", *b])
    other = gap.join(["two0", *c, "two1", *run, "two2", *d])
    found = [x for x in passages(one, other) if x.words >= len(run)]
    assert [(x.file, x.other, x.words) for x in found] == [("0.md", "1.md", len(run))]
    assert found[0].span.of(one) == " ".join(run)
    assert found[0].other_span.of(other) == gap.join(run)


@settings(max_examples=100, deadline=None)
@given(few, few)
def test_spans_cut_out_the_same_words(one: list, other: list):
    texts = ["# é\n\n" + " ".join(one), " **x** ".join(other)]
    for found in passages(*texts, least=8):
        a, b = found.span.of(texts[0]), found.other_span.of(texts[1])
        assert plain(a) == plain(b)
        assert found.words == len(plain(a)) >= 8


@settings(max_examples=100, deadline=None)
@given(few, few, st.integers(4, 12))
def test_no_shared_run_goes_unfound(one: list, other: list, least: int):
    pairs = [zip(*(page[k:] for k in range(least)), strict=False) for page in (one, other)]
    assert bool(passages(" ".join(one), " ".join(other), least=least)) == bool(set(pairs[0]) & set(pairs[1]))


def test_one_word_less_is_no_passage():
    assert passages(RUN, f"And {RUN}.")[0].words == LEAST
    assert passages(RUN, RUN.rpartition(" ")[0]) == ()


def test_line_and_column():
    (found,) = passages(f"---\ntitle: T\n---\n# A\n\nSo “{RUN}”.", f"Ü {RUN}")
    assert (found.span.line, found.span.column, found.other_span.line, found.other_span.column) == (6, 5, 1, 3)
    assert found.text == RUN


def test_a_passage_on_one_page_only_is_none():
    assert passages(f"{RUN} and {RUN}", "Other words.") == ()


def test_a_passage_that_stands_twice_is_told_once():
    assert len(passages(f"{RUN}\n\nthen\n\n{RUN}", RUN)) == 1


WORDS = RUN.split()
HALVES = " ".join(WORDS[:10]), " ".join(WORDS[10:])


@pytest.mark.parametrize(
    "text",
    [
        f"---\nx: {RUN}\n---\n",
        f"# {RUN}\n",
        f"{RUN}\n=====\n",
        f"```\n{RUN}\n```\n",
        f'<Box text="{RUN}" />\n',
        f"<pre>{RUN}</pre>\n",
        f"<!-- {RUN} -->\n",
        f"[a](https://example.org/{RUN.replace(' ', '-')})\n",
        f"A[^1].\n\n[^1]: {RUN}\n",
        f"$$\n{RUN}\n$$\n",
        f"![{RUN}](a.png)\n",
        f"{HALVES[0]}\n\n## Heading\n\n{HALVES[1]}\n",
        f"| a | b |\n|---|---|\n| {HALVES[0]} | {HALVES[1]} |\n",
        f"a | b\n---|---\nx | {HALVES[0]}\n{HALVES[1]} | y\n",
        f"{HALVES[0]}\n\n```\ncode\n```\n\n{HALVES[1]}\n",
    ],
)
def test_what_is_no_prose_or_is_parted_is_no_passage(text: str):
    assert passages(RUN, text) == ()


@pytest.mark.parametrize(
    "text", [f"import {{ a }} from 'b'\n{RUN}\n\n", f"export const a = {{\n{RUN}\n}}\n\n", f"{{/* {RUN} */}}"]
)
def test_code_of_modules_is_no_prose(text: str):
    assert passages(RUN, text, ending="mdx") == ()


@pytest.mark.parametrize(
    "text",
    [
        RUN.upper(),
        RUN.replace(" ", " [^2] ", 1) + "\n\n[^2]: x",
        RUN.replace(WORDS[4], f"[{WORDS[4]}](https://example.org/a)"),
        RUN.replace(WORDS[4], f"[[Page|{WORDS[4]}]]"),
        RUN.replace(WORDS[4], f"<Term id='t'>**{WORDS[4]}**</Term>"),
        RUN.replace(" ", "&nbsp;", 1),
        f"| a |\n|---|\n| {RUN} |\n",
        f"- {RUN}\n",
    ],
)
def test_what_a_reader_reads_alike_is_a_passage(text: str):
    assert [found.words for found in passages(RUN, text)] == [LEAST]


def test_lists_of_names_are_no_passages():
    assert passages(*[", ".join(WORDS) + end for end in (" a", " b")]) == ()


def test_boilerplate_is_told_once_with_the_number_of_its_pages():
    found = passages(*(f"Own{i}. {RUN}. Mine{i}." for i in range(5)), most_pages=4)
    assert [(x.file, x.other, x.words, x.pages) for x in found] == [("0.md", "1.md", LEAST, 5)]
    assert len(passages(*(f"Own{i}. {RUN}. Mine{i}." for i in range(5)), most_pages=5)) == 10


def test_what_two_pages_have_beyond_boilerplate_is_told():
    more = " ".join(f"more{i}" for i in range(LEAST))
    found = passages(*(f"Own{i}. {RUN}. {more if i in (1, 3) else i}" for i in range(5)), most_pages=4)
    assert [(x.file, x.other, x.words, x.pages) for x in found] == [
        ("0.md", "1.md", LEAST, 5),
        ("1.md", "3.md", 2 * LEAST, 2),
    ]


def test_ideographs_are_words():
    run = "".join(chr(0x4E00 + 37 * i) for i in range(LEAST))
    (found,) = passages(f"甲，{run}。", f"b {run}乙")
    assert (found.words, found.span.start, found.span.end) == (LEAST, 2, 2 + LEAST)


def test_words_are_those_of_the_prose():
    assert seen("It’s **bold** `code` [a b](c/d 'e') <https://example.org/x> [^1] f_g") == "it s bold a b f g"


def test_words_and_their_places_agree():
    text = "# H\n\na | b\n\x00 é — ü, 語 x\n\n| q | w |\n|---|---|\n| e | r |\n"
    read = Prose(parsed(text), text)
    spans = [read.span(i, 1).of(text) for i in range(len(read.words))]
    assert [word.encode() for word in spans] == read.words == words(parsed(text), text)


def test_the_join_does_not_depend_on_its_parts(monkeypatch: pytest.MonkeyPatch):
    texts = [f"{RUN} x{i} {RUN[::-1]}" for i in range(4)]
    before = passages(*texts)
    monkeypatch.setattr("recto.link.passages._AT_ONCE", 2)
    assert passages(*texts) == before != ()


def test_a_page_of_one_word_over_and_over():
    text = "word " * 3000
    assert [(found.words, found.span.start) for found in passages(text, text)] == [(3000, 0)]


@pytest.mark.parametrize("text", ["", "short", "\x00", "x" * 300, "é" * 300])
def test_pages_with_little_or_odd_words(text: str):
    assert passages(text, text) == ()


def test_what_two_pages_share_is_made_once():
    run = " ".join(f"common{n}" for n in range(30))
    texts = [f"first {run} end\n", f"second {run} fin\n", "something else altogether\n"]
    pages = [parsed(text, f"{n}.md") for n, text in enumerate(texts)]
    pieces = [winnow(page, text) for page, text in zip(pages, texts, strict=True)]
    kept: dict = {}
    made: list = []

    def remembered(a, b, common, make):
        if (a, b, common) not in kept:
            made.append((a, b))
            kept[a, b, common] = make()
        return kept[a, b, common]

    first = shared_passages(pages, texts, pieces, remembered=remembered)
    assert first == shared_passages(pages, texts, pieces, remembered=remembered) == passages(*texts)
    assert made == [(0, 1)]
