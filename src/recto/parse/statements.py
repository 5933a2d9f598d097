"""What a page's import and export statements give names to."""

import re
from collections.abc import Iterable, Iterator

_CLAUSE = re.compile(r"""\bimport\b([^"';]{0,2000})["']""")
_EXPORTED = re.compile(r"\bexport\b\s+(?:default\s+)?(?:async\s+)?(?:const|let|var|function|class)\b\W{0,20}(\w+)")
_COMPONENT = re.compile(r"\b[A-Z]\w*")


def own_components(text: str, statements: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Name the components that the statements at some places of a page import or define, each once."""
    return tuple(dict.fromkeys(name for start, end in statements for name in _names(text[start:end])))


def _names(statement: str) -> Iterator[str]:
    for clause in _CLAUSE.finditer(statement):
        yield from _COMPONENT.findall(clause[1])
    yield from (found[1] for found in _EXPORTED.finditer(statement) if found[1][0].isupper())
