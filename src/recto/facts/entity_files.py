"""Files of things: one file or one folder for each, merged, with the line of every fact and row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from recto.facts.documents import in_name_order, read_map
from recto.facts.lines import Block, blocks
from recto.facts.trouble import trouble
from recto.model import Source, Trouble


class Placed(NamedTuple):
    """A row as written, with its place."""

    fields: dict[str, Any]
    file: str
    line: int


Records = dict[str, dict[str, Placed]]
"""Rows by collection and key."""


class EntityFile(NamedTuple):
    """What is written of one thing: its header, its facts, its records, its aliases of sources."""

    header: Placed
    facts: list[Placed]
    records: Records
    sources: dict[str, str]


class _Part(NamedTuple):
    """What one file says of a thing."""

    header: Placed | None
    facts: list[Placed]
    records: Records
    sources: dict[str, Placed]


def read_entity_files(sources: Sequence[Source], troubles: list[Trouble], folder: str | None) -> Iterator[EntityFile]:
    """Read the files below the folder of things, in the byte order of names; the files in a folder of it are one thing.

    `folder` is found out if None: the one named ``things``, or else the one that holds the uppermost file.
    """
    taken: dict[str, str] = {}
    for slug, group in _grouped(sources, _folder(sources) if folder is None else folder.rstrip("/"), troubles):
        if slug in taken:
            message = f"{slug!r} is described in {taken[slug]} already; passed over"
            troubles.append(trouble(group[0].path, 1, "duplicate-file", message))
            continue
        taken[slug] = group[0].path
        before = len(troubles)
        parts = [_part(source, troubles) for source in group]
        headers = _headers(parts, troubles)
        if headers:
            aliases = _aliases(parts, troubles)
            yield EntityFile(headers[0], [f for part in parts for f in part.facts], _records(parts, troubles), aliases)
        elif len(troubles) == before:
            troubles.append(trouble(group[0].path, 1, "missing-thing", "there is no `thing` here; passed over"))


def _folder(sources: Sequence[Source]) -> str:
    for source in sources:
        before, named, _ = f"/{source.path}".partition("/things/")
        if named:
            return f"{before}/things".lstrip("/")
    uppermost = min((source.path for source in sources), key=lambda path: path.count("/"), default="")
    return uppermost.rpartition("/")[0]


def _grouped(sources: Iterable[Source], folder: str, troubles: list[Trouble]) -> Iterator[tuple[str, list[Source]]]:
    """Give the files of each thing with the thing's name in the folder."""
    groups: dict[str, list[Source]] = {}
    for source in in_name_order(list(sources)):
        below = source.path.removeprefix(f"{folder}/").split("/")
        if len(below) > 2:
            message = "lies too deep in the folder of things; passed over"
            troubles.append(trouble(source.path, 1, "misplaced-file", message))
        else:
            groups.setdefault(below[0] if len(below) == 1 else f"{below[0]}/", []).append(source)
    for name in sorted(groups, key=lambda name: name.rstrip("/").encode("utf-8", "surrogatepass")):
        yield name[:-1] if name.endswith("/") else name.rpartition(".")[0], groups[name]


def _part(source: Source, troubles: list[Trouble]) -> _Part:
    document = read_map(source, troubles, tagged=True)
    found = blocks(source.text) if document else {}

    def wrong(key: str, form: str) -> None:
        line = found.get(key, _NOWHERE).line
        troubles.append(trouble(source.path, line, "data-file", f"`{key}` is no {form}; passed over"))

    def of(key: str, kind: type, form: str) -> Any:
        value = document.get(key)
        if value is not None and not isinstance(value, kind):
            wrong(key, form)
        return value if isinstance(value, kind) else kind()

    line = found.get("thing", _NOWHERE).line
    header = Placed(of("thing", dict, "map"), source.path, line)
    facts, rows = of("facts", list, "list"), of("records", dict, "map")
    aliases = {
        key: Placed({"url": url}, source.path, found.get("_sources", _NOWHERE).line)
        for key, url in of("_sources", dict, "map").items()
    }
    return _Part(
        header if header.fields else None,
        list(_facts(facts, source, found.get("facts", _NOWHERE), troubles)),
        _rows(rows, source, found.get("records", _NOWHERE), troubles),
        aliases,
    )


_NOWHERE = Block(1, [])


def _facts(items: list[Any], source: Source, block: Block, troubles: list[Trouble]) -> Iterator[Placed]:
    for item, line in zip(items, block.items(len(items)), strict=True):
        if isinstance(item, dict):
            yield Placed(item, source.path, line)
        else:
            troubles.append(trouble(source.path, line, "data-file", "a fact is no map; passed over"))


def _rows(collections: Mapping[str, Any], source: Source, block: Block, troubles: list[Trouble]) -> Records:
    found: Records = {}
    count = sum(len(rows) for rows in collections.values() if isinstance(rows, dict))
    lines = iter(block.inner_keys(count))
    for collection, rows in collections.items():
        if not isinstance(rows, dict):
            message = f"the collection {collection!r} is no map of rows; passed over"
            troubles.append(trouble(source.path, block.line, "data-file", message))
            continue
        for (key, row), line in zip(rows.items(), lines, strict=False):
            if isinstance(row, dict):
                found.setdefault(collection, {})[key] = Placed(row, source.path, line)
            else:
                message = f"the row {key!r} of {collection!r} is no map; passed over"
                troubles.append(trouble(source.path, line, "data-file", message))
    return found


def _headers(parts: Sequence[_Part], troubles: list[Trouble]) -> list[Placed]:
    found = [part.header for part in parts if part.header]
    for header in found[1:]:
        message = f"the `thing` is described in {found[0].file} already; passed over"
        troubles.append(trouble(header.file, header.line, "several-things", message))
    return found


def _records(parts: Sequence[_Part], troubles: list[Trouble]) -> Records:
    found: Records = {}
    for part in parts:
        for collection, rows in part.records.items():
            merged = found.setdefault(collection, {})
            for key, row in rows.items():
                if key in merged:
                    message = f"the row {key!r} of {collection!r} stands in {merged[key].file} already; passed over"
                    troubles.append(trouble(row.file, row.line, "duplicate-record", message))
                else:
                    merged[key] = row
    return found


def _aliases(parts: Sequence[_Part], troubles: list[Trouble]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        for name, placed in part.sources.items():
            url = placed.fields["url"]
            if not isinstance(url, str):
                message = f"the source {name!r} is no text; passed over"
                troubles.append(trouble(placed.file, placed.line, "source-alias", message))
            elif found.setdefault(name, url) != url:
                message = f"the source {name!r} stands for another address in this thing already; passed over"
                troubles.append(trouble(placed.file, placed.line, "source-alias", message))
    return found
