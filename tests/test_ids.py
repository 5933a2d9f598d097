"""Numbers that are handed out: claims, what clashes with them, who gets the next."""

import json
from pathlib import Path

import pytest
from sites import ENTITIES, built, found, wiki

from recto.model import Source
from recto.parse.claims import read_claims, sound_slug

IDS = "data/ids.jsonl"


def claims(*pairs: str) -> dict[str, str]:
    """Make the file of claims: ``E1 a`` for each line."""
    rows = [dict(zip(("id", "slug"), pair.split(" "), strict=True)) for pair in pairs]
    return {IDS: "".join(json.dumps(row) + "\n" for row in rows)}


def numbers(root: Path) -> dict[str, str | None]:
    return {record["id"]: record["numericId"] for record in built(root)[0]}


def messages(root: Path, rule: str = "claimed-id-clash") -> list[str]:
    rows = built(root)[1].rows("SELECT file, line, message FROM findings WHERE rule = ?", rule)
    return [f"{row['file']}:{row['line']} {row['message']}" for row in rows]


# Claims in a build


def test_a_claim_counts_like_a_number_in_the_head(tmp_path: Path):
    root = wiki(tmp_path, {"a": "", "b": "", "c": ""}, claims("E7 b"))
    assert numbers(root) == {"a": "E8", "b": "E7", "c": "E9"}


def test_without_claims_late_ids_follow_the_entities(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nnumericId: E9\n---\n", "b": ""}, {ENTITIES: "- id: x\n  numericId: E3\n"})
    assert numbers(root) == {"a": "E9", "b": "E4"}


def test_a_claim_of_what_is_not_written_yet_is_kept_free(tmp_path: Path):
    root = wiki(tmp_path, {"a": '<EntityLink id="E7" />'}, claims("E7 later"))
    assert numbers(root) == {"a": "E8"}
    assert len(found(root, "broken-entity-link")) == 1


def test_an_entity_has_its_claimed_number(tmp_path: Path):
    root = wiki(tmp_path, {"a": '<EntityLink id="E7" />', "x": ""}, claims("E7 x") | {ENTITIES: "- id: x\n"})
    records, store = built(root)
    assert [r["numericId"] for r in records] == ["E8", None]
    assert (records[1]["backlinkCount"], store.page("E7")["id"]) == (1, "x")


def test_a_page_that_declares_an_entity_has_its_claimed_number(tmp_path: Path):
    assert numbers(wiki(tmp_path, {"a": "---\nentityType: risk\n---\n"}, claims("E7 a"))) == {"a": "E7"}


def test_of_two_pages_of_one_id_the_first_gets_the_claimed_number(tmp_path: Path):
    records, _ = built(wiki(tmp_path, {"a": "", "b/a": ""}, claims("E7 a")))
    assert [r["numericId"] for r in records] == ["E7", None]


def test_a_number_claimed_twice_names_both_lines(tmp_path: Path):
    root = wiki(tmp_path, {"a": "", "b": ""}, claims("E7 a", "E7 b"))
    assert messages(root) == [f"{IDS}:2 E7 is claimed for 'a' ({IDS}:1) and is claimed for 'b' here"]
    assert numbers(root) == {"a": "E7", "b": "E8"}


def test_a_number_claimed_for_one_and_used_by_another(tmp_path: Path):
    root = wiki(tmp_path, {"b": "---\ntitle: B\nnumericId: E7\n---\n"}, claims("E7 a"))
    assert messages(root) == [
        f"content/docs/knowledge-base/b.mdx:3 E7 is claimed for 'a' ({IDS}:1) and is used by 'b' here"
    ]
    assert messages(root, "numeric-id-conflict") == []


def test_a_slug_with_two_numbers(tmp_path: Path):
    root = wiki(tmp_path, {"a": "---\nnumericId: E5\n---\n"}, claims("E7 a"))
    assert messages(root) == [f"content/docs/knowledge-base/a.mdx:2 'a' has E5 here, and E7 ({IDS}:1)"]


def test_an_entity_shares_its_claimed_number_with_its_page(tmp_path: Path):
    entity = "- id: x\n  path: /knowledge-base/x-page\n"
    root = wiki(tmp_path, {"x-page": "---\nnumericId: E7\n---\n"}, claims("E7 x") | {ENTITIES: entity})
    assert messages(root) + messages(root, "numeric-id-conflict") == []


def test_clashes_of_pages_alone_are_no_clash_of_claims(tmp_path: Path):
    pages = dict.fromkeys(("a", "b"), "---\nnumericId: E5\n---\n")
    root = wiki(tmp_path, pages, claims("E7 c"))
    assert (len(messages(root)), len(messages(root, "numeric-id-conflict"))) == (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "151", "slug": "a"}',
        '{"id": "E0", "slug": "a"}',
        '{"id": "E1234567890", "slug": "a"}',
        '{"id": "E1"}',
        '{"id": "E1", "slug": ""}',
        '{"id": "E1", "slug": "E2"}',
        "[1]",
        "{",
        "<<<<<<< HEAD",
    ],
)
def test_a_line_that_is_no_claim_is_a_trouble(line: str):
    read, troubles = read_claims(Source(IDS, f'{line}\n{{"id": "E2", "slug": "b"}}\n', ""))
    assert ([c.number for c in read], [t.problem.span.line for t in troubles]) == (["E2"], [1])


@pytest.mark.parametrize(("slug", "sound"), [("a", True), ("A b", True), (" a", False), ("a\nb", False), ("E1", False)])
def test_what_can_be_a_slug(slug: str, sound: bool):
    assert sound_slug(slug) == sound
