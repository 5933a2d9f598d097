"""The site is written where it has changed, whole, and nowhere else."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sites import KB, result, wiki

from recto.engine import Workers
from recto.errors import StoreError
from recto.publish import publish
from recto.publish.jobs import Bundle, Job, data_job
from recto.publish.notes import Done, Notes, Part, Published
from recto.publish.write import Publisher
from recto.store import Output

PAGES = {
    "a": "---\ntitle: A\n---\nText with [b](/knowledge-base/b/).\n",
    "b": "---\ntitle: B\n---\nOther text.\n",
    "c/d": "---\ntitle: D\n---\nAlone.\n",
}

OPEN = Path("/proc/self/fd")


def published(root: Path) -> Published:
    return publish(result(root).output, root, engine="serial")


def state(root: Path) -> dict[str, tuple[int, bytes]]:
    folder = root / ".recto/site"
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): (file.stat().st_mtime_ns, file.read_bytes()) for file in files}


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def write(output: Output, jobs: list[Job]) -> Published:
    return Publisher(output, Notes(output)).publish(jobs, Workers("serial"), lambda *_: None)


@pytest.fixture
def output(tmp_path: Path) -> Output:
    made = Output(tmp_path / ".recto")
    made.make()
    return made


def test_nothing_changed_nothing_is_written_or_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path, PAGES)
    first, before = published(root), state(root)
    monkeypatch.setattr("recto.publish.write.run_job", lambda _: pytest.fail("something was rendered"))
    assert published(root) == msgspec.structs.replace(first, written=0)
    assert state(root) == before


@pytest.mark.skipif(not OPEN.is_dir(), reason="the system does not list a process's open files")
def test_no_file_stays_open(tmp_path: Path):
    root = wiki(tmp_path, PAGES)
    published(root)
    assert not [file for each in OPEN.iterdir() if (file := each.resolve()).is_relative_to(tmp_path.resolve())]


def test_two_builds_write_the_same(tmp_path: Path):
    made = []
    for name in ("one/kb", "two/kb"):
        root = wiki(tmp_path / name, PAGES)
        published(root)
        made.append({file: data for file, (_, data) in state(root).items()})
    assert made[0] == made[1]


def rewritten(root: Path, page: str, text: str) -> set[str]:
    """Publish, change a page, publish again; give the files of the site that have changed."""
    published(root)
    before = state(root)
    (root / KB / f"{page}.mdx").write_text(text)
    published(root)
    return changed(before, state(root))


def test_an_edit_of_the_text_writes_its_page_alone(tmp_path: Path):
    names = rewritten(wiki(tmp_path, PAGES), "c/d", "---\ntitle: D\n---\nAlive.\n")
    others = {name for name in names if not name.startswith(("-/", "llms"))}
    assert {str(Path(name).parent) for name in others} <= {"knowledge-base/c/d", "knowledge-base/c/d/data"}
    assert "knowledge-base/c/d/index.html" in others


def test_a_new_title_is_written_where_it_is_shown(tmp_path: Path):
    names = rewritten(wiki(tmp_path, PAGES), "b", "---\ntitle: Bee\n---\nOther text.\n")
    assert {f"{folder}index.html" for folder in ("knowledge-base/a/", "knowledge-base/b/", "")} <= names
    assert "knowledge-base/c/d/index.html" not in names


def test_a_page_that_is_gone_leaves_nothing(tmp_path: Path):
    root = wiki(tmp_path, PAGES)
    published(root)
    (root / KB / "c/d.mdx").unlink()
    published(root)
    assert not (root / ".recto/site/knowledge-base/c").exists()
    assert (root / ".recto/site/knowledge-base/a/index.html").exists()


def test_a_file_that_was_touched_is_made_again(tmp_path: Path):
    root = wiki(tmp_path, PAGES)
    published(root)
    page = root / ".recto/site/knowledge-base/a/index.html"
    good = page.read_bytes()
    page.write_text("spoilt")
    assert published(root).written > 0
    assert page.read_bytes() == good


@pytest.mark.parametrize("long", [(), ("data",)])
def test_more_jobs_than_are_held_at_once_are_all_written(
    output: Output, monkeypatch: pytest.MonkeyPatch, long: tuple[str, ...]
):
    monkeypatch.setattr("recto.publish.write._AT_ONCE", 2)
    monkeypatch.setattr("recto.publish.jobs._LONG", frozenset(long))
    names = [f"{number}.txt" for number in range(5)]
    assert write(output, [data_job(name, name.encode()) for name in names]).written == 5
    assert all((output.folder / "site" / name).read_text() == name for name in names)


def test_a_failure_in_the_middle_leaves_whole_files(output: Output, monkeypatch: pytest.MonkeyPatch):
    write(output, [data_job("a.txt", b"old"), data_job("b.txt", b"old")])
    monkeypatch.setattr("recto.publish.jobs._KINDS", {"data": lambda data: 1 / (b"bad" not in data) and _made(data)})
    with pytest.raises(ZeroDivisionError):
        write(output, [data_job("a.txt", b"new"), data_job("b.txt", b"bad")])
    files = {file.name: file.read_bytes() for file in (output.folder / "site").iterdir()}
    assert files == {"a.txt": b"old", "b.txt": b"old"}


def _made(data: bytes) -> dict[str, bytes]:
    return dict([msgspec.msgpack.decode(data, type=tuple[str, bytes])])


@pytest.mark.parametrize("place", ["site", "site/a", "site/a/b"])
def test_nothing_is_written_through_a_link(output: Output, tmp_path: Path, place: str):
    other = tmp_path / "other"
    other.mkdir()
    link = output.folder / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(other)
    with pytest.raises(StoreError, match="is a link"):
        write(output, [data_job("a/b/index.html", b"x")])
    assert list(other.iterdir()) == []


def test_a_build_refuses_a_site_that_is_a_link(tmp_path: Path):
    root = wiki(tmp_path / "kb", PAGES)
    result(root)
    (root / ".recto/site").symlink_to(tmp_path)
    with pytest.raises(StoreError, match="is a link"):
        result(root)


@pytest.mark.parametrize("name", ["../../mine.txt", "a/../../../mine.txt", "{absolute}", "link/mine.txt"])
def test_forged_notes_remove_nothing(output: Output, tmp_path: Path, name: str):
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    write(output, [])
    (output.folder / "site/link").symlink_to(tmp_path)
    forged = Done("", {name.format(absolute=mine): (4, 0)})
    Notes(output).write({"data x": forged}, {"part": Part("", ("data x",))})
    write(output, [])
    assert mine.read_text() == "mine"


def bundled(made: list[str], **keys: bytes) -> Bundle:
    """Give a bundle whose parts each write a file of their name; `made` is told which of them are made."""

    def make(names: Collection[str]) -> Iterator[tuple[str, list[Job]]]:
        made.extend(names)
        return ((name, [data_job(f"{name}.txt", keys[name])]) for name in names)

    return Bundle(keys, make)


def test_of_a_bundle_only_what_has_changed_is_made(output: Output):
    made: list[str] = []
    for keys in ({"a": b"1", "b": b"1"}, {"a": b"1", "b": b"2"}, {"a": b"1", "b": b"2"}):
        write(output, [bundled(made, **keys)])
    assert made == ["a", "b", "b"]
    assert [(output.folder / f"site/{name}.txt").read_bytes() for name in "ab"] == [b"1", b"2"]


def test_what_a_bundle_left_is_made_again_where_it_was_touched(output: Output):
    made: list[str] = []
    for spoil in (b"spoilt", b""):
        write(output, [bundled(made, a=b"1")])
        (output.folder / "site/a.txt").write_bytes(spoil)
    write(output, [bundled(made, a=b"1")])
    assert made == ["a", "a", "a"]
    assert (output.folder / "site/a.txt").read_bytes() == b"1"


def test_a_part_that_is_gone_leaves_nothing(output: Output):
    write(output, [bundled([], a=b"1", b=b"1")])
    write(output, [bundled([], a=b"1")])
    assert not (output.folder / "site/b.txt").exists()


def test_a_part_of_unknown_making_is_always_made(output: Output):
    made: list[str] = []
    for _ in range(2):
        write(output, [bundled(made, a=b"")])
    assert made == ["a", "a"]
