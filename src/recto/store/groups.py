"""Rows that the last build made of the same things are copied out of its database, not made again.

The rows of a table come in groups, each with the hash of what makes it. Which groups stand in ``recto.db`` is noted in
the folder of what may be deleted. Rows copied in the order in which they would be made give the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from recto.disk import replace
from recto.memo import DEPENDENCIES, code_key, key
from recto.store.files import Output, Written
from recto.store.tables.declaration import Group

Groups = Mapping[str, Sequence[tuple[bytes, int]]]
"""Of each table the groups in order: the hash of what makes one, and the number of its rows."""

_NAME = "rows"
_OF_PAGES = (
    *("pages", "sources", "sections", "citations", "components", "reasons"),
    *("evidence", "claims", "section_evidence"),
)
"""Tables whose first groups are the rows of a page each, in the order of pages."""


class Filled(msgspec.Struct, frozen=True, array_like=True):
    """What stands in the database that a build left, and the code that made it."""

    code: bytes
    database: Written
    groups: dict[str, list[tuple[bytes, int]]]

    @classmethod
    def note(cls, output: Output, groups: Groups) -> None:
        """Note what was just written."""
        left = output.written(output.database.name)
        noted = cls(_code(), left, {name: [*counts] for name, counts in groups.items() if counts})
        replace(output.cache / _NAME, msgspec.msgpack.encode(noted))


def filled(output: Output) -> Groups:
    """Give what stands in the database of the last build, if this code made it and it is as that build left it."""
    try:
        last = msgspec.msgpack.decode((output.cache / _NAME).read_bytes(), type=Filled)
        same = last.code == _code() and last.database == output.written(output.database.name)
    except (OSError, msgspec.MsgspecError):
        return {}
    return last.groups if same else {}


def known_of_pages(output: Output, count: int) -> tuple[bytes, list[bytes]]:
    """Give hashes of what makes rows of the last build: those of the registry, and for each page those of its own.

    One is empty where that is not known. The pages, which are so many, are in order.
    """
    groups = filled(output)
    tables = [[name for name, _ in groups.get(table, ())][:count] for table in _OF_PAGES]
    own = [key(*names) if all(names) else b"" for names in zip(*tables, strict=False)]
    registry = [name for name, _ in groups.get("resources", ())]
    known = len(own) == count and registry and all(registry)
    return key(*registry), own if known else [b""] * count


def leaf_keys(output: Output) -> list[bytes]:
    """Give the hash of all that makes the leaf of each page, in order; none where that is not known."""
    return [name for name, _ in filled(output).get("sources", ())]


def _code() -> bytes:
    return code_key(("",), DEPENDENCIES)


class Run(NamedTuple):
    """Groups that are copied at once: their first and last row in the last database; or one that is made."""

    made: Sequence[Group] = ()
    copied: Sequence[tuple[bytes, int]] = ()
    first: int = 0
    last: int = 0


def runs(groups: Iterable[Group], before: Iterable[tuple[bytes, int]]) -> Iterator[Run]:
    """Part the groups of a table into runs, by those that stood in it `before`."""
    places = _places(before)
    copied: list[tuple[bytes, int]] = []
    first = last = 0
    for group in groups:
        start, count = places.get(group.key, (0, 0))
        if copied and start != last + 1:
            yield Run((), copied, first, last)
            copied = []
        if start:
            first = first if copied else start
            last = start + count - 1
            copied.append((group.key, count))
        else:
            yield Run((group,))
    if copied:
        yield Run((), copied, first, last)


def _places(counts: Iterable[tuple[bytes, int]]) -> dict[bytes, tuple[int, int]]:
    """Give the first row and the number of rows of each group whose making is known."""
    found, first = {}, 1
    for name, count in counts:
        if name:
            found[name] = first, count
        first += count
    return found
