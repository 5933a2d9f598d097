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


def json_files(
    values: dict[str, Any], ids: Sequence[str], records: Sequence[bytes], others: Mapping[str, bytes]
) -> Iterator[tuple[str, Content]]:
    """Encode the files of the contract, each with its path; `values` are let go as they are encoded.

    `ids` and encoded `records` are those of the pages, `others` files that are encoded already.
    """
    of_entities = list(map(_identifier, values["typedEntities"]))
    encoded = {name: compact(msgspec.to_builtins(values.pop(name))) for name in list(values)}
    encoded |= others
    parts = (_indented_list(records) if name == "pages" else _indented(encoded[name]) for name in DATABASE)
    yield "database.json", _indented_map(zip(DATABASE, parts, strict=True))
    for name, data in encoded.items():
        yield f"json/{file_name(name)}.json", _indented(data) if len(data) > _AT_ONCE else indented(data)
    yield "json/pages.json", _indented_list(records)
    known: set[str] = set()
    for identifier, data in _bundles(of_entities, encoded, ids, records):
        name = _bundle_name(identifier)
        yield f"json/entities/{name if name not in known else _hashed(identifier)}.json", data
        known.add(name)


def _indented(encoded: bytes) -> Iterator[bytes]:
    """Indent a value, a large one piece by piece."""
    if len(encoded) <= _AT_ONCE:
        yield indented(encoded)
        return
    opening, closing = encoded[:1], encoded[-1:]
    for place, members in enumerate(_parted(_held(encoded))):
        piece = indented(opening + b",".join(members) + closing)
        yield (b"," if place else opening) + piece[1:-2]
    yield b"\n" + closing


def _held(encoded: bytes) -> Iterator[bytes]:
    """Give the members of an encoded list or map, those of a map with their names."""
    if encoded.startswith(b"["):
        yield from _items(encoded)
    else:
        yield from (b"%s:%s" % (compact(name), data) for name, data in _members(encoded).items())


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
    of_entities: Sequence[str], encoded: Mapping[str, bytes], ids: Sequence[str], records: Sequence[bytes]
) -> Iterator[tuple[str, bytes]]:
    """Give all that the files hold of each entity, then of each page that is none, on one line."""
    entities = dict(zip(of_entities, _items(encoded["typedEntities"]), strict=True))
    pages = dict(zip(ids, records, strict=True))
    parts = [(name, _members(encoded[source])) for name, source in _OF_AN_ID]
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


def _items(encoded: bytes) -> list[bytes]:
    """Cut an encoded list into its items."""
    return [bytes(item) for item in msgspec.json.decode(encoded, type=list[msgspec.Raw])]


def _members(encoded: bytes) -> dict[str, bytes]:
    """Cut an encoded map into its values."""
    return {key: bytes(value) for key, value in msgspec.json.decode(encoded, type=dict[str, msgspec.Raw]).items()}
