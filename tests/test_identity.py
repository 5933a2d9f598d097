"""A citation's label names the work it leads to, or another, or nothing that could be told: cases in every form."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recto.model import Resource
from recto.model.evidence import Cited, Identity
from recto.verify.identity.compare import identify, registered
from recto.verify.identity.voices import identities
from recto.verify.identity.work import roster_of
from recto.works import work_key

NOW = "2026-03-14T12:00:00Z"
LETTERS = "abcdefghiklmnoprst"

WORKS: dict[str, dict[str, Any]] = {
    "two": {
        "url": "https://arxiv.org/abs/2002.01234",
        "type": "paper",
        "published_date": "2020-02-07",
        "publication_id": "arxiv",
        "authors": ["Yuna Feldt", "Jonathan Carrow"],
        "title": "Higher Order Topology of Layered Crystal Materials",
        "abstract": "We predict that a family of layered crystals realizes a higher order topological phase. " * 5,
    },
    "five": {
        "url": "https://arxiv.org/abs/1906.01820",
        "type": "paper",
        "published_date": "2019-06-05",
        "authors": ["Evan Hubinger", "Chris van Merwijk", "Vladimir Mikulik", "Joar Skalse", "Scott Garrabrant"],
        "title": "Risks from Learned Optimization in Advanced Machine Learning Systems",
    },
    "particles": {
        "url": "https://arxiv.org/abs/2105.01111",
        "type": "paper",
        "published_date": "2021-05-28",
        "authors": [
            "Lauro Langosco di Langosco",
            "Jörg Öhman-Weiß",
            "Teun van der Weij",
            "Łukasz Śliwiński",
            "Dylan O'Gara",
        ],
        "title": "Langosco et al. (2022)",
    },
    "inverted": {
        "url": "https://arxiv.org/abs/2310.01548",
        "type": "paper",
        "published_date": None,
        "authors": ["Sharman, Mirin", "Tong, Meg", "Lukošiūtė, Kamilė", "Robertson, Ronald E."],
        "title": "Agreeable Models",
    },
    "chinese": {
        "url": "https://arxiv.org/abs/2401.02345",
        "type": "paper",
        "published_date": "2024-01-22",
        "authors": ["Shixiong Wang", "Wei Dai", "Geoffrey Ye Li"],
        "title": "Robust Beamforming",
    },
    "lone": {
        "url": "https://arxiv.org/abs/2206.03353",
        "type": "paper",
        "published_date": "2022-06-16",
        "authors": ["Joseph Carlsmith"],
        "title": "Is Power-Seeking AI an Existential Risk?",
    },
    "handles": {
        "url": "https://www.alignmentforum.org/posts/Abcdefghijklmnopq/a-post",
        "type": "blog",
        "published_date": "2021-04-07",
        "authors": ["paulfchristiano", "Buck"],
        "title": "A Post",
    },
    "bodies": {
        "url": "https://arxiv.org/abs/2303.01774",
        "type": "paper",
        "published_date": "2023-03-15",
        "authors": ["OpenAI", "Josh Acham"],
        "title": "Technical Report",
    },
    "web": {
        "url": "https://www.example.org/reports/page",
        "type": "web",
        "published_date": "2024-11-06",
        "authors": ["Tara Holm"],
        "title": "A Guide",
    },
    "unknown": {"url": "https://example.org/files/paper.pdf", "type": "web", "title": "Report on Something"},
    "slug": {
        "url": "https://proceedings.mlr.press/v162/lindqvist22a.html",
        "type": "paper",
        "title": "Published version",
    },
    "article": {"url": "https://en.wikipedia.org/wiki/Mind_uploading", "type": "web"},
    "doi": {
        "url": "https://doi.org/10.1080/1369118X.2020.1803940",
        "type": "paper",
        "published_date": "2020-08-20",
        "authors": ["Alexa Urmann", "Stefan Katz"],
        "title": "Urmann and Katz on Networks",
    },
    "many": {
        "url": "https://arxiv.org/abs/2206.01235",
        "type": "paper",
        "published_date": "2022-06-09",
        "authors": [*(f"Given{a}{b} Sur{a}{b}name" for a in LETTERS for b in LETTERS), "Katja Grace"],
        "title": "A Large Benchmark",
    },
    "partial": {
        "url": "https://arxiv.org/abs/2212.01236",
        "type": "paper",
        "authors": ["Ethan Perez", "et al."],
        "title": "Evaluations",
    },
    "reeds": {
        "url": "https://example.org/tides/reeds",
        "type": "paper",
        "published_date": "1998-05-01",
        "publication_id": "tidal-studies",
        "authors": ["Stone JB", "Ólafsdóttir H", "Peña Ruiz M"],
        "title": "The Salt Meadow: How Reeds Survive Winter Storms",
    },
    "tides": {
        "url": "https://example.org/tides/collaboration",
        "type": "paper",
        "published_date": "2012-07-31",
        "authors": ["Tide Collaboration"],
        "title": "First Measurement of Tides under Antarctic Ice",
    },
    "family first": {
        "url": "https://example.org/tides/guo",
        "type": "paper",
        "published_date": "2020-02-28",
        "authors": ["W.-J. Guo", "Z.-Y. Ni", "Y. Hu"],
        "title": "Marram",
    },
    "copied": {
        "url": "https://example.org/tides/copied",
        "type": "paper",
        "published_date": "2017-01-31",
        "authors": ["Lena Hallgrim"],
        "title": "Borka & Lund: Grasslands of the Northern Delta",
    },
    "published": {
        "url": "https://www.example.org/journal/article",
        "type": "paper",
        "published_date": "2015-03-01",
        "publication_id": "journal",
        "authors": ["Robert Epsten", "Ana de la Torre"],
        "title": "The Search Engine Manipulation Effect on Election Outcomes",
    },
    "book": {
        "url": "https://example.org/books/dunes",
        "type": "book",
        "published_date": "1999-10-05",
        "authors": ["Kirsten Beckholm"],
        "title": "Dunes Explained: Embrace the Wind",
    },
    "annual": {
        "url": "https://example.org/reports/marsh",
        "type": "report",
        "published_date": "2019-06-12",
        "authors": ["Niko Newholm", "Rasmus Fletcherson"],
        "title": "Salt Marsh Institute Wetland Report 2019",
    },
}

CASES = {
    "two": """
        mismatch author: Krakovna et al. (2020)
        mismatch author: Krakovna et al. 2020
        mismatch author: DasKrakovna et al. (2020)
        mismatch author: Krakovna and Carr's baseline (2020)
        unknown: OpenAI et al. (2020)
        mismatch author: Krakovna et al., 2020
        mismatch author: (Krakovna et al., 2020)
        mismatch author: Krakovna and colleagues (2020)
        mismatch author: Krakovna & Uesato (2020)
        mismatch author: Krakovna and Uesato 2020
        mismatch author: Krakovna, Uesato, and Legg (2020)
        mismatch author: Victoria Krakovna (2020)
        mismatch author: V. Krakovna et al. (2020)
        mismatch author: Krakovna (2020)
        mismatch author: Krakovna, 2020
        mismatch author: Krakovna's 2020 paper
        mismatch author: follow-up study by Krakovna et al. (2020)
        mismatch author: 2020 paper by Krakovna et al.
        mismatch author: Side Effects (Krakovna et al., 2020)
        mismatch author: Side Effects (Krakovna et al.)
        mismatch author: Feldt & Krakovna (2020)
        mismatch author: Feldman et al. (2020)
        mismatch author: Carr et al. (2020)
        mismatch author: Van der Berg & De Vries (2020)
        mismatch author title: Krakovna et al. (2020): Penalizing Side Effects Using Stepwise Relative Reachability
        mismatch author title: "Penalizing Side Effects Using Stepwise Relative Reachability" (Krakovna, 2020)
        mismatch author title: Krakovna, V. & Legg, S. (2020). Penalizing Side Effects Using Reachability. arXiv.
        mismatch author title: Krakovna, Victoria, et al. "Penalizing Side Effects Using Relative Reachability." 2020.
        mismatch author title: [Penalizing Side Effects of Agents](https://arxiv.org/abs/2002.01234) - Victoria Krakovna
        mismatch author: Nina Rao, Tom Ellis, and Sofia Brandt. Side effects. 2020.
        mismatch author: Krakovna V, Orseau L, Legg S. Penalizing side effects. 2020.
        mismatch author year: Krakovna et al. (2016)
        mismatch year: Feldt & Carrow (2016)
        mismatch year: Feldt et al. (2024)
        mismatch year: Feldt and Carrow, 2023
        mismatch year: empirical study (2016)
        mismatch title: Penalizing Side Effects Using Stepwise Relative Reachability
        mismatch title: "Penalizing Side Effects Using Stepwise Relative Reachability"
        mismatch address: Feldt & Carrow (2020), arXiv:2002.01235
        mismatch year: OpenAI (2024)
        consistent: Feldt et al. (2020)
        consistent: Feldt & Carrow (2020)
        consistent: Feldt and Carrow (2020)
        consistent: Carrow and Feldt (2020)
        consistent: Feldt (2020)
        consistent: Carrow (2020)
        consistent: Y. Feldt and J. Carrow, 2020
        consistent: Feldt, Y., & Carrow, J. (2020). Higher order topology. arXiv:2002.01234.
        consistent: Feldt Y, Carrow J. Higher order topology. 2020.
        consistent: Yuna Feldt and Jonathan Carrow (2020)
        consistent: Jon Carrow and Yuna Feldt (2020)
        consistent: Feldt & Carrow (2022)
        consistent: Feldt & Carrow (2018)
        consistent: Feldt & Carroww (2020)
        consistent: Feldt's 2020 paper
        consistent: Higher Order Topology of Layered Crystal Materials
        consistent: "Higher-order topology of layered crystal materials" (2020)
        consistent: Carrow et al. (2020)
        unknown: FELDT & Carrow (2020)
        consistent: @article{f, author = {Feldt, Yuna and Carrow, Jonathan}, title = {Higher Order}, year = {2020}}
        mismatch author: @article{k2020, author = {Krakovna, Victoria and Legg, Shane}, year = {2020}}
        unknown: recent research
        unknown: this paper
        unknown: MIT study
        unknown: Section 3
        unknown: Nature 2020
        unknown: NeurIPS 2020
        mismatch year: NeurIPS 2024
        unknown: March 2020 report
        unknown: empirical study (2021)
        unknown: topological crystals
        unknown: Deep Learning (2020)
        unknown: Alignment Faking et al.
        unknown: GPT-4 et al.
        unknown: OpenAI (2020)
        unknown: Apollo Research, 2020
        unknown: DeepMind's 2020 paper
        unknown: China's 2020 report
        unknown: Crystal (2020)
        unknown: Metaculus & Anthropic (2020)
        mismatch author: Jasper Carrow (2020)
        mismatch author: March et al. announcements
        unknown: The Feldt Programme (2020)
        unknown: declined from 54% (2016) to 20% (2024)
        unknown: Policies proposed since 2015
        unknown: Krakovna's taxonomy
        unknown: Redwood Research's Control Protocols paper (December 2020)
        unknown: 12,000 people
        unknown: https://arxiv.org/abs/2002.01234
        unknown:
    """,
    "five": """
        consistent: Hubinger et al. (2019)
        consistent: Hubinger, E., van Merwijk, C. et al. (2019). Risks from Learned Optimization. arXiv:1906.01820.
        consistent: van Merwijk et al. (2019)
        consistent: Merwijk et al. (2019)
        consistent: Van Merwijk (2019)
        consistent: Garrabrant et al. 2021
        consistent: Evan Hubinger and others, 2019
        consistent: Hubinger, Mikulik & Skalse (2019)
        consistent: Risks from Learned Optimization
        consistent: [Risks from Learned Optimization](https://arxiv.org/abs/1906.01820), Hubinger et al., 2019
        consistent: [Hubinger et al. (2019)](https://arxiv.org/abs/1906.01820)
        consistent: Scott Garrabrant's classification
        consistent: Evan Hubinger
        consistent: Mesa-optimization (Hubinger et al.)
        mismatch author: Irving et al. (2018)
        mismatch author year: Turner et al. (2022)
        mismatch year: Hubinger et al. (2024)
        mismatch author: Hubinger, Smith & Skalse (2019)
        mismatch author: [Learned optimizers](https://arxiv.org/abs/1906.01820), Irving et al., 2018
        mismatch address: Hubinger et al. (2019), arXiv:1906.01802
        unknown: Irving's analysis of debate, and what follows
        unknown: Geoffrey Irving
        unknown: inner alignment
    """,
    "particles": """
        consistent: Langosco et al. (2022)
        consistent: di Langosco et al. (2022)
        consistent: Lauro Langosco (2021)
        consistent: van der Weij et al. (2021)
        consistent: Van der Weij (2021)
        consistent: Ohman-Weiss et al. (2021)
        consistent: Oehman-Weiss et al. (2021)
        consistent: Weiss et al. (2021)
        consistent: Öhman-Weiß (2021)
        consistent: Sliwinski et al., 2021
        consistent: O’Gara et al., 2021
        consistent: OGara et al., 2021
        consistent: Langosko et al. (2022)
        mismatch author: van der Berg et al. (2021)
        mismatch author: von Oswald et al. (2021)
        mismatch author: De la Torre et al. (2021)
        mismatch author: L. et al. (2021), by Smith & Jones (2021)
    """,
    "inverted": """
        consistent: Sharman et al. (2023)
        consistent: Mirin Sharman et al. (2023)
        consistent: Lukosiute et al. (2024)
        consistent: Ronald Robertson (2023)
        consistent: R. E. Robertson (2023)
        mismatch author: Wei et al. 2024
        mismatch author: Perez & Huang 2023
        mismatch year: Sharman et al. (2020)
        unknown: Anthropic's ICML 2023 paper
        unknown: arXiv 2025
    """,
    "chinese": """
        consistent: Wang et al. (2024)
        consistent: Dai Wei (2024)
        consistent: Li et al. 2023
        mismatch author: Zhang et al. (2024)
        mismatch author: Chen & Liu (2024)
        unknown: Shixiong et al. (2024)
    """,
    "lone": """
        consistent: Carlsmith (2022)
        consistent: Carlsmith 2021
        consistent: Joe Carlsmith's long 2022 analysis
        consistent: Joe Carlsmith (2022)
        consistent: Is Power-Seeking AI an Existential Risk? - Joe Carlsmith (2022)
        consistent: Is Power-Seeking AI an Existential Risk? by Joseph Carlsmith, 2022
        mismatch author: Cotra (2022)
        mismatch author: Bostrom's 2022 paper
        mismatch author: Bostrom's *Superintelligence*
        mismatch author year: Bostrom's *Superintelligence* (2014)
        mismatch author: Kate Carlsmith (2022)
        mismatch author: Some Ideas by Jane Doe and John Roe, Journal, 2022
        mismatch year: Carlsmith (2026)
    """,
    "handles": """
        consistent: Christiano (2021)
        consistent: Paul Christiano, 2021
        unknown: Cotra (2021)
        unknown: Hubinger et al. (2021)
    """,
    "bodies": """
        consistent: OpenAI (2023)
        consistent: Acham et al. (2023)
        unknown: Bubeck et al. (2023)
        mismatch year: OpenAI (2019)
    """,
    "web": """
        consistent: Holm (2024)
        consistent: Tara Holm (2024)
        mismatch author: Soares & Fallen (2024)
        unknown: Holm (2014)
        unknown: annual survey (2014)
    """,
    "unknown": """
        unknown: Smith and Jones
        unknown: Smith et al. (2020)
        unknown: Smith & Jones (2020)
        unknown: Anthropic (2024)
        unknown: Report on Something
        consistent: "Report on Something", 2024
        consistent: Example, 2024
    """,
    "slug": """
        consistent: Lindqvist et al. (2022)
        consistent: von Lindqvist et al. (2022)
        mismatch author: Sandoval et al. (2022)
        mismatch author year: Sandoval & Varma (2018)
        mismatch year: Lindqvist et al. (2018)
        unknown: Koch (2022)
    """,
    "article": """
        mismatch author: Moravec (2005)
        mismatch author: Melville et al., 2023
        unknown: Kurzweil's idea
        consistent: Mind uploading
    """,
    "doi": """
        consistent: Urmann & Katz (2020)
        mismatch author: Gorwa et al. (2020)
        mismatch author year: Gorwa et al. (2015)
    """,
    "many": """
        consistent: Grace et al. (2022)
        consistent: Surcename et al. (2022)
        mismatch author: Nobody et al. (2022)
        unknown: BIG-Tests 2022
    """,
    "partial": """
        consistent: Perez et al. (2022)
        unknown: Ganguli et al. (2022)
    """,
    "reeds": """
        consistent: Stone et al. (1998)
        consistent: Stone (1998)
        consistent: Stone (1998, p. 12)
        consistent: the 1998 paper by Olafsdottir
        consistent: Olafsdottir et al. 1998
        consistent: Peña Ruiz et al. (1998)
        consistent: Stone JB, Ólafsdóttir H, Peña Ruiz M. The salt meadow. Tidal Studies. 1998;4(2):1-9.
        consistent: The Salt Meadow
        consistent: The Salt Meadow (1998)
        consistent: How Reeds Survive Winter Storms
        mismatch year: Stone JB, Ólafsdóttir H. The salt meadow. Tidal Studies. 2007;4(2):1-9.
        mismatch author: Hallgrim & Borka, Tidal Studies, 1998
        mismatch author: the 1998 paper by Hallgrim
        mismatch title: Stone, J. B. (1998). Currents beneath a frozen estuary. *Tidal Studies*.
        mismatch title: Stone et al., "Currents beneath a Frozen Estuary", 1998
        mismatch title: Currents beneath a Frozen Estuary: A History of Glacial Rivers
        mismatch author title: Borka, Lena. "Currents beneath a Frozen Estuary." *Tides*, 1998.
        unknown: Currents beneath the Estuary
        unknown: Hallgrim, Tidal Studies, 1998
        unknown: Risk (1998)
        unknown: Risk & Rivers (1998)
        consistent: Stone et al., *Nordic Coast Ecology Today*, 1998
        consistent: Stone et al., "Das Salz der Wiesen und der Winter", 1998
    """,
    "tides": """
        unknown: Hallgrim et al. (2012)
        consistent: Tide Collaboration (2012)
        mismatch year: Tide Collaboration (2019)
    """,
    "family first": """
        consistent: Guo et al. (2020)
        unknown: Guo Wei-jun et al. (2020)
        unknown: Guo, N. N. Norden, 2020
        unknown: Marram (2020)
        mismatch author: Gao et al. (2020)
    """,
    "copied": """
        mismatch author: Borka & Lund: Grasslands of the Northern Delta
        consistent: Hallgrim (2017)
    """,
    "published": """
        consistent: Epsten & de la Torre (2015)
        consistent: de la Torre (2015)
        consistent: Bob Epsten (2015)
        mismatch year: Epsten (2011)
        mismatch author: Robertson (2015)
        unknown: 2015 election study
    """,
    "book": """
        consistent: Beckholms et al. (1999)
        consistent: Beckholm, *Dunes Explained*
        consistent: Beckholm, K. (2001). Dunes Explained. 2nd ed.
        mismatch year: Beckholm (2004)
        mismatch author: Helen Beckholm (1999)
        mismatch author: Helen Beckholm
        mismatch title: Beckholm, *The Salt Coast*
        mismatch title: Beckholm, K., *Marram Grass*
        mismatch title: Kirsten Beckholm, "Is the Coast Unstoppable?"
        mismatch author title: Hallgrim, *The Salt Coast*
        mismatch author title: Hill & Hunt, *The Salt Coast*
        mismatch author title: Ostrander (ed.), *Marram Grass*
        unknown: Beckholm (1957)
        unknown: Beckholm (2004, 2nd ed.)
        unknown: Prague (1999)
        unknown: Watergate (1974)
        unknown: Nobel Prize (2009)
        unknown: 1.2 million dunes (1974)
        unknown: Hallgrim's resignation (1999)
        unknown: Springer 2020
        unknown: Penguin, 1999
        unknown: Pfizer (2020)
        unknown: Hurricane Katrina (2005)
        unknown: Johnson & Johnson (2020)
        mismatch author year: Smith 2020
    """,
    "annual": """
        consistent: Newholm & Fletcherson, *Wetland Report 2019*
        mismatch title: Newholm & Fletcherson, *Wetland Report 2023*
        consistent: Newhalm & Fletcherson (2019)
        consistent: Lord Fletcherson, 2019
    """,
}


def resource(name: str) -> Resource:
    fields = dict(WORKS[name])
    return Resource(name, fields.pop("url"), fields)


def cases() -> Iterator[Any]:
    for name, lines in CASES.items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            expected, _, label = line.partition(":")
            yield pytest.param(name, label.strip(), expected, id=f"{name}: {label.strip()}")


def summary(found: Identity) -> str:
    return " ".join((found.verdict, *(d.what for d in found.differs if found.verdict == "mismatch")))


@pytest.mark.parametrize(("name", "label", "expected"), list(cases()))
def test_labels(name: str, label: str, expected: str):
    work = resource(name)
    found = identify(label, work.url, work, now=NOW)
    assert summary(found) == expected, found.why


def test_there_are_enough_cases():
    assert sum(1 for _ in cases()) >= 150


def test_why_shows_both_sides():
    work = resource("two")
    found = identify("Krakovna et al. (2020)", work.url, work, now=NOW)
    title, why = work.fields["title"], "none of its 2 authors is Krakovna"
    assert found.why == f"the address leads to “{title}” by Yuna Feldt and Jonathan Carrow (2020); {why}"
    assert [(d.said, d.found) for d in found.differs] == [("Krakovna et al.", "Yuna Feldt and Jonathan Carrow")]
    assert found.known == ("registry", "address")


PREPRINT = "as preprint and publication may be"
LEADS = "the address leads to a work of 2022"


@pytest.mark.parametrize(
    ("name", "label", "why"),
    [
        ("five", "Skalse et al. (2019)", "Skalse is one of its 5 authors, but not the first"),
        ("five", "Hubinger et al. (2021)", f"Evan Hubinger is one of its authors; 2021 against 2019, {PREPRINT}"),
        ("two", "Feldt & Carroww (2020)", "Yuna Feldt is one of its authors"),
        ("lone", "Carlsmithe (2022)", "Carlsmithe is spelled otherwise than its author Joseph Carlsmith"),
        ("two", "Carroww (2020)", "Carroww may be its author Jonathan Carrow"),
        ("two", "OpenAI (2020)", "whether it is by OpenAI cannot be told"),
        ("web", "Holm (2014)", "the page is dated 2024, which need not be the year of the work"),
        ("chinese", "Shixiong et al. (2024)", "Shixiong may be its author Shixiong Wang"),
        ("slug", "Sandoval et al. (2022)", f"{LEADS}; by its address its first author is lindqvist"),
        ("handles", "Cotra (2021)", "whether Cotra is among its authors cannot be told"),
    ],
)  # fmt: skip
def test_why(name: str, label: str, why: str):
    work = resource(name)
    assert identify(label, work.url, work, now=NOW).why == why


@pytest.mark.parametrize(
    ("name", "label", "fix"),
    [
        ("two", "Krakovna et al. (2020)", "Feldt and Carrow (2020)"),
        ("two", "Krakovna & Legg, 2020", "Feldt & Carrow, 2020"),
        ("two", "(Krakovna et al., 2021)", "(Feldt and Carrow, 2020)"),
        ("two", "Krakovna et al.", "Feldt and Carrow"),
        ("two", "Feldt & Carrow (2016)", "Feldt & Carrow (2020)"),
        ("five", "Turner 2022", "Hubinger et al. 2019"),
        ("lone", "Ajeya Cotra (2022)", "Carlsmith (2022)"),
        ("particles", "Shah et al. 2022", "di Langosco et al. 2021"),
        ("inverted", "Wei et al. 2024", "Sharman et al. 2023"),
        ("two", "Side Effects (Krakovna et al., 2020)", ""),
        ("two", "Krakovna, V. (2020). Side Effects.", ""),
        ("two", "Krakovna et al. (2020): Side Effects", ""),
        ("web", "Soares & Fallen (2024)", ""),
        ("slug", "Sandoval et al. (2022)", ""),
    ],
)
def test_fixes_are_in_the_label_s_own_style(name: str, label: str, fix: str):
    work = resource(name)
    found = identify(label, work.url, work, now=NOW)
    assert (found.verdict, found.fix) == ("mismatch", fix)
    assert not fix or identify(fix, work.url, work, now=NOW).verdict == "consistent"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Krakovna et al. (2020)", "authors": ["Yuna Feldt", "Jonathan Carrow"]}, "mismatch author"),
        ({"title": "Feldt et al. (2020)", "authors": ["Yuna Feldt", "Jonathan Carrow"]}, "consistent"),
        ({"title": "Feldt et al. (2016)", "authors": ["Yuna Feldt", "Jonathan Carrow"]}, "mismatch year"),
        ({"title": "A Real Title of Some Work", "authors": ["Yuna Feldt"]}, "unknown"),
        ({"title": "Krakovna & Legg: Some Work", "authors": ["Yuna Feldt"]}, "mismatch author"),
        ({"title": "Feldt et al. (2020)"}, "unknown"),
        ({"title": ["no", "text"], "authors": 5, "published_date": {}}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_registered_titles(fields: dict[str, Any], expected: str):
    assert summary(registered(Resource("r", "https://arxiv.org/abs/2002.01234", fields), now=NOW)) == expected


@pytest.mark.parametrize(
    ("url", "impossible"),
    [
        ("https://arxiv.org/abs/2013.01234", True),
        ("https://arxiv.org/abs/2604.01234", True),
        ("https://arxiv.org/abs/2602.01234", False),
    ],
)
def test_impossible_addresses(url: str, impossible: bool):
    assert identify("Doe et al. (2020)", url, now=NOW).impossible == impossible


def test_an_archive_knows_works_that_the_registry_does_not():
    about = {"title": "Some Title", "authors": ["Jane Doe", "John Roe"], "published_date": "2020-01-01"}
    found = identify("Smith et al. (2020)", "https://example.org/a", None, about, now=NOW)
    assert (summary(found), found.known) == ("mismatch author", ("archive",))


# All citations of a wiki


def cited(said: str, page: str, target: str = "https://example.org/a", resource: str = "") -> Cited:
    return Cited(page, 1, 1, 0, 0, page, 0, "link", said, said, target, work_key(target), resource, "")


def verdicts(*labels: str) -> list[str]:
    found = identities([cited(label, f"p{i}") for i, label in enumerate(labels)], {}, now=NOW)
    return [summary(each) for each in found]


def test_a_clear_majority_of_other_pages_tells_whose_a_work_is():
    assert verdicts("Doe et al. (2020)", "Doe & Roe (2020)", "Smith et al. (2020)") == [
        "unknown",
        "unknown",
        "mismatch author",
    ]
    assert verdicts("Doe et al. (2020)", "Smith et al. (2020)") == ["unknown", "unknown"]
    assert (
        verdicts("Doe et al. (2020)", "Doe et al. 2020", "Smith et al. (2020)", "Smith & Roe 2020") == ["unknown"] * 4
    )
    assert verdicts("Doe et al. (2020)", "Doe et al. 2020", "a study") == ["unknown"] * 3


def test_other_pages_count_once():
    labels = [cited("Doe et al. (2020)", "one"), cited("Doe et al. 2020", "one"), cited("Smith et al. (2020)", "two")]
    found = identities(labels, {}, now=NOW)
    assert [each.verdict for each in found] == ["unknown"] * 3
    assert found[2].differs
    assert "1 other page says that it is by Doe et al." in found[2].why


def test_what_is_known_of_a_work_outweighs_what_pages_say():
    work = resource("two")
    labels = [
        cited(said, str(i), work.url, "two")
        for i, said in enumerate(("Doe et al.", "Doe et al. 2020", "Feldt et al. (2020)"))
    ]
    assert [each.verdict for each in identities(labels, {"two": work}, now=NOW)] == [
        "mismatch",
        "mismatch",
        "consistent",
    ]


def test_authors_elsewhere_tell_handles():
    alone = {**resource("handles").fields, "authors": ["paulfchristiano"]}
    known = [
        Resource("p", "https://example.org/p", {"authors": ["Paul Christiano"]}),
        Resource("h", resource("handles").url, alone),
    ]
    roster = roster_of(known)
    assert summary(identify("Cotra (2021)", known[1].url, known[1], now=NOW)) == "unknown"
    assert summary(identify("Cotra (2021)", known[1].url, known[1], now=NOW, roster=roster)) == "mismatch author"
    assert summary(identify("Paul Christiano (2021)", known[1].url, known[1], now=NOW, roster=roster)) == "consistent"


def test_a_word_that_sites_and_publications_are_called_by_is_no_surname():
    work = resource("two")
    for other in (
        {"url": "https://oikomar.example.org/a"},
        {"url": "https://example.org/b", "publication_id": "oikomar"},
    ):
        known = roster_of([work, Resource("o", other["url"], other)])
        assert identify("Oikomar (2020)", work.url, work, now=NOW, roster=known).verdict == "unknown"
        assert identify("Oikomar et al. (2020)", work.url, work, now=NOW, roster=known).verdict == "mismatch"
    assert identify("Oikomar (2020)", work.url, work, now=NOW, roster=roster_of([work])).verdict == "mismatch"


SAID = st.sampled_from([line.partition(":")[2].strip() for lines in CASES.values() for line in lines.splitlines()])


@given(st.lists(st.tuples(SAID, st.sampled_from("abc"), st.sampled_from(sorted(WORKS))), max_size=12), st.randoms())
def test_the_order_of_citations_does_not_matter(drawn: list[tuple[str, str, str]], chance: random.Random):
    known = {name: resource(name) for name in WORKS}
    labels = [cited(said, page, known[name].url, name if page != "c" else "") for said, page, name in drawn]
    found = dict(zip(labels, identities(labels, known, now=NOW), strict=True))
    shuffled = chance.sample(labels, len(labels))
    assert identities(shuffled, known, now=NOW) == [found[each] for each in shuffled]


ODD = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=20),
    st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=4),
    st.just({"a": []}),
)


@given(
    st.text(alphabet=st.sampled_from("Aeb.,&()[]\"'“”*_@ \n2019’-é王"), max_size=60),
    ODD,
    ODD,
    ODD,
    st.text(max_size=40),
)
def test_no_text_and_no_row_is_too_odd(said: str, title: Any, authors: Any, date: Any, url: str):
    work = Resource(
        "r", url, {"title": title, "authors": authors, "published_date": date, "abstract": title, "type": date}
    )
    assert identify(said, url, work, now=NOW).why
    assert identify(said, "https://example.org/a", work, now=NOW).why
    assert registered(work, now=NOW).why
