"""Rows that are kept encoded, in a fifth of the memory that they take as objects."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import GenericAlias
from typing import Any, TypeVar, overload

import msgspec

from recto.model.values import Values

_T_co = TypeVar("_T_co", covariant=True)

_encode = msgspec.msgpack.Encoder().encode
_NONE = _encode(())
_DECODE: list[Callable[[bytes], tuple[Any, ...]]] = []
_KINDS: dict[Any, int] = {}


class Packed(Sequence[_T_co]):
    """Rows that are decoded each time they are walked; `kind` numbers their type."""

    __slots__ = ("data", "kind")

    def __init__(self, kind: int, data: bytes) -> None:
        self.kind, self.data = kind, data

    def _rows(self) -> tuple[_T_co, ...]:
        return _decoded(self.kind, self.data)

    def __iter__(self) -> Iterator[_T_co]:
        return iter(self._rows())

    def __len__(self) -> int:
        return len(self._rows())

    def __bool__(self) -> bool:
        return self.data != _NONE

    @overload
    def __getitem__(self, place: int) -> _T_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_T_co, ...]: ...
    def __getitem__(self, place: Any) -> Any:
        return self._rows()[place]

    def __eq__(self, other: object) -> bool:
        return self._rows() == (other._rows() if isinstance(other, Packed) else other)

    def __hash__(self) -> int:
        return hash(self.data)

    def __repr__(self) -> str:
        return repr(self._rows())


@lru_cache(maxsize=16)
def _decoded(kind: int, data: bytes) -> tuple[Any, ...]:
    """Decode rows once for all that look at a page one after the other."""
    return _DECODE[kind](data)


class Joined(Sequence[_T_co]):
    """Rows packed in several groups, walked as one sequence: no more than a group is decoded at a time."""

    def __init__(self, groups: Iterable[Packed[_T_co]]) -> None:
        self.groups = tuple(groups)

    def __iter__(self) -> Iterator[_T_co]:
        return itertools.chain.from_iterable(self.groups)

    def __len__(self) -> int:
        return sum(map(len, self.groups))

    @overload
    def __getitem__(self, place: int) -> _T_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_T_co, ...]: ...
    def __getitem__(self, place: Any) -> Any:
        return tuple(self)[place]


def may_be_packed(*kinds: Any) -> None:
    """Let rows of some types be packed."""
    for kind in kinds:
        _KINDS[kind] = len(_DECODE)
        _DECODE.append(msgspec.msgpack.Decoder(GenericAlias(tuple, (kind, ...))).decode)


def pack(kind: Any, rows: Sequence[_T_co]) -> Packed[_T_co]:
    """Encode rows, all of one type."""
    return Packed(_KINDS[kind], _encode(rows))


def packing(record: msgspec.Struct, kinds: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a record, its rows of the types named packed."""
    values = {name: getattr(record, name) for name in record.__struct_fields__}
    return values | {name: pack(kind, values[name]) for name, kind in kinds.items()}


def written(value: Any) -> msgspec.msgpack.Ext | dict[str, Any]:
    """Say how packed rows and values by name are encoded within a record."""
    if isinstance(value, Values):
        return dict(value)
    if not isinstance(value, Packed):
        raise TypeError(type(value))
    return msgspec.msgpack.Ext(value.kind, value.data)


encode = msgspec.msgpack.Encoder(enc_hook=written).encode
"""Encodes records that hold packed rows or values by name."""


def read(kind: int, data: memoryview) -> Packed[Any]:
    """Take packed rows out of an encoded record."""
    return Packed(kind, bytes(data))


def held(kind: type, value: Any) -> Any:
    """Take values by name out of an encoded record, and packed rows as they are."""
    return Values(dict(value)) if kind is Values else value
