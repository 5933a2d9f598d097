"""Names in any form are one person's, or not."""

from typing import Any

import pytest

from recto.verify.identity.authors import Authors
from recto.verify.identity.names import folded, read_authors, read_name, read_surname
from recto.verify.identity.spelling import one_edit

AUTHORS = Authors(
    read_authors(
        [
            "Lauro Langosco di Langosco", "Teun van der Weij", "Öhman, Carl", "Dylan Hadfield-Menell", "Xin Liu",
            "Alexander Matt Turner", "Victoria Krakovna", "María de la Torre", "Søren Mindermann", "Łukasz Śliwiński",
            "Karel D'Oosterlinck", "Robert Downey Jr.", "Jörg Weiß", "scasper", "J. Robert Oppenheimer",
        ]
    )
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    """Langosco; di Langosco; van der Weij; Weij; Van der Weij; Ohman; Öhman; Oehman; Hadfield-Menell; Hadfield Menell;
    Menell; HadfieldMenell; Liu; Turner; Krakovna; de la Torre; Torre; Mindermann; Śliwiński; Sliwinski; D’Oosterlinck;
    DOosterlinck; Downey; Weiß; Weiss; Casper; Oppenheimer""".replace("\n", " ").split("; "),
)  # fmt: skip
def test_surnames_are_found(said: str):
    found = AUTHORS.find(read_surname(said.strip()))
    assert found is not None
    assert found.how == "same"


@pytest.mark.parametrize(
    "said",
    [
        "Lauro Langosco",
        "L. Langosco",
        "Langosco, L.",
        "Alex Turner",
        "A. M. Turner",
        "Turner, Alexander",
        "Matt Turner",
        "Vika Krakovna",
        "Turner Alexander Matt",
        "Bob Downey",
        "Teun van der Weij",
        "Robert Oppenheimer",
        "R. Oppenheimer",
        "Liu Xin",
    ],
)
def test_whole_names_are_found(said: str):
    found = AUTHORS.find(read_name(said))
    assert found is not None
    assert found.how == "same"


@pytest.mark.parametrize(
    "said",
    [
        "Smith",
        "Krakow",
        "Lange",
        "Turn",
        "Turnerr Smith",
        "Paul Turner",
        "Jane Krakovna",
        "D",
        "X.",
        "Berg",
        "van Dyke",
        "Hadley",
        "Lius",
        "Adam Turner",
    ],
)
def test_others_are_not_found(said: str):
    assert AUTHORS.find(read_name(said) if " " in said else read_surname(said)) is None


@pytest.mark.parametrize(
    ("said", "how"), [("Krakovnaa", "typo"), ("Krakvona", "typo"), ("Xin", "given"), ("Alaric Turner", "unsure")]
)
def test_what_is_not_for_sure_is_said(said: str, how: str):
    found = AUTHORS.find(read_name(said) if " " in said else read_surname(said))
    assert found is not None
    assert found.how == how


@pytest.mark.parametrize(
    ("text", "kind", "surname"),
    [
        ("Jane Doe", "person", "Doe"),
        ("Doe, Jane K.", "person", "Doe"),
        ("Jane van der Doe", "person", "van der Doe"),
        ("van der Doe", "person", "van der Doe"),
        ("Jane Doe Jr.", "person", "Doe"),
        ("Jane Doe, PhD", "person", "Doe"),
        ("C. Y. Doe", "person", "Doe"),
        ("Richard Ngo", "person", "Ngo"),
        ("James Bell", "person", "Bell"),
        ("Doe JK", "person", "Doe"),
        ("Doe J", "person", "Doe"),
        ("van der Doe JK", "person", "van der Doe"),
        ("Tide Collaboration", "group", "Tide Collaboration"),
        ("The Harbour Pilots", "group", "The Harbour Pilots"),
        ("Marsh Bird Observers Association", "group", "Marsh Bird Observers Association"),
        ("OpenAI", "group", "OpenAI"),
        ("METR", "group", "METR"),
        ("European Commission", "group", "European Commission"),
        ("Center for AI Safety", "group", "Center for AI Safety"),
        ("Google DeepMind AlphaFold team", "group", "Google DeepMind AlphaFold team"),
        ("RubenCastaing", "handle", "RubenCastaing"),
        ("Nelson_GC", "handle", "Nelson_GC"),
        ("Dan H", "handle", "Dan H"),
        ("Substack", "group", "Substack"),
        ("https://example.org/author/jane/", "handle", "https://example.org/author/jane/"),
        ("王伟", "handle", "王伟"),
    ],
)
def test_persons_bodies_and_handles(text: str, kind: str, surname: str):
    name = read_name(text)
    assert (name.kind, name.surname) == (kind, surname)


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        (["Jane Doe", None, 3, ["x"], "Jane Doe", ""], ["Jane Doe"]),
        ("Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        (["Jane Doe, John Roe, Ann Poe and Tom Moe"], ["Jane Doe", "John Roe", "Ann Poe", "Tom Moe"]),
        (["Doe, J., Roe, K., & Poe, L."], ["Doe, J.", "Roe, K.", "Poe, L."]),
        (["Doe, Jane; Roe, John"], ["Doe, Jane", "Roe, John"]),
        (["Jane Doe, John de Roe"], ["Jane Doe", "John de Roe"]),
        (["Doe Roe, Jane Ann"], ["Doe Roe, Jane Ann"]),
        (["Doe JK, Roe L"], ["Doe JK", "Roe L"]),
        (["Jane Doe et al."], ["Jane Doe"]),
        (["Centre for Names, Law and Places"], ["Centre for Names, Law and Places"]),
        (None, []),
        (7, []),
        ({"a": 1}, []),
    ],
)
def test_lists_of_authors_however_they_are_written(listed: Any, names: list[str]):
    assert [name.text for name in read_authors(listed)] == names


def test_marks_are_folded():
    assert [folded(word) for word in ("Öhman", "Sørensen", "Łódź", "Weiß", "Đặng")] == [
        "ohman",
        "sorensen",
        "lodz",
        "weiss",
        "dang",
    ]


@pytest.mark.parametrize("other", ["krakovnaa", "krakowna", "krakvona", "rakovna", "krakovn"])
def test_one_edit(other: str):
    assert one_edit("krakovna", other)
    assert one_edit(other, "krakovna")


@pytest.mark.parametrize(
    ("one", "other"), [("krakovna", "krakovna"), ("turner", "tuner"), ("krakovna", "krakonvaa"), ("doe", "dow")]
)
def test_more_than_one_edit(one: str, other: str):
    assert not one_edit(one, other)
    assert not one_edit(other, one)
