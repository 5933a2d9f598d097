"""What a work is about, its editions and its namesakes are told from who wrote it, and other titles from its own."""

from typing import Any

import pytest

from recto.model import Resource
from recto.verify.identity.compare import identify
from recto.verify.identity.work import roster_of

NOW = "2026-03-14T12:00:00Z"
WORKS: dict[str, dict[str, Any]] = {
    "news": {
        "url": "https://example.org/2018/08/how-brannock-sank-rolf-teasdale",
        "type": "article",
        "published_date": "2018-08-01",
        "authors": ["Nora Teviot"],
        "title": "The Ship That Nobody Wanted to Raise",
    },
    "book": {
        "url": "https://example.org/books/1",
        "type": "book",
        "published_date": "1990",
        "authors": ["Áron Kornai"],
        "title": "Harbours explained",
    },
    "paper": {
        "url": "https://example.org/papers/1",
        "type": "paper",
        "published_date": "2006-05-01",
        "publication_id": "tidal-studies",
        "authors": ["Haddock JE", "Macrae MD", "Dunn D"],
        "title": "Sand and Silt: Improving Decisions about Shores",
        "abstract": "We come back to Ostby (1990), who counted the ships.",
    },
    "reversed": {"url": "https://example.org/4", "type": "book", "authors": ["Kornai János"], "title": "Shortage"},
    "german": {
        "url": "https://example.org/buecher/2",
        "type": "book",
        "published_date": "1975",
        "authors": ["Emmanuel Le Roy Ladvane"],
        "title": "Kritik der Häfen",
    },
    "case": {
        "url": "https://example.org/cases/3",
        "type": "case",
        "published_date": "1954-05-17",
        "title": "Arden v. Board of Harbours, 347 U.S. 1 (1954)",
    },
    "reports": {
        "url": "https://example.org/reports/gap",
        "type": "report",
        "published_date": "2022-10-27",
        "authors": ["UNEP"],
        "title": "Harbours Gap Report 2022",
    },
}
CASES = {
    "news": """
        unknown: Rolf Teasdale (2018)
        unknown: Brannock (2018)
        unknown: Harrow (2018)
        unknown: Rolf Umber (1988)
        mismatch author: Jane Umber (2018)
        mismatch author: Kate Teviot (2018)
        mismatch author: Kate Teviot
        unknown: Senator Teviot
        consistent: Teviot (2018)
    """,
    "book": """
        unknown: Annawick (1987)
        mismatch author: Annawick (1990)
        mismatch author year: Annawick (1994)
        unknown: Penguin (1990)
        unknown: Annawick's *View of the Harbour* (1861)
        unknown: Kornai (1972)
        mismatch title: Kornai, *Markets in Ruins*
        mismatch title: Kornai (1990), *Harbours and Markets*
        mismatch author title: Annawick, *Markets in Ruins*
    """,
    "reversed": """
        consistent: J. Kornai
        unknown: Kornai (1980)
    """,
    "paper": """
        consistent: Haddock, Macrae, and Dunn (2006)
        mismatch author year: Ostby (1990)
        mismatch author: Wexler, Dunn, Macrae and Boyd (2006)
        unknown: Haddock, "Sand and Silt", in *The Shores Reader* (2011)
        unknown: Haddock et al. (2001), working paper
        mismatch year: Haddock et al. (2001)
        mismatch title: Haddock, *Why Sand? The Politics of Dry Land*
        consistent: Haddock, *Sand and Silt*
    """,
    "german": """
        consistent: Le Roy Ladvane (1975)
        unknown: Le Roy Ladvane (1979)
        unknown: Le Roy Ladvane, *Critique of Harbours* (1979)
        consistent: Emanuel Le Roy Ladvane
    """,
    "case": """
        mismatch year title: Bexley v. Corran (1896)
        consistent: Arden v. Board of Harbours (1954)
    """,
    "reports": """
        mismatch title: UNEP, *Adaptation Outlook 2022*
        mismatch title: UNICEF, *The State of the World's Boats*
        consistent: UNEP (2022)
    """,
}


def summary(name: str, label: str, **more: Any) -> str:
    work = Resource(name, WORKS[name]["url"], WORKS[name])
    found = identify(label, work.url, work, now=NOW, **more)
    return " ".join([found.verdict, *(each.what for each in found.differs if found.verdict == "mismatch")])


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        (name, label.strip(), expected.strip())
        for name, lines in CASES.items()
        for expected, _, label in (line.partition(":") for line in lines.strip().splitlines())
    ],
)
def test_labels(name: str, label: str, expected: str):
    assert summary(name, label) == expected


def test_who_is_known_to_write_is_named_alone():
    known = roster_of([Resource("o", "https://example.org/o", {"authors": ["H. Harrow"]})])
    assert summary("news", "Harrow (2018)") == "unknown"
    assert summary("news", "Harrow (2018)", roster=known) == "mismatch author"
