"""Exports hold what the build holds, and are well-formed whatever stands on the pages."""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from sites import ENTITIES, built, wiki

from recto.cli import main
from recto.cli.export import _FORMATS
from recto.store import Store
from recto.store.export import FORMATS
from recto.store.export.rows import exported

NASTY = 'A <b> & "c" \\ d\x0b\u2028|'
PAGES = {
    "index": "---\ntitle: Home\n---\n[to a](/knowledge-base/a/?x#y) and [away](https://example.org/w|x^y).",
    "a": f'---\ntitle: {json.dumps(NASTY)}\nquality: 50.5\ndescription: "two\\nlines"\n---\n'
    '<EntityLink id="b" /> [^1]\n\n[^1]: https://example.org/"q"',
    "ü é/a": '<R id="w 1" /> twin',
}
DATA = {
    ENTITIES: "- id: b\n  type: person\n  title: B\n"
    "  relatedEntries:\n    - id: a\n      type: page\n      relationship: wrote\n"
}
GRAPH = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = wiki(tmp_path_factory.mktemp("kb"), PAGES, DATA)
    built(root)
    return root


def export(root: Path, form: str, out: Path, *more: str) -> Path:
    assert main(["export", form, "--out", str(out), "--dir", str(root), *more]) == 0
    return out


def tables(root: Path) -> dict[str, list[dict[str, object]]]:
    store = Store.at(root)
    return {
        t.name: [dict(zip([c.name for c in t.columns], row, strict=True)) for row in t.rows(store)]
        for t in exported(store)
    }


def test_the_help_names_every_format():
    assert list(_FORMATS) == list(FORMATS)


def test_all_tables_but_the_indexes_are_exported(root: Path):
    assert {"pages", "links", "findings", "column", "documents"} <= set(tables(root))
    assert not {"search", "titles", "search_data"} & set(tables(root))


def test_jsonl_holds_every_row(root: Path, tmp_path: Path):
    out = export(root, "jsonl", tmp_path / "new" / "folder")
    found = {f.stem: [json.loads(line) for line in f.read_text("utf-8").split("\n")[:-1]] for f in out.iterdir()}
    assert found == tables(root)


def test_csv_holds_every_row(root: Path, tmp_path: Path):
    out = export(root, "csv", tmp_path / "out")
    for name, rows in tables(root).items():
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            texts = [{n: "" if v is None else str(v) for n, v in row.items()} for row in rows]
            assert list(csv.DictReader(stream)) == texts


def test_parquet_holds_every_row_and_what_columns_mean(root: Path, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow (recto[data]) is not installed")
    out = export(root, "parquet", tmp_path / "out")
    for name, rows in tables(root).items():
        found = parquet.read_table(out / f"{name}.parquet")
        assert [[None if v is None else str(v) for v in r.values()] for r in rows] == [
            [
                None if v is None else str(int(v) if v == int(v) else v) if isinstance(v, float) else str(v)
                for v in r.values()
            ]
            for r in found.to_pylist()
        ]
    assert str(parquet.read_schema(out / "pages.parquet").field("words").type) == "int64"
    assert b"Count the words" in parquet.read_schema(out / "pages.parquet").field("words").metadata[b"about"]


def test_without_pyarrow_parquet_says_what_to_install(root: Path, tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", "parquet", "--out", str(tmp_path / "x"), "--dir", str(root)]) == 2
    assert capsys.readouterr().err.splitlines()[1] == "hint: Install it: pip install 'recto[data]'"


def test_graphml_has_typed_nodes_and_edges(root: Path, tmp_path: Path):
    tree = ET.parse(export(root, "graphml", tmp_path / "x.graphml"))
    kinds = {k.get("id"): k.get("attr.type") for k in tree.iterfind("g:key", GRAPH)}
    nodes = {n.get("id"): {d.get("key"): d.text for d in n} for n in tree.iterfind("*/g:node", GRAPH)}
    edges = [(e.get("source"), e.get("target"), e[0].text) for e in tree.iterfind("*/g:edge", GRAPH)]
    assert kinds["node-words"] == "long"
    assert nodes["a"]["node-title"] == NASTY.replace("\x0b", "\ufffd")
    assert nodes["a"]["node-quality"] == "50.5"
    assert nodes["b"]["node-page"] == "false"
    assert edges == [("b", "a", "relation"), ("a", "b", "entity-link"), ("__index__/knowledge-base", "a", "link")]
    assert "content/docs/knowledge-base/ü é/a.mdx" in nodes


def test_jsonld_describes_pages(root: Path, tmp_path: Path):
    made = json.loads(
        export(root, "jsonld", tmp_path / "x.json", "--address", "https://example.org/").read_text("utf-8")
    )
    page = next(t for t in made["@graph"] if t["name"] == NASTY)
    assert page["@id"] == page["url"] == "https://example.org/knowledge-base/a/"
    assert page["mentions"] == [{"@id": "https://example.org/id/b"}]
    thing = next(t for t in made["@graph"] if t["name"] == "B")
    assert thing["@type"] == "Person"


_IRI = r"<[a-z]+:[^\x00-\x20<>\"{}|\\^`]*>"
_LITERAL = r'"(?:[^"\\\n\r]|\\[tnr"\\]|\\u[0-9A-F]{4})*"(?:\^\^' + _IRI + ")?"
_TRIPLE = re.compile(rf"{_IRI} {_IRI} (?:{_IRI}|{_LITERAL}) \.\Z")


@pytest.mark.parametrize("address", ["urn:recto:", "https://example.org", "https://example.org/base/"])
def test_triples_are_well_formed_and_told_once(root: Path, tmp_path: Path, address: str):
    text = export(root, "ntriples", tmp_path / "x.nt", "--address", address).read_text("utf-8")
    lines = text.split("\n")[:-1]
    assert [line for line in lines if not _TRIPLE.match(line)] == []
    assert len(lines) == len(set(lines)) > 10
    assert '"two\\nlines"' in text
    assert "w%7Cx%5Ey" in text


def test_triples_name_pages_in_a_way_that_stays(root: Path, tmp_path: Path):
    text = export(root, "ntriples", tmp_path / "x.nt").read_text("utf-8")
    assert "<urn:recto:page:a> <https://schema.org/mentions> <urn:recto:thing:b> ." in text
    assert "<urn:recto:page:content/docs/knowledge-base/%C3%BC%20%C3%A9/a.mdx>" in text
    assert '<https://schema.org/identifier> "w 1"' in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_build_gives_the_same_bytes(root: Path, tmp_path: Path, form: str):
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow (recto[data]) is not installed")
    first, second = (export(root, form, tmp_path / name) for name in "ab")
    if first.is_dir():
        assert [f.read_bytes() for f in sorted(first.iterdir())] == [f.read_bytes() for f in sorted(second.iterdir())]
    else:
        assert first.read_bytes() == second.read_bytes()


def test_a_graph_goes_to_the_standard_output(root: Path, capsys):
    assert main(["export", "graphml", "--dir", str(root)]) == 0
    assert ET.fromstring(capsys.readouterr().out).tag.endswith("graphml")


@pytest.mark.parametrize(
    "address", ["example.org", "javascript:x", "https://example.org/<x>", "https://exa mple", "urn:x", ""]
)
def test_an_address_that_is_none_is_refused(root: Path, capsys, address: str):
    assert main(["export", "jsonld", "--address", address, "--dir", str(root)]) == 2
    assert capsys.readouterr().err.splitlines()[1].startswith("hint: Write it as")


def test_places_that_cannot_be_are_named(root: Path, tmp_path: Path, capsys):
    (tmp_path / "file").write_text("mine")
    for form, place in (("csv", "file"), ("jsonld", "."), ("jsonld", "none/x")):
        assert main(["export", form, "--out", str(tmp_path / place), "--dir", str(root)]) == 2
    assert capsys.readouterr().err.count("hint: ") == 3
    assert (tmp_path / "file").read_text() == "mine"
