"""Images and other files beside the pages: which one is meant, and which are not there."""

from pathlib import Path

import pytest
from sites import KB, built, found, result, site, wiki

from recto.link.assets import Assets
from recto.model import Asset, Source
from recto.parse import parse_page

FILES = ("docs/a/one.png", "docs/a/page/two.png", "docs/three.png", "public/four.png", "docs/z/a b.png", "five.png")


def meant(target: str, *, by_name: bool = False) -> str | None:
    page = parse_page(Source("docs/a/page.md", "", ""), "docs", wikilinks=False)
    asset = Assets([Asset(path, 1) for path in FILES], "docs", ("public", "static"), by_name=by_name).find(target, page)
    return asset and asset.path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("one.png", "docs/a/one.png"),
        ("./two.png", "docs/a/page/two.png"),
        ("../three.png?raw=true", "docs/three.png"),
        ("/three.png", "docs/three.png"),
        ("/four.png#icon", "public/four.png"),
        ("../../five.png", "five.png"),
        ("../z/a%20b.png", "docs/z/a b.png"),
        ("../../../../five.png", None),
        ("/one.png", None),
        ("One.png", None),
        ("https://example.org/one.png", None),
    ],
)
def test_a_file_is_looked_for_beside_the_page_and_in_the_roots(target: str, path: str | None):
    assert meant(target) == path


def test_a_file_of_a_vault_may_be_named_by_the_end_of_its_path():
    assert meant("a b.png", by_name=True) == meant("z/a b.png", by_name=True) == "docs/z/a b.png"
    assert meant("b.png", by_name=True) is None


def test_what_is_not_there_is_told(tmp_path: Path):
    text = "![x](x.png) ![y](Y.png)\n\n<img src='/z.png'> [f](f.pdf) ![e](https://example.org/e.png) <img src={own} />"
    root = wiki(tmp_path, {"a": text}, {f"{KB}/y.png": "y", "public/q.png": "q"})
    file = f"{KB}/a.mdx"
    assert found(root, "missing-image") == [(file, 1, 1), (file, 1, 13), (file, 3, 1)]
    assert found(root, "missing-file") == [(file, 3, 20)]


def test_what_a_shortcode_shows_is_not_judged(tmp_path: Path):
    assert found(site(tmp_path, {"a.md": '{{< img src="x.png" >}} ![x](x.png)'}), "missing-image") == [("a.md", 1, 25)]


def test_images_lead_to_the_files_that_are_used(tmp_path: Path):
    text = "![[p.png#icon|30]] ![q](q.png) [f](f.pdf)"
    files = {"a.md": text, "pics/p.png": "four", "f.pdf": "f", "idle.png": "i", ".hidden/q.png": "q"}
    store = built(site(tmp_path, files))[1]
    assert [tuple(row) for row in store.rows("SELECT path, size FROM assets")] == [("f.pdf", 1), ("pics/p.png", 4)]
    rows = store.rows("SELECT asset FROM images UNION ALL SELECT asset FROM links")
    assert [row[0] for row in rows] == ["pics/p.png", None, "f.pdf"]


def test_a_new_image_is_seen_and_results_are_no_assets(tmp_path: Path):
    root = site(tmp_path, {"a.md": "![x](x.png)"})
    out = root / "out"
    assert [result(root, out=out).unchanged for _ in range(3)] == [False, False, True]
    site(root, {"x.png": "x"})
    again = result(root, out=out)
    assert not again.unchanged
    assert again.findings == {}
