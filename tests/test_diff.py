"""`recto diff` tells what changed between two builds, and nothing else."""

import json
from pathlib import Path

import msgspec
import pytest
from sites import built, wiki

from recto.cli import main
from recto.model import Finding, Severity
from recto.store.diff import FieldChange, diff
from recto.store.snapshot import Snapshot, State

WORDS = "one two three four five six seven eight nine ten"


def state(file: str, text: str = "", number: str | None = None, **fields: object) -> State:
    words = text.split()
    shingles = frozenset(hash(tuple(words[i : i + 3])) for i in range(len(words) - 2))
    return State(file, file.rpartition("/")[2], number, file.title(), fields, shingles)


def shot(*pages: State, findings: tuple[Finding, ...] = ()) -> Snapshot:
    return Snapshot(pages, findings, ("quality", "words", "ratings"))


def between(
    old: Snapshot, new: Snapshot, fields: tuple[str, ...] = ("quality", "words", "ratings"), **thresholds: float
):
    return diff(old, new, fields, thresholds)


def finding(message: str = "m", line: int = 1, file: str = "a") -> Finding:
    return Finding("rule", Severity.WARNING, file, line, 1, message)


def test_nothing_changed():
    same = shot(state("a", quality=1), findings=(finding(),))
    assert not between(same, same).any


def test_pages_come_and_go():
    found = between(shot(state("a"), state("b")), shot(state("b"), state("c")))
    assert ([p.file for p in found.added], [p.file for p in found.removed]) == (["c"], ["a"])


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        (state("x/a"), state("y/a"), "same id"),
        (state("a", WORDS, "E1"), state("b", f"{WORDS} more words and others here too to tell", "E1"), "same number"),
        (state("a", WORDS), state("b", f"{WORDS} eleven"), "same text"),
    ],
)
def test_a_renamed_page_is_known(old: State, new: State, because: str):
    found = between(shot(old), shot(new))
    assert [(r.old, r.new, r.because) for r in found.renamed] == [(old.file, new.file, because)]
    assert not found.added
    assert not found.removed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (state("a", WORDS), state("b", "quite other words than before stand here now in all")),
        (state("a", WORDS, "E1"), state("b", "quite other words than before", "E1")),
        (state("a"), state("b")),
    ],
)
def test_another_page_is_not_a_renamed_one(old: State, new: State):
    assert not between(shot(old), shot(new)).renamed


def test_of_two_that_are_alike_the_nearer_is_it():
    old = shot(state("a", WORDS), state("b", f"{WORDS} x y z"))
    found = between(old, shot(state("c", f"{WORDS} x y z"), state("d", WORDS)))
    assert {(r.old, r.new) for r in found.renamed} == {("a", "d"), ("b", "c")}


def test_fields_of_a_renamed_page_are_compared():
    found = between(shot(state("x/a", quality=1)), shot(state("y/a", quality=2)))
    assert [(c.file, c.fields) for c in found.changed] == [("y/a", (FieldChange("quality", 1, 2),))]


@pytest.mark.parametrize(
    ("new", "changed"), [(54, False), (55, True), (46, False), (45, True), (None, True), ("x", True)]
)
def test_a_threshold_hides_little_changes(new: object, changed: bool):
    assert between(shot(state("a", quality=50)), shot(state("a", quality=new)), quality=5).any is changed


def test_parts_of_a_field_are_compared_by_themselves():
    old, new = (shot(state("a", **{"ratings.rigor": n, "ratings.depth": 3})) for n in (1, 2))
    assert between(old, new).changed[0].fields == (FieldChange("ratings.rigor", 1, 2),)


def test_only_fields_asked_for_are_compared():
    old, new = shot(state("a", quality=1, words=1)), shot(state("a", quality=2, words=2))
    assert [c.field for c in between(old, new, ("words",)).changed[0].fields] == ["words"]
    assert between(old, new, ("words", "trust")).left_out == ("trust",)


def test_findings_are_the_same_on_another_line_and_count():
    old = shot(state("a"), findings=(finding(line=1), finding(line=2)))
    assert not between(old, shot(state("a"), findings=(finding(line=5), finding(line=6)))).any
    found = between(old, shot(state("a"), findings=(finding(line=5), finding("n"))))
    assert [f.message for f in found.new_findings] == ["n"]
    assert [f.line for f in found.gone_findings] == [2]


def test_findings_move_with_their_page():
    found = between(
        shot(state("x/a"), findings=(finding(file="x/a"),)), shot(state("y/a"), findings=(finding(file="y/a"),))
    )
    assert (found.new_findings, found.gone_findings) == ((), ())


# The verb

OLD = {"a": "---\nquality: 50\n---\nOne.", "b": "Two.", "x/c": "Three."}
NEW = {"a": "---\nquality: 60\n---\nOne.", "y/c": "Three.", "d": '---\ntitle: "<b>|`@x"\n---\n{broken'}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    roots = [wiki(tmp_path_factory.mktemp("kb"), pages) for pages in (OLD, NEW)]
    for root in roots:
        built(root)
    return str(roots[0]), str(roots[1] / ".recto" / "recto.db")


def test_the_verb_tells_what_changed(builds, capsys):
    assert main(["diff", *builds, "--fields", "quality"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "pages: 1 added, 1 removed, 1 renamed, 1 changed; findings: 1 new"
    assert "           quality: 50 → 60" in lines


def test_the_exit_code_tells_whether_anything_did(builds, capsys):
    assert main(["diff", *builds, "--exit-code"]) == 1
    assert main(["diff", builds[0], builds[0], "--exit-code"]) == 0
    assert capsys.readouterr().out.endswith("no page changed\n")


def test_json_holds_all_of_it(builds, capsys):
    assert main(["diff", *builds, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) >= {"added", "removed", "renamed", "changed", "new_findings", "gone_findings"}
    assert found["renamed"][0]["because"] == "same id"


def test_markdown_shows_words_as_they_are(builds, capsys):
    assert main(["diff", *builds, "--format", "markdown"]) == 0
    text = capsys.readouterr().out
    assert "<code>&lt;b&gt;&#124;&#96;&#64;x</code>" in text
    assert text.count("<details>") == text.count("</details>") == 5


@pytest.mark.parametrize(
    "wrong",
    [["--fields", "qualty"], ["--threshold", "quality"], ["--threshold", "qualty=1"], ["--threshold", "quality=x"]],
)
def test_wrong_use_says_what_is_right(builds, capsys, wrong: list[str]):
    assert main(["diff", *builds, *wrong]) == 2
    assert "quality" in capsys.readouterr().err.splitlines()[1]


def test_fields_go_by_the_names_of_the_record(builds, capsys):
    assert main(["diff", *builds, "--fields", "hallucinationRisk,metrics.wordCount", "--json"]) == 0
    changed = msgspec.json.decode(capsys.readouterr().out)["changed"]
    assert all(c["field"].startswith(("hallucination_risk", "word_count")) for page in changed for c in page["fields"])


def test_what_is_no_build_is_named(tmp_path: Path, builds, capsys):
    (tmp_path / "x.db").write_text("no database")
    for path in (tmp_path, tmp_path / "x.db", tmp_path / "nothing"):
        assert main(["diff", str(path), builds[1]]) == 2
        assert str(path) in capsys.readouterr().err
