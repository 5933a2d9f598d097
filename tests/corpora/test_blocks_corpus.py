"""The block index of a real wiki against its known one; skipped where it is not at hand.

The folder is the one in RECTO_CORPORA, or ``shared/corpus`` beside this repository.
"""

import gzip
import os
import subprocess
from pathlib import Path

import msgspec
import pytest

from recto.parse.address import address
from recto.parse.blocks import page_blocks

FOLDER = Path(os.environ.get("RECTO_CORPORA") or Path(__file__).parents[3] / "shared/corpus")


def test_half_of_a_wiki(tmp_path: Path):
    bundle, golden = FOLDER / "half.bundle", FOLDER / "half.golden/block-index.json.gz"
    if not (bundle.exists() and golden.exists()):
        pytest.skip(f"there is no half of a wiki in {FOLDER}; RECTO_CORPORA names the folder that holds the corpora")
    root = tmp_path / "half"
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(bundle), str(root)], check=True)
    known = msgspec.json.decode(gzip.decompress(golden.read_bytes()))
    made = {}
    for file in sorted((root / "content/docs").rglob("*.md*")):
        name = address(file.relative_to(root).as_posix(), "content/docs", ("index",)).id
        if name in known:
            made[name] = page_blocks(file.read_bytes().decode(), name)
    ours = msgspec.json.decode(msgspec.json.encode(made))
    assert [name for name in known if ours.get(name) != known[name]] == []
