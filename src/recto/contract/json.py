"""The JSON files of the contract, encoded: one for each name, one for all of them, one for each entity or page."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from recto.contract.values import DATABASE
from recto.ecma import compact, indented, to_text
from recto.store.files import Content

_OF_AN_ID = (
    ("backlinks", "backlinks"),
    ("relatedGraph", "relatedGraph"),
    ("citationQuotes", "citationQuotes"),
    ("pageReferences", "pageReferenceIndex"),
    ("pageResources", "pageResources"),
)
_FILE_NAMES = {"peopleResources": "people-resources"}
_LONGEST_NAME = 200
_AT_ONCE = 1_000_000
"""Bytes of JSON that are indented at once."""

Encoded = dict[Any, bytes] | list[bytes] | bytes
"""A value as JSON: a map or a list by its members, anything else whole."""


def json_files(
    values: dict[str, Any], ids: Sequence[str], records: Sequence[bytes], others: Mapping[str, Encoded]
) -> Iterator[tuple[str, Content]]:
    """Encode the files of the contract, each with its path; `values` are let go as they are encoded.

    `ids` and encoded `records` are those of the pages, `others` files that are encoded already.
    """
    of_entities = list(map(_identifier, values["typedEntities"]))
    encoded = {name: _encoded(values.pop(name)) for name in list(values)}
    encoded |= others
    parts = (_indented_list(records) if name == "pages" else _indented(encoded[name]) for name in DATABASE)
    yield "database.json", _indented_map(zip(DATABASE, parts, strict=True))
    for name, held in encoded.items():
        yield f"json/{file_name(name)}.json", _indented(held) if _size(held) > _AT_ONCE else b"".join(_indented(held))
    yield "json/pages.json", _indented_list(records)
    known: set[str] = set()
    for identifier, data in _bundles(of_entities, encoded, ids, records):
        name = _bundle_name(identifier)
        yield f"json/entities/{name if name not in known else _hashed(identifier)}.json", data
        known.add(name)


def _encoded(value: Any) -> Encoded:
    """Encode a value, the members of a list or a map one by one."""
    value = value if isinstance(value, (dict, list)) else msgspec.to_builtins(value)
    if isinstance(value, dict):
        return {name: _compact(member) for name, member in value.items()}
    return list(map(_compact, value)) if isinstance(value, (list, tuple)) else compact(value)


def _compact(value: Any) -> bytes:
    return compact(msgspec.to_builtins(value))


def _size(encoded: Encoded) -> int:
    return len(encoded) if isinstance(encoded, bytes) else sum(map(len, _members(encoded)))


def _indented(encoded: Encoded) -> Iterator[bytes]:
    """Indent a value, a large list or map piece by piece."""
    if isinstance(encoded, bytes):
        yield indented(encoded)
        return
    opening, closing = (b"{", b"}") if isinstance(encoded, dict) else (b"[", b"]")
    place = 0
    for place, group in enumerate(_parted(_members(encoded)), 1):
        piece = indented(opening + b",".join(group) + closing)
        yield (opening if place == 1 else b",") + piece[1:-2]
    yield b"\n" + closing if place else opening + closing


def _members(encoded: dict[Any, bytes] | list[bytes]) -> Iterable[bytes]:
    """Give the members of a list or a map, those of a map with their names, which in YAML may be numbers."""
    if isinstance(encoded, list):
        return encoded
    return (b"%s:%s" % (msgspec.json.encode({name: 0})[1:-3], data) for name, data in encoded.items())


def _parted(members: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Part members into groups that are indented at once."""
    group: list[bytes] = []
    size = 0
    for member in members:
        group.append(member)
        size += len(member)
        if size >= _AT_ONCE:
            yield group
            group, size = [], 0
    if group:
        yield group


def _indented_list(items: Sequence[bytes]) -> Iterator[bytes]:
    """Indent a list whose items are encoded, piece by piece."""
    for place, item in enumerate(items):
        yield (b"," if place else b"[") + _deeper(b"\n" + indented(item))
    yield b"\n]" if items else b"[]"


def _indented_map(members: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Indent a map that is not empty, of values that come indented, piece by piece."""
    for place, (name, pieces) in enumerate(members):
        yield (b"," if place else b"{") + b"\n  %s: " % msgspec.json.encode(name)
        yield from map(_deeper, pieces)
    yield b"\n}"


def _deeper(piece: bytes) -> bytes:
    """Indent further; no text in JSON holds the end of a line."""
    return piece.replace(b"\n", b"\n  ")


def file_name(key: str) -> str:
    """Give the name, without its ending, of the file that holds the value of a key of ``database.json``."""
    return _FILE_NAMES.get(key, key)


def _bundles(
    of_entities: Sequence[str], encoded: Mapping[str, Any], ids: Sequence[str], records: Sequence[bytes]
) -> Iterator[tuple[str, bytes]]:
    """Give all that the files hold of each entity, then of each page that is none, on one line."""
    entities = dict(zip(of_entities, encoded["typedEntities"], strict=True))
    pages = dict(zip(ids, records, strict=True))
    parts = [(name, encoded[source]) for name, source in _OF_AN_ID]
    for identifier in dict.fromkeys((*entities, *pages)):
        bundle = {"entity": entities.get(identifier), "page": pages.get(identifier)}
        bundle |= {name: members.get(identifier) for name, members in parts}
        held = (b'"%s":%s' % (name.encode(), data) for name, data in bundle.items() if data is not None)
        yield identifier, b"{%s}" % b",".join(held)


def encoded_map(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Encode a map of values that are encoded already, piece by piece."""
    opening = b"{"
    for name, data in members:
        yield b"%s%s:%s" % (opening, msgspec.json.encode(name), data)
        opening = b","
    yield b"{}" if opening == b"{" else b"}"


def _bundle_name(identifier: str) -> str:
    """Give the name of an id's file: the id, or its hash where a file system might refuse it."""
    name = identifier.replace("/", "__")
    fit = name.isprintable() and len(name.encode("utf-8", "replace")) <= _LONGEST_NAME
    return name if fit else _hashed(identifier)


def _hashed(identifier: str) -> str:
    return hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _identifier(entity: Mapping[str, Any]) -> str:
    return to_text(entity["id"])
