"""What facts may say: the definitions of properties."""

from typing import Any

from recto.ecma import to_text, truthy
from recto.facts.documents import read_map
from recto.facts.lines import block
from recto.facts.trouble import trouble
from recto.model import Property, Source, Trouble

DATA_TYPES = frozenset({"number", "text", "date", "ref", "refs", "boolean"})


def read_properties(source: Source | None, troubles: list[Trouble]) -> dict[str, Property]:
    """Read the definitions under the key ``properties``, by id; one that is no map is a trouble."""
    definitions = read_map(source, troubles).get("properties") if source else None
    if source is None or definitions is None:
        return {}
    if not isinstance(definitions, dict):
        troubles.append(trouble(source.path, 1, "data-file", "`properties` is no map; passed over"))
        return {}
    lines = block(source.text, "properties").keys(len(definitions))
    found = {}
    for (name, definition), line in zip(definitions.items(), lines, strict=True):
        if isinstance(definition, dict):
            found[name] = _property(name, definition, source.path, line)
        else:
            troubles.append(trouble(source.path, line, "data-file", f"the property {name!r} is no map; passed over"))
    return found


def _property(name: str, fields: dict[str, Any], file: str, line: int) -> Property:
    data_type, applies_to, days = fields.get("dataType"), fields.get("appliesTo"), fields.get("staleness")
    return Property(
        id=name,
        name=_text(fields, "name") or name,
        data_type=data_type if isinstance(data_type, str) and data_type in DATA_TYPES else "",
        unit=_text(fields, "unit"),
        category=_text(fields, "category"),
        temporal=truthy(fields.get("temporal")),
        applies_to=tuple(map(to_text, applies_to)) if isinstance(applies_to, list) else None,
        inverse=_text(fields, "inverseId"),
        computed=truthy(fields.get("computed")),
        expression=_text(fields, "expr"),
        staleness=days if isinstance(days, (int, float)) and not isinstance(days, bool) and days > 0 else 0,
        fields=fields,
        file=file,
        line=line,
    )


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return to_text(value) if truthy(value) else ""
