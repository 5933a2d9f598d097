"""YAML files as maps, with trouble for those that are none."""

from typing import Any

from recto import yaml
from recto.facts.trouble import trouble
from recto.model import Source, Trouble

TAGS = frozenset({"!ref", "!date", "!src"})


def read_map(source: Source, troubles: list[Trouble], *, tagged: bool = False) -> dict[str, Any]:
    """Read a file that holds a map, with the tags of `TAGS` kept if `tagged`; what cannot be read is empty."""
    try:
        value = yaml.load(source.text.removeprefix("\ufeff"), TAGS if tagged else ())
    except yaml.YamlError as error:
        troubles.append(trouble(source.path, error.line, "data-file", f"not read: {error}", error.column))
        return {}
    if isinstance(value, dict):
        return value
    if value is not None:
        troubles.append(trouble(source.path, 1, "data-file", "not read: a map was expected"))
    return {}


def maps(value: Any) -> dict[str, dict[str, Any]]:
    """Give the items of a map that are maps themselves."""
    return {key: item for key, item in value.items() if isinstance(item, dict)} if isinstance(value, dict) else {}


def stem(path: str) -> str:
    """Give the name of a file without folder and ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def in_name_order(sources: list[Source]) -> list[Source]:
    """Order files by the bytes of their names."""
    return sorted(sources, key=lambda source: source.path.encode("utf-8", "surrogatepass"))
