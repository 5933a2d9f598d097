"""The sites of real knowledge bases are whole and say what the database says; skipped where they are not at hand."""

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from test_corpora import corpus, unpacked

from recto.builds import build
from recto.components import BY_NAME
from recto.options import Options
from recto.publish import publish
from recto.publish.components import SHOWN
from recto.publish.inspect import faults
from recto.publish.site import Site
from recto.store import Output, Store

_CELL = re.compile(r'<tr id="([\w.]+)"><th scope="row">.*?</th>\n<td>(.*?)</td>', re.DOTALL)


def made(root: Path) -> Output:
    options = Options(now="2026-03-14T12:00:00Z", engine="processes", jobs=2)
    output = build(root, options, lambda *_: None, lambda _: None).output
    publish(output, root, engine="processes", jobs=2)
    return output


def plain(value: Any) -> str:
    return "—" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def differing(record: dict[str, Any], view: str) -> list[str]:
    """Name the cells of a record whose view shows something else."""
    cells = {key: value for key, value in record.items() if not isinstance(value, (dict, list))}
    cells |= {f"metrics.{key}": value for key, value in record["metrics"].items()}
    shown = dict(_CELL.findall(view))
    return [key for key, value in cells.items() if html.unescape(shown.get(key, "absent")) != plain(value)]


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Output]:
    root = tmp_path_factory.mktemp("half") / "half"
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(corpus("half.bundle")), str(root)], check=True)
    return root, made(root)


def test_the_site_of_half_a_wiki_is_whole(half: tuple[Path, Output]):
    assert list(faults(half[1].folder / "site")) == []


def test_each_record_view_agrees_with_the_database(half: tuple[Path, Output]):
    root, output = half
    site = Site(Store(output, root))
    records = {record["filePath"]: record for record in json.loads((output.json / "pages.json").read_bytes())}
    views = {file.removeprefix(site.about["content"] + "/"): view for file, view in site.records.items()}
    assert len(views) == len(records) > 300
    for file, record in records.items():
        folder = (output.folder / "site" / views[file]).parent
        assert json.loads((folder / "record.json").read_bytes()) == record, file
        assert differing(record, (folder / "index.html").read_text("utf-8")) == [], file


def test_no_known_component_is_left_unshown(half: tuple[Path, Output]):
    used = {row["name"] for row in Store(half[1], half[0]).rows("SELECT DISTINCT name FROM components")}
    assert used & BY_NAME.keys() - SHOWN.keys() == set()


def test_the_sites_of_plain_sets_are_whole(tmp_path: Path):
    sets = sorted(path for path in unpacked("plain.tar.gz", tmp_path / "sets").iterdir() if path.is_dir())
    assert len(sets) == 4
    for root in sets:
        assert list(faults(made(root).folder / "site")) == [], root.name
