"""Numbers as texts write them, and whether two of them agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.quantity import agree, quantities


def one(text: str):
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("1,200,000 users", "count", 1.2e6, 1.2e6),
        ("1.2 million", "count", 1.2e6, 1.2e6),
        ("60-80 %", "percent", 60, 80),
        ("60%–80%", "percent", 60, 80),
        ("60–80%", "percent", 60, 80),
        ("12 percent", "percent", 12, 12),
        ("$67B+", "money", 67e9, 67e9),
        ("€3.5 million", "money", 3.5e6, 3.5e6),
        ("in 2014 it", "year", 2014, 2014),
        ("0.6–0.8", "count", 0.6, 0.8),
        ("about 450 people", "count", 450, 450),
    ],
)
def test_a_number_has_a_kind_and_bounds(text: str, kind: str, low: float, high: float):
    found = one(text)
    assert (found.kind, found.low, found.high) == (kind, low, high)


@pytest.mark.parametrize(
    "text", ["the 3rd", "GPT-4", "v1.2.3", "E151", "2024-05-06", "[^12]", "arXiv:2105.14111", "a/7"]
)
def test_what_is_no_quantity(text: str):
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("about 4,000", 4074, True),
        ("1.2 million", 1_234_567, True),
        ("1.2 million", 1_260_000, False),
        ("450", 449, False),
        ("2014", 2015, False),
        ("over 400", 450, True),
        ("60-80%", 70, True),
        ("60-80%", 85, False),
    ],
)
def test_numbers_agree_up_to_their_last_digit(text: str, value: float, expected: bool):
    assert agree(one(text), value, value) is expected


@given(st.text(alphabet="0123456789.,-–% $kM+ abto\n", max_size=200))
def test_each_span_holds_its_number(text: str):
    for found in quantities(text):
        assert any(c.isdigit() for c in text[found.start : found.end])
        assert found.step > 0
