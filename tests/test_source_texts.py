"""What servers send → texts: pages and PDFs that are well, and such as are broken, huge, or in a wrong encoding."""

import pytest
from faulty import PAPER, SENTENCE, page, pdf

from recto.verify.archive.packed import Unpacker
from recto.verify.archive.reading import Reading, Sent, read

pytest.importorskip("recto.verify.archive.run", reason="the extra `web` is not installed")

from recto.verify.archive.client import Answer
from recto.verify.archive.decoding import decoded
from recto.verify.archive.html import read_html
from recto.verify.archive.pdf import mended, read_pdf
from recto.verify.archive.record import clean
from recto.verify.archive.states import kind_of, state_of

META, XML = '<meta charset="koi8-r">', '<?xml version="1.0" encoding="gb2312"?>'
GUESSED = "Über Österreich fällt Regen, und die Flüsse führen viel Wasser. " * 3
URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a docu-\nment", "a document"),
        ("Ann-\nBo", "Ann-Bo"),
        ("self-\nmade and self-made", "self-made and self-made"),
        ("self-\nmade, self-made, selfmade", "selfmade, self-made, selfmade"),
        ("a docu\ufffement, docu\x02\nment, docu\u00admentary", "a document, document, documentary"),
        ("3-\n4", "3-4"),
        ("a -\nb", "a -\nb"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_joined(text: str, result: str):
    assert mended(text) == result


def test_a_pdf_names_itself_only_as_its_first_page_does():
    of = [
        read_pdf(pdf("Rain and numbers\nby Ann Lake", title=title, author=by))
        for title, by in (
            ("Rain and numbers", "Ann Lake; The Printer"),
            ("Microsoft Word - rain.docx", "admin"),
            ("Snow", ""),
        )
    ]
    assert [(r.title, r.authors) for r in of] == [("Rain and numbers", ("Ann Lake",)), ("", ()), ("", ())]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", PAPER[:300], b"x" * 999, pdf()])
def test_a_pdf_that_cannot_be_read_says_why(data: bytes):
    reading = read_pdf(data)
    assert reading.text == ""
    assert "PDF" in reading.reason


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.verify.archive.pdf.MOST_PAGES", 2)
    reading = read_pdf(pdf("one", "two", "three"))
    assert (reading.text.split(), reading.whole) == (["one", "two"], False)
    assert reading.reason == "only the first 2 of 3 pages were read"


@pytest.mark.parametrize(
    ("head", "authors", "published", "said_by"),
    [
        ('<meta name="author" content="Ann Lake">', ("Ann Lake",), "", "guessed"),
        ('<meta name="author" content="Ann Lake; Bo Hill">', ("Ann Lake", "Bo Hill"), "", "guessed"),
        ('<meta property="article:author" content="https://example.org/ann">', (), "", "guessed"),
        ('<meta property="article:published_time" content="2021-03-09T10:00:00Z">', (), "2021-03-09", "guessed"),
        ('<meta name="citation_title" content="R"><meta name="citation_date" content="2021">', (), "2021", "declared"),
    ],
)
def test_what_a_page_says_of_itself(head: str, authors: tuple[str, ...], published: str, said_by: str):
    reading = read_html(page("Rain", head=head).decode(), URL)
    assert (reading.authors, reading.published, reading.said_by) == (authors, published, said_by)


def test_what_stands_around_the_text_is_left_out():
    body = (
        f"<nav>Home About Contact</nav><article><p>{SENTENCE * 9}</p><table><tr><td>12.5 mm</td></tr></table></article>"
    )
    reading = read_html(page("Rain", f"{body}<footer>All rights reserved</footer>").decode(), URL)
    assert "12.5 mm" in reading.text
    assert not {"Home", "reserved"} & set(reading.text.split())


def test_a_page_behind_a_wall_is_a_part():
    assert read_html(page("Rain").decode(), URL).whole
    closed = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    assert not read_html(page("Rain", head=closed).decode(), URL).whole


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 99, b"<" * 9999, b"<div>" * 9999, b"\xff\xfe", b"<html>" + bytes(range(256))]
)
@pytest.mark.parametrize("kind", ["html", "pdf", "text"])
def test_whatever_is_sent_is_read(data: bytes, kind: str):
    assert isinstance(read(Sent(data, kind, "x-no-such", URL)), Reading)


def test_a_page_of_too_many_elements_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.verify.archive.html._MOST_NODES", 9)
    assert read_html("<p>a</p>" * 10, URL).reason == "the page has more than 9 elements"


@pytest.mark.parametrize(
    ("data", "named", "text"),
    [
        ("Öl".encode(), "", "Öl"),
        ("Öl".encode(), "latin-1", "Öl"),
        ("Öl – €".encode("cp1252"), "iso-8859-1", "Öl – €"),
        ("\ufeffÖl".encode("utf-16-le"), "utf-8", "Öl"),
        ("\ufeffÖl".encode(), "ascii", "Öl"),
        ('<meta charset="koi8-r">Дождь'.encode("koi8-r"), "utf-8", '<meta charset="koi8-r">Дождь'),
        (
            '<?xml version="1.0" encoding="gb2312"?>雨'.encode("gb18030"),
            "",
            '<?xml version="1.0" encoding="gb2312"?>雨',
        ),
        (GUESSED.encode("cp1252"), "base64", GUESSED),
        (GUESSED.encode("cp1252"), "no\0such", GUESSED),
        (b"", "", ""),
    ],
)
def test_encodings(data: bytes, named: str, text: str):
    assert decoded(data, named) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a \r\nb\rc", "a\nb\nc\n"),
        ("\0a\x1b[1m\ud800\ue000\t b\n\n\n\n\nc ", "a[1m\t b\n\nc\n"),
        (" \n ", ""),
        ("ü" * 10_000_001, "ü" * 10_000_000 + "\n"),
    ],
)
def test_texts_are_kept_in_one_form(text: str, kept: str):
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("kind", "body", "read_as"),
    [
        ("text/html", b"<p>", "html"),
        ("application/octet-stream", b"%PDF-1.7", "pdf"),
        ("application/pdf", b"<!DOCTYPE html><p>", "html"),
        ("", b"\xef\xbb\xbf <html lang='en'>", "html"),
        ("text/plain", b"rain", "text"),
        ("text/plain", b"ra\0in", ""),
        ("application/json", b"{}", "text"),
        ("image/png", b"\x89PNG", ""),
        ("application/pdf", b"junk\n%PDF-1.4", "pdf"),
        ("application/pdf", b"junk", ""),
        ("text/html", b"<p>\0", ""),
        ("text/html", b"<p>\0" + b"rain " * 99, "html"),
        ("text/html", "\ufeffrain".encode("utf-16-le"), "html"),
        ("application/zip", b"PK", ""),
    ],
)
def test_what_is_sent_is_told_by_its_bytes_first(kind: str, body: bytes, read_as: str):
    assert kind_of(Answer(URL, 200, {"content-type": kind}, body, True, URL)) == read_as


def state(heading: str = "", text: str = "", url: str = URL, final: str = "", **known: object) -> str:
    answer = Answer(final or url, 200, {"content-type": "text/html"}, b"<p>", True, url)
    return state_of(url, answer, Reading(heading=heading, text=text or SENTENCE, **known)).state


@pytest.mark.parametrize(
    "heading",
    [
        *("404", "404 Not Found", "Error 404", "Page not found", "Page Not Found | Weather", "Weather - Not Found"),
        *("Sorry, this page could not be found", "This page doesn’t exist | Weather", "HTTP 404 - file not found"),
        *("The article is no longer available", "The page you requested was not found", "Seite nicht gefunden"),
    ],
)
def test_pages_that_say_there_is_none(heading: str):
    assert state(heading) == "wrong content"


@pytest.mark.parametrize(
    "heading",
    [
        *("Rain in Rome | 404 Media", "Room 404", "Signs of life not found on Mars", "How to write a page", "Page One"),
        *("Resources available to all", "Why articles are removed", "Signing in the rain", "A moment in time"),
        *("Who may access what", "The login problem", "Captcha and its history"),
    ],
)
def test_pages_that_only_look_so(heading: str):
    assert state(heading, asks_password=True) == "ok"


def test_a_long_text_is_no_notice():
    assert state("Page not found: a history | Weather", SENTENCE * 99) == "ok"
    assert state("Just a moment...", SENTENCE * 99) == "ok"
    assert state("404", SENTENCE * 99) == "wrong content"


@pytest.mark.parametrize(
    ("url", "final", "expected"),
    [
        (URL, "https://example.org/", "wrong content"),
        (URL, "https://www.example.org/en-us/", "wrong content"),
        (URL, "https://example.org/index.html", "wrong content"),
        (URL, "https://a.example.org/", "ok"),
        (URL, "https://example.org/ai", "ok"),
        (URL, "https://example.org/?p=1", "ok"),
        ("https://example.org/home", "https://example.org/", "ok"),
        (URL, "https://example.org/users/sign_in", "wrong content"),
        (URL, "https://id.example.org/oauth2/authorize", "wrong content"),
        (URL, "https://example.org/blog/all-about-sso", "ok"),
        ("https://example.org/login", "https://example.org/login/", "ok"),
    ],
)
def test_where_a_redirect_ends_matters(url: str, final: str, expected: str):
    assert state("Rain", url=url, final=final) == expected


@pytest.mark.parametrize(
    ("url", "moved", "expected"),
    [
        ("http://example.org/a", "https://www.example.org/a/", "ok"),
        ("https://doi.org/10.5555/a", "https://example.org/a", "ok"),
        ("https://arxiv.org/abs/2103.00001", "https://arxiv.org/abs/2103.00001v2", "ok"),
        (URL, "https://example.org/b", "moved"),
    ],
)
def test_only_another_work_is_elsewhere(url: str, moved: str, expected: str):
    answer = Answer(moved, 200, {"content-type": "text/html"}, b"<p>", True, moved)
    assert state_of(url, answer, Reading(text=SENTENCE)).state == expected


def test_nothing_is_unpacked_beyond_its_bound():
    import zlib

    bomb = zlib.compress(bytes(10_000_000))
    unpacker = Unpacker("deflate", 1000)
    unpacker.feed(bomb)
    assert (unpacker.full, len(unpacker.body)) == (True, 1001)
