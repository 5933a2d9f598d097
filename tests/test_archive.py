"""The archive of sources: open files, read one by one, and never half written."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from sites import result, site

from recto.config import Settings
from recto.errors import StoreError
from recto.model import Seen, Stored
from recto.sources import find_layout, read_files
from recto.verify.archive import Archive, read_archive
from recto.verify.archive.files import Writer, digest_of, encoded, text_file, work_file

FOLDER = "data/archive"
TEXT = "Rain fell on 3 days.\n"
KNOWN = Stored(work="doi:10.5555/a", url="https://doi.org/10.5555/a", state="ok", title="Rain", text=digest_of(TEXT))
NAME, TEXT_NAME = work_file(FOLDER, KNOWN.work), text_file(FOLDER, digest_of(TEXT))
KEPT = {NAME: encoded(KNOWN), TEXT_NAME: TEXT}


def read(root: Path) -> Archive:
    layout = find_layout(root, Settings())
    return read_archive(root, layout.archive, read_files(root, layout).archive)


def archive(root: Path, files: dict[str, str | bytes]) -> Archive:
    return read(site(root, {"a.md": "", **files}))


def troubles(root: Path, files: dict[str, str | bytes]) -> list[tuple[str, int]]:
    kept = archive(root, files)
    assert all(map(kept.about, kept.works))
    assert not any(kept.text(work) for work in kept.works if kept.troubles)
    return [(trouble.file, trouble.problem.span.line) for trouble in kept.troubles]


def test_what_is_written_is_read_back(tmp_path: Path):
    about = Stored(work="w", url="https://example.org/w", text=digest_of(TEXT), history=(Seen("2026", "gone", 404),))
    Writer(tmp_path, FOLDER).put(about, TEXT)
    kept = archive(tmp_path, {})
    assert kept.works == ("w",)
    assert kept.about("w") == about
    assert (text := kept.text("w"))
    assert (text.text, text.digest, text.url, kept.troubles) == (TEXT, digest_of(TEXT), about.url, ())


def test_files_are_named_by_hashes_and_merge_line_by_line(tmp_path: Path):
    Writer(tmp_path, FOLDER).put(KNOWN, TEXT)
    assert f"{FOLDER}/works/{hashlib.sha256(b'doi:10.5555/a').hexdigest()[:16]}.json" == NAME
    text = (tmp_path / NAME).read_text()
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert text.startswith('{\n  "arxiv": "",\n')
    assert text.endswith("\n}\n")


def test_of_what_is_unknown_nothing_is_told(tmp_path: Path):
    kept = archive(tmp_path, {})
    assert (kept.works, kept.about("x"), kept.text("x"), kept.troubles) == ((), None, None, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "\0\1",
        b"\xff\xfe",
        '{"work": 1}',
        '{"work": "w"}',
        "[" * 9999,
    ],
)
def test_a_file_that_cannot_be_read_is_a_trouble_and_the_rest_goes_on(tmp_path: Path, text: str | bytes):
    kept = archive(tmp_path, KEPT | {f"{FOLDER}/works/0.json": text})
    assert [(t.file, t.problem.kind) for t in kept.troubles] == [(f"{FOLDER}/works/0.json", "data-file")]
    assert (stored := kept.text(KNOWN.work))
    assert stored.text == TEXT


def test_a_bad_merge_is_told_with_its_line(tmp_path: Path):
    text = encoded(KNOWN).decode().replace('  "work"', '<<<<<<< ours\n  "work"')
    line = text.splitlines().index("<<<<<<< ours") + 1
    assert troubles(tmp_path, {NAME: text}) == [(NAME, line)]


@pytest.mark.parametrize("text", [b"Rain fell on 4 days.\n", b"", b"\xff", b"\0"])
def test_a_text_that_is_not_the_one_fetched_is_not_used(tmp_path: Path, text: bytes):
    kept = archive(tmp_path, KEPT | {TEXT_NAME: text})
    assert kept.text(KNOWN.work) is None
    assert kept.text(KNOWN.work) is None
    assert [trouble.file for trouble in kept.troubles] == [TEXT_NAME]


def test_a_text_that_is_lost_is_told(tmp_path: Path):
    kept = archive(tmp_path, {NAME: KEPT[NAME]})
    assert kept.text(KNOWN.work) is None
    assert "No such file" in kept.troubles[0].problem.message


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfe", b"", b" \n"])
def test_binary_data_is_no_text_and_nothing_is_none(tmp_path: Path, data: bytes):
    digest = hashlib.sha256(data).hexdigest()
    about = Stored(work="w", url="u", text=digest)
    kept = archive(tmp_path, {work_file(FOLDER, "w"): encoded(about), text_file(FOLDER, digest): data})
    assert kept.text("w") is None
    assert len(kept.troubles) == 1


@pytest.mark.parametrize(("published", "count"), [("", 0), ("2020", 0), ("2020-02", 0), ("2020-13", 1), ("soon", 1)])
def test_a_date_that_is_none_is_told_in_its_line(tmp_path: Path, published: str, count: int):
    about = encoded(Stored(work="w", url="u", published=published)).decode()
    found = archive(tmp_path, {(name := work_file(FOLDER, "w")): about}).troubles
    line = about.split("\n").index(f'  "published": "{published}",') + 1
    assert [(each.file, each.problem.span.line) for each in found] == [(name, line)] * count


def test_a_huge_text_is_not_read(tmp_path: Path):
    kept = archive(tmp_path, KEPT)
    with (tmp_path / TEXT_NAME).open("r+b") as file:
        file.truncate(20_000_001)
    assert kept.text(KNOWN.work) is None
    assert "larger than" in kept.troubles[0].problem.message


@pytest.mark.parametrize("digest", ["", "../../../a.md", "A" * 64])
def test_a_hash_that_is_none_leads_nowhere(tmp_path: Path, digest: str):
    assert troubles(tmp_path, {NAME: encoded(Stored(work="w", url="u", text=digest))}) == [(NAME, 1)]


def test_of_two_files_for_one_work_the_one_with_its_name_counts(tmp_path: Path):
    other = Stored(work=KNOWN.work, url="u", title="Snow")
    names = [f"{FOLDER}/works/{name}.json" for name in ("0", "z")]
    kept = archive(tmp_path, KEPT | dict.fromkeys(names, encoded(other)))
    assert kept.about(KNOWN.work) == KNOWN
    assert {trouble.file for trouble in kept.troubles} == set(names)


def test_a_link_out_of_the_knowledge_base_is_not_followed(tmp_path: Path):
    elsewhere = site(tmp_path / "elsewhere", {"t.txt": TEXT})
    root = site(tmp_path / "kb", {"a.md": "", NAME: KEPT[NAME]})
    (root / TEXT_NAME).parent.mkdir(parents=True)
    (root / TEXT_NAME).symlink_to(elsewhere / "t.txt")
    kept = read(root)
    assert kept.text(KNOWN.work) is None
    assert "leads out" in kept.troubles[0].problem.message


def test_nothing_is_written_through_a_link(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (root := tmp_path / "kb").mkdir()
    (root / "data").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="a link out of"):
        Writer(root, FOLDER).put(KNOWN, TEXT)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    Writer(tmp_path, FOLDER).put(KNOWN, TEXT)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(StoreError, match="No space left"):
        Writer(tmp_path, FOLDER).put(Stored(work=KNOWN.work, url="u"), "new")
    assert archive(tmp_path, {}).about(KNOWN.work) == KNOWN
    assert list(tmp_path.rglob("*.new")) == []


def test_what_a_killed_process_left_is_removed(tmp_path: Path):
    dead, alive = f"{FOLDER}/works/.a.json.999999999.new", f"{FOLDER}/texts/aa/.b.txt.{os.getpid()}.new"
    never = f"{FOLDER}/works/.a.json.{'9' * 20}.new"
    site(tmp_path, {dead: "", alive: "", never: ""})
    Writer(tmp_path, FOLDER).clear()
    assert [(tmp_path / name).exists() for name in (dead, alive, never)] == [False, True, False]


def test_a_build_notices_what_became_of_the_archive(tmp_path: Path):
    root = site(tmp_path, {"a.md": ""})
    assert [result(root).unchanged for _ in range(2)] == [False, True]
    site(root, KEPT)
    assert [result(root).unchanged for _ in range(2)] == [False, True]
    (root / TEXT_NAME).unlink()
    assert not result(root).unchanged
