"""The facts of a real knowledge base agree with the file that is known of them."""

import gzip
import subprocess
from collections import Counter

import pytest
from test_corpora import corpus

from recto.ecma import compact
from recto.facts import contract, inverse_facts, read_facts, validate, with_facts
from recto.model import FactBase, Source

DATA = "packages/factbase/data"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    root = tmp_path_factory.mktemp("facts") / "half"
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(corpus("half.bundle")), str(root)], check=True)

    def sources(pattern: str) -> list[Source]:
        files = sorted((root / DATA).glob(pattern))
        return [Source(file.relative_to(root).as_posix(), file.read_text("utf-8"), "") for file in files]

    (properties,) = sources("properties.yaml")
    return read_facts(
        properties, sources("schemas/*.yaml"), sources("schemas/records/*.yaml"), sources("things/**/*.yaml")
    )


def test_the_contract_is_kept_to_the_byte(base: FactBase):
    assert compact(contract(base)) == gzip.decompress(corpus("half.golden/factbase-data.json.gz").read_bytes())


def test_every_fact_and_row_stands_on_its_line(base: FactBase):
    places = {(fact.file, fact.line) for facts in base.facts.values() for fact in facts}
    assert len(places) == sum(map(len, base.facts.values()))


def test_rules_find_the_same_with_the_inverses(base: FactBase):
    alone, mirrored = (
        Counter(finding.rule for finding in validate(each, "2026-11-23"))
        for each in (base, with_facts(base, inverse_facts(base)))
    )
    assert alone == mirrored
