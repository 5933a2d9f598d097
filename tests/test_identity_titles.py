"""Titles that nothing sets off, titles with the name of their site, and documents that are known by a number."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.model import Resource
from recto.verify.identity import identify
from recto.verify.identity.numbered import other_number
from recto.verify.identity.own import own_title
from recto.verify.identity.titled import plain_title

NOW = "2026-03-14T12:00:00Z"

BOOK = {
    "url": "https://example.org/books/the-warm-shore",
    "type": "book",
    "published_date": "2006",
    "authors": ["Ralf Prestholm"],
    "title": "The Warm Shore by Ralf Prestholm: 9780123456789 | Example Books",
}
PAGE = {"url": "https://marshhouse.example.org/pages/statement-on-salt", "title": "Statement on Salt | Marsh House"}
PAPER = {
    "url": "https://arxiv.org/abs/math/0302123",
    "type": "paper",
    "published_date": "2003-02-11",
    "authors": ["M. Hallgrim", "P. Tchebrichef"],
    "title": "Counting the Grains of a Dune",
}


def verdict(label: str, row: dict[str, Any]) -> str:
    """Give the verdict on a label, and what differs."""
    fields = dict(row)
    url = fields.pop("url")
    found = identify(label, url, Resource("r", url, fields), now=NOW)
    return " ".join((found.verdict, *(d.what for d in found.differs if found.verdict == "mismatch")))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Prestholm, The Cold Shore of the North", "mismatch title"),
        ("Prestholm, Silent Lagoons", "mismatch title"),
        ("Ralf Prestholm, The Warm Shore", "consistent"),
        ("Prestholm, The Warm Shore (2006)", "consistent"),
        ("Prestholm, “Nine Ways to Read a Tide Table”", "mismatch title"),
        ("Prestholm 2006, On Reading Tides", "mismatch title"),
        ("Brandlund, The Warm Shore", "mismatch author"),
        ("Prestholm, University of Tides", "consistent"),
        ("Prestholm, The Dune Institute", "consistent"),
        ("Prestholm, Tide Prize", "consistent"),
    ],
)
def test_a_title_after_a_name_and_a_comma(label: str, expected: str):
    assert verdict(label, BOOK) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Harbour Institute, Pause All Dredging of Estuaries (2023)", "mismatch title"),
        ("Marsh House, Statement on Salt", "consistent"),
        ("Statement on Salt | Marsh House", "consistent"),
    ],
)
def test_a_title_after_a_body(label: str, expected: str):
    assert verdict(label, PAGE) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Hallgrim, Feldt & Brandlund 2003", "mismatch author"),
        ("Hallgrim/Tchebrichef 2003", "consistent"),
        ("Hallgrim y Tchebrichef (2003)", "consistent"),
        ("Chebrishev (2003)", "unknown"),
        ("math/0302123", "consistent"),
        ("arXiv:math/0302999", "mismatch address"),
        ("Frank Hallgrim", "unknown"),
        ("Hallgrim-Tchebrichef (2003)", "consistent"),
        ("Χάλγκριμ (2003)", "unknown"),
        ("Hallgrim ve Tchebrichef (2003)", "consistent"),
        ("Hallgrim on dunes", "consistent"),
        ("Hallgrim, CGD, §24", "consistent"),
        ("Hallgrim hearings (2019)", "unknown"),
        ("Hallgrim, M. (2013). Counting the Grains of a Dune. *Annals of Sand*, 12(3), 1–9.", "unknown"),
    ],
)
def test_names_numbers_and_years(label: str, expected: str):
    assert verdict(label, PAPER) == expected


def test_what_a_registry_calls_a_work_may_be_no_title():
    called = {**PAPER, "title": "Sand Counting Framework"}
    assert verdict("Hallgrim et al., Dunes by the Grain", called) == "consistent"
    assert verdict("Hallgrim et al., Dunes by the Tide", {**PAPER, "title": "Notes on a New Theory of Sand"}) == (
        "mismatch title"
    )
    nameless = {"url": "https://example.org/a?id=1", "title": "Example Medicine Weekly"}
    assert verdict("Hallgrim, Why Most Dunes Are Grey, 2005", nameless) == "unknown"


def test_a_year_that_the_title_names_is_no_other_year():
    again = {**BOOK, "title": "From 1971: Why the Shore Is Warm", "type": "article", "published_date": "2015"}
    assert verdict("Prestholm, “Why the Shore Is Warm”, January 1971", again) == "unknown"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Doe, The Hot Dune", "The Hot Dune"),
        ("Doe, Capital and Sand (2019)", "Capital and Sand"),
        ("Doe, The Decline of the Tide, vol. I", "The Decline of the Tide"),
        ("Doe, Red Dune: Sand's War on Water", "Red Dune: Sand's War on Water"),
        ("Doe, Roe, and Poe (2019)", ""),
        ("Doe, Roe & Poe 2019", ""),
        ("Doe, a dune", ""),
        ("Doe, NeurIPS 2020 Workshop on Dunes", ""),
        ("Doe, Journal of Dunes", ""),
        ("Doe, SPM B.1.3", ""),
        ("Doe, Sand & Water 38", ""),
        ("Doe, Paris24", ""),
        ("Doe", ""),
    ],
)
def test_plain_title(text: str, title: str):
    assert plain_title(text, 3) == title


def test_a_title_after_a_genitive():
    assert plain_title("Doe's The Hot Dune", 5) == "The Hot Dune"


@pytest.mark.parametrize(
    ("title", "called", "own"),
    [
        ("Net Zero by 2050 – Analysis - IEA", {"iea"}, "Net Zero by 2050"),
        ("Doe — Machines of Sand", {"doe"}, "Machines of Sand"),
        ("What sand looks like — AI Dune Forum", {"duneforum"}, "What sand looks like"),
        ("Dunes - A History", {"example"}, "Dunes - A History"),
        ("Dunes: 9780123456789: Books", set(), "Dunes"),
        ("Dunes", {"dunes"}, "Dunes"),
        ("The Use of Dunes - Future of Sand Institute", set(), "The Use of Dunes"),
        ("Dunes by Robert Doe", set(), "Dunes"),
        ("Dunes by Sand", set(), "Dunes by Sand"),
        ("", set(), ""),
    ],
)
def test_own_title(title: str, called: set[str], own: str):
    assert own_title(title, called) == own


@pytest.mark.parametrize(
    ("said", "known", "other"),
    [
        ("RFC 2616", "example.org/rfc/rfc9110", "RFC 2616 | RFC 9110"),
        ("RFC 9110 §15.5", "example.org/rfc/rfc9110", ""),
        ("GAO-18-142SP", "example.org/products/gao-21-519sp", "GAO-18-142SP | GAO-21-519SP"),
        ("Regulation (EU) 2016/679", "example.org/eli/reg/2024/1689/oj", "Regulation (EU) 2016/679 | reg/2024/1689"),
        ("Regulation (EU) 2016/679", "example.org/eli/reg/2016/679/oj", ""),
        ("Sand Manual, 6th edition", "example.org/sand-manual-7th-edition", "6th edition | 7th edition"),
        ("ICML 2020", "example.org/icml-2019", ""),
        ("GPT-4", "example.org/gpt-3", ""),
        ("RFC 2616", "example.org/http", ""),
        ("PEP 20", "example.org/pep-0008", "PEP 20 | PEP 0008"),
        ("PEP 8", "example.org/pep-0008", ""),
        ("17 U.S.C. § 512", "example.org/uscode/text/47/230", "17 U.S.C. § 512 | uscode/text/47/230"),
        ("Falcon-7B Technical Report", "Falcon-3: More Sand", "Falcon-7B | Falcon-3"),
        ("Falcon-7B Technical Report", "The Falcon-7B and Falcon-3 Models", ""),
        ("Falcon-7B", "Falcon-3: More Sand", ""),
    ],
)
def test_other_number(said: str, known: str, other: str):
    assert " | ".join(filter(None, other_number(said, known))) == other


def test_one_of_a_series_is_not_the_other():
    card = {"url": "https://example.org/cards/sand-4", "type": "report", "title": "Sand-4 System Card"}
    assert verdict("Sand-4o System Card (Dune Lab, August 2024)", card) == "mismatch title"
    assert verdict("Sand-4 System Card (Dune Lab, August 2024)", card) == "consistent"


SAID = "Doe de The Dune of a & y et_al. , . : ; ( ) [ “ ” * ’s 2019 1066 Sand24 J. JB N Engl RFC 2616 | — / by 6th ed"
PIECES = st.sampled_from(SAID.split())


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " "]), st.sampled_from([BOOK, PAGE, PAPER]))
def test_no_label_is_too_odd(pieces: list[str], between: str, row: dict[str, Any]):
    assert verdict(between.join(pieces).replace("_", " "), row)
