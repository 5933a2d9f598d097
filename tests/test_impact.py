"""What would change with what: pages, entities, facts, works."""

from pathlib import Path

import pytest
from sites import ENTITIES, RESOURCES, result, wiki

from recto.cli import main
from recto.errors import UnknownNameError
from recto.store import Store
from recto.store.impact import Subject, find_subjects, impact

PAGES = {
    "risks/drift": '---\ntitle: Drift\n---\nIt has <FBF entity="lab" property="size" /> people.\n',
    "risks/decay": '<EntityLink id="drift">Drift</EntityLink> is <Calc expr="{lab.size} * 2" />, see [A](https://example.org/a).\n',
    "risks/rot": '<EntityLink id="decay">Decay</EntityLink>\n',
}
DATA = {
    ENTITIES: "- {id: lab, type: organization, title: Lab, relatedEntries: [{id: drift, relationship: studies}]}\n",
    RESOURCES: '- {id: ab12, url: "https://example.org/a", title: A}\n',
    "data/facts/properties.yaml": "properties:\n  size: {name: Size, dataType: number}\n",
    "data/facts/things/lab.yaml": """
thing: {stableId: abcdefghij, id: laboratory, type: organization, name: The Lab}
facts:
  - {id: f_0123456789, property: size, value: 12, source: "https://example.org/a"}
""",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {name: text.replace("lab", "laboratory") for name, text in PAGES.items()}
    folder = wiki(tmp_path_factory.mktemp("kb"), pages, DATA)
    result(folder)
    return folder


@pytest.fixture
def store(root: Path) -> Store:
    from recto.store import Output

    return Store(Output(root / ".recto"), root)


def affected(store: Store, name: str, depth: int = 1) -> set[tuple[str, str]]:
    found = impact(store, find_subjects(store, name), depth)
    return {(each.subject.kind, Path(each.subject.id).stem) for each in found}


@pytest.mark.parametrize("name", ["f_0123456789", "laboratory.size", "abcdefghij.size"])
def test_a_fact_changes_the_pages_that_show_it(store: Store, name: str):
    assert affected(store, name) == {("page", "drift"), ("page", "decay")}


@pytest.mark.parametrize("name", ["ab12", "https://example.org/a", "https://example.org/a/"])
def test_a_work_changes_what_cites_it(store: Store, name: str):
    assert affected(store, name) == {("page", "decay"), ("fact", "f_0123456789")}


def test_a_page_changes_what_links_to_it_and_names_it(store: Store):
    assert affected(store, "drift") == {("page", "decay"), ("entity", "lab")}


def test_more_steps_reach_further_and_each_thing_is_told_once(store: Store):
    assert affected(store, "drift", 2) == {("page", "decay"), ("entity", "lab"), ("page", "rot")}
    found = impact(store, find_subjects(store, "drift"), 9)
    assert len({each.subject for each in found}) == len(found)


def test_each_says_where_and_why(store: Store):
    (each,) = (e for e in impact(store, [Subject("fact", "f_0123456789")]) if "decay" in e.file)
    assert (each.line, each.why) == (1, "shows it with <Calc>")


def test_a_step_asks_few_questions(store: Store):
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    impact(store, find_subjects(store, "drift"))
    assert len(asked) <= 20


def test_an_unknown_name_tells_the_nearest(store: Store):
    with pytest.raises(UnknownNameError) as caught:
        find_subjects(store, "drif")
    assert "drift" in caught.value.hint


def test_the_verb_groups_by_kind(root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["impact", "drift", "--dir", str(root)]) == 0
    said = capsys.readouterr().out
    assert "Pages (1)" in said
    assert "Entities (1)" in said
    assert "2 would change" in said
