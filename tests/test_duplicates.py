"""One work has one key, whatever form of its address is written down; two works have two."""

from typing import Any

import pytest

from recto.link.duplicates import duplicate_works
from recto.model import Resource
from recto.works import TRACKING, work_key

POST = "abcdefgh123456789"

SAME = {
    "arxiv:2001.01234": """
        https://arxiv.org/abs/2001.01234  http://www.arxiv.org/abs/2001.01234/  https://arxiv.org/pdf/2001.01234v3
        https://arxiv.org/pdf/2001.01234v2.pdf  https://arxiv.org/html/2001.01234v1#S2  https://doi.org/10.48550/arXiv.2001.01234
        https://export.arxiv.org/abs/2001.01234  https://ar5iv.labs.arxiv.org/html/2001.01234  https://ar5iv.org/abs/2001.01234
        https://www.alphaxiv.org/abs/2001.01234v1  https://huggingface.co/papers/2001.01234""",
    "arxiv:hep-th/9901001": "https://arxiv.org/abs/hep-th/9901001v2  https://arxiv.org/pdf/hep-th/9901001.pdf",
    "doi:10.1000/ab(c)": """
        https://doi.org/10.1000/AB(c)  http://dx.doi.org/10.1000/ab(c)  https://journal.example.org/doi/10.1000/ab(c)
        https://journal.example.org/doi/full/10.1000/ab(c)?journalCode=x  https://doi.org/10.1000%2Fab(c)
        https://link.springer.com/article/10.1000/ab(c)  https://link.springer.com/content/pdf/10.1000/ab(c).pdf""",
    "doi:10.1038/s41586-001-0001-1": """
        https://www.nature.com/articles/s41586-001-0001-1  https://www.nature.com/articles/s41586-001-0001-1.pdf
        https://doi.org/10.1038/s41586-001-0001-1""",
    "doi:10.1101/2020.01.01.123456": """
        https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf  https://doi.org/10.1101/2020.01.01.123456""",
    "doi:10.1371/journal.abc.0000001": """
        https://journals.plos.org/plosabc/article?id=10.1371/journal.abc.0000001
        https://journals.plos.org/plosabc/article/file?id=10.1371/journal.abc.0000001&type=printable""",
    "youtube:abc-DEF_123": """
        https://www.youtube.com/watch?v=abc-DEF_123&t=10s  https://youtu.be/abc-DEF_123?si=x
        https://m.youtube.com/watch?v=abc-DEF_123&list=PL1  https://www.youtube.com/embed/abc-DEF_123""",
    "wikipedia:en:A_b_(c)": """
        https://en.wikipedia.org/wiki/A_b_(c)  https://en.m.wikipedia.org/wiki/A_b_(c)#History
        http://en.wikipedia.org/wiki/a%20b_%28c%29  https://en.wikipedia.org/w/index.php?title=A_b_(c)
        https://en.wikipedia.org/wiki/A_b_(c)?wprov=sfla1""",
    "github:own/repo/main/a/B.md": """
        https://github.com/Own/Repo/blob/main/a/B.md#L3  https://github.com/own/repo/raw/main/a/B.md
        https://raw.githubusercontent.com/own/repo/main/a/B.md
        https://raw.githubusercontent.com/own/repo/refs/heads/main/a/B.md""",
    "pubmed:123": "https://pubmed.ncbi.nlm.nih.gov/123/  https://www.ncbi.nlm.nih.gov/pubmed/123",
    "pmc:PMC12": """
        https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12/  https://pmc.ncbi.nlm.nih.gov/articles/PMC12/pdf/x.pdf
        https://europepmc.org/article/PMC/PMC12""",
    "openreview:Ab1_": "https://openreview.net/forum?id=Ab1_  https://openreview.net/pdf?id=Ab1_",
    "ssrn:42": """
        https://papers.ssrn.com/sol3/papers.cfm?abstract_id=42  https://ssrn.com/abstract=42
        https://papers.ssrn.com/sol3/Delivery.cfm/x.pdf?abstractid=42&mirid=1  https://doi.org/10.2139/ssrn.42""",
    f"lesswrong:{POST}": f"""
        https://www.lesswrong.com/posts/{POST}/a-title  https://www.alignmentforum.org/posts/{POST}
        https://www.lesswrong.com/s/{POST[::-1]}/p/{POST}  https://www.greaterwrong.com/posts/{POST}/a""",
    f"ea-forum:{POST}": f"https://forum.effectivealtruism.org/posts/{POST}/a  https://ea.greaterwrong.com/posts/{POST}",
    "example.org/a": """
        https://example.org/a  http://example.org/a/  https://www.example.org/a#part  https://example.org:443/a
        http://example.org:80/a  https://m.example.org/a  https://mobile.example.org/a  https://EXAMPLE.org/%61/index.html
        https://example.org/a?utm_source=x&UTM_Medium=y&fbclid=z&ref=w  https://example.org/a#:~:text=b/c""",
    "example.org": "https://example.org  https://www.example.org/  http://example.org/index.htm  https://example.org/?",
    "example.org/a?b=1&c=2": "https://example.org/a?c=2&b=1  https://www.example.org/a/?b=1&gclid=q&c=2",
    "x.com/a/status/1": "https://twitter.com/a/status/1?s_cid=2  https://mobile.twitter.com/a/status/1  https://x.com/a/status/1",
}  # fmt: skip


@pytest.mark.parametrize(("key", "url"), [(key, url) for key, urls in SAME.items() for url in urls.split()])
def test_forms_of_an_address_have_one_key(key: str, url: str):
    assert work_key(url) == key


@pytest.mark.parametrize(
    "urls",
    [
        "https://arxiv.org/abs/2001.01234 https://arxiv.org/abs/2001.01235 https://arxiv.org/list/2001.01234",
        "https://doi.org/10.1000/a https://doi.org/10.1000/b https://example.org/doi/suppl/10.1000/a",
        "https://doi.org/10.1000/book https://doi.org/10.1000/book.ch1",
        "https://example.org/a?id=1 https://example.org/a?id=2 https://example.org/a https://example.org/A",
        "https://example.org/#!/a https://example.org/#!/b https://example.org/#/a https://example.org/",
        "https://example.org/a:1 https://example.org:8080/a ftp://example.org/a",
        "https://mail.example.org/ https://example.org/ https://m.org/",
        "https://example.org/index.php https://example.org/index.html/a https://example.org/",
        "https://example.org/a%2Fb https://example.org/a/b",
        "https://www.youtube.com/watch?v=abc-DEF_123 https://www.youtube.com/watch?v=abc-DEF_124 https://www.youtube.com/@a",
        "https://en.wikipedia.org/wiki/A https://de.wikipedia.org/wiki/A https://en.wikipedia.org/wiki/A?oldid=1",
        "https://github.com/a/b https://github.com/a/b/blob/main/c https://github.com/a/b/blob/v1/c https://github.com/a/b/issues/1",
        "https://openreview.net/forum?id=a https://openreview.net/forum?id=b https://openreview.net/forum?id=a&noteId=c",
        f"https://www.lesswrong.com/posts/{POST} https://forum.effectivealtruism.org/posts/{POST}",
        f"https://www.lesswrong.com/posts/{POST}/a https://www.lesswrong.com/posts/{POST}/a?commentId=b",
        "https://pubmed.ncbi.nlm.nih.gov/12 https://pubmed.ncbi.nlm.nih.gov/?term=12 https://pmc.ncbi.nlm.nih.gov/articles/PMC12",
    ],
)  # fmt: skip
def test_other_works_have_other_keys(urls: str):
    keys = [work_key(url) for url in urls.split()]
    assert len(set(keys)) == len(keys), keys


@pytest.mark.parametrize("text", ["", "no address", "https://", "mailto:a@example.org", "https://[::1", "/a/b"])
def test_what_is_no_web_address_stays(text: str):
    assert work_key(f" {text} ") == text


def test_tracking_is_told_in_lower_case():
    assert {name for name in TRACKING if name != name.lower()} == set()
    assert all(work_key(f"https://example.org/?{name.upper()}=1") == "example.org" for name in TRACKING)


def resource(identifier: Any, url: str, **fields: Any) -> Resource:
    return Resource(identifier, url, fields)


def test_groups_are_in_the_order_of_the_registry_and_say_why():
    found = duplicate_works(
        [
            resource("a", "https://example.org/1"),
            resource("b", "https://arxiv.org/abs/2001.01234"),
            resource("c", "http://www.example.org/1/"),
            resource(4, "https://arxiv.org/pdf/2001.01234v1"),
            resource("e", "https://example.org/2"),
            resource("f", "https://example.org/2"),
        ]
    )
    assert [(g.verdict, g.ids, g.why) for g in found] == [
        ("same", ("a", "c"), "forms of the address example.org/1"),
        ("same", ("b", "4"), "arXiv 2001.01234"),
        ("same", ("e", "f"), "the same address"),
    ]


def test_an_id_that_stands_twice_is_one_of_its_group():
    (found,) = duplicate_works(
        [resource("a", f"https://example.org{path}") for path in ("/1", "/1/")]
        + [resource("b", "https://example.org/1")]
    )
    assert (found.ids, found.urls) == (("a", "b"), ("https://example.org/1", "https://example.org/1"))


BOOK = {"title": "A Title of *Words*", "authors": ["Ann B. Core", "Dan Else"], "published_date": "2020-02-03"}


@pytest.mark.parametrize(
    ("other", "likely"),
    [
        ({}, True),
        ({"title": "a title: of words (https://example.org/x)"}, True),
        ({"authors": ["Core, A."]}, True),
        ({"published_date": "2020"}, True),
        ({"published_date": "2021"}, False),
        ({"published_date": None}, False),
        ({"authors": ["Dan Else"]}, False),
        ({"authors": []}, False),
        ({"title": "A Title of Words II"}, False),
    ],
)
def test_title_year_and_first_author_make_a_work_likely(other: dict[str, Any], likely: bool):
    works = [resource("a", "https://example.org/1", **BOOK), resource("b", "https://example.org/2", **BOOK | other)]
    assert [g.verdict for g in duplicate_works(works)] == ["likely"] * likely


def test_short_titles_make_nothing_likely():
    two = [resource(i, f"https://example.org/{i}", **BOOK | {"title": "Annual Report"}) for i in "ab"]
    assert duplicate_works(two) == ()


def test_two_names_of_one_kind_are_two_works():
    dois = [resource(i, f"https://doi.org/10.1000/{i}", **BOOK) for i in "ab"]
    assert duplicate_works(dois) == ()
    (found,) = duplicate_works([dois[0], resource("c", "https://arxiv.org/abs/2001.01234", **BOOK)])
    assert found.verdict == "likely"


def test_rows_without_an_address_are_passed_over():
    assert duplicate_works([resource("a", ""), resource("b", ""), resource("c", None), resource("d", None)]) == ()  # type: ignore[arg-type]
