"""The text files for language models and the health of links, against those known of a real wiki.

What the site says of itself is read from the first lines of the known files.
"""

import gzip
import json
import re
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from test_corpora import corpus

from recto.link.health import link_health
from recto.model import Site
from recto.parse.hrefs import site_links
from recto.parse.plain import plain_text
from recto.store.llms import Entry, core_text, entries, full_text, index_text, page_texts


def golden(name: str) -> bytes:
    """Give a known file of the half."""
    return gzip.decompress(corpus(f"half.golden/{name}.gz").read_bytes())


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("texts") / "half"
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(corpus("half.bundle")), str(root)], check=True)
    return root / "content/docs"


@pytest.fixture(scope="module")
def site() -> Site:
    known = golden("llms.txt").decode() + golden("llms-core.txt").decode()
    said = r"# (.+)\n\n> Version: (.+) \| Generated: (.+)\n>\n> (.+)\n[\s\S]*?documentation, see: (.+)\n[\s\S]*?"
    name, version, date, description, address, subject = re.match(said + r"for understanding (.+)\.\n", known).groups()
    return Site(name, address, version, description, date, subject)


@pytest.fixture(scope="module")
def pages(content: Path, site: Site) -> tuple[Entry, ...]:
    records: list[dict[str, Any]] = json.loads(golden("pages.json"))
    bodies = [plain_text((content / each["filePath"]).read_bytes().decode()) for each in records]
    return entries(site, records, bodies, json.loads(golden("idRegistry.json"))["bySlug"])


def test_the_index_is_known_up_to_its_notes(site: Site, pages: tuple[Entry, ...]):
    ours, known = (text.split("## Usage Notes")[0] for text in (index_text(site, pages), golden("llms.txt").decode()))
    assert ours == known


def test_the_core_is_known(site: Site, pages: tuple[Entry, ...]):
    assert core_text(site, pages).encode() == golden("llms-core.txt")


def test_the_full_text_is_known(site: Site, pages: tuple[Entry, ...]):
    assert full_text(site, pages).encode() == golden("llms-full.txt")


def test_the_files_of_pages_are_known(pages: tuple[Entry, ...]):
    with tarfile.open(corpus("half.golden/wiki-txt.tar.gz")) as archive:
        known = {Path(each.name).stem: archive.extractfile(each).read() for each in archive if each.isfile()}
    ours = {name: text.encode() for name, text in page_texts(pages).items()}
    assert sorted(ours) == sorted(known)
    assert [name for name in known if ours[name] != known[name]] == []


def test_the_health_of_links_is_known(content: Path):
    files = [
        (file.relative_to(content).as_posix(), site_links(file.read_bytes().decode()))
        for file in content.rglob("*.md*")
        if file.suffix in (".md", ".mdx")
    ]
    assert json.loads(msgspec.json.encode(link_health(files))) == json.loads(golden("link-health.json"))
