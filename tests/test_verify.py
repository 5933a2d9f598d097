"""``recto verify``: what is wrong with citations comes first; a person signs off; names are mended."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from sites import RESOURCES, wiki

from recto.cli import main

NOW = "2026-03-14T12:00:00Z"
PAGE = """# T

The habit of cats to sleep was seen by [Roe et al. (2020)](https://example.org/cats) in a study of sleep.

They fly, says [Poe (2021)](https://example.org/cats).

They sing, says [Doe et al. (2020)](https://example.org/cats).

They rest.[^1]
"""
WORKS = """
- id: cats
  url: https://example.org/cats
  title: A study of the sleep of cats and its habits
  type: paper
  authors: [Jane Doe, Max Moe, Ann Noe]
  published_date: "2020-05-01"
- id: birds
  url: https://example.org/birds
  title: On the flight of birds
  type: paper
  authors: [Edgar Poe]
  published_date: "2021-05-01"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return wiki(tmp_path, {"p": PAGE}, {RESOURCES: WORKS})


def verify(root: Path, *more: str) -> int:
    return main(["verify", str(root), "--now", NOW, *more])


def told(root: Path, capsys: Any, *more: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    verify(root, "--json", *more)
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_what_is_wrong_comes_first(root: Path, capsys: Any):
    found = told(root, capsys)
    assert [(each["label"], each["step"], each["trust"]) for each in found] == [
        ("Roe et al. (2020)", "another work", 0),
        ("Poe (2021)", "another work", 0),
        ("1", "cited", 10),
        ("Doe et al. (2020)", "identified", 45),
    ]


def test_an_object_says_all_that_is_known(root: Path, capsys: Any):
    first = told(root, capsys)[0]
    assert (first["page"], first["line"], first["column"], first["kind"]) == (first["file"], 3, 40, "link")
    assert first["sentence"].endswith("was seen by Roe et al. (2020) in a study of sleep.")
    assert first["resource"]["authors"] == ["Jane Doe", "Max Moe", "Ann Noe"]
    assert first["identity"]["differs"] == [
        {"what": "author", "said": "Roe et al.", "found": "Jane Doe, Max Moe and Ann Noe"}
    ]
    assert first["support"]["verdict"] == "no text"


def test_the_work_that_was_meant_is_named(root: Path, capsys: Any):
    assert [each["identity"]["meant"] and each["identity"]["meant"]["id"] for each in told(root, capsys)[:2]] == [
        None,
        "birds",
    ]


def test_a_sure_name_is_mended_and_others_are_left(root: Path, capsys: Any):
    assert verify(root, "--fix") == 0
    text = (root / "content/docs/knowledge-base/p.mdx").read_text()
    assert "[Doe et al. (2020)](https://example.org/cats) in a study" in text
    assert "[Poe (2021)]" in text
    assert verify(root, "--fix") == 0
    assert (root / "content/docs/knowledge-base/p.mdx").read_text() == text
    assert [each["label"] for each in told(root, capsys)[:1]] == ["Poe (2021)"]


def test_what_is_left_is_told(root: Path, capsys: Any):
    verify(root, "--fix")
    assert "1 citation mended in 1 file\n1 citation left to you" in capsys.readouterr().err


def test_what_is_signed_off_is_not_mended(root: Path, capsys: Any):
    verify(root, "--accept", told(root, capsys)[0]["id"], "--by", "Kim", "--why", "looked it up")
    verify(root, "--fix")
    assert (root / "content/docs/knowledge-base/p.mdx").read_text() == PAGE


def test_a_page_that_is_no_text_is_left(root: Path, capsys: Any):
    page = root / "content/docs/knowledge-base/p.mdx"
    page.write_bytes(before := PAGE.encode() + b"\xe9\n")
    verify(root, "--fix")
    assert page.read_bytes() == before
    assert "save it as UTF-8 first\n1 citation left to you" in capsys.readouterr().err


def test_a_mended_page_keeps_all_other_bytes(root: Path):
    page = root / "content/docs/knowledge-base/p.mdx"
    page.write_bytes(before := f"\ufeff\U0001d518\u2028\r\n{PAGE}ö\r".encode())
    verify(root, "--fix")
    assert page.read_bytes() == before.replace(b"Roe et al.", b"Doe et al.")


def test_a_page_whose_name_is_no_text_is_mended_in_its_place(root: Path):
    page = root / "content/docs/knowledge-base/p.mdx"
    page = page.rename(page.with_name(os.fsdecode(b"caf\xe9.mdx")))
    verify(root, "--fix")
    assert "[Doe et al. (2020)](https://example.org/cats) in a study" in page.read_text()
    assert list(page.parent.iterdir()) == [page]


def test_a_diff_writes_nothing(root: Path, capsys: Any):
    assert verify(root, "--fix", "--diff") == 0
    out = capsys.readouterr().out
    assert "-The habit" in out
    assert "+The habit" in out
    assert (root / "content/docs/knowledge-base/p.mdx").read_text() == PAGE


def test_it_exits_with_1_as_long_as_a_citation_misleads(root: Path, capsys: Any):
    assert verify(root) == 1
    assert "another work" in capsys.readouterr().out


def test_a_sign_off_holds_until_the_sentence_changes(root: Path, capsys: Any):
    first = told(root, capsys)[0]
    assert verify(root, "--accept", first["id"], "--by", "Kim", "--why", "looked it up") == 0
    (signed,) = (each for each in told(root, capsys) if each["id"] == first["id"])
    assert (signed["step"], signed["verdict"]["by"], signed["trust"]) == ("signed off", "Kim", 100)
    page = root / "content/docs/knowledge-base/p.mdx"
    page.write_text(page.read_text().replace("The habit", "This habit"))
    (stale,) = (each for each in told(root, capsys) if each["id"] == first["id"])
    assert (stale["step"], stale["stale"]) == ("another work", True)


def test_who_signs_twice_is_told_and_nothing_is_written(root: Path, capsys: Any):
    name, file = told(root, capsys)[0]["id"], root / "data/verdicts.jsonl"
    sign = ("--accept", name, "--by", "Kim", "--why")
    verify(root, *sign, "looked it up")
    before = file.read_text()
    assert verify(root, *sign, "looked it up") == 0
    assert f"{name} is signed off already by Kim, 2026-03-14: looked it up" in capsys.readouterr().err
    assert file.read_text() == before
    verify(root, *sign, "read all of it")
    verify(root, "--accept", name, "--by", "Ada", "--why", "looked it up")
    assert len(file.read_text().splitlines()) == 3


def test_what_has_changed_is_signed_again(root: Path, capsys: Any):
    page, file = root / "content/docs/knowledge-base/p.mdx", root / "data/verdicts.jsonl"
    sign = ("--accept", told(root, capsys)[0]["id"], "--by", "Kim", "--why", "looked it up")
    verify(root, *sign)
    page.write_text(page.read_text().replace("The habit", "This habit"))
    verify(root, *sign)
    assert len(file.read_text().splitlines()) == 2


def test_it_says_what_comes_next(root: Path, capsys: Any):
    verify(root)
    said = capsys.readouterr().err
    assert "Work not compared: 1 without an address.\n" in said
    assert "Text not looked into: 1 not fetched yet (`recto verify --fetch`).\n" in said
    assert "`recto explain trust`" in said


def test_what_is_not_checked_is_grouped_by_its_cause(root: Path, capsys: Any):
    cited = "".join(f"It rose. [{name}](https://example.org/{n}).\n\n" for n, name in enumerate(("a study", "more")))
    (root / "content/docs/knowledge-base/p.mdx").write_text(f"{cited}See [here](https://example.org/cats).\n")
    verify(root)
    said = capsys.readouterr().err
    assert "Work not compared: 2 of works that are not registered, 1 that say too little to compare.\n" in said
    assert "Text not looked into: 3 not fetched yet" in said


def test_one_page_can_be_asked_for(root: Path, capsys: Any):
    assert len(told(root, capsys, "--page", "p")) == 4
    assert main(["verify", str(root), "--now", NOW, "--page", "none"]) == 2


def test_what_a_page_says_does_not_reach_the_terminal_as_a_command(root: Path, capsys: Any):
    (root / "content/docs/knowledge-base/p.mdx").write_text(
        "They rest.[^1]\n\n[^1]: Roe \x1b]0;x\x07, <https://example.org/1>\n"
    )
    verify(root, "--all")
    assert "Roe  ]0;x" in (said := capsys.readouterr().out)
    assert said.replace("\n", "").isprintable()


WRONG = [
    ("--diff",),
    ("--passage", "cats"),
    ("--fix", "--fetch"),
    ("--accept", "0000000000", "--by", "K", "--why", "w"),
    ("--accept", "x"),
]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_use_is_told(root: Path, capsys: Any, arguments: tuple[str, ...]):
    assert verify(root, *arguments) == 2
    assert capsys.readouterr().err
