"""What catalogues of papers know of a work, against a local server in their form."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty import Faulty, Reply, serving
from sites import site

from recto.model import Source, Stored
from recto.verify.archive import Archive, Catalogues, Report, Wanted, fill, read_archive

pytest.importorskip("recto.verify.archive.run", reason="the extra `web` is not installed")

DOI, ARXIV = "doi:10.5555/rain.1", "arxiv:2103.00001"
ABSTRACT = "We count days of rain. " * 9
CROSSREF = {
    "title": ["Rain &amp; numbers"],
    "author": [{"given": "Ann", "family": "Öhman"}, {"name": "The Weather Group"}],
    "issued": {"date-parts": [[2021, 3]]},
    "container-title": ["Journal of Weather"],
    "abstract": f"<jats:p>{ABSTRACT}</jats:p>",
}
OPENALEX = {
    "title": "Rain in words",
    "authorships": [{"author": {"display_name": "Bo di Lana"}}],
    "publication_date": "2020-05-06",
    "primary_location": {"source": {"display_name": "Weather Letters"}},
    "abstract_inverted_index": {"Rain": [0], "fell.": [1]},
}
ATOM = f"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/2103.00001v2</id><published>2021-03-01T10:00:00Z</published>
<title>Rain
  and numbers &x;</title><author><name>Ann Öhman</name></author><author><name>Bo di Lana</name></author>
<summary>{ABSTRACT}</summary>
<journal_ref xmlns="http://arxiv.org/schemas/atom">Weather 3</journal_ref></entry></feed>"""


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    with serving() as server:
        server.also["/api/query"] = Reply(ATOM.encode())
        server.also["/works/10.5555%2Frain.1"] = Reply(json.dumps({"message": CROSSREF}).encode())
        yield server


def about(root: Path, faulty: Faulty, work: str, path: str, **options: object) -> tuple[Stored, Report]:
    options = {"catalogues": Catalogues(faulty.url, faulty.url, faulty.url), "delay": 0} | options
    report = fill(Archive(root, "archive", {}), [Wanted(work, faulty.url + path)], faulty.options(**options))
    stored = kept(root).about(work)
    assert stored
    return stored, report


def kept(root: Path) -> Archive:
    names = sorted(root.glob("archive/works/*.json"))
    files = [Source(name.relative_to(root).as_posix(), name.read_text(), "") for name in names]
    return read_archive(root, "archive", files)


def test_a_doi_is_looked_up(tmp_path: Path, faulty: Faulty):
    stored, report = about(tmp_path, faulty, DOI, "/page/1", contact="me@example.org")
    assert (stored.title, stored.authors) == ("Rain & numbers", ("Ann Öhman", "The Weather Group"))
    assert (stored.published, stored.venue, stored.said_by) == ("2021-03", "Journal of Weather", "catalogue")
    assert (stored.state, stored.part, stored.doi, report.notes) == ("ok", False, "10.5555/rain.1", ())
    assert "/works/10.5555%2Frain.1?mailto=me%40example.org" in faulty.paths


def test_what_a_host_keeps_closed_has_at_least_its_abstract(tmp_path: Path, faulty: Faulty):
    stored, _ = about(tmp_path, faulty, DOI, "/403")
    assert (stored.state, stored.part, stored.title) == ("blocked", True, "Rain & numbers")
    text = kept(tmp_path).text(DOI)
    assert text
    assert (text.text, text.part) == (f"{ABSTRACT.strip()}\n", True)


def test_a_doi_that_one_catalogue_lacks_another_may_know(tmp_path: Path, faulty: Faulty):
    del faulty.also["/works/10.5555%2Frain.1"]
    faulty.also["/works/doi:10.5555/rain.1"] = Reply(json.dumps(OPENALEX).encode())
    stored, _ = about(tmp_path, faulty, DOI, "/403")
    assert (stored.title, stored.authors, stored.published) == ("Rain in words", ("Bo di Lana",), "2020-05-06")
    assert stored.venue == "Weather Letters"


def test_numbers_of_arxiv_are_asked_for_together(tmp_path: Path, faulty: Faulty):
    works = [Wanted(ARXIV, f"{faulty.url}/page/1"), Wanted("arxiv:2103.99999", f"{faulty.url}/404")]
    options = faulty.options(catalogues=Catalogues("", "", faulty.url), delay=0)
    fill(Archive(tmp_path, "archive", {}), works, options)
    assert [path for path in faulty.paths if "query" in path] == [
        "/api/query?id_list=2103.00001%2C2103.99999&max_results=2"
    ]
    stored, unknown = kept(tmp_path).about(ARXIV), kept(tmp_path).about("arxiv:2103.99999")
    assert stored
    assert unknown
    assert (stored.title, stored.authors) == ("Rain and numbers", ("Ann Öhman", "Bo di Lana"))
    assert (stored.published, stored.venue, stored.arxiv) == ("2021-03-01", "Weather 3", "2103.00001")
    assert (unknown.title, unknown.state) == ("", "gone")


@pytest.mark.parametrize(
    "reply", [Reply(b"", 500), Reply(b"{"), Reply(b"[]"), Reply(b'{"message": {"title": 1}}'), Reply(b"[" * 9999)]
)
def test_a_catalogue_that_fails_is_noted_and_the_rest_goes_on(tmp_path: Path, faulty: Faulty, reply: Reply):
    faulty.also["/works/10.5555%2Frain.1"] = reply
    stored, report = about(tmp_path, faulty, DOI, "/page/1", attempts=1)
    assert (stored.state, stored.title, stored.said_by) == ("ok", "Rain 1", "guessed")
    assert len(report.notes) == 1
    assert f"127.0.0.1:{faulty.port}" in report.notes[0]


@pytest.mark.parametrize("body", [b"", b"<feed", b"\0", b"<feed/>"])
def test_a_feed_that_is_none_names_nothing(tmp_path: Path, faulty: Faulty, body: bytes):
    faulty.also["/api/query"] = Reply(body)
    stored, report = about(tmp_path, faulty, ARXIV, "/page/1")
    assert (stored.state, stored.said_by, len(report.notes)) == ("ok", "guessed", body != b"<feed/>" and body != b"")


def test_a_catalogue_that_fails_and_fails_is_not_asked_again(tmp_path: Path, faulty: Faulty):
    works = [Wanted(f"doi:10.5555/{n}", f"{faulty.url}/page/{n}") for n in range(9)]
    faulty.also |= {f"/works/10.5555%2F{n}": Reply(b"", 500) for n in range(9)}
    options = faulty.options(catalogues=Catalogues(faulty.url, "", ""), delay=0, attempts=1)
    report = fill(Archive(tmp_path, "archive", {}), works, options)
    assert (report.states, len(report.notes)) == ({"ok": 9}, 2)
    assert len([path for path in faulty.paths if path.startswith("/works/")]) == 3


def test_catalogues_that_are_not_named_are_not_asked(tmp_path: Path, faulty: Faulty):
    about(tmp_path, faulty, DOI, "/page/1", catalogues=Catalogues("", "", ""), robots=False)
    about(tmp_path, faulty, ARXIV, "/page/1", catalogues=Catalogues("", "", ""), robots=False)
    assert faulty.paths == ["/page/1", "/page/1"]


def test_what_was_known_of_a_work_stays_where_nothing_names_it(tmp_path: Path, faulty: Faulty):
    about(tmp_path, faulty, DOI, "/403")
    del faulty.also["/works/10.5555%2Frain.1"]
    works = [Wanted(DOI, f"{faulty.url}/403")]
    fill(kept(tmp_path), works, faulty.options(retry_after=0, delay=0))
    stored = kept(tmp_path).about(DOI)
    assert stored
    assert (stored.title, stored.said_by, stored.part) == ("Rain & numbers", "catalogue", True)


def test_a_damaged_file_of_a_work_is_written_anew(tmp_path: Path, faulty: Faulty):
    about(tmp_path, faulty, DOI, "/page/1")
    (file,) = tmp_path.glob("archive/works/*.json")
    site(tmp_path, {file.relative_to(tmp_path).as_posix(): "<<<<<<< ours\n{}"})
    assert len(kept(tmp_path).troubles) == 1
    fill(kept(tmp_path), [Wanted(DOI, f"{faulty.url}/page/1")], faulty.options(delay=0))
    assert kept(tmp_path).troubles == ()
