"""Whatever the files hold, facts are read without an exception, and all that is made of them can be made."""

import json
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from test_facts import source

from recto.ecma import dumps
from recto.facts import (
    computed_facts,
    contract,
    inverse_facts,
    names,
    read_facts,
    resolve_inline,
    staleness,
    validate,
    value_text,
    with_facts,
)
from recto.model import FactBase

TODAY = "2026-03-14"
NAMES = ("a", "b", "aaaaaaaaaa", "2024", "2024-06", "", "1e400", "-1", "organization", "grants", "USD", "{a} / {b}")
scalars = st.none() | st.booleans() | st.integers(-3, 3000) | st.floats(allow_nan=False) | st.sampled_from(NAMES)


def forms(*keys: str) -> Any:
    """Give values of any kind, of which maps have some of the keys."""
    keyed = st.sampled_from(keys)
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keyed, inner, max_size=4), max_leaves=6
    )


def some(**fields: Any) -> Any:
    """Give maps with all of the fields, or with some, or something else."""
    return st.fixed_dictionaries(fields) | st.fixed_dictionaries({}, optional=fields) | forms("a", "b")


text = st.sampled_from(NAMES) | scalars | forms("a")
fact = some(id=text, property=text, value=forms("min", "a"), asOf=text, validEnd=text, currency=text, source=text)
row = some(name=text, recipient=text, display_name=text, asOf=text, a=text)
header = some(id=text, stableId=text, slug=text, type=text, name=text, aliases=text, numericId=text, parent=text)
things = some(
    thing=header,
    facts=st.lists(fact, max_size=3) | text,
    records=st.dictionaries(
        st.sampled_from(NAMES), st.dictionaries(st.sampled_from(NAMES), row, max_size=2), max_size=2
    ),
    _sources=forms("a"),
)
property_ = some(
    dataType=st.sampled_from(["number", "text", "ref", "refs", "date", "boolean", 5]),
    name=text,
    unit=text,
    temporal=text,
    appliesTo=forms("a"),
    display=forms("divisor", "prefix", "suffix"),
    inverseId=text,
    computed=text,
    expr=text,
    staleness=text,
)
properties = some(properties=st.dictionaries(st.sampled_from(NAMES), property_, max_size=3))
schema = some(type=text, name=text, required=forms("a"), recommended=forms("a"), records=forms("a"))
record_schema = some(
    name=text, collectionName=text, endpoints=forms("a", "types"), fields=forms("a", "type", "required")
)


def read(defined: Any, schemas: Any, records: Any, *files: Any) -> FactBase:
    return read_facts(
        source("properties.yaml", json.dumps(defined)),
        [source("schemas/a.yaml", json.dumps(schemas))],
        [source("schemas/records/a.yaml", json.dumps(records))],
        [source(f"things/{name}.yaml", json.dumps(each)) for name, each in zip("ab/", files, strict=False)],
    )


@settings(max_examples=150, deadline=None)
@given(st.tuples(properties, schema, record_schema, things, things))
def test_anything_is_read(files: tuple[Any, ...]):
    base = read(*files)
    assert dumps(contract(base))
    assert dumps(contract(msgspec.msgpack.decode(msgspec.msgpack.encode(base), type=FactBase))) == dumps(contract(base))
    derived = with_facts(base, inverse_facts(base, names(base)) + computed_facts(base, TODAY)[0])
    assert all(finding.message for finding in validate(derived, TODAY))
    assert len(staleness(derived, TODAY)) <= sum(map(len, base.facts.values()))
    for thing, facts in derived.facts.items():
        for each in facts:
            assert isinstance(value_text(derived, each), str)
            assert (
                resolve_inline(derived, "FBF", {"entity": thing, "property": each.property}, "", TODAY).text is not None
            )


def test_marks_and_line_ends_do_not_count():
    text = "\ufeffthing: {id: a, slug: a}\r\nfacts:\r\n- {id: f, property: p, value: 1}\r\n"
    base = read_facts(None, [], [], [source("things/a.yaml", text)])
    assert [(fact.id, fact.line) for fact in base.facts["a"]] == [("f", 3)]
    assert base.troubles == ()
