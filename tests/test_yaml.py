"""YAML is read as version 1.2 with the core schema, and refused where the contract's parser refuses it."""

import pytest

from recto import yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.", 5),
        (".5", 0.5),
        ("+5", 5),
        ("-0", 0),
        ("012", 12),
        ("0o17", 15),
        ("0x1f", 31),
        ("-0x1F", "-0x1F"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("1e2", 100),
        ("2026-01-05", "2026-01-05"),
        ("12:30:45", "12:30:45"),
        ("yes", "yes"),
        ("True", True),
        ("tRUE", "tRUE"),
        ("~", None),
        ("nULL", "nULL"),
        ("=", "="),
        ("!foo 5", "5"),
        ("[1, 2]", [1, 2]),
        ("|\n    foo", "foo\n"),
        (">-\n    a\n    b\n\n    c", "a b\nc"),
    ],
)
def test_scalars(text: str, value: object):
    assert yaml.load(f"a: {text}") == {"a": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1: a", {"1": "a"}),
        ("1.50: a", {"1.5": "a"}),
        ("true: a", {"true": "a"}),
        ("? \n: a", {"": "a"}),
        ("<<: a", {"<<": "a"}),
        ("b: 1\n2: 1\n10: 1\na: 1", {"2": 1, "10": 1, "b": 1, "a": 1}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("a:\t5\t# note", {"a": 5}),
        ("a: [\n  1,\n]", {"a": [1]}),
        ("", None),
        ("# note", None),
    ],
)
def test_documents(text: str, value: object):
    assert yaml.load(text) == value


def test_keys_that_are_indices_come_first():
    assert list(yaml.load("b: 1\n10: 1\n2: 1")) == ["2", "10", "b"]


@pytest.mark.parametrize(
    ("text", "kind", "line", "column"),
    [
        ("a: 1\na: 2", "repeated-key", 2, 1),
        ('a: 1\n"a": 2', "repeated-key", 2, 1),
        ("a: {x: 1, x: 2}", "repeated-key", 1, 11),
        ("x:\n  - k: 1\n    k: 2", "repeated-key", 3, 5),
        ("a: b: c", "yaml", 1, 5),
        ("a: @x", "yaml", 1, 4),
        ("\n\na: %x", "yaml", 3, 4),
        ("a: 1\n---\nb: 2", "yaml", 1, 1),
        ('a: "x\ny"', "yaml", 1, 4),
    ],
)
def test_errors_say_where(text: str, kind: str, line: int, column: int):
    with pytest.raises(yaml.YamlError) as caught:
        yaml.load(text)
    assert (caught.value.kind, caught.value.line, caught.value.column) == (kind, line, column)


@pytest.mark.parametrize("text", ["- k: 1\n- k: 2", "a:\n  k: 1\nb:\n  k: 2", "a: |\n  k: 1\n  k: 2", "k: 1\n# k: 2"])
def test_a_key_may_stand_again_elsewhere(text: str):
    assert yaml.load(text)


def test_aliases_that_multiply_are_refused():
    levels = "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True))
    with pytest.raises(yaml.YamlError, match="expands to too much"):
        yaml.load(f"a: &a [x]\n{levels}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!ref a:b", yaml.Tagged("!ref", "a:b")),
        ("!ref 012", yaml.Tagged("!ref", "012")),
        ("!ref 'a'", yaml.Tagged("!ref", "a")),
        ("[!ref a, b]", [yaml.Tagged("!ref", "a"), "b"]),
        ("!ref [a]", ["a"]),
        ("!other 5", "5"),
    ],
)
def test_tags_that_are_asked_for_are_kept(text: str, value: object):
    assert yaml.load(f"a: {text}", tags={"!ref"}) == {"a": value}


def test_tags_are_dropped_where_nobody_asks():
    assert yaml.load("a: !ref 5") == {"a": "5"}
