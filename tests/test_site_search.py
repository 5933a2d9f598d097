"""The index of the site's search: every word leads to where it stands, and nothing breaks out of a script."""

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest
from sites import ENTITIES, published, wiki

from recto.publish.index import counted, word_file, word_scripts

HOSTILE = '</script><script>x</script>" \u2028 \\'
PAGES = {
    "one": "---\ntitle: Ångström units\n---\nWords before.\n\n## First heading\n\nNaïve words repeat words. Größe 42.",
    "two": f"---\ntitle: '{HOSTILE}'\n---\n{HOSTILE} <b>bold</b>\n\n## Глава первая\n\nНекоторый текст, 東京.",
    "risks/three": "---\ntitle: Three\n---\nAbout the units of one.",
}
DATA = {
    ENTITIES: "- {id: acme, type: organization, title: Acme Labs, aliases: [The Works], description: Makes anvils.}\n"
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = wiki(tmp_path_factory.mktemp("search"), PAGES, DATA)
    return published(root) / "-"


def loaded(file: Path) -> object:
    """Read what a script sets."""
    return json.loads(re.fullmatch(r"\(self\.recto\?\?=\{\}\)\[\"[\w/.-]+\"\]=(.*)\n", file.read_text("utf-8"))[1])


def holders(folder: Path, word: str) -> dict[str, int]:
    """Give the titles of the things that a word stands in, with how it counts there."""
    shard = loaded(folder / f"search/words/{word_file(word[:2])}.js")
    titles = loaded(folder / "search/things/0.js")["title"]
    steps, thing, found = iter(shard[word]), -1, {}
    for step in steps:
        thing += step >> 1
        found[titles[thing]] = next(steps) if step & 1 else 1
    return found


def shown(folder: Path, name: str) -> str:
    return html.unescape((folder / name / "index.html").read_text("utf-8"))


def plain(word: str) -> str:
    """Write a word in lower case, Latin letters without accents."""
    bases = [(sign, unicodedata.normalize("NFD", sign)[0]) for sign in word.lower()]
    return "".join(base if base.isascii() else sign for sign, base in bases)


def test_every_word_of_every_text_is_found(folder: Path):
    titles = loaded(folder / "search/things/0.js")["title"]
    texts = {key: parts for file in (folder / "search/texts").iterdir() for key, parts in loaded(file).items()}
    assert sorted(map(int, texts)) == list(range(len(titles)))
    for number, parts in texts.items():
        words = re.findall(r"\w+", " ".join(f"{heading} {text}" for _, heading, text in parts))
        assert [w for w in words if titles[int(number)] not in holders(folder, plain(w))] == []


def test_titles_and_headings_count_more(folder: Path):
    assert holders(folder, "units") == {"Ångström units": 10, "Three": 1}
    assert holders(folder, "heading") == {"Ångström units": 5}
    assert holders(folder, "words") == {"Ångström units": 3}


def test_parts_have_the_anchors_of_their_sections(folder: Path):
    parts = loaded(folder / "search/texts/0.js")["0"]
    assert [part[:2] for part in parts] == [["", ""], ["first-heading", "First heading"]]
    assert 'id="first-heading"' in (folder.parent / loaded(folder / "search/things/0.js")["file"][0]).read_text("utf-8")


def test_things_lead_to_files_and_tell_their_other_names(folder: Path):
    things = loaded(folder / "search/things/0.js")
    at = things["title"].index("Acme Labs")
    assert things["names"][at] == "acme E1 The Works"
    pages = [file for file, kind in zip(things["file"], things["kind"], strict=True) if kind == "page"]
    assert [(folder.parent / file).is_file() for file in pages] == [True] * 3


def test_no_title_or_text_ends_a_script(folder: Path):
    for file in folder.rglob("*.js"):
        if "assets" not in file.parts:
            text = file.read_text("utf-8")
            assert "<" not in text, file
            assert "\u2028" not in text, file
    assert any("</script><script>" in title for title in loaded(folder / "search/things/0.js")["title"])


def test_the_list_of_shards_is_whole(folder: Path):
    listed = loaded(folder / "search/about.js")["words"].split()
    assert sorted(word_file(each) + ".js" for each in listed) == sorted(
        f.name for f in (folder / "search/words").iterdir()
    )


def test_titles_are_listed_by_letter(folder: Path):
    assert "Acme Labs" in shown(folder, "titles/a")
    assert "../../-/titles/t/index.html" in shown(folder, "search")
    assert 'href="../../../knowledge-base/risks/three/index.html">Three' in shown(folder, "titles/t")


def test_an_edit_changes_only_scripts_that_hold_its_words(tmp_path: Path):
    root = wiki(tmp_path, PAGES, DATA)
    scripts = sorted((published(root) / "-/search").rglob("*.js"))
    before = {file: file.stat().st_mtime_ns for file in scripts}
    page = next(root.rglob("three.mdx"))
    page.write_text(page.read_text("utf-8") + "\n\n## New zebra\n\nUnits.", "utf-8")
    published(root)
    changed = {file.stem for file in scripts if file.stat().st_mtime_ns != before[file]}
    assert changed <= {"0", "1", "ne", "un", "about"}
    assert {"1", "un"} <= changed


def test_a_large_script_is_divided(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.publish.index._LARGE", 30)
    found = [("alpha", ["0", "4"]), ("album", ["0"]), ("alone", ["1"]), ("b", ["4"])]
    scripts = dict(word_scripts(counted(found, {str(place): place for place in (0, 1, 2, 4, 5, 6)})))
    assert list(scripts) == ["alp", "alb", "alo", "b"]
    assert scripts["alp"].endswith(b'={"alpha":[2,2]}\n')
    assert b'"search/words/x616c70"' in scripts["alp"]


def test_names_of_scripts_are_safe():
    assert [word_file(each) for each in ("ab", "c", "con", "é", "..")] == ["ab", "c", "x636f6e", "xc3a9", "x2e2e"]
