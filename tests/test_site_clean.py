"""A site that was mended after edits is the one that is made at once, whatever was edited in which order."""

import random
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from sites import EDITS, ENTITIES, KB, RESOURCES, result, wiki

from recto.publish import publish
from recto.publish.index import Known

PAGES = {
    "a": "---\ntitle: A\n---\nSee [b](/knowledge-base/b/), [[b]], [Roe (2020)](https://example.org/w).\n\n## Part\n",
    "b": "---\ntitle: Beta\ndescription: The second.\n---\nIt rose to 5 percent.[^1]\n\n[^1]: Roe, 2020.\n",
    "c": "---\ntitle: Gamma\n---\n<EntityLink id='a'>it</EntityLink> <InfoBox entityId='x' /> and Acme Labs again.\n",
}
DATA = {
    ENTITIES: "- {id: x, type: risk, title: Acme Labs, relatedEntries: [{id: b, type: risk}]}\n",
    RESOURCES: "- {id: w, url: 'https://example.org/w', type: paper, title: The rise, authors: [Jane Roe]}\n",
}
CHANGES: dict[str, tuple[str, str, str]] = {
    "a word": (f"{KB}/b.mdx", "rose", "fell"),
    "a word in a heading": (f"{KB}/a.mdx", "## Part", "## Zebra part"),
    "a title": (f"{KB}/b.mdx", "title: Beta", "title: Bee"),
    "a summary": (f"{KB}/b.mdx", "The second.", "The 2nd."),
    "a quality": (f"{KB}/b.mdx", "title:", "quality: 70\ntitle:"),
    "a link": (f"{KB}/a.mdx", "](/knowledge-base/b/)", "](/knowledge-base/c/)"),
    "a line more": (f"{KB}/a.mdx", "See", "\nIt is.\n\nSee"),
    "a citation": (f"{KB}/b.mdx", "percent.", "percent, [Doe et al. (2020)](https://example.org/w) say."),
    "an entity": (ENTITIES, "Acme Labs,", "Acme Works,"),
    "a field of an entity": (ENTITIES, "type: risk, title", "type: risk, website: 'https://example.org', title"),
    "a work": (RESOURCES, "Jane Roe", "Max Moe"),
    "the type of a work": (RESOURCES, "paper", "book"),
    "a setting": ("recto.toml", "", 'title = "Kept"\n[site]\naddress = "https://example.org"\n'),
    "an edit": (EDITS, "", '{"page": "a", "date": "2026-01-01", "title": "Mend", "branch": "m"}\n'),
    "a page": (f"{KB}/d.mdx", "", "---\ntitle: Delta\n---\nOn [[a]], the zebra.\n"),
}


def told(root: Path, out: Path) -> dict[str, bytes]:
    """Build and publish into a folder; give the files of the site."""
    publish(result(root, out=out).output, root, engine="serial")
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in (out / "site").rglob("*") if file.is_file()}


def change(root: Path, file: str, old: str, new: str) -> None:
    """Change a file to and fro."""
    path = root / file
    before = path.read_text() if path.exists() else ""
    after = before.replace(new, old, 1) if new in before else before.replace(old, new, 1)
    path.write_text(after) if after else path.unlink()


def equal(root: Path, tmp_path: Path, name: str) -> bool:
    return told(root, tmp_path / "mended") == told(root, tmp_path / name)


@pytest.mark.parametrize("name", CHANGES)
def test_a_site_is_mended_after_a_change(tmp_path: Path, name: str):
    root = wiki(tmp_path / "kb", PAGES, DATA)
    first = told(root, tmp_path / "mended")
    change(root, *CHANGES[name])
    assert equal(root, tmp_path, "after")
    change(root, *CHANGES[name])
    assert told(root, tmp_path / "mended") == first


@pytest.mark.parametrize("seed", range(3))
def test_a_site_is_mended_after_many_changes(tmp_path: Path, seed: int):
    root, chance = wiki(tmp_path / "kb", PAGES, DATA), random.Random(seed)
    told(root, tmp_path / "mended")
    for number in range(4):
        for name in chance.sample(sorted(CHANGES), chance.randint(1, 3)):
            change(root, *CHANGES[name])
        assert equal(root, tmp_path, str(number))


@pytest.mark.parametrize("spoilt", ["words", "rows", "site.json"])
def test_a_site_is_whole_where_what_was_noted_is_lost(tmp_path: Path, spoilt: str):
    root = wiki(tmp_path / "kb", PAGES, DATA)
    told(root, tmp_path / "mended")
    (tmp_path / "mended/cache" / spoilt).write_bytes(b"spoilt")
    change(root, *CHANGES["a word"])
    assert equal(root, tmp_path, "after")


def words_by_thing(out: Path) -> list[Mapping[str, int]]:
    known = msgspec.msgpack.decode((out / "cache/words").read_bytes(), type=Known)
    return [msgspec.msgpack.decode(each, type=dict[str, int]) for each in known.words]


def test_words_of_one_thing_are_those_that_the_whole_index_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recto.publish.index._PART", 0)
    root = wiki(tmp_path / "kb", PAGES, DATA)
    told(root, tmp_path / "mended")
    change(root, *CHANGES["a word in a heading"])
    assert equal(root, tmp_path, "after")
    assert words_by_thing(tmp_path / "mended") == words_by_thing(tmp_path / "after")


def test_an_edit_of_a_text_makes_its_own_views_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root, made = wiki(tmp_path / "kb", PAGES, DATA), []
    told(root, tmp_path / "mended")
    from recto.publish.views import Views

    page = Views.page
    monkeypatch.setattr(Views, "page", lambda views, row: made.append(row["id"]) or page(views, row))
    change(root, f"{KB}/c.mdx", "again", "anew")
    told(root, tmp_path / "mended")
    assert made == ["c"]
