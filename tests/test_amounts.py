"""Numbers and dates in all forms that texts have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.verify.support.compared import compare
from recto.verify.support.dates import moments, same_moment
from recto.verify.support.numbers import amounts
from recto.verify.support.reading import Flat


def read(text: str):
    flat = Flat(text)
    return list(amounts(flat.flat, flat.folded, 0, len(flat.flat)))


def dates(text: str, *, claims: bool = False):
    flat = Flat(text)
    return list(moments(flat.flat, flat.folded, 0, len(flat.flat), claims=claims))


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high"),
    [
        ("78%", "percent", 78, 78),
        ("78 per cent", "percent", 78, 78),
        ("3.5 percentage points", "points", 3.5, 3.5),
        ("50 basis points", "points", 0.5, 0.5),
        ("1,200,000", "", 1.2e6, 1.2e6),
        ("1 200 000", "", 1.2e6, 1.2e6),
        ("1.234.567", "", 1_234_567, 1_234_567),
        ("3,5 %", "percent", 3.5, 3.5),
        ("1.2M", "", 1.2e6, 1.2e6),
        ("60-80 %", "percent", 60, 80),
        ("60% to 80%", "percent", 60, 80),
        ("sixty to eighty percent", "percent", 60, 80),
        ("between 60 and 80 percent", "percent", 60, 80),
        ("10 to 30 million", "", 10e6, 30e6),
        ("$5-10 billion", "USD", 5e9, 10e9),
        ("US$2.5bn", "USD", 2.5e9, 2.5e9),
        ("$5m", "USD", 5e6, 5e6),
        ("3 million euros", "EUR", 3e6, 3e6),
        ("two hundred and fifty thousand", "", 250_000, 250_000),
        ("twenty-five", "", 25, 25),
        ("a dozen", "", 12, 12),
        ("half of them", "percent", 50, 50),
        ("three-quarters of them", "percent", 75, 75),
        ("one in five", "percent", 20, 20),
        ("3 out of 4", "percent", 75, 75),
        ("threefold", "times", 3, 3),
        ("10x", "times", 10, 10),
        ("3 times faster", "times", 3, 3),
        ("5 km", "length", 5000, 5000),
        ("5-year", "time", 5 * 31_557_600, 5 * 31_557_600),
        ("-5 °C", "temperature", -5, -5),
        ("32 °F", "temperature", 0, 0),
        ("90 km/h", "speed", 90, 90),
        ("1.5 × 10^25 FLOP", "operations", 1.5e25, 1.5e25),
        ("10²⁵ FLOP", "operations", 1e25, 1e25),
        ("6e23", "", 6e23, 6e23),
        ("8 GB", "information", 8e9, 8e9),
        ("175B-parameter", "parameters", 175e9, 175e9),
    ],
)
def test_an_amount_has_a_dimension_and_bounds(text: str, dimension: str, low: float, high: float):
    (found,) = read(text)
    assert found.dimension == dimension
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "the 3rd", "v1.2.3", "2024-05-06x", "arXiv:2105.14111", "a/7", "Figure 3", "Figs. 3, 4 and 5", "[12]",
        "[1, 3-5]", "Llama 2 wins", "at 5:30",
        "+1-202-555-0142", "one of them", "the second half", "a third way", "12th", "GPT-4",
        "https://example.org/12", "pp. 12-15", "1e999", "the first quarter",
    ],
)  # fmt: skip
def test_what_is_no_amount(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("78%", "77.6%", "same"),
        ("78%", "78.9%", "unclear"),
        ("78%", "79%", "other"),
        ("about 70%", "68.9%", "same"),
        ("about 70%", "88%", "other"),
        ("more than 50%", "52%", "same"),
        ("more than 50%", "less than 50%", "other"),
        ("0.5", "50%", "same"),
        ("3%", "3 percentage points", "other"),
        ("$5", "€5", "other"),
        ("5 km", "3.1 miles", "same"),
        ("5 km", "5 kg", "unclear"),
        ("70%", "60-80%", "unclear"),
        ("60-80%", "60-90%", "other"),
        ("100 or more", "120", "same"),
        ("100+", "90", "other"),
    ],
)
def test_amounts_are_the_same_others_or_neither(claim: str, found: str, expected: str):
    assert compare(read(claim)[0], read(found)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 14, 2023", (2023, 3, 14, 0)),
        ("14th of March 2023", (2023, 3, 14, 0)),
        ("2023-03-14", (2023, 3, 14, 0)),
        ("Sept. 2023", (2023, 9, 0, 0)),
        ("Q3 2022", (2022, 0, 0, 3)),
        ("third quarter of 2022", (2022, 0, 0, 3)),
        ("in 1998", (1998, 0, 0, 0)),
        ("the 1990s", (1990, 0, 0, 0)),
    ],
)
def test_a_date_has_what_it_says(text: str, expected: tuple[int, int, int, int]):
    (found,) = dates(text)
    assert (found.year, found.month, found.day, found.quarter) == expected


@pytest.mark.parametrize("text", ["2000 people", "$2020", "2,020", "May 45", "20230314", "in May", "12.2021.5"])
def test_what_is_no_date(text: str):
    assert dates(text) == []


@pytest.mark.parametrize("text", ["as Roe (2020) says", "Roe et al., 2020", "[Roe 2020]", "ICML 2023", "(2020)"])
def test_the_year_of_a_citation_is_no_claim(text: str):
    assert dates(text)
    assert dates(text, claims=True) == []


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("March 2023", "March 14, 2023", "same"),
        ("March 14, 2023", "March 2023", "unclear"),
        ("in 2023", "March 2023", "same"),
        ("April 2023", "March 2023", "other"),
        ("Q1 2023", "March 2023", "same"),
        ("the 1990s", "in 1994", "same"),
        ("in 1994", "the 1980s", "other"),
    ],
)
def test_dates_are_the_same_others_or_neither(claim: str, found: str, expected: str):
    assert same_moment(dates(claim)[0], dates(found)[0]) == expected


@given(st.text(alphabet="0123456789.,-–% $€kMx^e+()[] abto\n\u00a0°²", max_size=200))
def test_each_span_holds_its_number(text: str):
    flat = Flat(text)
    for found in amounts(flat.flat, flat.folded, 0, len(flat.flat)):
        assert 0 <= found.start < found.end <= len(flat.flat)
        assert found.low <= found.high
        assert found.step > 0
