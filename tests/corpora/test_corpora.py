"""Real knowledge bases with known records; skipped where they are not at hand.

The folder is the one in RECTO_CORPORA, or ``shared/corpus`` beside this repository.
"""

import gzip
import json
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from recto.builds import build
from recto.options import Options
from recto.store import Output, Store

FOLDER = Path(os.environ.get("RECTO_CORPORA") or Path(__file__).parents[3] / "shared/corpus")


def corpus(name: str) -> Path:
    """Give a file of the corpora, or skip the test."""
    if not (FOLDER / name).exists():
        pytest.skip(f"there is no {name} in {FOLDER}; RECTO_CORPORA names the folder that holds the corpora")
    return FOLDER / name


def unpacked(name: str, folder: Path) -> Path:
    with tarfile.open(corpus(name)) as archive:
        archive.extractall(folder, filter="tar")
    return folder


def built(root: Path, now: str, out: Path) -> bytes:
    options = Options(now=now, out=out, engine="processes", jobs=2)
    return (build(root, options, lambda *_: None, lambda _: None).output.json / "pages.json").read_bytes()


def failures(root: Path, out: Path) -> list[tuple[Any, ...]]:
    rows = Store(Output(out), root).rows("SELECT file, message FROM findings WHERE rule = 'unit-failed'")
    return [tuple(row) for row in rows]


def differing(golden: bytes, ours: bytes) -> list[str]:
    """Name the cells that differ: the page's file and the field."""
    known, made = ({page["filePath"]: page for page in json.loads(data)} for data in (golden, ours))
    fields = {(file, field) for pages in (known, made) for file, page in pages.items() for field in page}
    cell = {True: known, False: made}
    return sorted(
        f"{file}: {field}"
        for file, field in fields
        if json.dumps(cell[True].get(file, {}).get(field, "absent"))
        != json.dumps(cell[False].get(file, {}).get(field, "absent"))
    )


def test_half_of_a_wiki(tmp_path: Path):
    bundle, golden = corpus("half.bundle"), gzip.decompress(corpus("half.golden/pages.json.gz").read_bytes())
    root, out = tmp_path / "half", tmp_path / "out"
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(bundle), str(root)], check=True)
    ours = built(root, "2026-03-14T12:00:00Z", out)
    assert differing(golden, ours) == []
    assert ours == golden
    assert failures(root, out) == []


def test_pages_of_edge_cases(tmp_path: Path):
    golden = gzip.decompress(corpus("edges.golden.json.gz").read_bytes())
    root, out = unpacked("edges.tar.gz", tmp_path) / "edges", tmp_path / "out"
    ours = built(root, "2026-11-23T08:00:29.374Z", out)
    assert differing(golden, ours) == []
    assert [page["filePath"] for page in json.loads(ours)] == [page["filePath"] for page in json.loads(golden)]
    assert failures(root, out) == []


def test_plain_sets_build_without_configuration(tmp_path: Path):
    sets = sorted(path for path in unpacked("plain.tar.gz", tmp_path / "sets").iterdir() if path.is_dir())
    assert len(sets) == 4
    for root in sets:
        out = tmp_path / "out" / root.name
        pages = json.loads(built(root, "2026-03-14T12:00:00Z", out))
        assert (len(pages) > 100, failures(root, out)) == (True, []), root.name
