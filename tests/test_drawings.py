"""Drawings in SVG: what could run or load something in one is found, and one that holds such a thing is not shown."""

from pathlib import Path

import pytest
from sites import built, found, published, site

from recto.model import Asset
from recto.sources.drawings import MOST, danger_in, unsafe_drawings

BEGIN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="{}">'.format
INERT = (
    '<g id="a"><path d="M0 0h1" style="fill:url(#a);stroke:#fff"/></g><use xlink:href="#a"/><title>T</title>',
    '<style>.a { fill: url("#b") } @media print { .a { fill: none } }</style><text>@import url(x) javascript</text>',
    '<image href="data:image/png;base64,AA=="/><a href="https://example.org/"><rect/></a><switch/>',
    '<animate attributeName="r" values="1;2"/><x:namedview x:path="C:\\a\\b"/><metadata/><!-- <script> -->',
)
DANGEROUS = (
    "<script>x</script>",
    "<x:script/>",
    '<g onclick="x"/>',
    '<g ONLOAD="x"/>',
    "<foreignObject/>",
    "<iframe/>",
    '<a href="javascript:x"/>',
    '<a xlink:href="java&#10;script:x"/>',
    '<a xlink:href=" data:text/html,x"/>',
    '<use href="other.svg#a"/>',
    '<image href="https://example.org/x.png"/>',
    '<image href="data:image/svg+xml,x"/>',
    '<set attributeName="href" to="x"/>',
    '<animate attributeName="xlink:href" values="x"/>',
    "<style>@im<!-- -->port 'x';</style>",
    "<style><![CDATA[a { fill: u\\rl(x) }]]></style>",
    '<g style="fill:url( //example.org/x)"/>',
    "<g fill=\"image-set('x' 1x)\"/>",
    '<g xml:base="https://example.org/"/>',
    "<handler/>",
    "<g>",
    "&nbsp;",
    "<?xml-stylesheet href='x'?>",
)


@pytest.mark.parametrize("inner", INERT)
def test_a_plain_drawing_is_safe(inner: str):
    assert danger_in(f"{BEGIN('urn:inkscape')}{inner}</svg>".encode()) == ""


@pytest.mark.parametrize("inner", DANGEROUS)
def test_what_could_run_or_load_is_found(inner: str):
    assert danger_in(f"{BEGIN('http://www.w3.org/1999/xhtml')}{inner}</svg>".encode())


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"GIF89a",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<svg/>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_drawing_is_none(document: bytes):
    assert danger_in(document)


def test_a_common_document_type_is_fine():
    kind = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
    assert danger_in(f"<?xml version='1.0' encoding='UTF-8'?>{kind}{BEGIN('urn:x')}</svg>".encode()) == ""


def test_what_cannot_be_read_is_not_safe(tmp_path: Path):
    assets = [Asset("gone.SVG", 1), Asset("large.svg", MOST + 1), Asset("x.png", 1)]
    assert list(unsafe_drawings(tmp_path, assets)) == ["gone.SVG", "large.svg"]


def test_a_drawing_that_could_run_is_told_and_not_shown(tmp_path: Path):
    drawings = {"bad.svg": f"{BEGIN('urn:x')}<script/></svg>", "good.svg": f"{BEGIN('urn:x')}</svg>"}
    root = site(tmp_path, {"a.md": "![Bad](bad.svg)\n![Good](good.svg)"} | drawings)
    assert found(root, "unsafe-image") == [("a.md", 1, 1)]
    dangers = built(root)[1].rows("SELECT path, danger FROM assets")
    assert [tuple(row) for row in dangers] == [("bad.svg", "the element <script>"), ("good.svg", None)]
    folder = published(root)
    assert "Image not shown: Bad" in (folder / "a/index.html").read_text()
    assert [file.name for file in folder.rglob("*.svg")] == ["good.svg"]
