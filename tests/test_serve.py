"""The site over HTTP: a real server on this machine, on whichever port is free."""

import html
import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import KB, NOW, site, wiki

from recto.errors import ServeError, SourceError
from recto.serve import Folder, serving
from recto.serve.server import media_type, site_name

PATIENCE = 60
PAGES = {"risks/drift": "---\ntitle: Drift\n---\nSlow. ![A ladder](ladder.png)\n", "risks/decay": "Rust.\n"}
DRIFT = "/knowledge-base/risks/drift/"


def folder(root: Path) -> Folder:
    return Folder(root, root / ".recto", ("--now", NOW, "--jobs", "1"))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    root = wiki(tmp_path_factory.mktemp("served"), PAGES, {f"{KB}/risks/ladder.png": "a picture"})
    site(root, {"secret.txt": "for nobody"})
    with serving(folder(root), "127.0.0.1", 0, lambda _: None) as server:
        yield server


def ask(server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=PATIENCE)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def test_a_page_follows_its_changes(server):
    status, heads, data = ask(server, DRIFT)
    assert (status, heads["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Slow." in data
    assert b'<script src="/-/live.js"' in data
    assert heads["Cache-Control"] == "no-cache"
    assert not list(server.folder.rglob("live.*")), "the site that is built is the same as ever"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (f"{DRIFT}index.html", "text/html; charset=utf-8"),
        (f"{DRIFT}data/", "text/html; charset=utf-8"),
        (f"{DRIFT}data/record.json", "application/json; charset=utf-8"),
        ("/-/assets/site.css", "text/css; charset=utf-8"),
        ("/-/assets/js/site.js?v=1", "text/javascript; charset=utf-8"),
        ("/-/assets/fonts/sans.woff2", "font/woff2"),
        (f"/-/files/{KB}/risks/ladder.png", "image/png"),
        ("/-/live.js", "text/javascript; charset=utf-8"),
        ("/-/live.css", "text/css; charset=utf-8"),
    ],
)
def test_what_is_there_has_its_type(server, path: str, kind: str):
    status, heads, data = ask(server, path)
    assert (status, heads["Content-Type"], heads["X-Content-Type-Options"]) == (200, kind, "nosniff")
    assert ask(server, path, If_None_Match=heads["ETag"])[0] == 304
    assert ask(server, path, "HEAD")[1]["Content-Length"] == str(len(data))


def test_a_folder_is_its_first_page(server):
    assert ask(server, DRIFT.rstrip("/"))[:2][1]["Location"] == DRIFT


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2fsecret.txt",
        "/-/files/../../../../secret.txt",
        "/..%5csecret.txt",
        "/%00",
        "/index.html%00.png",
        "/%ff",
        "//secret.txt",
        "/" + "a" * 300,
        "/" + "a/" * 2000,
        "/.index.html.new",
        "/-/../../recto.db",
        "secret.txt",
    ],
)
def test_no_path_leaves_the_site(server, path: str):
    status, _, data = ask(server, path)
    assert status == 404
    assert b"There is no such page" in data
    assert 'href="/-/assets/site.css' in html.unescape(data.decode()), "it is whole wherever it is shown"


def test_a_link_out_of_the_site_is_not_followed(server):
    (server.folder / "out.txt").symlink_to(server.folder.parent.parent / "secret.txt")
    assert ask(server, "/out.txt")[0] == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:80", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("example.org", 421),
        ("127.0.0.1.example.org:80", 421),
        ("localhost.example.org", 421),
        ("", 421),
    ],
)
def test_other_names_are_refused(server, host: str, status: int):
    assert ask(server, "/", Host=host)[0] == status


def test_only_reading_is_served(server):
    assert ask(server, "/", "POST", Content_Length="0")[0] == 501


def test_search_answers(server):
    status, _, data = ask(server, "/-/search.json?q=rust")
    assert (status, [hit["href"] for hit in json.loads(data)]) == (200, ["/knowledge-base/risks/decay/"])
    status, _, data = ask(server, "/-/search.json?q=")
    assert (status, json.loads(data)["hint"]) == (400, "Give words, or a phrase in double quotes.")


def test_a_drawing_runs_nothing(server):
    assert "default-src 'none'" in ask(server, "/-/assets/site.css")[1]["Content-Security-Policy"]


def test_a_port_that_is_taken_is_said(server, tmp_path: Path):
    root = wiki(tmp_path, {"a": "A.\n"})
    with (
        pytest.raises(ServeError, match="is taken"),
        serving(folder(root), "127.0.0.1", server.server_address[1], print),
    ):
        raise AssertionError


def test_a_folder_must_be_there(tmp_path: Path):
    with pytest.raises(SourceError), serving(folder(tmp_path / "none"), "127.0.0.1", 0, print):
        raise AssertionError


@pytest.mark.parametrize(
    ("path", "name"), [("/a%20b/", "a b"), ("/a//b", "a/b"), ("/", ""), ("a", None), ("/a/..", None)]
)
def test_a_path_names_a_place(path: str, name: str | None):
    assert site_name(path) == name


def test_types_are_those_of_the_ending():
    assert media_type("a.svg") == "image/svg+xml; charset=utf-8"
    assert media_type("a.unheard-of") == "application/octet-stream"


def events(server) -> Iterator[dict]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=PATIENCE)
    connection.request("GET", "/-/events")
    for _, line in zip(range(100), connection.getresponse(), strict=False):
        if line.startswith(b"data: "):
            yield json.loads(line[6:])
        elif line.startswith(b"retry"):
            yield {"event": "listening"}


def following(stream: Iterator[dict], kind: str, file: str = "") -> dict:
    """Give the next event of a kind that tells of a file."""
    for event in stream:
        if event["event"] == kind and (not file or file in (event.get("file"), *event.get("changed", ()))):
            return event
    raise AssertionError(f"no event {kind} of {file}")


def test_a_change_is_shown_told_and_built(tmp_path: Path):
    root = wiki(tmp_path, PAGES | {"risks/drift": "Slow.\n"})
    drift, rot = f"{KB}/risks/drift.mdx", f"{KB}/risks/rot.mdx"
    with serving(folder(root), "localhost", 0, lambda _: None) as server:
        stream = events(server)
        following(stream, "listening")
        site(root, {f"{drift}.new": "Slower.[^1]\n"})
        (root / f"{drift}.new").rename(root / drift)
        assert following(stream, "edited", drift)["findings"] == {"warning": 1}
        assert b"Slower." in ask(server, DRIFT)[2]
        assert following(stream, "built", drift)["findings"]["warning"] == 1
        (root / drift).rename(root / rot)
        renamed = (event for event in stream if ask(server, "/knowledge-base/risks/rot/")[0] == 200)
        assert next(renamed)["event"] == "built"
        assert ask(server, DRIFT)[0] == 404
    assert list(stream) == [], "the stream ends with the server"


def test_the_command_ends_with_a_break(tmp_path: Path):
    root = wiki(tmp_path, PAGES)
    command = [sys.executable, "-m", "recto", "serve", str(root), "--port", "0", "--json", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert json.loads(process.stdout.readline())["pages"] == 2
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
