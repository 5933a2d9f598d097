"""Things, facts and records are read from YAML; what cannot be used is trouble with its line, and the rest goes on."""

from collections.abc import Mapping

import msgspec
import pytest

from recto.ecma import dumps
from recto.facts import contract, inverse_facts, names, read_facts, resolve, with_facts
from recto.model import Fact, FactBase, Source

ACME = "thing: {id: acme, stableId: aaaaaaaaaa, type: organization, name: Acme, numericId: 7}\n"
ANNA = "thing: {id: anna, stableId: bbbbbbbbbb, type: person, name: Anna}\n"
PROPERTIES = """\
properties:
  # money
  revenue:
    name: Revenue
    dataType: number
    unit: USD
    temporal: true
  # people
  employed-by: {dataType: ref, inverseId: employer-of, appliesTo: [person]}
  employer-of: {dataType: refs, inverseId: employed-by, computed: true}
"""
HOSTING = "{type: organization, name: Organization, recommended: [revenue], records: [grant]}"
GRANT = """\
name: Grant
collectionName: grants
endpoints:
  organization: {types: [organization], implicit: true}
  recipient: {types: [person], required: true, allow_display_name: true}
fields: {amount: {type: number}, name: {type: text, required: true}}
"""


def source(path: str, text: str) -> Source:
    return Source(path, text, "")


def read(things: Mapping[str, str], properties: str = PROPERTIES) -> FactBase:
    """Read a small base; the keys are paths below the folder of things."""
    files = [source(f"data/things/{name}", text) for name, text in things.items()]
    schemas = [source("data/schemas/organization.yaml", HOSTING)]
    records = [source("data/schemas/records/grant.yaml", GRANT)]
    return read_facts(source("data/properties.yaml", properties), schemas, records, files)


def acme(facts: str, **more: str) -> FactBase:
    """Read a base of two things, with the given facts of the first."""
    text = ACME + "facts:\n" + "".join(f"  - {{{fact}}}\n" for fact in facts.split("\n"))
    return read({"acme.yaml": text, "anna.yaml": ANNA} | {f"{name}.yaml": t for name, t in more.items()})


def facts(base: FactBase) -> list[Fact]:
    return [fact for found in base.facts.values() for fact in found]


def troubles(base: FactBase) -> list[tuple[str, str, int]]:
    return [(t.problem.kind, t.file.removeprefix("data/things/"), t.problem.span.line) for t in base.troubles]


# Headers


def test_the_older_form_of_a_header():
    thing = read({"a.yaml": ACME}).things["aaaaaaaaaa"]
    assert (thing.slug, thing.page, thing.name, thing.line) == ("acme", "E7", "Acme", 1)


def test_the_newer_form_of_a_header():
    text = (
        "thing: {id: aaaaaaaaaa, slug: acme, wikiPageId: E8, numericId: 9, type: t, name: Acme, previousSlugs: [old]}"
    )
    base = read({"x.yaml": text})
    assert (base.slugs, base.previous_slugs) == ({"acme": "aaaaaaaaaa"}, {"old": "acme"})
    assert base.things["aaaaaaaaaa"].page == "E8"


@pytest.mark.parametrize(
    ("text", "kind", "things"),
    [
        ("thing: [", "data-file", 0),
        ("- a", "data-file", 0),
        ("thing: 5", "data-file", 0),
        ("facts: []", "missing-thing", 0),
        ("", "missing-thing", 0),
        ("thing: {type: t, name: N}", "missing-id", 0),
        ("thing: {id: aaaaaaaaaa, name: N}", "missing-slug", 1),
        (f"{ACME}facts: {{}}", "data-file", 1),
        (f"{ACME}facts: [a]", "data-file", 1),
        (f"{ACME}records: [a]", "data-file", 1),
        (f"{ACME}records: {{grants: [a]}}", "data-file", 1),
        (f"{ACME}records: {{grants: {{a: b}}}}", "data-file", 1),
        (f"{ACME}_sources: {{a: 5}}", "source-alias", 1),
    ],
)
def test_a_file_that_cannot_be_used_is_trouble(text: str, kind: str, things: int):
    base = read({"x.yaml": text, "anna.yaml": ANNA})
    assert [(k, file) for k, file, _ in troubles(base)] == [(kind, "x.yaml")]
    assert len(base.things) == things + 1


def test_aliases_that_explode_are_refused():
    levels = "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True))
    base = read({"x.yaml": f"a: &a [x]\n{levels}", "anna.yaml": ANNA})
    assert [kind for kind, _, _ in troubles(base)] == ["data-file"]
    assert list(base.things) == ["bbbbbbbbbb"]


def test_the_later_thing_of_an_id_takes_the_place_of_the_first():
    base = read({"a.yaml": ACME, "b.yaml": ANNA, "c.yaml": ACME.replace("Acme", "Other")})
    assert [thing.name for thing in base.things.values()] == ["Other", "Anna"]
    assert base.duplicates == (("aaaaaaaaaa", "Acme", "Other"),)
    assert troubles(base) == [("duplicate-thing", "c.yaml", 1)]


def test_the_later_thing_of_a_slug_has_it():
    base = read({"a.yaml": ACME, "b.yaml": ANNA.replace("anna", "acme")})
    assert (base.slugs, troubles(base)) == ({"acme": "bbbbbbbbbb"}, [("duplicate-slug", "b.yaml", 1)])


# Several files


def test_the_files_of_a_folder_are_one_thing():
    base = read(
        {
            "acme/b.yaml": "facts:\n- {id: f2, property: revenue, value: 2}",
            "acme/a.yaml": ACME + "facts:\n- {id: f1, property: revenue, value: 1}",
            "anna.yaml": ANNA,
        }
    )
    assert [(fact.id, fact.file, fact.line) for fact in facts(base)] == [
        ("f1", "data/things/acme/a.yaml", 3),
        ("f2", "data/things/acme/b.yaml", 2),
    ]
    assert base.troubles == ()


ROW = "records:\n  grants:\n    g1: {name: N, recipient: x}\n"


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"acme/a.yaml": ACME, "acme/b.yaml": ACME}, "several-things"),
        ({"acme/a.yaml": "facts: []", "acme/b.yaml": "facts: []"}, "missing-thing"),
        ({"acme/a.yaml": ACME + ROW, "acme/b.yaml": ROW}, "duplicate-record"),
        ({"acme/a.yaml": ACME + "_sources: {s: u}", "acme/b.yaml": "_sources: {s: v}"}, "source-alias"),
        ({"acme.yaml": ACME, "acme/a.yaml": ACME}, "duplicate-file"),
        ({"acme.yaml": ACME, "acme.yml": ACME}, "duplicate-file"),
        ({"acme.yaml": ACME, "b/c/d.yaml": ANNA}, "misplaced-file"),
    ],
)
def test_files_that_do_not_go_together(files: dict[str, str], kind: str):
    assert [found for found, _, _ in troubles(read(files))] == [kind]


def test_things_come_in_the_byte_order_of_names():
    text = "thing: {id: %s, slug: %s, type: t, name: N}"
    base = read({f"{n}.yaml": text % (n, n) for n in "baC"} | {"a-b/x.yaml": text % ("a-b", "a-b")})
    assert list(base.things) == ["C", "a-b", "a", "b"]


# Facts


def test_facts_stand_on_their_lines():
    first = "  - id: f1\n    property: p\n    value: |\n      - x\n"
    second = "  - value: 2\n    id: f2\n    property: p\n"
    base = read({"a.yaml": f"{ACME}# -\nfacts:\n\n{first}\n{second}"})
    assert [(fact.id, fact.line) for fact in facts(base)] == [("f1", 5), ("f2", 10)]


def test_facts_in_flow_style_stand_on_the_line_of_their_key():
    base = read({"a.yaml": ACME + "facts: [{id: f1, property: p, value: 1},\n {id: f2, property: p, value: 2}]"})
    assert [fact.line for fact in facts(base)] == [2, 2]


def test_properties_stand_on_their_lines():
    assert [(name, each.line) for name, each in read({}).properties.items()] == [
        ("revenue", 3),
        ("employed-by", 9),
        ("employer-of", 10),
    ]


def test_dates_and_amounts_are_read_as_the_contract_does():
    fact = facts(
        acme("id: f1, property: p, value: 1, asOf: 2024, validEnd: !date 2025, usdEquivalent: '1e3', notes: 5")
    )[0]
    assert (fact.as_of, fact.valid_end, fact.fields) == ("2024", "2025", {"notes": 5, "usdEquivalent": 1000})


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        ("id: f1, property: employer-of, value: x", "computed-fact"),
        ("id: f1, property: p", "incomplete-fact"),
        ("property: p, value: 1", "incomplete-fact"),
        ("id: f0, property: p, value: 1", "duplicate-fact"),
    ],
)
def test_a_fact_that_is_passed_over(fact: str, kind: str):
    base = acme(f"id: f0, property: p, value: 0\n{fact}")
    assert troubles(base) == [(kind, "acme.yaml", 4)]
    assert [fact.value.value for fact in facts(base)] == [0]


# Tags


@pytest.mark.parametrize(
    ("value", "result", "kinds"),
    [
        ("!ref aaaaaaaaaa", "aaaaaaaaaa", []),
        ("!ref aaaaaaaaaa:acme", "aaaaaaaaaa", []),
        ("!ref aaaaaaaaaa:other", "aaaaaaaaaa", ["wrong-reference"]),
        ("!ref nobody:x", "nobody", ["unknown-reference"]),
        ("!ref ':x'", ":x", ["unknown-reference"]),
        ("!src s", "https://example.org/s", []),
        ("!src t", "t", ["unknown-source-alias"]),
        ("!date 2024", "2024", []),
    ],
)
def test_tags_in_a_value(value: str, result: str, kinds: list[str]):
    base = read(
        {"a.yaml": f"{ACME}_sources: {{s: https://example.org/s}}\nfacts:\n- {{id: f1, property: p, value: {value}}}"}
    )
    assert [fact.value.value for fact in facts(base)] == [result]
    assert [kind for kind, _, _ in troubles(base)] == kinds


def test_a_reference_counts_only_in_the_value_of_a_fact():
    assert facts(acme("id: f, property: p, value: 1, notes: !ref 'x:y'"))[0].fields == {"notes": "x:y"}


def test_a_reference_counts_everywhere_in_a_record():
    base = read({"a.yaml": ACME + ROW.replace("x}", "!ref aaaaaaaaaa:acme}")})
    assert base.records["aaaaaaaaaa"]["grants"][0].fields == {"name": "N", "recipient": "aaaaaaaaaa"}


# Records


def test_a_row_of_a_record():
    row = "\n    g1:\n      name: N\n      display_name: Bob\n      asOf: 2024\n      validEnd: ''"
    found = read({"a.yaml": f"{ACME}records:\n  grants:{row}\n"}).records["aaaaaaaaaa"]["grants"][0]
    assert (found.key, found.schema, found.owner, found.line) == ("g1", "grant", "aaaaaaaaaa", 4)
    assert (found.display_name, found.as_of, found.valid_end, found.fields) == ("Bob", "2024", None, {"name": "N"})


@pytest.mark.parametrize(
    ("thing", "rows", "kind"),
    [
        (ACME, "grantz: {g: {name: N, recipient: x}}", "unknown-collection"),
        (ACME, "grant: {g: {name: N, recipient: x}}", "unknown-collection"),
        (ANNA, "grants: {g: {name: N, recipient: x}}", "unknown-collection"),
        (ACME, "grants: {g: {name: N}}", "missing-endpoint"),
    ],
)
def test_rows_that_do_not_fit(thing: str, rows: str, kind: str):
    base = read({"a.yaml": f"{thing}records:\n  {rows}"})
    assert [found for found, _, _ in troubles(base)] == [kind]
    assert bool(base.records) == (kind == "missing-endpoint")


def test_a_misspelt_collection_is_told_its_name():
    base = read({"a.yaml": f"{ACME}records:\n  grantz: {{g: {{name: N}}}}"})
    assert base.troubles[0].problem.message.endswith("Did you mean `grants`?")


# What comes out


def test_the_contract_has_its_keys_in_its_order():
    shown = contract(acme("value: [1e9, 2e9], id: f1, notes: n, property: revenue, asOf: 2024"))
    assert list(shown) == ["entities", "facts", "properties", "schemas", "recordSchemas", "records", "slugToEntityId"]
    assert shown["facts"] == {
        "aaaaaaaaaa": [
            {
                "id": "f1",
                "subjectId": "aaaaaaaaaa",
                "propertyId": "revenue",
                "value": {"type": "range", "low": 1000000000, "high": 2000000000},
                "asOf": "2024",
                "notes": "n",
            }
        ]
    }
    assert list(shown["entities"][0]) == ["id", "type", "name", "wikiPageId", "stableId", "numericId"]
    assert shown["recordSchemas"][0]["endpoints"]["recipient"]["allowDisplayName"] is True


def test_a_number_that_cannot_be_read_is_null_in_the_contract():
    assert b'"value": null' in dumps(contract(acme("id: f1, property: revenue, value: abc")))


def test_a_base_is_remembered_as_it_is():
    base = acme("id: f1, property: employed-by, value: !ref bbbbbbbbbb, asOf: 2024")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(base), type=FactBase) == base


def test_nothing_gives_an_empty_base():
    assert read_facts(None, [], [], []) == FactBase()


def test_properties_and_schemas_that_cannot_be_used():
    base = read_facts(
        source("p.yaml", "properties: {a: 1}"),
        [source("s.yaml", "{}"), source("t.yaml", "{")],
        [source("r.yaml", "[]")],
        [],
    )
    assert [t.file for t in base.troubles] == ["p.yaml", "s.yaml", "t.yaml", "t.yaml", "r.yaml"]


# Names and inverses


def test_an_inverse_names_the_fact_it_follows_from():
    base = read(
        {"acme.yaml": ACME, "anna.yaml": ANNA + "facts:\n- {id: f1, property: employed-by, value: !ref aaaaaaaaaa}"}
    )
    (fact,) = inverse_facts(base)
    assert (fact.subject, fact.property, fact.value.value) == ("aaaaaaaaaa", "employer-of", "bbbbbbbbbb")
    assert (fact.derived_from, fact.file, fact.line) == (("f1",), "data/things/anna.yaml", 3)
    assert inverse_facts(with_facts(base, [fact])) == []
    assert contract(with_facts(base, [fact])) == contract(base)


@pytest.mark.parametrize("name", ["acme", "Acme", "E7", "aaaaaaaaaa"])
def test_an_inverse_may_follow_names(name: str):
    base = read({"acme.yaml": ACME, "anna.yaml": ANNA + f"facts:\n- {{id: f1, property: employed-by, value: {name}}}"})
    assert len(inverse_facts(base)) == (name == "aaaaaaaaaa")
    assert len(inverse_facts(base, names(base))) == 1
    assert resolve(base, name) == "aaaaaaaaaa"


def test_a_name_of_two_things_means_neither():
    base = read({"a.yaml": ACME, "b.yaml": ANNA.replace("name: Anna", "name: Acme, aliases: [acme]")})
    assert (resolve(base, "Acme"), resolve(base, "acme")) == (None, "aaaaaaaaaa")
