"""Links of every form lead to the page they mean, or say why they lead to none."""

import pytest

from recto.link.resolve import Nodes, Resolution
from recto.model import Entity, Link, Source, Span
from recto.parse import parse_page

STEMS = ("index", "_index", "README")
FILES = {
    "index.md": "---\ntitle: Home\n---\n",
    "guide/_index.md": "",
    "guide/First steps.md": "---\naliases: [Beginning, old/start]\n---\n",
    "guide/notes.md": "",
    "en/manual/Setup.mdx": "---\ntitle: Setting up\nslug: install\n---\n",
    "en/notes.md": "",
    "deep/er/notes.md": "",
}
ENTITIES = (
    Entity("rain", "thing", "Rain", "E7", (), {"aliases": ["Drizzle"]}, "e.yaml", 1),
    Entity("notes", "thing", "Notes", "E8", (), {}, "e.yaml", 2),
)


def pages_of(files: dict[str, str]):
    return [parse_page(Source(name, text, ""), ".", wikilinks=True, index_stems=STEMS) for name, text in files.items()]


def led(target: str, kind: str = "inline", source: str = "guide/notes.md") -> str:
    pages = pages_of(FILES)
    titles = [page.field("title") or page.address.stem for page in pages]
    nodes = Nodes(pages, titles, ENTITIES, {"rain": "E7", "notes": "E8"})
    page = next(page for page in pages if page.address.file == source)
    place, reason = nodes.resolve(Link(kind, target, "", Span(0, 0, 1, 1)), page)
    return reason if place is None else nodes.all[place].file or nodes.all[place].id


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("../en/manual/Setup.mdx", "en/manual/Setup.mdx"),
        ("../en/manual/Setup#part", "en/manual/Setup.mdx"),
        ("First%20steps.md?plain=1", "guide/First steps.md"),
        ("../deep/er/notes.html", "deep/er/notes.md"),
        ("./", "guide/_index.md"),
        ("../", "index.md"),
        ("/", "index.md"),
        ("/guide/", "guide/_index.md"),
        ("/guide/_index.md", "guide/_index.md"),
        ("/GUIDE/first steps/", "guide/First steps.md"),
        ("/manual/setup/", "en/manual/Setup.mdx"),
        ("/content/guide/notes/", "guide/notes.md"),
        ("/en/manual/install/", "en/manual/Setup.mdx"),
        ("/old/start", "guide/First steps.md"),
        ("en/notes", "en/notes.md"),
    ],
)
def test_paths(target: str, file: str):
    assert led(target) == file


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("first steps", "guide/First steps.md"),
        ("First steps#Heading", "guide/First steps.md"),
        ("notes", "guide/notes.md"),
        ("en/notes", "en/notes.md"),
        ("er/Notes.md", "deep/er/notes.md"),
        ("setting UP", "en/manual/Setup.mdx"),
        ("beginning", "guide/First steps.md"),
        ("guide", "guide/_index.md"),
        ("drizzle", "rain"),
        ("#Heading", "anchor"),
        ("Nothing such", "missing"),
    ],
)
def test_wikilinks(target: str, file: str):
    assert led(target, "wikilink") == file


def test_a_wikilink_prefers_its_folder_then_the_least_depth():
    assert led("notes", "wikilink", "en/notes.md") == "en/notes.md"
    assert led("notes", "wikilink", "index.md") == "guide/notes.md"


@pytest.mark.parametrize(
    ("target", "kind", "reason"),
    [
        ("https://example.org/guide/", "inline", "external"),
        ("//example.org/x", "inline", "external"),
        ("mailto:a@example.org", "inline", "external"),
        ("a@example.org", "autolink", "external"),
        ("#part", "inline", "anchor"),
        ("../figure.png", "inline", "asset"),
        ("figure.svg#icon", "embed", "asset"),
        ("{{< ref notes >}}", "inline", "generated"),
        ("   ", "reference", "generated"),
        ("nothing.md", "inline", "missing"),
        ("../../../guide/notes.md", "inline", "missing"),
        ("/v1.2", "inline", "missing"),
    ],
)
def test_reasons(target: str, kind: str, reason: str):
    assert led(target, kind) == reason


def test_components_name_ids_and_numbers_or_paths():
    assert led("rain", "component") == "rain"
    assert led("E7", "component") == "rain"
    assert led("E8", "component") == led("notes", "component") == "guide/notes.md"
    assert led("/guide/", "component") == "guide/_index.md"
    assert led("E9", "component") == "missing"


def test_a_page_and_an_entity_of_one_id_are_one_node():
    (page,) = pages_of({"rain.md": ""})
    nodes = Nodes([page], ["Rain"], ENTITIES)
    assert [node.id for node in nodes.all] == ["rain", "notes"]
    assert nodes.all[0].file == "rain.md"


def test_an_entity_that_a_page_declares_is_the_page():
    (page,) = pages_of({"a.md": ""})
    declared = Entity("storm", "thing", "Storm", None, (), {}, "a.md", 1, declared_by_page=True)
    assert Nodes([page], ["A"], [declared]).of_id == {"a": 0, "storm": 0}


def test_a_declared_path_leads_to_its_entity():
    (page,) = pages_of({"a.md": ""})
    entity = Entity("b", "thing", "B", None, (), {"path": "/things/b"}, "e.yaml", 1)
    link = Link("inline", "/things/b/", "", Span(0, 0, 1, 1))
    assert Nodes([page], ["A"], [entity]).resolve(link, page) == Resolution(1)


def test_a_folder_left_out_must_be_the_only_one():
    pages = pages_of({"en/setup.md": "", "de/setup.md": "", "en/only.md": ""})
    nodes = Nodes(pages, ["a", "b", "c"])
    links = [Link("inline", target, "", Span(0, 0, 1, 1)) for target in ("/setup", "/only/")]
    assert [nodes.resolve(link, pages[0]).node for link in links] == [None, 2]
