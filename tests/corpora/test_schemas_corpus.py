"""What a build of a real knowledge base writes is what the schemas say; skipped where none is at hand."""

import json
import subprocess
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from test_corpora import built, corpus

from recto.schemas import find_file, schemas


def test_half_of_a_wiki_is_what_the_schemas_say(tmp_path: Path):
    root, out, made = tmp_path / "half", tmp_path / "out", schemas()
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(corpus("half.bundle")), str(root)], check=True)
    built(root, "2026-03-14T12:00:00Z", out)
    registry = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in made.items())
    paths = [path for path in sorted(out.rglob("*.json")) if path.parent.name != "cache"]
    assert len(paths) > 100
    for path in paths:
        schema = made[find_file(path.relative_to(out).as_posix()).schema]
        faults = Draft202012Validator(schema, registry=registry).iter_errors(json.loads(path.read_bytes()))
        assert [f"{f.json_path}: {f.message[:200]}" for f in faults] == [], path.name
