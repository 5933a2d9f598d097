"""The design holds: who may import whom, how long things are, what explains itself."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from recto import memo

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "recto"
FILES = sorted(PACKAGE.rglob("*.py"))
TREES = {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in FILES}

ROWS = {
    **dict.fromkeys(("model", "errors", "ecma", "lazy"), 0),
    **dict.fromkeys(
        ("unit", "config", "disk", "memo", "engine", "scan", "yaml", "quantity", "components", "urls", "works"), 1
    ),
    **dict.fromkeys(("abbreviations",), 1),
    **dict.fromkeys(("sources", "parse", "measure", "link", "score", "check", "verify", "facts"), 2),
    **dict.fromkeys(("reasons", "store"), 3),
    **dict.fromkeys(("contract", "ids", "inputs", "leaves", "ledger", "options", "pipeline"), 4),
    **dict.fromkeys(("meanings", "reference", "rewrite", "schemas", "why"), 4),
    **dict.fromkeys(("publish",), 5),
    **dict.fromkeys(("builds", "evidence", "serve"), 6),
    **dict.fromkeys(("mutate",), 7),
    **dict.fromkeys(("cli",), 8),
    **dict.fromkeys(("__init__", "__main__"), 9),
}
STAGES = {name for name, row in ROWS.items() if row == 2}
HOMES = {
    "aiohttp": {"verify/archive/client.py", "verify/judge/client.py"},
    "ahocorasick_rs": {"link/names.py"},
    "pyromark": {"parse/markdown.py"},
    "yaml12": {"yaml.py"},
    "yaml_edit": {"yaml.py"},
    "can_ada": {"urls.py"},
    "charset_normalizer": {"verify/archive/decoding.py"},
    "cssselect2": {"publish/diagrams.py", "publish/drawing.py"},
    "lxml": {"verify/archive/catalogues.py", "verify/archive/html.py"},
    "math_core": {"publish/math.py"},
    "merman": {"publish/diagrams.py"},
    "minijinja": {"publish/templates/__init__.py"},
    "protego": {"verify/archive/robots.py"},
    "pygments": {"publish/code.py"},
    "pypdfium2": {"verify/archive/pdf.py"},
    "rapidfuzz": {"verify/support/quotes.py"},
    "resvg_py": {"publish/social.py"},
    "rich": {"cli/build.py", "cli/terminal.py"},
    "tinycss2": {"publish/drawing.py"},
    "sqlite3": {"memo.py", "store/guard.py", "store/query.py", "store/read.py", "store/database.py"},
    "trafilatura": {"verify/archive/html.py"},
    "watchfiles": {"serve/watching.py"},
    "daft": {"engine.py"},
}


def part(file: str) -> str:
    """Give the folder or module of the package a file belongs to."""
    return file.split("/")[0].removesuffix(".py")


def imports(file: str) -> Iterator[str]:
    for node in ast.walk(TREES[file]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(file: str) -> set[str]:
    names = {name.split(".")[1] for name in imports(file) if name.startswith("recto.")}
    return {name for name in names if name in ROWS}


@pytest.mark.parametrize("file", TREES)
def test_imports_come_from_rows_above(file: str):
    me = part(file)
    for other in own_imports(file) - {me}:
        within = ROWS[other] == ROWS[me] and me not in STAGES
        assert ROWS[other] < ROWS[me] or within, f"{file} imports {other}"
        assert other != "cli" or me == "__main__"


def test_no_module_imports_itself_through_others():
    graph = {part(file): set() for file in TREES}
    for file in TREES:
        graph[part(file)] |= own_imports(file) - {part(file), "__init__"}
    while leaves := [name for name, others in graph.items() if not others & set(graph)]:
        for name in leaves:
            del graph[name]
    assert not graph, f"these import each other: {graph}"


@pytest.mark.parametrize("library", HOMES)
def test_a_library_lives_in_one_place(library: str):
    users = {file for file in TREES if any(name.split(".")[0] == library for name in imports(file))}
    assert users == HOMES[library]


def test_what_is_remembered_hangs_on_all_that_stages_may_use():
    assert {name.removesuffix(".py") for name in memo._SHARED} == {name for name, row in ROWS.items() if row < 2}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield f"{file}:{node.lineno} {node.name}", node


def code_lines(function: ast.FunctionDef) -> int:
    """Count the lines of a function's body, without docstring and decorators."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_functions_are_short():
    lengths = {name: code_lines(node) for name, node in functions()}
    ordered = sorted(lengths.values())
    assert statistics.median(ordered) <= 6
    assert ordered[int(len(ordered) * 0.95)] <= 30
    assert [name for name, length in lengths.items() if length > 60] == []


def test_modules_are_short_and_named_for_what_they_hold():
    assert [file.name for file in FILES if len(file.read_text("utf-8").splitlines()) > 400] == []
    assert not {file.stem for file in FILES} & {"utils", "common", "base", "helpers", "misc"}


def public() -> Iterator[tuple[str, ast.AST]]:
    for file, tree in TREES.items():
        for owner in (tree, *(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name[0] != "_")):
            for node in owner.body:
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name[0] != "_":
                    yield f"{file}:{node.lineno} {node.name}", node


@pytest.mark.parametrize(("name", "node"), list(public()), ids=lambda x: x if isinstance(x, str) else "")
def test_what_is_public_says_what_it_is(name: str, node: ast.AST):
    text = ast.get_docstring(node)
    assert text, name
    assert text.split("\n\n")[0].endswith((".", ";", "::")), name


def test_nothing_is_swallowed():
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                silent = all(isinstance(step, (ast.Pass, ast.Continue)) for step in node.body)
                broad = node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")
                assert not (silent and broad), f"{file}:{node.lineno}"


def test_every_rule_has_a_file_of_its_name():
    from recto.check import RULES

    for rule in RULES:
        assert rule.source == f"recto.check.{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_links_in_the_documentation_lead_somewhere(page: str):
    file = ROOT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text("utf-8")):
        assert (file.parent / target).exists(), f"{page}: {target}"


def test_the_guide_names_each_key_of_the_record():
    from recto.schemas import RECORD, schemas

    guide = (ROOT / "docs/guide/record.md").read_text("utf-8")
    assert [key for key in schemas()[RECORD]["properties"] if f"`{key}`" not in guide] == []


def test_the_architecture_names_what_there_is():
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", (ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    known = {file.relative_to(PACKAGE).as_posix() for file in FILES} | {file.name for file in FILES}
    assert named
    assert [n for n in named if n not in known and not (ROOT / n).exists()] == []
