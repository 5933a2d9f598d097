"""Verdicts on citations: whose they are, how long they hold, what is counted of them, how they are written."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import built, result, wiki

from recto.errors import ConfigError, UnknownNameError
from recto.ledger import append
from recto.model import CitationHealth, Cited, Source, StoredText, Verdict
from recto.parse.verdicts import read_verdicts
from recto.verify import citation_health, citation_ids, sign_off, standing, written
from recto.verify.verdicts.ids import fingerprint
from recto.verify.verdicts.standing import passage_mark

FILE, WORK, TEXT = "a.md", "arxiv:2099.00001", "It was cold. Of 40 agents, nine failed. Nobody knew why."
PASSAGE, QUOTE = "Of 40 agents, nine failed.", "nine failed"


def cited(sentence: str = "Nine failed.", **changes: Any) -> Cited:
    known = {"file": FILE, "line": 1, "column": 1, "start": 0, "end": 9, "page": "a", "section": 0, "kind": "link"}
    known |= {"label": "x", "said": "x", "target": "", "work": WORK, "resource": "", "sentence": sentence}
    return Cited(**known | changes)


def verdict(of: Cited | None = None, **changes: Any) -> Verdict:
    each = of or cited()
    known: dict[str, Any] = {"citation": citation_ids([each])[0], "file": each.file, "work": each.work}
    known |= {"sentence": fingerprint(each.sentence), "verdict": "supported", "at": "2026-01-01", "by": "model"}
    return Verdict(**known | {"passage": passage_mark(PASSAGE, QUOTE), "quote": QUOTE} | changes)


def stored(text: str = TEXT) -> StoredText:
    return StoredText(WORK, text, "")


def state(verdicts: list[Verdict], each: Cited | None = None, text: str = TEXT, **more: Any) -> str:
    return standing(verdicts, [each or cited()], {WORK: stored(text)}.get, **more)[0].state


# Ids


def test_an_id_stays_when_lines_move_and_does_not_change_between_versions():
    assert citation_ids([cited()]) == citation_ids([cited(line=9, start=400, end=409)]) == ["68b5d026c0"]


@given(st.permutations(range(6)))
def test_ids_are_unique_and_do_not_hang_on_the_order(order: list[int]):
    several = [cited(start=n, file=f"{n % 2}.md", work=f"w{n // 4}") for n in range(6)]
    ids = citation_ids(several)
    assert len(set(ids)) == 6
    assert citation_ids([several[n] for n in order]) == [ids[n] for n in order]


def test_what_leads_to_no_work_is_known_by_its_address_or_label():
    several = [cited(work="", target="x:1"), cited(work="", target="x:2"), cited(work="", label="y")]
    assert len(set(citation_ids(several))) == 3


# Current and stale


@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("Nine failed.", TEXT, "current"),
        ("Nine  failed.", TEXT, "current"),
        ("Ten failed.", TEXT, "stale"),
        ("Nine failed.", TEXT.replace(" ", "\n"), "current"),
        ("Nine failed.", "New words before. " + TEXT, "current"),
        ("Nine failed.", "nine failed, " + TEXT, "current"),
        ("Nine failed.", TEXT.replace("40", "50"), "stale"),
        ("Nine failed.", TEXT.replace("nine", "ten"), "stale"),
        ("Nine failed.", "", "stale"),
    ],
)
def test_a_verdict_is_stale_when_sentence_or_passage_changes_and_only_then(sentence: str, text: str, expected: str):
    assert state([verdict()], cited(sentence), text) == expected


def test_what_was_nowhere_found_is_stale_when_anything_of_the_text_changes():
    nowhere = verdict(verdict="not found", passage=passage_mark(TEXT), quote="")
    assert [state([nowhere], text=text) for text in (TEXT, f" {TEXT}\n", f"{TEXT} More.")] == [
        "current",
        "current",
        "stale",
    ]


def test_a_source_without_a_text_takes_nothing_back():
    assert standing([verdict()], [cited()], {}.get)[0].state == "current"


def test_a_citation_put_before_another_of_its_work_does_not_take_its_verdict():
    new, old = cited("New claim.", start=0), cited(start=50)
    assert [stand.state for stand in standing([verdict()], [new, old], {}.get)] == ["none", "current"]


def test_citations_without_a_sentence_are_told_apart():
    several = [cited("", start=n, line=n) for n in (1, 2)]
    lines = [verdict(several[1], citation=citation_ids(several)[1])]
    assert [stand.state for stand in standing(lines, several, {}.get)] == ["none", "current"]


def test_a_page_that_was_renamed_keeps_its_verdicts():
    moved, names = cited(file="c.md"), {"a.md": "b.md", "b.md": "c.md"}
    assert [state([verdict()], moved), state([verdict()], moved, renamed=names)] == ["none", "current"]
    assert state([verdict()], cited("Ten failed.", file="c.md"), renamed=names) == "stale"
    assert state([verdict()], renamed={"a.md": "b.md", "b.md": "a.md"}) != "none"


def test_a_page_at_a_former_name_of_another_has_its_own_verdicts():
    for names in ({"a.md": "b.md"}, {"a.md": "b.md", "b.md": "a.md"}):
        assert state([verdict()], renamed=names) == "current"


def test_a_later_line_by_the_same_hand_takes_the_place_of_an_earlier_one():
    lines = [verdict(line=1, score=0.1), verdict(line=2, score=0.2), verdict(line=3, at="2025-01-01", score=0.3)]
    for order in (lines, lines[::-1]):
        assert standing(order, [cited()], {}.get)[0].verdicts == (lines[1],)


def test_a_persons_word_comes_first():
    accepted = verdict(verdict="accepted", by="Ada", at="2025-01-01")
    found = standing([verdict(verdict="contradicted"), accepted], [cited()], {}.get)[0]
    assert [found.verdict, len(found.verdicts)] == [accepted, 2]


# Health


def test_health_counts_what_is_current_of_each_page():
    sentences = ["One.", "Two.", "Three.", "Four.", "Five."]
    several = [cited(sentence, start=n) for n, sentence in enumerate(sentences)]
    lines = [
        verdict(several[0], score=1),
        verdict(several[1], verdict="contradicted", score=0.5),
        verdict(several[2], verdict="not found", quote="", passage=""),
        verdict(several[3], passage=passage_mark("Gone."), quote="Gone."),
    ]
    several.append(cited("Elsewhere.", page="b", file="b.md"))
    health = citation_health(several, standing(lines, several, {WORK: stored()}.get))
    assert health == {"a": CitationHealth(5, 2, 2, 3, 1, 1, 0.75)}


def test_pages_that_were_never_judged_have_no_health():
    assert citation_health([cited()], standing([], [cited()], {}.get)) == {}
    assert citation_health([cited()], standing([verdict()], [cited()], {}.get))["a"].avg_score is None


# The file


def read(*lines: str) -> tuple[list[Verdict], list[tuple[int, str]]]:
    found, troubles = read_verdicts(Source("data/verdicts.jsonl", "\n".join(lines), ""))
    return list(found), [(t.problem.span.line, t.problem.message) for t in troubles]


def test_a_line_reads_as_it_was_written():
    each = verdict(score=0.9, why="It says so: “nine”.")
    assert read(written(each)) == ([verdict(score=0.9, why="It says so: “nine”.", line=1)], [])
    assert list(json.loads(written(each))) == sorted(json.loads(written(each)))


def test_what_a_bad_merge_leaves_is_told_line_by_line():
    good, later = written(verdict()), written(verdict(by="other"))
    found, troubles = read("<<<<<<< ours", good, "=======", later, ">>>>>>> theirs", '{"citation"', good)
    assert [each.line for each in found] == [2, 4]
    assert [line for line, _ in troubles] == [1, 3, 5, 6, 7]
    assert troubles[-1][1] == "line 2 says the same; one of them can go"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"citation": None}, "Expected `str`, got `null` - at `$.citation`"),
        ({"verdict": "perhaps"}, "Invalid enum value 'perhaps' - at `$.verdict`"),
        ({"score": 2}, "Expected `float` <= 1.0 - at `$.score`"),
        ({"sentence": "x"}, "Expected `str` matching regex '^[0-9a-f]{16}$' - at `$.sentence`"),
        ({"passage": "x"}, "Expected `str` matching regex"),
        ({"at": "yesterday"}, "`at` is no time"),
    ],
)
def test_a_line_that_is_no_verdict_is_told_and_passed_over(change: dict[str, Any], message: str):
    found, troubles = read(json.dumps(json.loads(written(verdict())) | change), "[]", "{}", written(verdict()))
    assert [each.line for each in found] == [4]
    assert [line for line, _ in troubles] == [2, 1, 3]
    assert troubles[1][1].startswith(f"no verdict: {message}")


def test_unknown_keys_are_told_and_the_line_is_read():
    found, troubles = read(json.dumps(json.loads(written(verdict())) | {"colour": "red", "line": 7}))
    assert found == [verdict(line=1)]
    assert [message.partition(";")[0] for _, message in troubles] == ["unknown key `colour`", "unknown key `line`"]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    found, troubles = read(text)
    assert len(found) + len(troubles) <= text.count("\n") + 2


def test_a_build_reads_the_file_and_is_made_anew_when_it_changes(tmp_path: Path):
    root = wiki(tmp_path, {"a": "Text."}, {"data/verdicts.jsonl": written(verdict())})
    assert result(root).built.data.verdicts == (verdict(line=1),)
    assert result(root).unchanged
    findings = result(wiki(root, {}, {"data/verdicts.jsonl": "=======\n"})).built.findings
    assert [(each.rule, each.file, each.line) for each in findings] == [("data-file", "data/verdicts.jsonl", 1)]


# Signing off


def accepted(each: Cited, **more: str) -> Verdict:
    name = citation_ids([each])[0]
    return sign_off([each], more.get("citation", name), more.get("by", "Ada"), "Read it.", "2026-02-01", PASSAGE)


def test_what_a_person_accepts_goes_stale_like_any_verdict():
    signed = accepted(cited())
    assert (signed.verdict, signed.by, signed.why, signed.quote) == ("accepted", "Ada", "Read it.", PASSAGE)
    assert [state([signed]), state([signed], cited("Ten failed."))] == ["current", "stale"]
    assert [state([signed], text=f"{TEXT} More."), state([signed], text="Gone.")] == ["current", "stale"]


def test_an_unknown_id_is_refused_with_those_near_it():
    name = citation_ids([cited()])[0]
    with pytest.raises(UnknownNameError, match="No citation has the id") as refused:
        accepted(cited(), citation=f"{name[:-1]}z")
    assert refused.value.hint == f"Did you mean {name} (a.md:1)?"
    with pytest.raises(UnknownNameError):
        accepted(cited(), citation="")


def test_nobody_accepts_without_a_name():
    with pytest.raises(ConfigError, match="who accepts"):
        accepted(cited(), by=" ")


def test_lines_are_added_at_the_end_and_the_rest_stays_byte_for_byte(tmp_path: Path):
    file = tmp_path / "data/verdicts.jsonl"
    assert append(tmp_path, "data/verdicts.jsonl", ["1"]) == ""
    file.write_bytes(b"\xff\r\n<<<<<<<")
    append(tmp_path, "data/verdicts.jsonl", ["2", "3"])
    assert file.read_bytes() == b"\xff\r\n<<<<<<<\n2\n3\n"


def test_two_branches_add_lines_and_git_keeps_both(tmp_path: Path):
    def git(*words: str) -> None:
        known = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", "-C", tmp_path, *known, *words], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    assert append(tmp_path, "v.jsonl", ["0"]) == "v.jsonl merge=union"
    git("add", "."), git("commit", "-qm", "0"), git("checkout", "-qb", "other")
    append(tmp_path, "v.jsonl", ["1"]), git("commit", "-qam", "1"), git("checkout", "-q", "main")
    assert append(tmp_path, "v.jsonl", ["2"]) == ""
    git("commit", "-qam", "2"), git("merge", "-q", "other", "-m", "m")
    assert sorted((tmp_path / "v.jsonl").read_text().split()) == ["0", "1", "2"]


def test_a_build_counts_the_verdicts_of_a_page_and_says_when_they_are_stale(tmp_path: Path):
    text = "Of 40 agents, nine failed in the study [A work](https://example.org/a)."
    root = wiki(tmp_path, {"a": text, "b": "Nothing is cited here."})
    each = result(root).built.evidence.examined[0].cited
    wiki(root, {}, {"data/verdicts.jsonl": written(verdict(each, score=0.5))})
    health = {"total": 1, "withQuotes": 1, "verified": 0, "accuracyChecked": 1}
    records, _ = built(root)
    assert records[0]["citationHealth"] == health | {"accurate": 1, "inaccurate": 0, "avgScore": 0.5}
    assert records[0]["coverage"]["items"]["accuracy"] == "green"
    assert "citationHealth" not in records[1]
    wiki(root, {"a": text.replace("nine", "ten")})
    records, store = built(root)
    assert records[0]["citationHealth"]["accuracyChecked"] == 0
    assert "stale-verdict" in {row["rule"] for row in store.rows("SELECT rule FROM findings")}
