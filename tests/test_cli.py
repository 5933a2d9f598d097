"""The command line: what each verb prints, where, and how it ends."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest
from sites import EDITS, ENTITIES, KB, NOW, RESOURCES, bytes_of, result, site, wiki

from recto.cli import VERBS, main
from recto.cli.place import is_root, nearest
from recto.model.evidence import (
    IDENTITY,
    STANDINGS,
    STATES,
    SUPPORT,
    VERDICTS,
    IdentityVerdict,
    LinkState,
    StandingState,
    SupportVerdict,
    VerdictWord,
)
from recto.pipeline import UNITS

ROOT = Path(__file__).parents[1]
WORDS = "alpha bravo charlie delta echoes foxtrot golfing hotels india juliett kilos limas mikes novembers oscar"
TEXT = f"""---
title: "A: the page"
quality: 70
readerImportance: 5
lastUpdated: 2026-03-01
ratings: {{rigor: 8}}
update_frequency: 30
---
## Overview

{WORDS} [work](https://example.org/w), <R id="ab">W</R>, [b](/b/).[^1]

| a | b |
|---|---|
| c | d |

- item

$x$ `code` ![i](i.png)

[^1]: https://example.org/n
"""
PAGES = {
    "risks/a": TEXT,
    "risks/b": f'---\nquality: 30\n---\n{WORDS} <EntityLink id="a">A</EntityLink>',
    "c": "---\nnumericId: E51\nquality: 5\n---\n```",
}
DATA = {
    ENTITIES: "- id: a\n  type: risk\n  title: A\n  numericId: E7\n- id: q\n  type: concept\n  title: Q|q\n"
    "  relatedEntries:\n  - id: a\n    relationship: causes\n",
    RESOURCES: "- id: ab\n  url: https://example.org/w/\n  title: Work\n",
    "data/external-links.yaml": "- pageId: a\n  links:\n    wikipedia: https://example.org/wiki/a\n",
    EDITS: '{"page": "a", "date": "2026-01-02", "title": "T", "branch": "x"}\n',
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = wiki(tmp_path_factory.mktemp("cli") / "kb", PAGES, DATA)
    result(root)
    return root


@pytest.fixture
def say(capsys: pytest.CaptureFixture, root: Path):
    """Run a verb on the knowledge base; give what it prints."""

    def run(*arguments: str, status: int = 0) -> str:
        assert main([*arguments, "--dir", str(root)]) == status
        return capsys.readouterr().out

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture, root: Path):
    """Run a verb that must be refused; give message and hint."""

    def run(*arguments: str) -> str:
        assert main([*arguments, "--dir", str(root)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "Traceback" not in err
        return err

    return run


# build


def test_build_sums_up(tmp_path: Path, capsys):
    assert main(["build", str(wiki(tmp_path, {"a": "", "b": "Text.\n\n```"})), "--now", NOW]) == 0
    out, err = capsys.readouterr()
    first, second, worst, where = out.splitlines()
    assert re.fullmatch(r"2 pages in [\d.]+ s", first)
    assert second == "Findings: 1 warning"
    assert worst == f"  warning {KB}/b.mdx:3:1 a block of code is opened by ``` and never closed [unclosed-fence]"
    assert (where, err) == (f"Results in {tmp_path / '.recto'}", "")


def test_build_says_that_nothing_has_changed(tmp_path: Path, capsys):
    for _ in range(2):
        main(["build", str(site(tmp_path, {"a.md": ""})), "--now", NOW])
    assert "nothing had changed" in capsys.readouterr().out.splitlines()[3]


def test_build_names_the_five_worst(tmp_path: Path, capsys):
    broken = "---\ntitle: a: b\n---\n"
    main(["build", str(wiki(tmp_path, dict.fromkeys("abcdefg", broken) | {"0": "```"})), "--now", NOW])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Findings: 7 errors, 1 warning"
    assert sum(line.startswith("  error ") for line in lines) == 5
    assert "3 more" in lines[-2]


def test_build_quiet_prints_nothing(tmp_path: Path, capsys):
    assert main(["build", str(site(tmp_path, {"a.md": "```"})), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_build_json(tmp_path: Path, capsys):
    assert main(["build", str(site(tmp_path, {"a.md": "```"})), "--json", "--now", NOW]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["pages"], told["findings"], told["unchanged"]) == (1, {"warning": 1}, False)
    assert told["worst"][0]["rule"] == "unclosed-fence"
    assert (told["worst"][0]["file"], told["worst"][0]["line"]) == ("a.md", 1)


def test_build_tells_that_there_is_no_page(tmp_path: Path, capsys):
    assert main(["build", str(tmp_path)]) == 0
    assert "No page was found" in capsys.readouterr().out


@pytest.mark.parametrize("unchanged", [False, True])
def test_an_error_in_the_content_ends_with_1(tmp_path: Path, unchanged: bool):
    root = site(tmp_path, {"a.md": "---\ntitle: a: b\n---\n"})
    if unchanged:
        result(root)
    assert main(["build", str(root), "--now", NOW, "--quiet"]) == 1


def test_build_takes_the_folder_it_stands_in(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(site(tmp_path, {"a.md": ""}))
    assert main(["build", "--quiet", "--no-site", "--jobs", "2", "--engine", "serial"]) == 0
    assert (tmp_path / ".recto/recto.db").exists()


def test_build_takes_the_time_from_the_environment(tmp_path: Path, monkeypatch):
    root = site(tmp_path, {"a.md": "---\nlastUpdated: 2026-01-01\n---\n"})
    result(root, now="2026-03-14T12:00:00Z")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773489600")
    main(["build", str(root), "--out", str(tmp_path / "out"), "--quiet"])
    assert bytes_of(root) == bytes_of(root, tmp_path / "out")


# show


def test_show_prints_the_record(say):
    lines = say("show", "a").splitlines()
    assert lines[:3] == ["A: the page", "a · risk · Path: /knowledge-base/risks/a/", "E7 · Entity ID (EID)"]
    assert lines[4].startswith("Page Record — ")
    assert lines[5:7] == ["{", '  "id": "a",']


def test_show_prints_links_and_backlinks(say):
    out = say("show", "a")
    assert '"wikipedia": "https://example.org/wiki/a"' in out.partition("External Links")[2]
    table = out.partition("Backlinks (2)\n")[2].splitlines()
    assert table[:2] == ["| id | title | type | relationship |", "|---|---|---|---|"]
    assert table[2:4] == ["| q | Q\\|q | concept | causes |", "| b | b | concept | — |"]


def test_show_prints_the_findings_of_the_page(say):
    missing, image, unconverted = say("show", "a").partition("Findings (3)\n")[2].splitlines()
    assert "[missing-page]" in missing
    assert "[missing-image]" in image
    assert "[unconverted-link]" in unconverted
    assert "Findings" not in say("show", "b")


def test_show_json(say, root: Path):
    shown = json.loads(say("show", "a", "--json"))
    assert shown["record"] == next(r for r in json.loads(bytes_of(root)[0]) if r["id"] == "a")
    assert (shown["id"], shown["numericId"], shown["file"]) == ("a", "E7", f"{KB}/risks/a.mdx")
    assert shown["externalLinks"] == {"wikipedia": "https://example.org/wiki/a"}
    assert [row["id"] for row in shown["backlinks"]] == ["q", "b"]


@pytest.mark.parametrize(
    "name",
    ["c", "E51", "/knowledge-base/c/", "knowledge-base/c", f"{KB}/c.mdx", f"./{KB}/c.mdx", "knowledge-base/c.mdx"],
)
def test_a_page_has_many_names(say, name: str):
    assert json.loads(say("show", name, "--json"))["id"] == "c"


def test_a_page_is_named_by_its_file_from_anywhere(say, root: Path, monkeypatch):
    monkeypatch.chdir(root / KB / "risks")
    for name in ("a.mdx", str(root / KB / "risks/a.mdx")):
        assert json.loads(say("show", name, "--json"))["id"] == "a"


def test_a_page_that_is_not_there(tmp_path: Path, capsys):
    root = wiki(tmp_path, {"reward-hacking": ""})
    result(root)
    assert main(["show", "reward-hackng", "--dir", str(root)]) == 2
    assert "Did you mean reward-hacking?" in capsys.readouterr().err


def test_the_nearest_build_upwards_is_meant(root: Path, capsys, monkeypatch):
    monkeypatch.chdir(root / KB)
    assert main(["show", "c"]) == 0
    assert "E51" in capsys.readouterr().out


def test_every_verb_takes_the_knowledge_base_that_here_lies_in(tmp_path: Path, monkeypatch):
    root = wiki(tmp_path, {"a": "It rose.", "deep/b": "It fell."})
    monkeypatch.chdir(root / KB / "deep")
    for verb in (["build", "--quiet", "--no-site"], ["check"], ["verify"], ["list"], ["mutate"]):
        assert main([*verb]) == 0, verb
    assert (root / ".recto/recto.db").exists()
    assert not (root / KB / "deep/.recto").exists()


def test_a_folder_that_is_named_is_meant_whatever_lies_above(tmp_path: Path, monkeypatch):
    root = wiki(tmp_path, {"deep/b": "It fell."})
    monkeypatch.chdir(root / KB / "deep")
    assert main(["build", ".", "--quiet", "--no-site"]) == 0
    assert (root / KB / "deep/.recto/recto.db").exists()


@pytest.mark.parametrize("mark", ["recto.toml", "data/ids.jsonl", ".recto/recto.db"])
def test_a_knowledge_base_is_known_by_its_marks(tmp_path: Path, monkeypatch, mark: str):
    root = site(tmp_path, {mark: "", "deep/a.md": ""})
    monkeypatch.chdir(root / "deep")
    assert nearest() == root


def test_marks_of_somebody_else_count_nothing(tmp_path: Path):
    root = site(tmp_path, {"recto.toml": "", "a.md": ""})
    assert is_root(root, {root.stat().st_uid})
    assert not is_root(root, {root.stat().st_uid + 1})


@pytest.mark.parametrize("verb", [["show", "a"], ["why", "a", "title"], ["list"]])
def test_without_a_build_there_is_nothing_to_read(tmp_path: Path, capsys, monkeypatch, verb: list[str]):
    monkeypatch.chdir(tmp_path)
    assert main(verb) == 2
    assert main([*verb, "--dir", str(tmp_path)]) == 2
    assert "recto build" in capsys.readouterr().err


def test_a_damaged_database_is_told(tmp_path: Path, capsys):
    root = site(tmp_path, {"a.md": ""})
    result(root)
    (root / ".recto/recto.db").write_bytes(b"garbage" * 999)
    assert main(["show", "a", "--dir", str(root)]) == 2
    assert "cannot be read" in capsys.readouterr().err


# why

SAID = {
    "hallucinationRisk": ["base  +40", "high-rigor  -15  (rigor is rated 8, 7 or more)"],
    "hallucinationRisk.score": ["hallucinationRisk.score = ", "base  +40"],
    "coverage": ["llmSummary  red", "editHistory  green  (1 changes are recorded)"],
    "coverage.items.overview": ['= "green"'],
    "recommendedScore": ["quality  +140", "2 × quality 70"],
    "wordCount": [f"{KB}/risks/a.mdx:11:1  alpha"],
    "lastUpdated": ['= "2026-03-01"', f"{KB}/risks/a.mdx:5:1  head: lastUpdated", "last edit  2026-01-02"],
    "dateCreated": ["first edit  2026-01-02"],
    "title": ['= "A: the page"', f"{KB}/risks/a.mdx:2:1  head: title"],
    "redundancy": ["/knowledge-base/risks/b/"],
    "readerRank": ["= 1", "of 1 ranked"],
    "unconvertedLinks": [f"{KB}/risks/a.mdx:11:", "is resource ab"],
    "backlinkCount": ["= 2", "q  (relatedEntries: causes (concept))"],
    "entityType": ['= "risk"', f"{ENTITIES}:1:1"],
    "numericId": ["= null", f"{ENTITIES}:1:1", "E7"],
    "changeHistory": ["T  2026-01-02  (x)"],
    "metrics.tableCount": ["= 1", f"{KB}/risks/a.mdx:14:1"],
    "tableCount": ["metrics.tableCount = 1"],
    "table_count": ["metrics.tableCount = 1"],
    "citations": ["= 3", f"{KB}/risks/a.mdx:11:"],
    "updateFrequency": ["= 30", f"{KB}/risks/a.mdx:7:1"],
    "path": ["from the place of the file"],
}


@pytest.mark.parametrize("field", SAID)
def test_why_explains(say, field: str):
    out = say("why", "a", field)
    assert [part for part in SAID[field] if part not in out] == []


FIELDS = [unit for unit in UNITS if unit.kind != "rule"]


@pytest.mark.parametrize("page", ["a", "b", "c"])
def test_why_explains_every_field(say, page: str):
    for unit in FIELDS:
        out = say("why", page, unit.key or unit.name)
        assert out.startswith(f"{unit.key or unit.name} = ")
        assert f"\n{unit.definition}\n" in out


def test_why_json_gives_parts_with_places(say):
    told = json.loads(say("why", "a", "wordCount", "--json"))
    assert told["value"] == len(told["parts"])
    alpha = next(part for part in told["parts"] if part["label"] == "alpha")
    assert (alpha["file"], alpha["line"], alpha["column"]) == (f"{KB}/risks/a.mdx", 11, 1)


def test_why_shows_forty_parts_or_all(say):
    few, all_parts = say("why", "a", "wordCount").splitlines(), say("why", "a", "wordCount", "--all").splitlines()
    assert (len(few) <= 43, "more (--all)" in few[-1] or len(few) == len(all_parts)) == (True, True)


def test_the_points_of_a_risk_add_up(say):
    told = json.loads(say("why", "b", "hallucinationRisk", "--json"))
    assert sum(part["amount"] for part in told["parts"]) == told["value"]["score"]


def test_the_parts_of_a_recommended_score_add_up(say):
    told = json.loads(say("why", "a", "recommendedScore", "--json"))
    assert sum(part["amount"] for part in told["parts"]) == pytest.approx(told["value"], abs=0.01)


@pytest.mark.parametrize("field", ["no_such", "unclosed-fence", "coverage.none", "hallucinationRisk.score.x", ""])
def test_why_of_what_is_no_field(refused, field: str):
    assert "hint: " in refused("why", "a", field)


def test_why_writes_nothing(say, root: Path):
    before = {p: p.read_bytes() for p in (root / ".recto").rglob("*") if p.is_file()}
    say("why", "a", "redundancy")
    assert {p: p.read_bytes() for p in (root / ".recto").rglob("*") if p.is_file()} == before


# explain


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_explain_prints_every_unit(capsys, unit):
    assert main(["explain", unit.key or unit.name]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"## {unit.name}\n\n{unit.definition}\n")
    assert unit.why in page
    assert main(["explain", unit.name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["definition"] == unit.definition


def test_explain_lists_all(capsys):
    assert main(["explain"]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == [unit.name for unit in UNITS]


@pytest.mark.parametrize("name", ["no_such", "", "metrics.", "no.pages"])
def test_explain_of_what_is_no_unit(capsys, name: str):
    assert main(["explain", name]) == 2
    assert "hint: `recto explain`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("evidence", "A citation each"),
        ("claims", "  trust             Trust in it"),
        ("identity", "column of evidence"),
        ("evidence.standing", "`current`, `stale` or `none`"),
        ("another work", "step of trust, worth 0 of 100"),
        ("Not-Found", "was not found in the text of the source"),
        ("blocked", "refuses programs"),
        ("source says otherwise", "what the site calls `contradicted`"),
        ("mutation_kinds", "table"),
        ("fetch.per_host", "setting"),
        ("year-changed", "kind of error"),
        ("EntityLink", "component"),
        ("verify", "command"),
    ],
)
def test_explain_knows_what_is_met_in_the_output(capsys, name: str, says: str):
    assert main(["explain", *name.split()]) == 0
    assert says in capsys.readouterr().out


def test_explain_says_all_that_a_name_means(capsys):
    assert main(["explain", "supported"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("supported: ")] == [
        "supported: step of trust, worth 80 of 100",
        "supported: support: whether the text of the source says so",
        "supported: verdict in data/verdicts.jsonl",
    ]
    assert main(["explain", "signed", "off"]) == 0
    assert capsys.readouterr().out.count("signed off: ") == 1
    main(["explain", "trust", "--json"])
    assert {each["name"] for each in json.loads(capsys.readouterr().out)["also"]} >= {"claims.trust"}


def test_explain_names_what_is_nearest(capsys):
    assert main(["explain", "identiy"]) == 2
    assert "Did you mean `identity`?" in capsys.readouterr().err


def test_every_word_of_the_evidence_has_a_meaning():
    words = ((IdentityVerdict, IDENTITY), (SupportVerdict, SUPPORT), (VerdictWord, VERDICTS))
    for literal, meant in (*words, (StandingState, STANDINGS), (LinkState, STATES)):
        assert typing.get_args(literal) == tuple(meant)


# check


def test_check_prints_every_finding_with_what_to_do(root: Path, capsys):
    assert main(["check", str(root), "--now", NOW]) == 0
    assert "unconverted-link: Write `<R id" in capsys.readouterr().out
    main(["check", str(root), "--now", NOW, "--json", "--rule", "unconverted-link"])
    found = json.loads(capsys.readouterr().out)
    assert {f["rule"] for f in found} == {"unconverted-link"}


def test_check_ends_with_1_where_there_is_an_error(tmp_path: Path, capsys):
    site(tmp_path, {"a.md": "---\na: b: c\n---\n", "b.md": "---\ntitle: [\n---\n"})
    assert main(["check", str(tmp_path), "--severity", "error"]) == 1
    assert capsys.readouterr().out.count("[frontmatter-broken]") == 2


@pytest.mark.parametrize(("severity", "status"), [("error", 0), ("warning", 0), ("note", 1)])
def test_check_ends_with_1_where_a_finding_is_as_severe_as_asked(root: Path, severity: str, status: int):
    assert main(["check", str(root), "--now", NOW, "--rule", "unconverted-link", "--fail-on", severity]) == status


# list


def rows(say, *arguments: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(say("list", "--format", "csv", *arguments))))


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ([], "c a b"),
        (["--sort", "quality"], "c b a"),
        (["--sort", "quality", "--reverse"], "a b c"),
        (["--sort", "readerRank", "--reverse"], "a c b"),
        (["--where", "quality < 50"], "c b"),
        (["--where", "quality < 50 AND metrics.tableCount = 0", "--limit", "1"], "c"),
        (["--where", "hallucinationRisk.score >= 0", "--sort", "title"], "a b c"),
        (["--where", "entityType = 'risk'"], "a"),
        (["--where", "title LIKE '%the page'"], "a"),
        (["--where", "lastUpdated IS NULL"], "c b"),
        (["--limit", "0"], ""),
    ],
)
def test_list_sorts_and_filters(say, arguments: list[str], ids: str):
    assert rows(say, "--fields", "id", *arguments)[1:] == [[name] for name in ids.split()]


def test_list_shows_any_field_by_any_of_its_names(say):
    names = "id,numericId,quality,word_count,wordCount,metrics.wordCount,coverage.passing,hallucination_risk_level"
    head, *_, b = rows(say, "--fields", names)
    assert head == names.split(",")
    assert (b[0], b[2], b[3] == b[4] == b[5]) == ("b", "30", True)


def test_list_shows_every_field(say):
    for unit in FIELDS:
        if not unit.key.startswith(("metrics", "coverage", "redundancy", "hallucinationRisk", "citationHealth")):
            assert len(rows(say, "--fields", unit.key or unit.name)) == 4


def test_list_json(say):
    first, *_ = json.loads(say("list", "--format", "json", "--fields", "id,quality,entityType"))
    assert first == {"id": "c", "quality": 5, "entityType": None}


def test_list_prints_a_table(say):
    lines = say("list", "--fields", "id,quality,title").splitlines()
    assert lines == ["id  quality  title", "c         5  c", "a        70  A: the page", "b        30  b"]


def test_several_conditions_must_all_hold(say):
    both = say("list", "--where", "id >= 'b'", "--where", "id < 'c'", "--fields", "id", "--format", "csv")
    assert both.split() == ["id", "b"]


def test_a_comment_in_a_condition_hides_nothing(say):
    assert say("list", "--where", "1=1) --", "--fields", "id", "--limit", "1", status=2) == ""


def test_a_place_within_the_record_is_a_field(say):
    assert say("list", "--fields", "coverage.items.overview", "--limit", "1", "--format", "csv").split()[1] in (
        "green",
        "red",
    )


def test_a_folder_of_others_is_not_written_to(tmp_path: Path, capsys):
    site(tmp_path, {"a.md": "", "mine/recto.db": "mine"})
    assert main(["build", str(tmp_path), "--out", str(tmp_path / "mine")]) == 2
    assert "was not made by Recto" in capsys.readouterr().err
    assert (tmp_path / "mine" / "recto.db").read_text() == "mine"


def test_what_a_title_holds_does_not_reach_the_terminal(tmp_path: Path, capsys):
    site(tmp_path, {"a.md": '---\ntitle: "a\\e[31mb\\nc"\n---\n'})
    main(["build", str(tmp_path), "--quiet"])
    main(["show", "a", "--dir", str(tmp_path)])
    assert capsys.readouterr().out.splitlines()[0] == "a [31mb c"


def test_list_names_the_nearest_field(refused):
    assert "Did you mean" in refused("list", "--fields", "qualty")
    assert "quality" in refused("list", "--sort", "qualty")


ATTACKS = [
    "1); DROP TABLE pages; --",
    "(SELECT load_extension('x'))",
    "1) UNION SELECT sql FROM sqlite_master --",
    "1; ATTACH DATABASE '/tmp/x' AS x",
    "(SELECT writefile('/tmp/x', 'x'))",
    "(SELECT readfile('/etc/hostname')) IS NOT NULL",
    "fts3_tokenizer('x') IS NULL",
    "length(zeroblob(1000000000)) > 0 AND length(hex(zeroblob(1000000000))) > 0",
    "(WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r) > 0",
    "quality <",
    "'",
    "no_such_column = 1",
    "\x00",
]


@pytest.mark.parametrize("where", ATTACKS)
def test_where_can_only_read_and_only_so_long(root: Path, capsys, where: str):
    before = bytes_of(root)
    status = main(["list", "--where", where, "--dir", str(root)])
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert "hint: " in err
    assert "Traceback" not in err
    assert bytes_of(root) == before


@pytest.mark.parametrize("field", ["1", "*", "id; DROP TABLE pages", '"id"', "(SELECT 1)", "id FROM pages --"])
def test_fields_are_names_and_nothing_else(refused, field: str):
    assert "There is no field" in refused("list", "--fields", field)
    assert "There is no field" in refused("list", "--sort", field)


# reference


def test_the_reference_is_written_and_checked(tmp_path: Path, capsys):
    folder = tmp_path / "reference"
    assert main(["reference", str(folder)]) == 0
    assert main(["reference", str(folder), "--check"]) == 0
    (folder / "metrics.md").write_text("old")
    assert main(["reference", str(folder), "--check"]) == 1
    assert "metrics.md is not up to date" in capsys.readouterr().out


def test_the_documented_commands_are_the_verbs():
    text = (ROOT / "docs/reference/commands.md").read_text()
    assert re.findall(r"^## recto (\S+)$", text, re.M) == list(VERBS)
    assert re.findall(r"^usage: recto (\S+)", text, re.M) == list(VERBS)


# The command itself


def python(code: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


HEAVY = ("msgspec", "numpy", "rich", "sqlite3", "pyromark", "yaml12", "asyncio", "multiprocessing")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]):
    code = f"""
import sys
from recto.cli import main
try:
    main(sys.argv[1:])
finally:
    print("LOADED", *(set(sys.modules) & set({HEAVY!r})))
"""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_help_names_every_verb(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    out = capsys.readouterr().out
    assert re.findall(r"^    (\w+)", out, re.M) == list(VERBS)


def test_without_arguments_the_help_is_shown(capsys):
    assert main([]) == 2
    assert "usage: recto" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["no-such-verb"], ["show"], ["build", "--jobs", "many"], ["list", "--no"]])
def test_wrong_use_ends_with_2(capsys, arguments: list[str]):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: recto" in capsys.readouterr().err


def test_a_fault_of_ours_ends_with_3(tmp_path: Path, capsys, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("recto.pipeline.compile_files", fail)
    assert main(["build", str(tmp_path)]) == 3
    assert "fault of Recto" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_fault(root: Path):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "recto", "list", "--dir", str(root)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)


def test_nothing_is_coloured_in_a_pipe(say):
    assert "\x1b" not in say("show", "a") + say("why", "a", "title") + say("list")
