"""Social cards: a picture of each page's title and status, for those who show a link to it elsewhere."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from recto.model import Row
from recto.publish.assets import FOLDER
from recto.publish.paths import OURS
from recto.publish.templates import render

_FONTS = FOLDER / "fonts"
_FACES = [str(_FONTS / f"card-{name}.ttf") for name in ("serif", "serif-east", "sans")]
_ROOM = 1040
"""Width between the margins, in pixels of a picture that is 1200 wide and 630 high."""
_SIZES = ((84, 2), (72, 3), (58, 4))
"""Sizes of the title with the lines there is room for, the preferred one first."""
_MOST_LETTERS = 240
_STATUS_SIZE, _GAP, _BAR_STEP = 29, 22, 17


class Social(Row, frozen=True):
    """All that a card shows: the site's name, and of a page its title, type, name, quality, risk and coverage."""

    file: str
    site: str
    title: str
    type: str = ""
    name: str = ""
    quality: float | None = None
    risk: str = ""
    passing: int = 0
    total: int = 0


def can_draw() -> bool:
    """Whether the library of the extra `site` is installed, which not every machine has."""
    return _library() is not None


def social_file(here: str) -> str:
    """Give the file of the card of a page by the page's."""
    return f"{OURS}/cards/{here.removesuffix('.html')}.png"


def social_of(site: str, page: dict[str, Any], here: str) -> Social:
    """Make what the card of a page shows, from its row among the pages."""
    return Social(
        file=social_file(here),
        site=site,
        title=page["title"],
        type=page["type"] or "",
        name=page["number"] or page["id"],
        quality=page["quality"],
        risk=f"{page['risk']} {page['risk_score']}" if page["risk"] else "",
        passing=page["coverage_passing"] or 0,
        total=page["coverage_total"] or 0,
    )


def social_words(card: Social) -> str:
    """Say what a card shows to who cannot see it."""
    covered = f"{card.passing} of {card.total}" * bool(card.total)
    said = ", ".join(filter(None, (card.type, *_values(card)))) + f" {covered}"
    return f"{card.title}: {said}" if said.strip() else card.title


def social_card(card: Social) -> bytes:
    """Draw a card as PNG; the same bytes on every machine."""
    drawn: bytes = _library().svg_to_bytes(svg_string=social_svg(card), skip_system_fonts=True, font_files=_FACES)
    return bytes(drawn)


def social_svg(card: Social) -> str:
    """Make the drawing of a card."""
    title = legible(card.title) or legible(card.site)
    size, lines = _set(title)
    status, end = _status(card)
    context = {
        "site": legible(card.site) if title != legible(card.site) else "",
        "size": size,
        "lines": [
            {"text": line, "y": round(310 + (number + 0.75 - len(lines) / 2) * 1.14 * size)} for number, line in lines
        ],
        "status": status,
        "bar": [{"x": end + _GAP + step * _BAR_STEP, "full": step < card.passing} for step in range(card.total)],
        "after": end + _GAP * 1.5 + card.total * _BAR_STEP,
        "coverage": f"{card.passing}/{card.total}",
    }
    return render("social.svg", context)


def legible(text: str) -> str:
    """Give a text as the faces can draw it, an ellipsis for words they cannot; nothing if these are the most."""
    drawable = _widths()["serif"]
    letters = (letter for whole in unicodedata.normalize("NFC", text[:_MOST_LETTERS]) for letter in _known(whole))
    runs = [(drawn, "".join(run)) for drawn, run in groupby(letters, lambda letter: letter in drawable)]
    drawn = sum(letter.isalnum() for known, run in runs if known for letter in run)
    lost = sum(letter.isalnum() for known, run in runs if not known for letter in run)
    told = "".join(run if known else "…" * any(map(str.isalnum, run)) for known, run in runs)
    return " ".join(told.split()) if drawn > lost else ""


def _known(letter: str) -> str:
    """Give a letter, without its marks if only so it can be drawn; white space as a space."""
    if letter.isspace():
        return " "
    bare = unicodedata.normalize("NFD", letter)[0]
    drawable = _widths()["serif"]
    return bare if letter not in drawable and bare in drawable else letter


def width(text: str, size: float, face: str = "serif") -> float:
    """Measure a text in pixels."""
    widths = _widths()[face]
    return sum(widths.get(letter, 600) for letter in text) * size / 1000


def _set(title: str) -> tuple[int, list[tuple[int, str]]]:
    """Choose the size of a title and break it into numbered lines; what has no room is cut off."""
    for size, most in _SIZES:
        lines = list(_lines(title, size))
        if len(lines) <= most:
            return size, list(enumerate(lines))
    cut = lines[most - 1]
    while width(f"{cut}…", size) > _ROOM:
        cut = cut[:-1]
    return size, list(enumerate([*lines[: most - 1], f"{cut.rstrip()}…"]))


def _lines(title: str, size: int) -> Iterator[str]:
    """Break a title between words, and within a word that has no room in a line."""
    line = ""
    for word in title.split():
        if line and width(f"{line} {word}", size) > _ROOM:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while width(line, size) > _ROOM:
            room = next(n for n in range(len(line), 0, -1) if width(line[:n], size) <= _ROOM)
            yield line[:room]
            line = line[room:]
    if line:
        yield line


def _status(card: Social) -> tuple[str, float]:
    """Give the status line as far as there is room for it, and where it ends."""
    room = _ROOM - (card.total + 5) * _BAR_STEP
    for named in ((card.type, card.name), (card.type,), ()):
        line = " · ".join(filter(None, (*map(legible, named), *_values(card))))
        if width(line, _STATUS_SIZE, "sans") <= room:
            break
    return line, 80 + width(line, _STATUS_SIZE, "sans")


def _values(card: Social) -> tuple[str, str, str]:
    rated = f"quality {card.quality:g}" if card.quality is not None else ""
    return rated, f"risk {card.risk}" * bool(card.risk), "coverage" * bool(card.total)


@cache
def _widths() -> dict[str, dict[str, int]]:
    widths: dict[str, dict[str, int]] = json.loads((_FONTS / "card-widths.json").read_text("utf-8"))
    return widths


@cache
def _library() -> Any:
    try:
        import resvg_py
    except ImportError:
        return None
    return resvg_py
