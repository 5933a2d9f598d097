"""Schemas: what a build writes is what they say, and what is not is refused."""

import copy
import json
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from sites import EDITS, ENTITIES, result, wiki

from recto.cli import main
from recto.contract import DATABASE
from recto.schemas import files, find_file, outline, schemas

SCHEMAS = schemas()
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
EXAMPLE = Path(__file__).parent.parent / "examples" / "ai-safety"

HEAD = "---\ntitle: 42\nquality: high\nreaderImportance: high\nupdate_frequency: 30\nratings: [1]\n---\n"
PAGES = {
    "risks/drift": HEAD + '## A\n<EntityLink id="lab">x</EntityLink>\n',
    "risks/index": "---\nratings: {rigor: 7}\nclusters: []\n---\n",
    "tools/two": "---\nentityType: risk\nlastUpdated: 2026-01-02\n---\n[a](/nowhere)\n\n| a |\n|---|\n| 1 |\n",
}
DATA = {
    ENTITIES: "- id: drift\n  type: risk\n  title: Drift\n  severity:\n  relatedEntries: [{id: lab, relationship: x}]\n"
    "- id: lab\n  type: lab-frontier\n  title: Lab\n  tags: [2024, x]\n  customFields: [{label: Founded, value: 9}]\n"
    "- id: 7\n  type: gadget\n  title: Seven\n  odd: [1]\n",
    EDITS: '{"page": "drift", "date": "2026-01-02", "title": "T", "branch": "b", "pr": 3}\n',
    "data/ids.jsonl": '{"id": "E9", "slug": "two"}\n',
    "data/experts.yaml": "",
}


def faults(schema: str, value: Any) -> list[str]:
    found = Draft202012Validator(SCHEMAS[schema], registry=REGISTRY).iter_errors(value)
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


def written(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give (path, file) of all that a build wrote."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file


def check(folder: Path) -> None:
    seen = set()
    for path, file in written(folder):
        known = [each for each in files() if fnmatchcase(path, each.path) and path.count("/") == each.path.count("/")]
        assert len(known) == 1, path
        seen.add(known[0].path)
        if known[0].schema:
            assert faults(known[0].schema, json.loads(file.read_bytes())) == [], path
    assert {each.path for each in files() if each.schema and not each.written} <= seen


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("schemas") / "example"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".recto"))
    return result(root, now="2026-11-23T00:00:00Z").output.folder


def test_the_example_is_what_the_schemas_say(example: Path):
    check(example)


def test_a_small_site_is_what_the_schemas_say(tmp_path: Path):
    check(result(wiki(tmp_path, PAGES, DATA)).output.folder)


def test_an_empty_site_is_what_the_schemas_say(tmp_path: Path):
    check(result(wiki(tmp_path, {"risks/index": ""})).output.folder)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == name
    assert SCHEMAS[name]["description"].endswith(".")


def maps(schema: Any) -> Iterator[dict[str, Any]]:
    """Give all parts of a schema that describe the keys of a map."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        schema = list(schema.values())
    for part in schema if isinstance(schema, list) else ():
        yield from maps(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_its_meaning(name: str):
    for part in maps(SCHEMAS[name]):
        for key, value in part["properties"].items():
            assert value.get("description", "").endswith("."), (name, key)
            assert value["description"] != "See the unit."
        assert set(part.get("required", ())) <= set(part["properties"])


def refs(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        schema = list(schema.values())
    for part in schema if isinstance(schema, list) else ():
        yield from refs(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_references_lead_somewhere(name: str):
    resolver = REGISTRY.resolver(base_uri=name)
    assert all(resolver.lookup(target).contents for target in refs(SCHEMAS[name]))


def test_the_database_has_the_contracts_keys():
    assert tuple(SCHEMAS["database.schema.json"]["properties"]) == DATABASE


WRONG = {
    "json/pages.json": [
        ([0, "title"], ["x"]),
        ([0, "wordCount"], "12"),
        ([0, "wordCount"], -1),
        ([0, "metrics", "bulletRatio"], 1.5),
        ([0, "evergreen"], None),
        ([0, "hallucinationRisk", "level"], "dire"),
        ([0, "novel"], 1),
    ],
    "json/backlinks.json": [(["rlhf", 0, "title"], {}), (["rlhf", 0, "novel"], 1), (["rlhf"], {})],
    "json/stats.json": [(["topTags", 0, "count"], "1"), (["lastBuilt"], None), (["novel"], 1)],
    "json/idRegistry.json": [(["bySlug", "rlhf"], 12)],
    "json/block-index.json": [(["rlhf", "sections", 0, "wordCount"], 1.5), (["rlhf", "novel"], 1)],
    "json/link-health.json": [(["valid"], "1"), (["brokenLinks"], {})],
    "json/relatedGraph.json": [(["rlhf", 0, "score"], "9"), (["rlhf", 0, "novel"], 1)],
    "json/updateSchedule.json": [([0, "priority"], "1"), ([0, "novel"], 1)],
    "json/typedEntities.json": [([0, "tags"], None), ([0, "novel"], 1)],
    "json/entities.json": [([0, "tags"], "x"), ([0, "id"], None)],
    "json/factbase-data.json": [(["facts"], []), (["entities", 0, "novel"], 1), (["entities", 0, "id"], 1)],
    "json/experts.json": [([0, "name"], 1), ([0, "knownFor"], "x")],
    "json/publications.json": [([0, "credibility"], 6)],
    "json/literature.json": [(["categories", 0, "papers"], "x")],
    "database.json": [(["novel"], 1), (["pages", 0, "id"], 1), (["stats"], [])],
    "json/entities/rlhf.json": [(["novel"], 1), (["page", "id"], 1), (["entity", "tags"], 1), (["backlinks"], {})],
}


@pytest.mark.parametrize(("path", "place", "value"), [(path, *each) for path, all_ in WRONG.items() for each in all_])
def test_what_is_wrong_is_refused(example: Path, path: str, place: list[Any], value: Any):
    whole = json.loads((example / path).read_bytes())
    part = whole
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert faults(find_file(path).schema, whole)


@pytest.mark.parametrize("kind", ["text", "number", "range"])
def test_a_fact_of_the_wrong_type_is_refused(example: Path, kind: str):
    whole = json.loads((example / "json/factbase-data.json").read_bytes())
    fact = copy.deepcopy(next(iter(whole["facts"].values()))[0])
    whole["facts"] = {"x": [fact | {"value": {"type": kind, "value": []}}]}
    assert faults("factbase-data.schema.json", whole)


@pytest.mark.parametrize("name", ["edits", "ids"])
def test_lines_that_people_write(tmp_path: Path, name: str):
    root = wiki(tmp_path, PAGES, DATA)
    for line in (root / f"data/{name}.jsonl").read_text().splitlines():
        row = json.loads(line)
        assert faults(f"{name}.schema.json", row) == []
        assert all(faults(f"{name}.schema.json", {k: v for k, v in row.items() if k != key}) for key in list(row)[:2])


@pytest.mark.parametrize("row", [{"id": "12", "slug": "x"}, {"id": "E0", "slug": "x"}, {"id": "E1", "slug": "E1"}])
def test_a_claim_that_is_none_is_refused(row: dict[str, str]):
    assert faults("ids.schema.json", row)


def test_the_examples_edits():
    rows = (EXAMPLE / "data/edits.jsonl").read_text("utf-8").splitlines()
    assert [fault for row in rows for fault in faults("edits.schema.json", json.loads(row))] == []


def test_the_outline_names_every_key():
    shown = [path for path, *_ in outline(SCHEMAS["link-health.schema.json"])]
    assert shown[:4] == ["totalFiles", "totalLinks", "brokenLinks", "brokenLinks[].file"]
    assert "[].redundancy.similarPages[].id" not in [path for path, *_ in outline(SCHEMAS["pages.schema.json"])]
    assert "redundancy.similarPages[].id" in [path for path, *_ in outline(SCHEMAS["record.schema.json"])]


@pytest.mark.parametrize("name", ["backlinks.json", "json/backlinks.json", ".recto/json/backlinks.json"])
def test_explain_prints_what_a_file_holds(capsys: pytest.CaptureFixture[str], name: str):
    assert main(["explain", name]) == 0
    assert "| `*[].relationship` |" in capsys.readouterr().out


@pytest.mark.parametrize("file", list(files()), ids=lambda file: file.path)
def test_explain_knows_every_file(capsys: pytest.CaptureFixture[str], file: Any):
    path = file.path.replace("*", "x")
    assert main(["explain", path]) == 0
    assert file.about in capsys.readouterr().out
    assert main(["explain", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
