"""Values, text, JSON and times are ECMAScript's."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto import ecma

NAN = math.nan


def same(one: float, other: float) -> bool:
    return one == other or (one != one and other != other)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("85", 85),
        ("high", NAN),
        (True, 1),
        (False, 0),
        (None, 0),
        ("", 0),
        (" 0x10 ", 16),
        ("0o17", 15),
        ("0b11", 3),
        ("-0x10", NAN),
        ("1e2", 100),
        ("1_0", NAN),
        ("12px", NAN),
        ("+.5", 0.5),
        ("5.", 5),
        (".", NAN),
        ("Infinity", math.inf),
        ("-Infinity", -math.inf),
        ("infinity", NAN),
        ("\ufeff7\u2028", 7),
        ([], 0),
        ([7], 7),
        ([1, 2], NAN),
        ({}, NAN),
    ],
)
def test_to_number(value: object, number: float):
    assert same(ecma.to_number(value), number)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (30, 30),
        ("30 days", 30),
        ("abc", NAN),
        (7.9, 7),
        ("0x1f", 31),
        (-5, -5),
        (True, NAN),
        ([30], 30),
        ("  -12.5", -12),
        ("", NAN),
    ],
)
def test_parse_int(value: object, number: float):
    assert same(ecma.parse_int(value), number)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (5.0, "5"),
        (1.5, "1.5"),
        (NAN, "NaN"),
        (-math.inf, "-Infinity"),
        (1.5e21, "1.5e+21"),
        (1e-7, "1e-7"),
        (0.000001, "0.000001"),
        (123456789012345678901, "123456789012345680000"),
        (10**400, "Infinity"),
        ([1, None, "a", [2]], "1,,a,2"),
        ({"a": 1}, "[object Object]"),
    ],
)
def test_to_text(value: object, text: str):
    assert ecma.to_text(value) == text


@pytest.mark.parametrize(
    ("value", "whole"),
    [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, 0), (-1.5, -1), (0.49999999999999994, 0), (math.inf, math.inf)],
)
def test_rounded_is_half_up(value: float, whole: float):
    assert ecma.rounded(value) == whole


@pytest.mark.parametrize("value", [None, False, 0, -0.0, NAN, ""])
def test_what_is_not_truthy(value: object):
    assert not ecma.truthy(value)


@pytest.mark.parametrize("value", [[], {}, "0", " ", 1, True, -1])
def test_what_is_truthy(value: object):
    assert ecma.truthy(value)


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        ([], "[]"),
        ({}, "{}"),
        ({"a": [1, 2.0]}, '{\n  "a": [\n    1,\n    2\n  ]\n}'),
        ([NAN, math.inf], "[\n  null,\n  null\n]"),
        ([1.5e21, 1e-7, 0.000001, -0.0], "[\n  1.5e+21,\n  1e-7,\n  0.000001,\n  0\n]"),
        (["é\u2028\x7f", "\x00\n\t"], '[\n  "é\u2028\x7f",\n  "\\u0000\\n\\t"\n]'),
        (["a,3.0,b", 3.25], '[\n  "a,3.0,b",\n  3.25\n]'),
        (["x:1e5"], '[\n  "x:1e5"\n]'),
    ],
)
def test_dumps(value: object, encoded: str):
    assert ecma.dumps(value).decode() == encoded


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_what_is_dumped_loads_as_it_was(value: object):
    assert json.loads(ecma.dumps(value), parse_int=float) == value


@pytest.mark.parametrize("char", "\t\n\v\f\r \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff")
def test_trim_cuts_white_space(char: str):
    assert ecma.trim(f"{char}a{char}b{char}") == f"a{char}b"


@pytest.mark.parametrize("char", "\x1c\x1f\x85\u200b\u180e")
def test_trim_leaves_what_is_white_to_python_only(char: str):
    assert ecma.trim(f"{char}a") == f"{char}a"


@given(st.text(st.sampled_from("ab \n\t\x1c\x85\ufeff\u00a0\u2028"), max_size=20))
def test_pieces_are_what_stands_between_white_space(text: str):
    assert ecma.count_pieces(text) == len(ecma.pattern(f"{ecma.NOT_SPACE}+").findall(text))


def test_utf16_orders_surrogates_before_the_private_area():
    assert sorted(["\uffee", "\U0001f600", "a"], key=ecma.by_utf16) == ["a", "\U0001f600", "\uffee"]


@pytest.mark.parametrize(
    ("key", "index"), [("0", True), ("10", True), ("01", False), ("-1", False), ("4294967295", False)]
)
def test_array_index(key: str, index: bool):
    assert ecma.array_index(key) is index


DAY = 86_400_000


@pytest.mark.parametrize(
    ("text", "days"),
    [("1970", 0), ("1970-02", 31), ("1970-01-03", 2), ("2026-02-30", 20514), ("2026-03-02", 20514), ("1969-12-31", -1)],
)
def test_milliseconds_of_dates(text: str, days: int):
    assert ecma.milliseconds(text) == days * DAY


@pytest.mark.parametrize("text", ["nope", "2026-13", "2026-01-32", "", "2026-00-01", "0000"])
def test_milliseconds_of_what_is_no_date(text: str):
    assert math.isnan(ecma.milliseconds(text))


def test_milliseconds_of_a_moment_with_a_zone():
    assert ecma.milliseconds("1970-01-01T02:00:00.500+02:00") == 500
