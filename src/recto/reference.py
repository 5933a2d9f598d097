"""The reference: units, settings, tables, files and verbs → pages, JSON Schema, help; written by nobody."""

import json
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from recto import check, components, config, facts, link, measure, schemas, score
from recto.store import schema
from recto.store.tables.mutations import MUTATIONS
from recto.unit import Example, Unit

_GROUPS = (
    ("fields", "Fields", "What the head of a page and its place in the tree say.", measure.FIELDS),
    ("metrics", "Metrics", "What a page by itself holds.", measure.METRICS),
    ("scores", "Scores", "What follows from a page and all the others.", (*link.LINKS, *score.SCORES)),
    ("rules", "Rules", "What is reported as a finding.", (*check.RULES, *facts.RULES)),
)
UNITS: tuple[Unit, ...] = tuple(unit for *_, units in _GROUPS for unit in units)


def _head(title: str, about: str) -> str:
    """Give the head and the title of a page."""
    said = json.dumps(about, ensure_ascii=False)
    return f"---\n# Made by `recto reference`; do not edit.\ntitle: {title}\ndescription: {said}\n---\n\n# {title}\n"


def find_unit(name: str) -> Unit | None:
    """Find a unit by its name, its column or its key in the record."""
    wanted = name.lower().removeprefix("metrics.")
    if not wanted:
        return None
    for unit in UNITS:
        columns = {c.name for c in schema.columns([unit])} if unit.kind != "rule" else set()
        keys = {unit.name, unit.name.replace("-", "_"), unit.key.lower().removeprefix("metrics."), *columns}
        if wanted in keys:
            return unit
    head = wanted.rpartition(".")[0]
    return find_unit(head) if head else None


def unit_data(unit: Unit) -> dict[str, Any]:
    """Give what a unit says of itself as plain data."""
    low, high = unit.range or (None, None)
    return {
        "name": unit.name,
        "kind": unit.kind,
        "key": unit.key or None,
        "definition": unit.definition,
        "details": unit.details,
        "type": type_name(unit.returns),
        "unit": unit.unit or None,
        "range": [low, high],
        "better": unit.better or None,
        "why": unit.why,
        "inputs": list(unit.inputs),
        "settings": [setting.__dict__ for setting in unit.settings],
        "severity": unit.severity.value if unit.kind == "rule" else None,
        "hint": unit.hint or None,
        "examples": [{"given": _given(e), "value": _plain(e.value), "note": e.note} for e in unit.examples],
        "source": unit.source,
    }


def unit_page(unit: Unit) -> str:
    """Give the page of a unit, in Markdown."""
    return "\n".join(_unit_lines(unit)).rstrip() + "\n"


def _unit_lines(unit: Unit) -> Iterator[str]:
    yield f"## {unit.name}\n"
    yield f"{unit.definition}\n"
    if unit.details:
        yield f"{unit.details}\n"
    yield f"*Why:* {unit.why}\n"
    yield from (f"- {name}: {value}" for name, value in _facts(unit) if value)
    if unit.hint:
        yield f"\n*What to do:* {unit.hint}"
    if unit.examples:
        yield f"\n| given | {'findings' if unit.kind == 'rule' else 'value'} | |\n|---|---|---|"
        yield from (f"| {_code(_given(e))} | {_code(json.dumps(_plain(e.value)))} | {e.note} |" for e in unit.examples)
    yield ""


def _facts(unit: Unit) -> Iterator[tuple[str, str]]:
    low, high = unit.range or (None, None)
    bounds = "" if unit.range is None else f"{'…' if low is None else low} to {'…' if high is None else high}"
    yield "key in the record", f"`{unit.key}`" if unit.key else ""
    yield "severity", unit.severity.value if unit.kind == "rule" else ""
    yield "type", f"`{type_name(unit.returns)}`" if unit.kind != "rule" else ""
    yield "unit", unit.unit
    yield "range", bounds
    yield "better", unit.better
    yield "computed from", ", ".join(f"`{name}`" for name in unit.inputs)
    yield "where", f"`{unit.source}`"


def _given(example: Example) -> str:
    if isinstance(example.given, str):
        return example.given
    return ", ".join(f"{name}={_plain(value)!r}" for name, value in example.given.items())


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value, enc_hook=str)


def _code(text: str) -> str:
    shown = text.replace("\r", "␍").replace("\n", "⏎").replace("\ufeff", "(BOM)").replace("|", "\\|")
    if len(shown) > 160:
        shown = f"{shown[:157]} …"
    fence = "``" if "`" in shown else "`"
    return f"{fence}{' ' * (len(fence) - 1)}{shown}{' ' * (len(fence) - 1)}{fence}" if shown else "(empty)"


def type_name(hint: Any) -> str:
    """Give the name of a type as a reader would say it."""
    if hint in (None, type(None)):
        return "null"
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return " | ".join(type_name(kind) for kind in typing.get_args(hint) if kind is not msgspec.UnsetType)
    return hint.__name__ if isinstance(hint, type) and not typing.get_args(hint) else str(hint).rpartition(".")[2]


def pages(helps: Mapping[str, str]) -> dict[str, str]:
    """Give the reference's files by name: a page for each kind of unit, one each for settings, tables and the rest."""
    made = {f"{name}.md": _group_page(title, about, units) for name, title, about, units in _GROUPS}
    made["settings.md"] = _settings_page()
    made["tables.md"] = _tables_page()
    made["components.md"] = _components_page()
    made["commands.md"] = _commands_page(helps)
    made["files.md"] = _files_page()
    return made | {f"schemas/{name}": _json(schema) for name, schema in schemas.schemas().items()}


def _group_page(title: str, about: str, units: Sequence[Unit]) -> str:
    index = "\n".join(f"- [{unit.name}](#{unit.name}): {unit.definition}" for unit in units)
    return f"{_head(title, about)}\n{about}\n\n{index}\n\n" + "\n".join(map(unit_page, units))


def _settings_page() -> str:
    about = f"What `{config.FILE}` may say. Each setting is optional."
    lines = [_head("Settings", about), about, ""]
    lines += ["| setting | type | default | concerns | meaning |", "|---|---|---|---|---|"]
    for setting in config.describe():
        unset = "found by the layout" if setting.stage == "sources" else "not set"
        default = unset if setting.default is None else f"`{json.dumps(setting.default)}`"
        lines.append(f"| `{setting.name}` | `{setting.type}` | {default} | {setting.stage} | {setting.meaning} |")
    return "\n".join(lines) + "\n"


def _tables_page() -> str:
    lines = [
        _head("Tables", "What the database of a build holds, table by table."),
        "What `recto.db` holds. Its tables `tables` and `column` say the same. Quote a name that is a word of SQL:",
        '`"table"`, `"references"`. Those named `mutation…` stand in `mutations.db`,',
        "which `recto mutate` writes; `recto query` reads both.",
        "",
    ]
    for table in (*schema.tables(UNITS), *MUTATIONS):
        lines += [f"## {table.name}", "", table.about, "", "| column | declared | meaning |", "|---|---|---|"]
        for column in table.columns:
            declared = f"`{column.declaration}`" if column.declaration else "any"
            lines.append(f"| `{column.name}` | {declared} | {column.about} |")
        lines.append("")
    return "\n".join(lines)


def _components_page() -> str:
    lines = [
        _head("Components", "What pages may use besides Markdown."),
        "What pages may use. Of a component that is not among them, what stands between its tags is shown, and",
        "[unknown-component](rules.md#unknown-component) reports it.",
        "",
    ]
    for kind in components.COMPONENTS:
        place = "In a line of text" if kind.place == "line" else "A block"
        children = "shown" if kind.children else "not shown"
        lines += [f"## {', '.join(kind.names)}", "", kind.about, ""]
        lines += [f"{place}; what stands between its tags is {children}.", ""]
        if kind.attributes:
            lines += ["| attribute | meaning |", "|---|---|"]
            lines += [*(f"| `{name}` | {about} |" for name, about in kind.attributes.items()), ""]
    return "\n".join(lines)


def _commands_page(helps: Mapping[str, str]) -> str:
    blocks = (f"## recto {verb}\n\n```text\n{text.rstrip()}\n```\n" for verb, text in helps.items())
    return f"{_head('Commands', 'What each command takes and does.')}\n" + "\n".join(blocks)


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _files_page() -> str:
    known = list(schemas.files())
    lines = [
        _head("Files", "What a build writes, and what people write line by line, with the schema of each file."),
        "What a build writes below `.recto`, and what people write line by line. A schema says what each key of a file",
        "means (JSON Schema 2020-12); `recto explain FILE` prints it.",
        "",
        "What Recto makes has the keys of its schema and no others. What people write is copied as it stands, also",
        "where it strays from the schema. Where a unit failed, its value is null, which the schema refuses. One page's",
        f"record, as the column `record` of `recto.db` has it: [{schemas.RECORD}](schemas/{schemas.RECORD}).",
        "",
    ]
    lines += ["| file | what it holds | schema |", "|---|---|---|"]
    lines += [_file_line(file) for file in known if not file.written]
    lines += ["", "Written by people, a JSON object each line; the schema is that of a line:", ""]
    lines += ["| file | what it holds | schema |", "|---|---|---|"]
    return "\n".join([*lines, *(_file_line(file) for file in known if file.written)]) + "\n"


def _file_line(file: schemas.File) -> str:
    shown = f"[{file.schema}](schemas/{file.schema})" if file.schema else ""
    return f"| `{file.path}` | {file.about} | {shown} |"


def file_data(file: schemas.File) -> dict[str, Any]:
    """Give the schema of a file, or without one what the file holds, as plain data."""
    known: dict[str, Any] = schemas.schemas().get(file.schema) or {"path": file.path, "about": file.about}
    return known


def file_page(file: schemas.File) -> str:
    """Give the page of a file, in Markdown: what it holds, and its keys."""
    lines = [f"## {file.path}", "", file.about]
    if file.schema:
        rows = schemas.outline(schemas.schemas()[file.schema])
        lines += [
            "",
            f"*Schema:* docs/reference/schemas/{file.schema}",
            "",
            "| key | type | meaning |",
            "|---|---|---|",
        ]
        lines += [f"| `{path}` | {kind.replace('|', 'or')} | {about} |" for path, kind, about in rows]
    return "\n".join(lines) + "\n"


def write(folder: Path, helps: Mapping[str, str]) -> None:
    """Write the reference's files into a folder."""
    for name, text in pages(helps).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def stale(folder: Path, helps: Mapping[str, str]) -> list[str]:
    """Name the files of the reference that are not as they would be written now."""
    made = pages(helps)
    return [n for n, text in made.items() if not (folder / n).exists() or (folder / n).read_text("utf-8") != text]
