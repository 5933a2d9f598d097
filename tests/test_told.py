"""What addresses tell by themselves."""

import pytest

from recto.verify.identity.told import arxiv_problem, told_by

NOW = "2026-03-14"


@pytest.mark.parametrize(
    ("url", "year", "month", "sure", "surname"),
    [
        ("https://arxiv.org/abs/2001.01234", 2020, 1, True, ""),
        ("https://arxiv.org/pdf/0704.0001v2", 2007, 4, True, ""),
        ("https://arxiv.org/abs/hep-th/9901001", 1999, 1, True, ""),
        ("https://arxiv.org/abs/cs/0501001", 2005, 1, True, ""),
        ("https://doi.org/10.48550/arXiv.2001.01234", 2020, 1, True, ""),
        ("https://doi.org/10.1101/2020.01.02.123456", 2020, 0, True, ""),
        ("https://doi.org/10.18653/v1/2023.acl-long.1", 2023, 0, True, ""),
        ("https://www.nature.com/articles/s41586-021-00001-x", 2021, 0, True, ""),
        ("https://link.springer.com/article/10.1007/s00146-025-00001-9", 2025, 0, True, ""),
        ("https://www.pnas.org/doi/10.1073/pnas.1719999112", 2017, 0, True, ""),
        ("https://doi.org/10.1016/j.abcde.2017.05.002", 2017, 0, True, ""),
        ("https://doi.org/10.1145/3442188.3445922", 0, 0, False, ""),
        ("https://proceedings.mlr.press/v162/lindqvist22a.html", 2022, 0, True, "lindqvist"),
        ("https://aclanthology.org/2024.naacl-short.59.pdf", 2024, 0, True, ""),
        ("https://aclanthology.org/P19-1001", 2019, 0, True, ""),
        ("https://proceedings.neurips.cc/paper/2021/hash/0f83", 2021, 0, True, ""),
        ("https://papers.nips.cc/paper_files/paper/2017/hash/3f5e", 2017, 0, True, ""),
        ("https://www.usenix.org/conference/usenixsecurity21/presentation/doe", 2021, 0, True, "doe"),
        ("https://openreview.net/forum?id=abc", 0, 0, False, ""),
        ("https://example.org/2024/05/21/a-title", 2024, 5, False, ""),
        ("https://example.org/files/vision-21May2024.pdf", 2024, 0, False, ""),
        ("https://example.org/posts/2024-11-28-a-title/", 2024, 11, False, ""),
        ("https://example.org/a/12024", 0, 0, False, ""),
        ("https://example.org/", 0, 0, False, ""),
        ("no address", 0, 0, False, ""),
        ("", 0, 0, False, ""),
    ],
)
def test_years_and_surnames(url: str, year: int, month: int, sure: bool, surname: str):
    told = told_by(url, NOW)
    assert (told.year, told.month, told.sure, told.surname, told.problem) == (year, month, sure, surname, "")


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("2001.01234", ""),
        ("1412.1234", ""),
        ("1501.01234", ""),
        ("0704.0001", ""),
        ("2603.01234", ""),
        ("math/0703001", ""),
        ("2013.01234", "month 13"),
        ("2000.01234", "month 0"),
        ("2604.01234", "yet to come"),
        ("1412.01234", "no numbers like"),
        ("1501.1234", "no numbers like"),
        ("0703.0001", "no numbers like"),
        ("2001.00000", "no numbers like"),
        ("math/0704001", "no numbers like"),
        ("hep-th/9101001", "no numbers like"),
        ("12.34", "is no arXiv number"),
    ],
)
def test_arxiv_numbers(number: str, problem: str):
    found = arxiv_problem(number, NOW)
    assert problem in found
    assert bool(problem) == bool(found)


@pytest.mark.parametrize(
    "url",
    ["https://arxiv.org/abs/2013.01234", "https://arxiv.org/pdf/2001.123.pdf", "https://arxiv.org/abs/2001.0123456"],
)
def test_impossible_addresses_say_why(url: str):
    assert told_by(url, NOW).problem


def test_titles_in_addresses():
    assert told_by("https://en.wikipedia.org/wiki/Mind_uploading", NOW).title == "Mind uploading"
    assert told_by("https://example.org/2024/the-art-of-names.html", NOW).title == "the-art-of-names"
