"""Make the site's fonts from the whole families: subset, limit the axes, rename, draw the marks.

`python tools/fonts.py NODE_MODULES` writes `src/recto/publish/assets/fonts` and prints the numbers of the
stand-in faces.
"""

import json
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).parent.parent / "src/recto/publish/assets/fonts"
LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
LATIN = LETTERS + ("–—‘’‚“”„†‡•…‰′″‹›⁄€−≤≥≠≈∞←↑→↓↔⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
NAMES = "".join(map(chr, range(0x100, 0x180))) + "ȘșȚț"
WESTERN = LETTERS + "–—‘’‚“”„•…≤≥−→"
GREEK_AND_CYRILLIC = "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x3AC, 0x3CF)])) + (
    "ЁЄІЇҐёєіїґ" + "".join(map(chr, range(0x410, 0x450)))
)
LABELS = "".join(map(chr, range(0x20, 0x7F))) + "·–—’…"
FIGURES = ["kern", "liga", "ccmp", "locl", "tnum", "onum", "lnum"]
SERIF = "source-serif/VAR/SourceSerif4Variable-{}.ttf"
SANS = "source-sans/VF/SourceSans3VF-Upright.ttf"
MONO = "jetbrains-mono/fonts/webfonts/JetBrainsMonoNL-Regular.woff2"
STAND_INS = (  # faces of the same widths as the fonts a reader is likely to have; mono faces by their one width
    ("serif", 400, "Georgia", "@fontsource/gelasio/files/gelasio-latin-400-normal.woff2"),
    ("serif", 400, "Times", "@fontsource/tinos/files/tinos-latin-400-normal.woff2"),
    ("sans", 400, "Arial", "@fontsource/arimo/files/arimo-latin-400-normal.woff2"),
    ("sans", 600, "Arial Bold", "@fontsource/arimo/files/arimo-latin-700-normal.woff2"),
    ("mono", 400, "Menlo", 0.602),
    ("mono", 400, "Consolas", 0.5498),
)
SAMPLE = (
    "The failure is invisible on the training distribution, which makes diversity of training and inspection of "
    "internals the main remedies. Every episode may have been rewarded exactly as its designers wished; the trouble "
    "is that many goals agree with one another in training, and the learner settles among them by its biases."
)


def small_capitals_of_letters(font: TTFont) -> None:
    """Keep the small capitals of a to z alone: labels need no others."""
    letters = {font.getBestCmap()[code] for code in range(ord("a"), ord("z") + 1)}
    table = font["GSUB"].table
    capitals = {i for r in table.FeatureList.FeatureRecord if r.FeatureTag == "smcp" for i in r.Feature.LookupListIndex}
    for step in (s for i in capitals for s in table.LookupList.Lookup[i].SubTable):
        single = getattr(step, "ExtSubTable", step)
        if hasattr(single, "mapping"):
            single.mapping = {old: new for old, new in single.mapping.items() if old in letters}
        elif hasattr(single, "alternates"):
            single.alternates = {old: new for old, new in single.alternates.items() if old in letters}


def rename(font: TTFont, family: str) -> None:
    """Give a changed font a name of its own, as the licence of a reserved name asks."""
    font["name"].names = []
    for number, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", "")), (13, "SIL OFL 1.1")):
        font["name"].setName(text, number, 3, 1, 0x409)


def face(source: Path, name: str, text: str, features: list[str], limits: dict[str, object]) -> Path:
    """Write one face: the letters of `text`, the features and the axes asked for."""
    font = TTFont(source, recalcTimestamp=False)
    if "smcp" in features:
        small_capitals_of_letters(font)
    options = Options(layout_features=features, hinting=False, notdef_outline=True, glyph_names=False)
    options.drop_tables += ["STAT", "MVAR", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    if limits:
        font = instantiateVariableFont(font, limits)
    rename(font, "Recto " + name.removesuffix("-names").replace("-", " ").title())
    font.flavor = "woff2"
    font.save(OUT / f"{name}.woff2")
    return OUT / f"{name}.woff2"


def still(source: Path, name: str, text: str, limits: dict[str, object], *features: str) -> dict[str, int]:
    """Write a face without axes for pictures; give the width of each letter in thousandths of its size."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=[*features], hinting=False, notdef_outline=True, glyph_names=False)
    options.drop_tables += ["STAT", "MVAR", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font = instantiateVariableFont(font, limits)
    rename(font, f"Recto Card {name.replace('-', ' ').title()}")
    font.save(OUT / f"card-{name}.ttf")
    scale = 1000 / font["head"].unitsPerEm
    return {chr(code): round(font["hmtx"][glyph][0] * scale) for code, glyph in font.getBestCmap().items()}


def stills(serif: Path, sans: Path) -> None:
    """Make the faces of social cards, and the widths of their letters."""
    latin, cut = WESTERN + NAMES, {"wght": 400, "opsz": 48}
    widths = {
        "serif": still(serif, "serif", latin, cut, "kern") | still(serif, "serif-east", GREEK_AND_CYRILLIC, cut),
        "sans": still(sans, "sans", LABELS, {"wght": 400}),
    }
    (OUT / "card-widths.json").write_text(json.dumps(widths, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def circle(pen: TTGlyphPen, radius: float, turn: int = 1, middle: tuple[int, int] = (350, 330)) -> None:
    """Draw a circle of eight arcs, clockwise when `turn` is 1."""
    x, y = middle
    eighth = 0.4142 * radius
    corners = [(radius, eighth), (eighth, radius), (-eighth, radius), (-radius, eighth)]
    corners += [(-across, -up) for across, up in corners]
    pen.qCurveTo(*[(round(x + across), round(y - turn * up)) for across, up in corners], None)
    pen.closePath()


def polygon(pen: TTGlyphPen, *points: tuple[int, int]) -> None:
    """Draw straight lines from point to point and close them."""
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def ring(pen: TTGlyphPen) -> None:
    """Draw what is unknown: an empty circle."""
    circle(pen, 280)
    circle(pen, 225, -1)


def half(pen: TTGlyphPen) -> None:
    """Draw what is consistent but unchecked: a circle half full."""
    ring(pen)
    pen.moveTo((350, 105))
    pen.qCurveTo((257, 105), (125, 237), (125, 423), (257, 555), (350, 555))
    pen.closePath()


def dotted(pen: TTGlyphPen) -> None:
    """Draw what is stale: a circle of dots."""
    for across, up in ((0, 10), (7, 7), (10, 0), (7, -7), (0, -10), (-7, -7), (-10, 0), (-7, 7)):
        circle(pen, 52, 1, (350 + across * 25, 330 + up * 25))


def hollow(pen: TTGlyphPen, outer: list[tuple[int, int]], inner: list[tuple[int, int]]) -> None:
    """Draw an outline: the inner polygon is cut out of the outer."""
    polygon(pen, *outer)
    polygon(pen, *reversed(inner))


EPOCH = 3786912000  # the start of 2024, so that the same marks give the same bytes
BAR = [(40, 30), (40, 630), (340, 630), (340, 30)]
MARKS = {
    "●": (700, lambda pen: circle(pen, 280)),
    "◐": (700, half),
    "○": (700, ring),
    "◌": (700, dotted),
    "▲": (700, lambda pen: polygon(pen, (30, 60), (350, 630), (670, 60))),
    "△": (700, lambda pen: hollow(pen, [(30, 60), (350, 630), (670, 60)], [(125, 115), (350, 515), (575, 115)])),
    "▮": (380, lambda pen: polygon(pen, *BAR)),
    "▯": (380, lambda pen: hollow(pen, BAR, [(90, 80), (90, 580), (290, 580), (290, 80)])),
    "▾": (600, lambda pen: polygon(pen, (90, 480), (510, 480), (300, 180))),
    "▸": (600, lambda pen: polygon(pen, (170, 540), (470, 330), (170, 120))),
    "▴": (600, lambda pen: polygon(pen, (90, 180), (300, 480), (510, 180))),
}


def marks() -> Path:
    """Draw the marks of evidence and coverage, so that they look alike beside every face."""
    names = {mark: f"uni{ord(mark):04X}" for mark in MARKS}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(mark): name for mark, name in names.items()})
    outlines = {".notdef": TTGlyphPen(None).glyph()}
    for mark, (_, draw) in MARKS.items():
        pen = TTGlyphPen(None)
        draw(pen)
        outlines[names[mark]] = pen.glyph()
    builder.setupGlyf(outlines)
    widths = {names[mark]: (width, 0) for mark, (width, _) in MARKS.items()}
    builder.setupHorizontalMetrics({".notdef": (500, 0), **widths})
    builder.setupHorizontalHeader(ascent=918, descent=-335)
    builder.setupNameTable({"familyName": "Recto Marks", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=918, sTypoDescender=-335, usWinAscent=918, usWinDescent=335)
    builder.setupPost(keepGlyphNames=False)
    builder.font.flavor = "woff2"
    builder.font["head"].created = builder.font["head"].modified = EPOCH
    builder.font.recalcTimestamp = False
    builder.font.save(OUT / "marks.woff2")
    return OUT / "marks.woff2"


def width(font: TTFont, weight: int = 400) -> float:
    """Measure the sample in ems at a weight, without kerning."""
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[glyphs[ord(letter)]][0] for letter in SAMPLE) / font["head"].unitsPerEm


def stand_in(own: Path, other: Path | float, weight: int = 400) -> str:
    """Give the descriptors that make another font take the room of ours."""
    font = TTFont(own)
    theirs = other * len(SAMPLE) if isinstance(other, float) else width(TTFont(other))
    scale, em, head = width(TTFont(own), weight) / theirs, font["head"].unitsPerEm, font["hhea"]
    up, down, gap = (100 * part / em / scale for part in (head.ascent, -head.descent, head.lineGap))
    overrides = f"ascent-override:{up:.1f}%;descent-override:{down:.1f}%;line-gap-override:{gap:.0f}%"
    return f"size-adjust:{100 * scale:.2f}%;{overrides}"


def main(modules: Path) -> None:
    """Make every face, then say what the stand-ins need and how large the files are."""
    roman, slanted = (modules / SERIF.format(slope) for slope in ("Roman", "Italic"))
    for suffix, text in (("", LATIN), ("-names", NAMES)):
        face(roman, f"serif{suffix}", text, FIGURES, {"wght": (400, 600), "opsz": 18})
        face(slanted, f"serif-italic{suffix}", text, FIGURES, {"wght": 400, "opsz": 18})
        face(modules / SANS, f"sans{suffix}", text, [*FIGURES, "smcp"], {"wght": (400, 600)})
    face(modules / MONO, "mono", LATIN + NAMES, ["ccmp", "locl"], {})
    marks()
    stills(roman, modules / SANS)
    for own, weight, name, other in STAND_INS:
        found = other if isinstance(other, float) else modules / other
        print(f"{own} {weight} as {name}: {stand_in(OUT / f'{own}.woff2', found, weight)}")
    for file in sorted([*OUT.glob("*.woff2"), *OUT.glob("card-*")]):
        print(f"{file.stat().st_size:6} {file.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
