"""The site as it lies on the disk: whole, safe, the same whatever order and workers, written only where it changed."""

import csv
import html
import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import KB, published, result, site, wiki

from recto.publish import publish
from recto.publish.inspect import faults

ROOT = Path(__file__).parent.parent
_CELL = re.compile(r'<tr id="([\w.]+)"><th scope="row">.*?</th>\n<td>(.*?)</td>', re.DOTALL)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def copied(name: str, root: Path) -> Path:
    return shutil.copytree(ROOT / name, root / "copy", ignore=shutil.ignore_patterns(".recto"))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(copied("examples/ai-safety", tmp_path_factory.mktemp("example")))


# Whole


def test_the_example_is_whole(example: Path):
    assert list(faults(example)) == []


def test_the_record_view_agrees_with_the_database(example: Path):
    records = json.loads((example.parent / "json" / "pages.json").read_bytes())
    for record in records:
        folder = example / record["path"].strip("/") / "data"
        assert json.loads((folder / "record.json").read_bytes()) == record
        shown = dict(_CELL.findall((folder / "index.html").read_text("utf-8")))
        for key in ("id", "path", "title", "wordCount", "quality", "backlinkCount", "lastUpdated"):
            value = "—" if record[key] is None else str(record[key])
            assert html.unescape(shown[key]) == value, (record["id"], key)
        assert shown.keys() >= record.keys() - {"metrics"}


# Odd


_ODD = {
    "a#b?c": "hash",
    "spaces and 'quotes' \"double\" & <tags>": "quotes",
    "per%2e%2ecent": "percent",
    "new\nline": "line",
    "emoji 🙂": "emoji",
    "n" * 240: "long",
    "ä" * 120: "long in bytes",
    "Case": "one",
    "case": "another",
    "data": "where a record lies",
    "risks/data": "where a record lies",
    "-": "our folder",
    "con": "a device",
    "index.html": "a file of ours",
    "record.json": "a file of ours",
    "__proto__": "a prototype",
    "..x/...": "dots",
    "risks/index": "an index",
    "a/b": "one",
    "a/b/index": "the same path",
}


def odd(root: Path) -> Path:
    pages = {name: f"---\ntitle: {json.dumps(name)}\n---\n[x](/) {text}" for name, text in _ODD.items()}
    return wiki(root, pages)


def test_pages_of_odd_names_all_have_their_place(tmp_path: Path):
    folder = published(odd(tmp_path))
    assert list(faults(folder)) == []
    texts = [file.read_text("utf-8") for file in folder.rglob("index.html")]
    for text in set(_ODD.values()):
        assert sum(f" {text}</p>" in page for page in texts) == list(_ODD.values()).count(text), text


def test_plain_folders_of_odd_names(tmp_path: Path):
    names = ("-/assets/site.css.md", "404.html.md", "robots.txt.md", "llms.txt.md", "index.html.md", "-.md", "data.md")
    folder = published(site(tmp_path, {name: f"text of {name}" for name in names} | {"README.md": "home"}))
    shown = "".join(file.read_text("utf-8") for file in folder.rglob("index.html"))
    assert [name for name in names if f"text of {name}</p>" not in shown] == []
    assert list(faults(folder)) == []


def test_a_name_that_is_no_text(tmp_path: Path):
    root = wiki(tmp_path, {"a": "b"})
    Path(os.fsdecode(os.fsencode(root / KB) + b"/bad-\xff.md")).write_text("text")
    assert list(faults(published(root))) == []


def test_numbers_too_large_for_a_machine(tmp_path: Path):
    folder = published(wiki(tmp_path, {"a": f"---\nquality: {10**30}\nratings: {{novelty: 1e999}}\n---\nx"}))
    assert list(faults(folder)) == []


def test_a_large_table(tmp_path: Path):
    folder = published(wiki(tmp_path, {"a": "| a | b |\n|---|---|\n" + "| cell [l](/) | `x` |\n" * 50_000}))
    assert (folder / "knowledge-base/a/index.html").read_text("utf-8").count("<tr>") > 50_000


def test_ten_thousand_elements_within_each_other(tmp_path: Path):
    deep = 10_000
    text = "<div>\n" * deep + "<b>" * deep + "x" + "</b>" * deep + "\n</div>" * deep + "\n\n" + "> " * deep + "y"
    assert list(faults(published(wiki(tmp_path, {"a": text})))) == []


# Hostile


def test_hostile_pages_are_whole_and_stay_within(tmp_path: Path):
    root = copied("tests/hostile", tmp_path)
    folder = published(root)
    assert list(faults(folder, '/"><script>window.__pwned=1</script>')) == []
    for file in (ROOT / "tests/hostile" / KB).rglob("*.md*"):
        assert (
            folder / "knowledge-base" / file.relative_to(ROOT / "tests/hostile" / KB).with_suffix("") / "index.html"
        ).exists()
    assert {path.name for path in tmp_path.iterdir()} == {"copy"}
    assert {path.name for path in root.iterdir()} == {"content", "data", "recto.toml", ".recto"}


def test_no_text_turns_what_stands_behind_it(tmp_path: Path):
    folder = published(copied("tests/hostile", tmp_path))
    apart = r'<article class="text">.*?</article>|<(?:a\b|text\b|script\b|span class="s")[^>]*>[^<]*</'
    for file in folder.rglob("*.html"):
        beside = re.sub(apart, "", file.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", beside), file


def test_spreadsheets_run_nothing_of_a_record(tmp_path: Path):
    folder = published(wiki(tmp_path, {"a": "---\ntitle: '=1+1'\ndescription: '-2+3'\nllmSummary: '@x'\n---\n"}))
    rows = dict(csv.reader(io.StringIO((folder / "knowledge-base/a/data/record.csv").read_text("utf-8"))))
    assert (rows["title"], rows["description"], rows["llmSummary"]) == ("'=1+1", "'-2+3", "'@x")


@pytest.mark.parametrize("link", ["site", "site/knowledge-base", "site/-"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str):
    root, other = wiki(tmp_path / "wiki", {"a": "b"}), tmp_path / "other"
    other.mkdir()
    result(root)
    place = root / ".recto" / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(other)
    with pytest.raises(Exception, match="is a link"):
        published(root)
    assert list(other.iterdir()) == []


# The same


def test_order_and_workers_do_not_matter(tmp_path: Path, example: Path):
    again = copied("examples/ai-safety", tmp_path)
    output = result(again).output
    publish(output, again, engine="processes", jobs=3)
    assert files_of(output.folder / "site") == files_of(example)


def test_nothing_is_written_when_nothing_changed(tmp_path: Path):
    root = wiki(tmp_path, {"a": "one [b](b)", "b": "two"})
    output = result(root).output
    assert publish(output, root, engine="serial").written > 8
    output.cache.joinpath("stamp.json").unlink()
    times = {file: file.stat().st_mtime_ns for file in (output.folder / "site").rglob("*") if file.is_file()}
    assert publish(output, root, engine="serial").written == 0
    assert all(
        file.stat().st_mtime_ns == time for file, time in times.items() if file.is_file() and "cache" not in file.parts
    )


def test_one_edit_writes_the_page_alone(tmp_path: Path):
    root = wiki(tmp_path, {"a": "one", "b": "two", "c": "three"})
    published(root)
    wiki(root, {"a": "One"})
    output = result(root).output
    folder, before = output.folder / "site", files_of(output.folder / "site")
    publish(output, root, engine="serial")
    after = files_of(folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert {name for name in changed if name.startswith("knowledge-base/")} <= {
        "knowledge-base/a/index.html",
        *(f"knowledge-base/a/data/{name}" for name in ("index.html", "record.json", "record.csv")),
    }


_EDITS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "[b](b)", "<E id='c'/>", "# H\n\nx[^1]\n\n[^1]: n", None])),
    max_size=4,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_EDITS)
def test_a_site_after_edits_is_the_site_made_anew(tmp_path_factory: pytest.TempPathFactory, edits: list):
    root = wiki(tmp_path_factory.mktemp("wiki"), {"a": "x", "b": "y"})
    published(root)
    for name, text in edits:
        wiki(root, {name: text}) if text is not None else (root / KB / f"{name}.mdx").unlink(missing_ok=True)
        published(root)
    edited = files_of(published(root))
    shutil.rmtree(root / ".recto")
    assert files_of(published(root)) == edited


def test_what_a_killed_build_left_is_gone(tmp_path: Path):
    root = wiki(tmp_path, {"a": "x", "b": "y"})
    folder = published(root)
    clean = files_of(folder)
    (root / ".recto" / "cache" / "site.json").unlink()
    site(
        folder, {"knowledge-base/old/index.html": "of a page that is gone", "knowledge-base/a/.index.html.new": "half"}
    )
    assert files_of(published(root)) == clean
    assert not (folder / "knowledge-base/old").exists()
