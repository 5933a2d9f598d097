"""The fetcher against a server that plays each fault: what state a link has, what is kept, and how polite it all is."""

import asyncio
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from faulty import SENTENCE, Faulty, Reply, page, serving

from recto.config import Fetch
from recto.errors import StoreError
from recto.model import Stored
from recto.sources import read_files
from recto.sources.layout import PLAIN
from recto.verify.archive import (
    NO_CATALOGUES,
    Archive,
    FetchOptions,
    Report,
    Times,
    Wanted,
    fill,
    options_of,
    read_archive,
)
from recto.verify.archive.files import Writer
from recto.works import work_key

pytest.importorskip("recto.verify.archive.run", reason="the extra `web` is not installed")


class Clock:
    """A clock that stands still but for those who wait."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime(2026, 3, 14, tzinfo=UTC) + timedelta(seconds=self.at)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)

    @property
    def times(self) -> Times:
        return Times(self.now, lambda: self.at, self.sleep)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    with serving() as server:
        yield server


def read(root: Path) -> Archive:
    files = read_files(root, PLAIN)
    assert files.troubles == ()
    archive = read_archive(root, PLAIN.archive, files.archive)
    assert archive.troubles == ()
    return archive


def fetch(root: Path, faulty: Faulty, *paths: str, clock: Clock | None = None, **options: object) -> Report:
    works = [Wanted(work_key(faulty.url + path), faulty.url + path) for path in paths]
    return fill(read(root), works, faulty.options(**options), times=(clock or Clock()).times)


def fetched(root: Path, faulty: Faulty, path: str, **options: object) -> Stored:
    fetch(root, faulty, path, **options)
    about = read(root).about(work_key(faulty.url + path))
    assert about
    return about


def text(root: Path, faulty: Faulty, path: str) -> str:
    stored = read(root).text(work_key(faulty.url + path))
    return stored.text if stored else ""


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/page/1", "ok", ""),
        ("/paper.pdf", "ok", ""),
        ("/notes.txt", "ok", ""),
        ("/gzip", "ok", ""),
        ("/deflate", "ok", ""),
        ("/latin", "ok", ""),
        ("/no-charset", "ok", ""),
        ("/abstract", "ok", ""),
        ("/for-now", "ok", ""),
        ("/film.mp4", "ok", "no text can be read out of video/mp4"),
        ("/broken.pdf", "ok", "the PDF could not be read"),
        ("/pictures.pdf", "ok", "only pictures"),
        ("/huge", "ok", "larger than is fetched"),
        ("/bomb", "ok", "larger than is fetched"),
        ("/abstract-alone", "ok", "could not be read: it answers 403"),
        ("/moved", "moved", "/page/moved"),
        ("/404", "gone", "404"),
        ("/410", "gone", "410"),
        ("/401", "blocked", "401"),
        ("/403", "blocked", "403"),
        ("/429", "blocked", "429"),
        ("/451", "blocked", "451"),
        ("/503", "blocked", "503"),
        ("/busy", "blocked", "429"),
        ("/busy-for-long", "blocked", "503"),
        ("/challenge", "blocked", "human"),
        ("/challenge-403", "blocked", "human"),
        ("/500", "unreachable", "500"),
        ("/endless", "unreachable", "redirects more than 10 times"),
        ("/to-private", "unreachable", "10.0.0.1 is not a public address"),
        ("/to-mapped", "unreachable", "not a public address"),
        ("/to-metadata", "unreachable", "169.254.169.254 is not a public address"),
        ("/to-file", "unreachable", "only http and https"),
        ("/reset", "unreachable", ""),
        ("/short", "unreachable", ""),
        ("/nonsense", "unreachable", ""),
        ("/packed-wrongly", "unreachable", "packed wrongly"),
        ("/packed-unasked", "unreachable", "'br'"),
        ("/soft-404", "wrong content", "Page not found"),
        ("/to-home", "wrong content", "first page"),
        ("/to-login", "wrong content", "log in"),
        ("/members", "wrong content", "log in"),
        ("/shell", "wrong content", "empty shell"),
        ("/empty", "wrong content", "empty"),
        ("/binary", "wrong content", "no text"),
        ("/report.pdf", "wrong content", "a page is there"),
    ],
)
def test_states_are_told_apart(tmp_path: Path, faulty: Faulty, path: str, state: str, why: str):
    about = fetched(tmp_path, faulty, path, most_bytes=4_000_000)
    assert (about.state, about.url) == (state, faulty.url + path)
    assert why in about.reason
    assert bool(about.reason) is (state != "ok" or bool(why))
    assert bool(about.text) is (state in ("ok", "moved") and (not why or path in ("/moved", "/abstract-alone")))


@pytest.mark.parametrize("path", ["/drip", "/slow-headers"])
def test_a_server_that_drips_is_left(tmp_path: Path, faulty: Faulty, path: str):
    about = fetched(tmp_path, faulty, path, timeout=0.1, robots=False, attempts=2)
    assert (about.state, about.reason) == ("unreachable", "no whole answer within 0.1 seconds")
    assert faulty.paths == [path, path]


@pytest.mark.parametrize("path", ["/page/1", "/gzip", "/deflate", "/notes.txt", "/paper.pdf", "/moved"])
def test_the_text_is_kept(tmp_path: Path, faulty: Faulty, path: str):
    about = fetched(tmp_path, faulty, path)
    assert SENTENCE.strip() in text(tmp_path, faulty, path)
    assert not about.part
    assert about.fetched == about.checked > "2026-03-14T00:00:00Z"


def test_divided_words_of_a_pdf_are_mended(tmp_path: Path, faulty: Faulty):
    about = fetched(tmp_path, faulty, "/paper.pdf")
    assert "A document on rain." in text(tmp_path, faulty, "/paper.pdf")
    assert (about.title, about.authors, about.said_by) == ("Rain and numbers", ("Ann Lake",), "declared")


def test_the_page_of_a_paper_leads_to_its_pdf(tmp_path: Path, faulty: Faulty):
    about = fetched(tmp_path, faulty, "/abstract")
    assert "A document on rain." in text(tmp_path, faulty, "/abstract")
    assert (about.title, about.authors, about.published) == (
        "Rain and numbers",
        ("Öhman, Ann", "di Lana, Bo"),
        "2021-03-09",
    )
    assert (about.content_type, about.part, about.final_url) == ("application/pdf", False, f"{faulty.url}/abstract")


def test_an_abstract_is_a_part(tmp_path: Path, faulty: Faulty):
    about = fetched(tmp_path, faulty, "/abstract-alone")
    assert about.part
    assert SENTENCE.strip() in text(tmp_path, faulty, "/abstract-alone")


@pytest.mark.parametrize(("path", "word"), [("/latin", "Über Regen"), ("/no-charset", "雨")])
def test_a_wrong_encoding_is_found_out(tmp_path: Path, faulty: Faulty, path: str, word: str):
    assert fetched(tmp_path, faulty, path).title == word


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("mailto:a@example.org", "only http and https"),
        ("http://example.org:22/", "port 22"),
        ("http://192.168.0.1/", "192.168.0.1 is not a public address"),
        ("http://2130706434/", "127.0.0.2 is not a public address"),
        ("http://[::1]/", "::1 is not a public address"),
        ("no address", "only http and https"),
    ],
)
def test_what_may_not_be_asked_is_not(tmp_path: Path, faulty: Faulty, url: str, why: str):
    fill(read(tmp_path), [Wanted("w", url)], faulty.options())
    assert (about := read(tmp_path).about("w"))
    assert about.state == "not checked"
    assert why in about.reason
    assert faulty.asked == []


def test_name_and_password_are_dropped(tmp_path: Path, faulty: Faulty):
    url = f"http://me:secret@127.0.0.1:{faulty.port}/page/1#part"
    fill(read(tmp_path), [Wanted("w", url)], faulty.options(delay=0))
    assert (about := read(tmp_path).about("w"))
    assert about.final_url == f"{faulty.url}/page/1"
    assert not any("authorization" in request.headers for request in faulty.asked)


def test_what_a_host_wants_remembered_lasts_for_one_visit(tmp_path: Path, faulty: Faulty):
    url = f"http://localhost:{faulty.port}/cookie"
    works = [Wanted("a", url), Wanted("b", url)]
    report = fill(read(tmp_path), works, faulty.options(delay=0, robots=False))
    assert report.states == {"ok": 2}
    assert ["cookie" in request.headers for request in faulty.asked] == [False, True, False, True]


def test_robots_are_kept_out_where_they_are_told_to(tmp_path: Path, faulty: Faulty):
    faulty.also["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /page/\n")
    fetch(tmp_path, faulty, "/page/1", "/page/2", "/notes.txt")
    kept = read(tmp_path)
    assert [about.state for work in kept.works if (about := kept.about(work))] == ["ok", "blocked", "blocked"]
    assert faulty.paths == ["/robots.txt", "/notes.txt"]


def test_a_host_whose_robots_file_fails_is_left_alone(tmp_path: Path, faulty: Faulty):
    faulty.also["/robots.txt"] = Reply(b"", 500)
    assert fetched(tmp_path, faulty, "/page/1").state == "blocked"
    assert "/page/1" not in faulty.paths


def test_a_pause_that_a_host_asks_for_is_made(tmp_path: Path, faulty: Faulty, clock: Clock):
    faulty.also["/robots.txt"] = Reply(b"User-agent: recto\nCrawl-delay: 4\n")
    fetch(tmp_path, faulty, "/page/1", "/page/2", "/page/3", clock=clock)
    assert clock.slept == [1, 4, 4]


def test_a_host_is_asked_once_at_a_time_and_with_pauses(tmp_path: Path, faulty: Faulty, clock: Clock):
    fetch(tmp_path, faulty, *(f"/page/{n}" for n in range(5)), clock=clock)
    assert (faulty.most, clock.slept) == (1, [1.0] * 5)
    assert faulty.paths == ["/robots.txt", *(f"/page/{n}" for n in range(5))]


def test_limits_can_be_lifted(tmp_path: Path, faulty: Faulty, clock: Clock):
    options = {"per_host": 9, "at_once": 3, "delay": 0, "robots": False}
    fetch(tmp_path, faulty, *(f"/page/{n}" for n in range(20)), clock=clock, **options)
    assert clock.slept == []
    assert faulty.most <= 3


def test_a_busy_host_is_asked_again_when_it_says(tmp_path: Path, faulty: Faulty, clock: Clock):
    assert fetched(tmp_path, faulty, "/busy", clock=clock, robots=False).state == "blocked"
    assert (clock.slept, len(faulty.asked)) == ([7, 7], 3)


def test_a_host_that_asks_for_too_much_patience_is_left(tmp_path: Path, faulty: Faulty, clock: Clock):
    fetch(tmp_path, faulty, "/busy-for-long", clock=clock, robots=False)
    assert (clock.slept, len(faulty.asked)) == ([], 1)


@pytest.mark.parametrize(("path", "tries"), [("/404", 1), ("/403", 1), ("/500", 3), ("/short", 3)])
def test_only_what_may_pass_is_tried_again(tmp_path: Path, faulty: Faulty, clock: Clock, path: str, tries: int):
    fetch(tmp_path, faulty, path, clock=clock, robots=False)
    assert (len(faulty.asked), clock.slept) == (tries, [2.0, 4.0][: tries - 1])


def test_what_is_unchanged_is_not_sent_again(tmp_path: Path, faulty: Faulty, clock: Clock):
    before = fetched(tmp_path, faulty, "/unchanged", clock=clock)
    clock.at += 200 * 86_400
    after = fetched(tmp_path, faulty, "/unchanged", clock=clock)
    assert faulty.asked[-1].headers["if-none-match"] == '"1"'
    assert (after.state, after.text, after.fetched, after.status) == ("ok", before.text, before.fetched, 200)
    assert after.checked > before.checked
    assert after.history == ()


def test_a_text_that_was_spoilt_is_fetched_whole(tmp_path: Path, faulty: Faulty, clock: Clock):
    fetch(tmp_path, faulty, "/unchanged", clock=clock)
    (file,) = tmp_path.rglob("*.txt")
    file.unlink()
    fetch(tmp_path, faulty, "/unchanged", clock=clock)
    assert SENTENCE.strip() in text(tmp_path, faulty, "/unchanged")


def test_what_is_known_is_not_asked_for_again(tmp_path: Path, faulty: Faulty, clock: Clock):
    first = fetch(tmp_path, faulty, "/page/1", "/404", clock=clock)
    asked = len(faulty.asked)
    again = fetch(tmp_path, faulty, "/page/1", "/404", clock=clock)
    assert (first.states, first.asked) == ({"gone": 1, "ok": 1}, 2)
    assert (again.states, again.asked, len(faulty.asked)) == (first.states, 0, asked)


@pytest.mark.parametrize(("days", "asked"), [(0.5, []), (2, ["/404"]), (200, ["/page/1", "/404"])])
def test_age_and_failure_decide_what_is_asked_again(
    tmp_path: Path, faulty: Faulty, clock: Clock, days: float, asked: list[str]
):
    fetch(tmp_path, faulty, "/page/1", "/404", clock=clock, robots=False)
    faulty.asked.clear()
    clock.at += days * 86_400
    fetch(tmp_path, faulty, "/page/1", "/404", clock=clock, robots=False)
    assert faulty.paths == asked


def test_a_text_outlives_its_link(tmp_path: Path, faulty: Faulty, clock: Clock):
    faulty.also["/x"] = Reply(page("X"))
    before = fetched(tmp_path, faulty, "/x", clock=clock, robots=False)
    faulty.also["/x"] = Reply(b"", 404)
    clock.at += 200 * 86_400
    after = fetched(tmp_path, faulty, "/x", clock=clock, robots=False)
    assert (after.state, after.text, after.title, after.fetched) == ("gone", before.text, "X", before.fetched)
    assert [(seen.state, seen.status, seen.checked) for seen in after.history] == [("ok", 200, before.checked)]


def test_a_break_leaves_a_good_archive_and_the_next_call_goes_on(tmp_path: Path, faulty: Faulty):
    works = [Wanted(str(n), f"{faulty.url}/page/{n}") for n in range(6)]

    def stop(done: int, *_: object) -> None:
        if done == 3:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        fill(read(tmp_path), works, faulty.options(robots=False), stop, Clock().times)
    assert read(tmp_path).works == ("0", "1", "2")
    assert list(tmp_path.rglob("*.new")) == []
    assert fill(read(tmp_path), works, faulty.options(robots=False), times=Clock().times).asked == 3
    assert sorted(faulty.paths) == [f"/page/{n}" for n in range(6)]


def test_a_full_disk_ends_the_run_with_its_reason(tmp_path: Path, faulty: Faulty, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise StoreError("Cannot write.")

    monkeypatch.setattr(Writer, "put", full)
    with pytest.raises(StoreError, match="Cannot write"):
        fetch(tmp_path, faulty, "/page/1", "/page/2")


def test_progress_is_told(tmp_path: Path, faulty: Faulty):
    told: list[tuple[int, int, str]] = []
    works = [Wanted("a", f"{faulty.url}/page/1"), Wanted("b", "mailto:b"), Wanted("a", f"{faulty.url}/page/2")]
    fill(read(tmp_path), works, faulty.options(robots=False), lambda *of: told.append(of), Clock().times)
    assert [(done, total) for done, total, _ in told] == [(1, 2), (2, 2)]
    assert {host for _, _, host in told} == {"", f"127.0.0.1:{faulty.port}"}
    assert faulty.paths == ["/page/1"]


def test_settings_say_how():
    options = options_of(Fetch(contact="me@example.org", delay=2, catalogues=False))
    assert (options.contact, options.delay, options.catalogues) == ("me@example.org", 2, NO_CATALOGUES)
    assert options_of(Fetch()) == FetchOptions()


def test_hosts_are_told_who_asks(tmp_path: Path, faulty: Faulty):
    fetch(tmp_path, faulty, "/page/1", contact="me@example.org")
    assert {request.headers["user-agent"] for request in faulty.asked} == {
        "recto (checks the citations of a knowledge base; mailto:me@example.org)"
    }


def test_the_same_is_written_whatever_the_order(tmp_path: Path, faulty: Faulty):
    for root, paths in ((tmp_path / "a", ("/page/1", "/404")), (tmp_path / "b", ("/404", "/page/1"))):
        root.mkdir()
        fetch(root, faulty, *paths, delay=0)
    files = [
        {f.relative_to(r).as_posix(): f.read_bytes() for f in r.rglob("*.*")} for r in (tmp_path / "a", tmp_path / "b")
    ]
    assert files[0] == files[1]
    assert len(files[0]) == 3


def test_processes_read_as_this_one_does(tmp_path: Path, faulty: Faulty):
    fetch(tmp_path, faulty, "/page/1", "/paper.pdf", "/broken.pdf", readers=2)
    assert SENTENCE.strip() in text(tmp_path, faulty, "/page/1")
    assert "A document on rain." in text(tmp_path, faulty, "/paper.pdf")


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path, faulty: Faulty):
    about = fetched(tmp_path, faulty, "/page/1", readers=1, read_within=0.0)
    assert (about.state, about.text) == ("ok", None)
    assert about.reason == "it could not be read within 0 seconds"
