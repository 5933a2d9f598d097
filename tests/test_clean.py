"""An incremental build equals a clean one, and nothing is written or removed outside the folder of results."""

import json
import subprocess
from pathlib import Path

import msgspec
import pytest
from sites import ENTITIES, KB, NOW, RESOURCES, result, site, wiki

from recto.cli import main
from recto.errors import StoreError
from recto.model import Stored
from recto.verify.archive.files import digest_of, encoded, text_file, work_file
from recto.works import work_key

PAGES = {"a": "[[b]] text\n", "b": "text\n"}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "cache" not in file.parts
    }


def equals_clean(root: Path, tmp_path: Path) -> bool:
    result(root)
    result(root, out=tmp_path / "clean")
    return files_of(root / ".recto") == files_of(tmp_path / "clean")


def test_a_setting_of_the_parse_reaches_mentions(tmp_path: Path):
    rows = "- {id: b, type: concept, title: Burning Bush}\n"
    root = wiki(tmp_path / "kb", {"a": "A Burning Bush, [[b]] and `x`\n", "b": "x\n"}, {ENTITIES: rows})
    result(root)
    site(root, {"recto.toml": "[markdown]\nwikilinks = true\n"})
    assert equals_clean(root, tmp_path)


def test_the_same_files_in_other_roles_are_read_anew(tmp_path: Path):
    rows = '{"pageId": "a", "links": {}, "page": "a", "date": "2026-01-01"}\n'
    root = wiki(
        tmp_path / "kb", PAGES, {"data/x.jsonl": rows, "recto.toml": '[paths]\nexternal_links = "data/x.jsonl"\n'}
    )
    result(root)
    site(root, {"recto.toml": '[paths]\nedits = "data/x.jsonl"\n'})
    assert equals_clean(root, tmp_path)


CITED = "It fell, says [Roe et al. (2020)](https://example.org/a), to 5 percent.\n"
REGISTRY = """- id: a
  url: https://example.org/a
  type: paper
  title: The fall
  authors: [Jane Doe, Max Moe, Ann Noe]
  published_date: "2020-01-01"
"""
KEPT = Stored(work=work_key("https://example.org/a"), url="https://example.org/a", text=digest_of("It fell to 5%."))
CHANGES: dict[str, dict[str, str]] = {
    "the registry": {RESOURCES: REGISTRY.replace("Doe", "Roe")},
    "the abstract": {RESOURCES: f"{REGISTRY}  abstract: It fell to 7 percent.\n"},
    "the page": {f"{KB}/a.mdx": CITED.replace("Roe", "Doe")},
    "another page": {f"{KB}/b.mdx": CITED},
    "verdicts": {"data/verdicts.jsonl": "{}\n"},
    "the archive": {
        work_file("data/archive", KEPT.work): encoded(KEPT).decode(),
        text_file("data/archive", str(KEPT.text)): "It fell to 5%.",
    },
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_citations_hang_on_is_looked_at_anew(tmp_path: Path, change: dict[str, str]):
    root = wiki(tmp_path / "kb", {"a": CITED, "b": "text\n"}, {RESOURCES: REGISTRY})
    result(root)
    before = (root / ".recto/recto.db").read_bytes()
    site(root, change)
    assert equals_clean(root, tmp_path)
    assert (root / ".recto/recto.db").read_bytes() != before


def test_a_text_that_turns_out_to_be_a_part_is_looked_into_anew(tmp_path: Path):
    text = {text_file("data/archive", digest_of("It rained.")): "It rained."}
    root = site(wiki(tmp_path / "kb", {"a": CITED}), text)
    for part in (False, True):
        about = msgspec.structs.replace(KEPT, text=digest_of("It rained."), part=part)
        site(root, {work_file("data/archive", KEPT.work): encoded(about)})
        result(root)
    assert equals_clean(root, tmp_path)


def test_a_renamed_folder_has_another_title(tmp_path: Path):
    root = wiki(tmp_path / "kb", PAGES)
    result(root)
    moved = root.rename(tmp_path / "other")
    assert not result(moved).unchanged
    assert b"# other" in (moved / ".recto/text/llms.txt").read_bytes()


def test_a_build_without_git_is_not_taken_for_one_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = wiki(tmp_path / "kb", PAGES)
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin", "--date", "2026-01-05T12:00:00Z"]):
        subprocess.run([*git, *arguments], check=True)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        result(root)
    assert not result(root).unchanged
    assert b'"lastUpdated": "2026-01-05"' in (root / ".recto/json/pages.json").read_bytes()


def test_a_forged_stamp_removes_nothing(tmp_path: Path):
    root = wiki(tmp_path / "kb", PAGES)
    result(root)
    (tmp_path / "kb/mine.txt").write_text("mine")
    stamp = root / ".recto/cache/stamp.json"
    forged = json.loads(stamp.read_text())
    forged["files"] |= {name: ["", 4, 0] for name in ("../mine.txt", "json/../../mine.txt", str(root / "mine.txt"))}
    stamp.write_text(json.dumps(forged | {"key": ""}))
    result(root)
    assert (root / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("name", ["", "json", "text", "cache", "cache/memo.db", "cache/lock", "recto.db"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str):
    root, other = wiki(tmp_path / "kb", PAGES), tmp_path / "other"
    if name:
        result(root)
        path = root / ".recto" / name
        path.rename(other)
    else:
        other.mkdir()
        path = root / ".recto"
    path.symlink_to(other)
    with pytest.raises(StoreError) as caught:
        result(root)
    assert "is a link" in str(caught.value)


@pytest.mark.parametrize(
    ("pages", "data"),
    [
        ({"a": '---\nlastEdited: "x"\nupdate_frequency: 7\n---\n'}, {}),
        ({"a": "---\nentityType: [x]\n---\n"}, {}),
        ({"a": "---\nreaderImportance: high\nupdate_frequency: 30\nlastEdited: 2026-01-01\n---\n"}, {}),
        ({"a": "x"}, {"data/edits.jsonl": '{"page": "a", "date": "x", "pr": 99999999999999999999}\n'}),
        ({"a": "x"}, {"data/edits.jsonl": "[" * 5000 + "\n"}),
        ({"a": "x"}, {"recto.toml": '[paths]\nsections = ["knowledge-base", "."]\n'}),
        ({"a": "x"}, {"history/entries/a.yaml": f'pages: [a]\npr: "#{"9" * 5000}"\n'}),
    ],
)
def test_what_once_broke_a_build_builds(tmp_path: Path, pages: dict[str, str], data: dict[str, str]):
    made = result(wiki(tmp_path, pages, data))
    assert made.pages == 1
    assert not [f for f in made.built.findings if f.rule == "unit-failed"]


def test_names_that_differ_in_bytes_alone_are_two_pages(tmp_path: Path):
    root = wiki(tmp_path, {"c": "x"})
    for name in (b"a\xff.mdx", b"a\xfe.mdx"):
        (root / KB / name.decode("utf-8", "surrogateescape")).write_text("x")
    assert result(root).pages == 3


def test_ids_that_would_share_a_file_have_one_each(tmp_path: Path):
    rows = "- {id: q/z, type: risk, title: One}\n- {id: q__z, type: risk, title: Two}\n"
    folder = result(wiki(tmp_path, {"a": "x"}, {ENTITIES: rows})).output.folder
    assert len(list((folder / "json/entities").iterdir())) == 3


def test_a_mistyped_rule_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["check", str(wiki(tmp_path, PAGES)), "--rule", "overdeu", "--now", NOW]) == 2
    assert "overdue" in capsys.readouterr().err
