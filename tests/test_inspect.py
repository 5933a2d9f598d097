"""What the inspection of a site finds; what it says nothing of is whole."""

from pathlib import Path

import pytest
from sites import site

from recto.publish.inspect import faults

_PAGE = '<!doctype html>\n<html lang="en"><body>%s</body></html>'


def whats(root: Path, body: str) -> list[str]:
    site(root, {"index.html": _PAGE % body, "a b/index.html": _PAGE % '<p id="~x">x</p>', "x.png": b""})
    return [fault.what for fault in faults(root)]


@pytest.mark.parametrize(
    "body",
    [
        '<p>1 &lt; 2<br><img src="x.png" alt="x"></p>',
        '<a href="a%20b/index.html#~x">x</a> <a href="https://example.org/">y</a> <a id="z"></a>',
        '<a href="#here"><img src="x.png" alt="x"></a><p id="here"></p>',
        '<svg><path d="M0 0"/></svg><script src="x.png"></script><script type="application/json">{"a": 1}</script>',
    ],
)
def test_what_is_whole(tmp_path: Path, body: str):
    assert whats(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("1 < 2", "a bare <"),
        ("<p>", "closes nothing"),
        ("</p>", "closes nothing"),
        ('<p id="a" id="b"></p>', "twice"),
        ('<p id="a"></p><p id="a"></p>', "not unique"),
        ('<a href="#none">x</a>', "no place"),
        ('<a href="none.html">x</a>', "no file"),
        ('<a href="/index.html">x</a>', "no file"),
        ('<a href="../index.html">x</a>', "no file"),
        ('<a href="//example.org/">x</a>', "not followed"),
        ('<a href="java&#x73;cript:x">x</a>', "not followed"),
        ('<a href="http://[">x</a>', "no address"),
        ('<a href="x.png"> <b></b></a>', "without words"),
        ('<a href="x.png">a<a href="x.png">b</a></a>', "within a link"),
        ('<img src="y.png" alt="y">', "no file"),
        ("<p><i><ul></ul></i></p>", "within a paragraph"),
        ("<p onclick='x'></p>", "a bare <"),
        ('<p onclick="x"></p>', "attribute onclick"),
        ('<p style="x"></p>', "attribute style"),
        ("<script>x</script>", "a script in the text"),
        ('<script type="application/json">"<!--"</script>', "may end elsewhere"),
        ('<iframe src="x.png"></iframe>', "no place here"),
        ('<meta http-equiv="refresh" content="0; url=none">', "no file"),
    ],
)
def test_what_is_not(tmp_path: Path, body: str, what: str):
    assert any(what in found for found in whats(tmp_path, body))


def test_addresses_from_the_root_lead_somewhere_where_it_is_known(tmp_path: Path):
    site(tmp_path, {"404.html": _PAGE % '<a href="/docs/x.png">x</a>', "x.png": b""})
    assert list(faults(tmp_path, "/docs")) == []
    assert [fault.file for fault in faults(tmp_path, "/other")] == ["404.html"]
