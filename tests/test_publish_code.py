"""Code in colours: the text stays what it was, whatever language it claims to be."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.publish.code import highlighted

_TAGS = re.compile(r"<[^<>]*>")


def text_of(block: str) -> str:
    return html.unescape(_TAGS.sub("", block)).removesuffix("\n")


def test_words_have_the_class_of_their_kind():
    made = highlighted("python", "def f():\n    return 'a'  # b\n")
    assert '<span class="k">def </span>f' in made
    assert '<span class="s">&#x27;a&#x27;  </span>' in made
    assert '<span class="c"># b</span>' in made


@pytest.mark.parametrize("language", ["", "nothing-known", "{.python}", "python {1,3}", "  ", "text", 'x" onload="y'])
def test_any_language_shows_the_code(language: str):
    assert text_of(highlighted(language, "a <b> & [^1]\n")) == "a <b> & [^1]"


def test_the_language_is_named_as_text():
    assert 'data-language="&quot;&gt;&lt;b&gt;"' in highlighted('"><b>', "a")


def test_long_code_has_no_colours():
    assert "<span" not in highlighted("python", "def f(): 1\n" * 20_000)


@given(st.text("\n\t <>&\"'#/*ab1{}()=[^]\\", max_size=60), st.sampled_from(["python", "js", "html", "yaml", "c", ""]))
def test_no_text_is_lost(text: str, language: str):
    made = highlighted(language, text)
    assert text_of(made) == text.rstrip("\n")
