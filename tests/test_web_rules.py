"""Findings over what hangs together: missing pages, shared passages, doubled works and names."""

from pathlib import Path

from sites import ENTITIES, KB, RESOURCES, found, wiki

PASSAGE = " ".join(f"word{n} and another one" for n in range(20))


def test_a_link_to_no_page_is_told_with_the_nearest(tmp_path: Path):
    root = wiki(tmp_path, {"a": "See [b](/knowledge-base/gradual-drfit/).", "gradual-drift": "text"})
    assert found(root, "missing-page") == [(f"{KB}/a.mdx", 1, 5)]


def test_an_entity_link_to_no_page_is_told_once(tmp_path: Path):
    root = wiki(tmp_path, {"a": '<EntityLink id="nobody">x</EntityLink>'})
    assert found(root, "missing-page") == []
    assert len(found(root, "broken-entity-link")) == 1


def test_a_long_passage_in_two_pages_is_told(tmp_path: Path):
    root = wiki(tmp_path, {"a": f"One. {PASSAGE} end", "b": f"Two. {PASSAGE} fin"})
    assert [row[0] for row in found(root, "shared-passage")] == [f"{KB}/a.mdx"]


def test_how_long_a_passage_must_be_can_be_set(tmp_path: Path):
    settings = {"recto.toml": "[units.shared-passage]\nleast = 500\n"}
    root = wiki(tmp_path, {"a": f"One. {PASSAGE} end", "b": f"Two. {PASSAGE} fin"}, settings)
    assert found(root, "shared-passage") == []


def test_one_work_under_two_addresses_is_told(tmp_path: Path):
    rows = "- {id: a, url: 'https://example.org/x'}\n- {id: b, url: 'http://www.example.org/x/'}\n"
    assert found(wiki(tmp_path, {"a": "text"}, {RESOURCES: rows}), "duplicate-work") == [(RESOURCES, 1, 1)]


def test_a_name_of_two_entities_is_told(tmp_path: Path):
    rows = "- {id: a, type: concept, title: Moss}\n- {id: b, type: concept, title: Moss}\n"
    assert found(wiki(tmp_path, {"p": "text"}, {ENTITIES: rows}), "ambiguous-name") == [(ENTITIES, 2, 1)]
