"""What labels say: who, when, which title, and what in them is no name."""

import pytest

from recto.verify.identity.label import read_label
from recto.verify.identity.signs import Sign, is_capital, is_no_surname

FORMS = """
    Doe et al. (2020)                                   | Doe | 2020 |
    Doe et al., 2020                                    | Doe | 2020 |
    Doe et al 2020a                                     | Doe | 2020 |
    (Doe et al., 2020)                                  | Doe | 2020 |
    Doe and colleagues (2020)                           | Doe | 2020 |
    Doe et al.                                          | Doe | 0 |
    Doe et al., Nature Communications                   | Doe | 0 |
    A Survey of Things (Doe et al., 2020)               | Doe | 2020 | A Survey of Things
    follow-up study by Doe et al. (2020)                | Doe | 2020 |
    2020 paper by Doe et al.                            | Doe | 2020 |
    Doe & Roe 2020                                      | Doe, Roe | 2020 |
    Doe and Roe (2020)                                  | Doe, Roe | 2020 |
    Doe, Roe, and Poe (2020)                            | Doe, Roe, Poe | 2020 |
    Doe & Roe: The Art of Names                         | Doe, Roe | 0 | The Art of Names
    Doe (2020): The Art of Names                        | Doe | 2020 | The Art of Names
    Doe (May 2020)                                      | Doe | 2020 |
    "The Art" (Doe, 2020)                               | Doe | 2020 | The Art
    Doe et al., 'The Art of Names'                      | Doe | 0 | The Art of Names
    Doe et al. (Some Lab), "The Art," NeurIPS 2020      | Doe | 2020 | The Art
    Jane Doe, "The Art of Names", Journal, March 2020   | Jane Doe | 2020 | The Art of Names
    The Art of Names - Jane Doe (2020)                  | Jane Doe | 2020 |
    The Art of Names by Jane Doe and John Roe, Acta, 2020 | Jane Doe, John Roe | 2020 |
    Doe's 2020 paper                                    | Doe | 2020 |
    Jane Doe's long 2020 analysis                       | Jane Doe | 2020 |
    Doe and Roe's method (2020)                         | Doe, Roe | 2020 |
    Doe's *The Art*                                     | Doe | 0 | The Art
    Doe, J. (2020). The art of names. Journal, 1(2).    | Doe, J. | 2020 | The art of names
    Doe, J., van Roe, K. et al. (2020). The art of it.  | Doe, J.; van Roe, K. | 2020 | The art of it
    Doe, J. K., Roe, L.-M., & Poe, N. (2020, March). "The Art." | Doe, J. K.; Roe, L.-M.; Poe, N. | 2020 | The Art
    Doe, Jane, et al. "The Art of Names." Journal, 2020. | Doe, Jane | 2020 | The Art of Names
    Doe J, Roe AK, Poe N. The art of names. Nature. 2020; | Doe, J; Roe, A K; Poe, N. | 2020 | The art of names
    Jane Doe, John Roe, and Anna Poe. The art of names. 2020. | Jane Doe, John Roe, Anna Poe | 2020 |
    J. Doe et al. 2020                                  | J. Doe | 2020 |
    Doe (2020, p. 41)                                   | Doe | 2020 |
    see Doe (2020) for details                          | Doe | 2020 |
    the 2020 paper by Doe                               | Doe | 2020 |
    Doe & Roe, Tidal Studies, 2020                      | Doe, Roe | 2020 |
    Bell & Thomson (2020)                               | Bell, Thomson | 2020 |
    Doe J. Salt and the growth of reeds. Tides. 2020;12(3):4-6. | Doe, J. | 2020 | Salt and the growth of reeds
    Doe, J. (2020). Salt and the growth of reeds. *Tidal Studies*. | Doe, J. | 2020 | Salt and the growth of reeds
    Doe, Yenna. "Salt and Reeds." *Tides*, 2020.        | Doe, Yenna | 2020 | Salt and Reeds
    Doe, Yenna, and Orro Roe. "Salt and Reeds." *Tides*, 2020. | Doe, Yenna; Orro Roe | 2020 | Salt and Reeds
    Doe, *Salt and Reeds*, Tidal Studies 2020           | Doe | 0 | Salt and Reeds
    Jane Doe, *Salt and Reeds* (John Murray, 2020)      | Jane Doe | 2020 | Salt and Reeds
    van der Doe et al. (2020)                           | van der Doe | 2020 |
    De Doe et al. (2020)                                | De Doe | 2020 |
    O'Doe & McRoe (2020)                                | O'Doe, McRoe | 2020 |
    Doe-Roe et al. (2020)                               | Doe-Roe | 2020 |
    Real et al. (2020)                                  | Real | 2020 |
    Smith and May (2020)                                | Smith, May | 2020 |
    [Doe et al. (2020)](https://example.org/a)          | Doe | 2020 |
    [The Art of Names](https://example.org/a) - Jane Doe | Jane Doe | 0 | The Art of Names
    Doe, J. (2020). [The Art of Names](https://example.org/a). | Doe, J. | 2020 | The Art of Names
    Doe et al., "The Art," [https://example.org/a](https://example.org/a). | Doe | 0 | The Art
    @book{d, author={Doe, Jane and Roe, John}, title={The Art}, year=2020} | Doe, Jane; Roe, John | 2020 | The Art
"""  # fmt: skip


@pytest.mark.parametrize("line", [line.strip() for line in FORMS.splitlines() if line.strip()])
def test_names_years_and_titles(line: str):
    said, names, year, title = (part.strip() for part in line.rsplit("|", 3))
    found = read_label(said)
    between = "; " if found.form == "list" else ", "
    assert (between.join(name.text for name in found.names), found.year, found.title) == (names, int(year), title)
    assert found.cites


NAMELESS = """
    recent research | MIT study | this paper | Nature 2020 | March 2020 report | Section 3 | GPT-4 et al. |
    Alignment Faking et al. | Deep Learning (2016) | Anthropic (2024) | OpenAI's GPT-4 report |
    China's 2020 report | Paris (2015) | NeurIPS 2024 | BIG-Tests 2022 | Guns, Germs, and Steel (1997) |
    Data & Society (2023) | (2020) | McKinsey & Company (2023) | Ernst & Young (2020) |
    Anthropic and OpenAI (2025) | Between 2008 and 2019 | LLMs 2026 | May-July 2024 | Robustness (2020) |
    Center for Names (2020) | Various authors (2024). A Title. | Trump's 2020 order |
    If Anyone Reads It, Everyone Knows: Why Some Would Read It | Doe's theory of names | 2015-2024 |
    $7M in 2020 | Stone (2020) | Stone & Rivers (2020) | Maps of the Coast (Doe & Roe) | Doe, Tidal Studies, 2020 |
    Vitamin D. What it is. | Doe, *Salt*, 2020 | The Tides: Saltmarsh (2020) | Doe & Roe's (2020) |
    Doe's 2020 annual report |
"""


@pytest.mark.parametrize("said", ["", *map(str.strip, NAMELESS.strip(" |\n").split("|"))])
def test_what_names_no_author(said: str):
    found = read_label(said)
    assert not (found.names and found.cites), found


@pytest.mark.parametrize(
    ("said", "group", "year"),
    [
        ("Anthropic (2024)", "Anthropic", 2024),
        ("Palisade Research, 2023", "Palisade Research", 2023),
        ('Some Institute. (2024). "A Title."', "Some Institute", 2024),
        ("Center for Names (March 2020)", "Center for Names", 2020),
        ("TIDES (2020)", "TIDES", 2020),
        ("ReedWatch", "ReedWatch", 0),
        ("TIDES: A Family of Models of the Coast", "", 0),
        ("Early research", "", 0),
    ],
)
def test_bodies(said: str, group: str, year: int):
    found = read_label(said)
    assert (found.group, found.year) == (group, year)


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("A Survey (2023)", 2023),
        ("empirical study, 2023", 2023),
        ("a finding (Some Journal, 2023)", 2023),
        ("54% (2016) to 20% (2024)", 0),
        ("Trends 2015-2024", 0),
        ("Report on 2030", 0),
    ],
)
def test_years_without_names(said: str, year: int):
    assert read_label(said).year == year


def test_of_several_links_the_one_that_is_meant_is_read():
    said = "[Doe et al. (2020)](https://example.org/a); and [Roe et al. (2021)](https://example.org/b)"
    assert [name.text for name in read_label(said, "https://example.org/b").names] == ["Roe"]
    assert read_label(said, "https://example.org/c").names == ()


def test_arxiv_numbers_in_a_label():
    assert read_label("Doe et al., arXiv:2001.01234 [cs], https://arxiv.org/abs/2001.01234v2").arxiv == ("2001.01234",)


@pytest.mark.parametrize(
    "word", ["Doe", "O'Doe", "McDoe", "LeCun", "D'Amour", "Hadfield-Menell", "Öhman", "MacAskill", "Śliwiński"]
)
def test_words_written_like_surnames(word: str):
    assert is_capital(Sign("word", word, 0, 0))
    assert not is_no_surname(word)


@pytest.mark.parametrize("word", ["doe", "OpenAI", "GPT", "BIG-Bench", "IPOs", "Llama3", "D.", "X-Risk", "PhD"])
def test_words_not_written_like_surnames(word: str):
    assert not is_capital(Sign("word", word, 0, 0))


@pytest.mark.parametrize(
    "fragment", ["Doe, ", "Doe and ", "Doe et al. ", "(2020) ", "J. ", "van ", "“", "[a](b) ", "*", "'s ", "Doe & "]
)
def test_the_longest_label_takes_no_longer_than_its_beginning(fragment: str):
    assert read_label(fragment * 50_000) == read_label((fragment * 1_200)[:1_200])
