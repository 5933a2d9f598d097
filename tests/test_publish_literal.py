"""The values of components' attributes: literals of JavaScript are read, nothing is run."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.publish.literal import rows_value, text_value, value_of

_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("plain {text}", "plain {text}"),
        ("{'a\\'b'}", "a'b"),
        ('{"a\\nb"}', "a\nb"),
        ('{"\\u00e9\\u{1F600}\\x41"}', "é😀A"),
        ('{"\\ud83d\\ude00"}', "😀"),
        ('{"a\\\nb"}', "ab"),
        ('{"\\ud83d a\\u{FFFFFFF}\\u0003\\q"}', "\ufffd a{FFFFFFF}q"),
        ("{`a\n'b'`}", "a\n'b'"),
        (" { 1_000 } ", 1000),
        ("{-1.5e3}", -1500.0),
        ("{.5}", 0.5),
        ("{1e3}", 1000.0),
        ("{true}", True),
        ("{undefined}", None),
        ("{[]}", []),
        ("{[1, 'a', [null],]}", [1, "a", [None]]),
        ("{{a: 1, 'b-c': {d: [2]}, 3: 4,}}", {"a": 1, "b-c": {"d": [2]}, "3": 4}),
        ("{{ /* c */ a: 1, // d\n b: 2 }}", {"a": 1, "b": 2}),
    ],
)
def test_literals_are_read(written: str, value: Any):
    assert value_of(written) == value


@pytest.mark.parametrize(
    "written",
    [
        *("{}", "{", "{a}", "{f()}", "{1 + 1}", "{`a ${b}`}", "{'a}", "{[1}", "{{a}}", "{{a: }}", "{{...a}}", "{[,]}"),
        *("{1 2}", "{truely}", "{1px}", "{" + "[" * 3000 + "}", "{{a: 1 b: 2}}", "{() => 1}", "{1e999}", "{/a/}"),
        *("{'a\nb'}", "{'a' 'b'}", "{" + "9" * 5000 + "}", "{'a' + b}"),
    ],
)
def test_what_only_running_it_could_tell_is_none(written: str):
    assert value_of(written) is None


@given(_JSON)
def test_json_is_read_as_it_is(value: Any):
    assert value_of("{" + json.dumps(value) + "}") == value
    assert value_of("{" + json.dumps(value, ensure_ascii=False) + "}") == value


@given(st.text("{}[]\"'`\\/*,:a1-. \n$"))
def test_whatever_it_is_nothing_is_raised(text: str):
    value_of("{" + text + "}")


@pytest.mark.parametrize(
    ("written", "text"),
    [(None, ""), ("a", "a"), ("{1}", "1"), ("{1.50}", "1.5"), ("{true}", ""), ("{[1]}", ""), ("{x}", "")],
)
def test_texts_are_texts_and_numbers(written: str | None, text: str):
    assert text_value(written) == text


def test_rows_are_maps():
    assert rows_value("{['a', {b: 1}, null, 2]}") == [{"text": "a"}, {"b": 1}, {"text": "2"}]
    assert rows_value("{'a'}") == []
