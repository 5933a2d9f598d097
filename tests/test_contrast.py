"""The colours of the site can be read, in both themes."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parent.parent / "src/recto/publish/assets"
THEME = (ASSETS / "css/theme.css").read_text("utf-8")
PAIRS = re.findall(r"--(\w+):light-dark\((#\w{6}),(#\w{6})\)", THEME)
THEMES = {
    "light": {name: light for name, light, _ in PAIRS},
    "dark": {name: dark for name, _, dark in PAIRS},
}
TEXT, SHAPES = ("ink", "muted", "accent", "good", "bad"), ("fair", "stale", "edge")


def linear(part: str) -> float:
    value = int(part, 16) / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the ratio of the Web Content Accessibility Guidelines, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_say():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize(("names", "least"), [(TEXT, 4.5), (SHAPES, 3)], ids=["text", "shapes"])
def test_what_is_read_stands_out(theme: str, ground: str, names: tuple[str, ...], least: float):
    colours = THEMES[theme]
    ratios = {name: round(contrast(colours[name], colours[ground]), 2) for name in names}
    assert min(ratios.values()) >= least, ratios


@pytest.mark.parametrize("file", sorted((ASSETS / "css").glob("*.css")), ids=lambda file: file.stem)
def test_colours_are_named_in_the_theme_alone(file: Path):
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", re.sub(r"/\*.*?\*/", "", file.read_text("utf-8")))
    assert found == [] or file.stem in ("theme", "print")
    used = set(re.findall(r"var\(--(\w+)\)", file.read_text("utf-8")))
    assert used <= set(re.findall(r"--(\w+):", THEME)) | {"fold"}
