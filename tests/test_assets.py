"""The stylesheets and fonts of the site are whole and light."""

import re
from pathlib import Path

from recto.publish.assets import STYLES, files

ASSETS = Path(__file__).parent.parent / "src/recto/publish/assets"
FONTS, SHEETS = ASSETS / "fonts", ASSETS / "css"
EVERY_PAGE = ("serif", "serif-italic", "sans", "marks")


def test_the_order_of_the_stylesheets_names_each_once():
    told = re.search(r"```\n(.+?)\n```", (SHEETS / "README.md").read_text("utf-8"), re.DOTALL).group(1)
    assert {line.split(": ")[0]: tuple(line.split()[1:]) for line in told.splitlines()} == STYLES
    assert sorted(name for parts in STYLES.values() for name in parts) == sorted(f.stem for f in SHEETS.glob("*.css"))


def test_every_face_has_its_file_and_every_file_its_face():
    named = re.findall(r"url\(fonts/(.+?)\)", (SHEETS / "fonts.css").read_text("utf-8"))
    assert sorted(named) == sorted(file.name for file in FONTS.glob("*.woff2"))


def test_what_every_page_loads_is_light():
    assert sum((FONTS / f"{face}.woff2").stat().st_size for face in EVERY_PAGE) <= 75_000
    assert len(files()["site.css"]) <= 30_000


def test_braces_of_each_stylesheet_match():
    for file in SHEETS.glob("*.css"):
        text = file.read_text("utf-8")
        assert text.count("{") == text.count("}"), file.name
