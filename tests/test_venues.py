"""Where a label says that a work was published, against where it was: other ways to say it are no errors."""

from typing import Any

import pytest

from recto.model import Cited, Resource
from recto.verify.identity.appeared import known_venues, read_publications
from recto.verify.identity.compare import identify
from recto.verify.identity.venues import same_venue, venue_at, venue_named
from recto.verify.identity.voices import identities

NOW = "2026-03-14T12:00:00Z"
FIELDS: dict[str, Any] = {
    "type": "paper",
    "authors": ["Yuna Feldt", "Jonathan Carrow"],
    "title": "How Marram Holds the Dunes Together",
    "published_date": "2020-05-01",
}


def found(label: str, publication: str = "", url: str = "https://example.org/w/marram", **fields: Any):
    work = Resource("r", url, {**FIELDS, "url": url, "publication_id": publication, **fields})
    return identify(label, url, work, now=NOW)


OTHER = """
    science | Feldt & Carrow (Nature, 2020)
    science | Feldt and Carrow, “How Marram Holds the Dunes Together,” Nature, 2020
    science | Feldt Y, Carrow J. How marram holds the dunes together. Nature. 2020;580(3):45-67.
    the-lancet | Feldt, Y. & Carrow, J. How marram holds the dunes together. *N Engl J Med* 382:497, 2020
    the-lancet | Feldt, Y., & Carrow, J. (2020). How marram holds the dunes. Proc. Natl. Acad. Sci. 117(3): 1-9.
    journal-of-political-economy | Feldt, Yuna. "How Marram Holds Dunes." *Quarterly Journal of Economics*, 2020.
    journal-of-tidal-marshes | Feldt & Carrow (2020), Annals of Reeds
    icml | Feldt et al. In Proceedings of NeurIPS 2020
    neurips | Feldt & Carrow. Marram. In Proceedings of the 37th International Conference on Machine Learning, 2020
    harvard-university-press | Feldt, Y. (2020). *How Marram Holds the Dunes Together*. Oxford University Press.
    the-new-york-times | Yuna Feldt, The Guardian, 3 May 2020
"""


@pytest.mark.parametrize("line", [line.strip() for line in OTHER.strip().splitlines()])
def test_a_work_that_was_published_elsewhere(line: str):
    publication, _, label = line.partition(" | ")
    assert [each.what for each in found(label, publication).differs] == ["venue"]


SAME = """
    arxiv | Feldt & Carrow (Nature, 2020)
    pubmed | Feldt & Carrow (Nature, 2020)
    nature | Feldt & Carrow (arXiv preprint, 2020)
    nature | Feldt & Carrow (Nature Medicine, 2020)
    nature | Feldt & Carrow (Springer, 2020)
    nature | Feldt & Carrow (2020), in NeurIPS 2020
    nature | Feldt & Carrow (2020), cited in Science (2021)
    nature | Feldt & Carrow (2020). The Marram Review 2006
    nature | Feldt & Carrow (2020), Journal
    icml | Feldt & Carrow (2020), NeurIPS 2020 Workshop on Dunes
    allen-lane | Feldt, Y. (2020). *How Marram Holds the Dunes Together*. Oxford University Press.
    oxford-university-press | Feldt, Y. (2020). *How Marram Holds the Dunes Together*. Clarendon Press.
    science | Feldt & Carrow (2020), on the Nature of Dunes
    reuters | Yuna Feldt, The Guardian, 3 May 2020
"""


@pytest.mark.parametrize("line", [line.strip() for line in SAME.strip().splitlines()])
def test_a_copy_a_preprint_or_another_name_is_no_other_place(line: str):
    publication, _, label = line.partition(" | ")
    assert found(label, publication).differs == ()


@pytest.mark.parametrize(
    ("url", "label", "verdict"),
    [
        ("https://doi.org/10.1038/s41586-020-0000-1", "Feldt & Carrow (Science, 2020)", "mismatch"),
        ("https://www.nature.com/articles/s41598-020-00000-1", "Feldt & Carrow (Nature, 2020)", "mismatch"),
        (
            "https://www.nature.com/articles/s41598-020-00000-1",
            "Feldt & Carrow (Scientific Reports, 2020)",
            "consistent",
        ),
        ("https://aclanthology.org/2020.emnlp-main.999", "Feldt & Carrow, ACL 2020", "mismatch"),
        ("https://www.theguardian.com/a/2020/may/03/marram", "New York Times, 3 May 2020", "mismatch"),
        ("https://www.theguardian.com/a/2020/may/03/marram", "The Observer, 3 May 2020", "consistent"),
    ],
)
def test_an_address_tells_where_a_work_was_published(url: str, label: str, verdict: str):
    work = Resource("r", url, {**FIELDS, "url": url})
    assert identify(label, url, work, now=NOW).verdict == verdict


def test_why_says_both_places():
    assert found("Feldt & Carrow (Nature, 2020)", "science").why.endswith(
        "; it was published in Science, not in Nature"
    )
    assert found("Feldt & Carrow (PNAS, 2020)", "pnas").verdict == "consistent"


def test_a_place_outweighs_no_author():
    assert found("Stone et al., Nature, 2020", "nature").verdict == "mismatch"
    assert found("Stone et al., Nature, 2020", "nature", authors=[]).verdict == "unknown"


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("N. Engl. J. Med.", "New England Journal of Medicine"),
        ("Proc Natl Acad Sci USA", "PNAS"),
        ("Br Med J", "The BMJ"),
        ("Advances in Neural Information Processing Systems", "NIPS"),
        ("J. Abnorm. Soc. Psychol.", "journal-of-abnormal-and-social-psychology"),
        ("Comput Netw", "computer-networks"),
    ],
)
def test_short_names(short: str, name: str):
    assert same_venue(short, name)


@pytest.mark.parametrize("name", ["The Marram Review", "Time", "Penguin", "Nature of Dunes"])
def test_names_that_tell_no_kind(name: str):
    assert venue_named(name).kind == ""


def test_a_publication_that_is_but_the_host_is_no_journal_for_sure():
    rows = read_publications(
        [{"id": "dunes", "name": "Nature", "domains": ["www.dunes.example.org/a"]}, {"name": "x"}, 3]
    )
    assert rows["dunes"].domains == ("dunes.example.org",)
    (at_home,) = known_venues("dunes.example.org/b", "www.dunes.example.org", "dunes", "", rows)
    (elsewhere,) = known_venues("example.org/b", "example.org", "dunes", "", rows)
    assert (at_home[1], elsewhere[1]) == (False, True)


def test_catalogues_tell_volumes_as_well():
    (venue,) = known_venues("example.org/b", "example.org", "", "Phys.Rev.Lett. 116 (2016) 061102", {})
    assert venue == (venue_named("Physical Review Letters"), True)


def test_the_registry_s_publications_name_what_ids_do_not():
    url = "https://doi.org/10.5555/1"
    cited = Cited(
        "a.mdx", 1, 1, 0, 0, "a", 0, "link", "x", "Feldt & Carrow, Science 2020", url, "doi:10.5555/1", "r", ""
    )
    known = {"r": Resource("r", url, {**FIELDS, "publication_id": "p7"})}
    rows = read_publications([{"id": "p7", "name": "Nature"}])
    assert [each.verdict for each in identities([cited], known, now=NOW, publications=rows)] == ["mismatch"]
    assert [each.verdict for each in identities([cited], known, now=NOW)] == ["consistent"]


def test_proceedings_of_other_events_tell_nothing():
    assert venue_at("aclanthology.org/2020.findings-emnlp.1") is None
    assert venue_at("example.org/2020.acl-main.1") is None
