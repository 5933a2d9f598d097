"""Social cards: what they show, what has room on them, what cannot be drawn; the same bytes on every machine."""

import re
import struct
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sites import result, site

from recto.publish import publish
from recto.publish.social import Social, can_draw, legible, social_card, social_svg, social_words, width

drawing = pytest.mark.skipif(not can_draw(), reason="the extra `site` is not installed")
CARD = Social("-/cards/index.png", "Ladders", "Gradual Drift", "risk", "E1", 78, "medium 35", 8, 13)


def texts(card: Social) -> list[tuple[float, float, str]]:
    """Give size or zero, x and text of what stands on a card."""
    drawn = ElementTree.fromstring(social_svg(card)).iter("{http://www.w3.org/2000/svg}text")
    return [(float(each.get("font-size", 0)), float(each.get("x")), each.text) for each in drawn]


def titled(title: str) -> list[str]:
    """Give the lines of a title on a card without a status."""
    return [text for size, _, text in texts(Social("a", "", title)) if not size]


def test_a_card_says_what_the_status_line_says():
    shown = [text for _, _, text in texts(CARD)]
    assert shown == ["Ladders", "Gradual Drift", "risk · E1 · quality 78 · risk medium 35 · coverage", "8/13"]
    assert social_svg(CARD).count('fill="#2b7a4b"') == 8
    assert social_words(CARD) == "Gradual Drift: risk, quality 78, risk medium 35, coverage 8 of 13"


@pytest.mark.parametrize("title", ["word " * 200, "W" * 5000, "</text>&<b>" * 40, "a\x00\ud800\u202eb", "Ы" * 90])
def test_a_title_stays_within_its_room(title: str):
    lines = titled(title)
    assert 1 <= len(lines) <= 4
    assert all(width(line, 58) <= 1040 for line in lines)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Sun Tzu (孫子)", "Sun Tzu (…)"),
        ("孫子兵法", ""),
        ("Đặng Łódź", "Đang Łódź"),
        ("Done 🎉", "Done"),
        ("a\n b", "a b"),
    ],
)
def test_letters_that_cannot_be_drawn_are_left_out(title: str, told: str):
    assert legible(title) == told


def test_a_name_without_room_is_left_out():
    crowded = Social("a", "Ladders", "Drift", "risk", "n" * 90, 78, "medium 35", 8, 13)
    assert texts(crowded)[2][2] == "risk · quality 78 · risk medium 35 · coverage"


@drawing
def test_a_card_is_the_same_everywhere():
    drawn = social_card(CARD)
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", drawn[16:24]) == (1200, 630)
    assert drawn == social_card(CARD) != social_card(Social("-/cards/index.png", "Ladders", "Drift"))


def published(root: Path, address: str) -> tuple[Path, dict[str, str]]:
    """Publish a page with an address; give the folder, and the hashes of its files with the jobs' times."""
    site(root, {"a/b c.md": "# Bee\n\nText.\n", "recto.toml": f'title = "T"\n[site]\naddress = "{address}"\n'})
    output = result(root).output
    publish(output, root, engine="serial", jobs=1, progress=lambda *_: None, waiting=lambda _: None)
    folder = output.folder / "site"
    return folder, {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.png")}


@drawing
def test_each_page_names_its_card_by_its_full_address(tmp_path: Path):
    folder, cards = published(tmp_path, "https://example.org/kb/")
    page = next(file for file in folder.rglob("index.html") if "<h1" in file.read_text() and "/a/" in file.as_posix())
    (address,) = re.findall(r'property="og:image" content="([^"]*)"', page.read_text().replace("&#x2f;", "/"))
    assert address.startswith("https://example.org/kb/-/cards/a/")
    assert (folder / address.removeprefix("https://example.org/kb/").replace("%20", " ")).is_file()
    assert len(cards) == 1


def test_without_an_address_there_are_no_cards(tmp_path: Path):
    folder, cards = published(tmp_path, "")
    assert cards == {}
    assert not [file for file in folder.rglob("*.html") if "og:image" in file.read_text()]
