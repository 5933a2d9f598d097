"""How much a build holds in memory for each page: what is large is packed, or read where it is asked for."""

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from sites import result, wiki

WORDS = [f"word{number}" for number in range(3000)]


def _page(number: int, count: int) -> str:
    dice = random.Random(number)
    parts = []
    for _ in range(8):
        said = ". ".join(" ".join(dice.choices(WORDS, k=16)).capitalize() for _ in range(6))
        other = dice.randrange(count)
        parts.append(f"{said}. As [this](https://example.org/{other}) and [that](page-{other}.mdx) say.")
    return f"---\ntitle: Page {number}\n---\n" + "\n\n## Part\n\n".join(parts)


def _within(thing: Any) -> Iterable[Any]:
    """Give what an object holds: its members, fields and slots."""
    if isinstance(thing, dict):
        return (*thing, *thing.values())
    if isinstance(thing, list | tuple | set | frozenset):
        return thing
    names = (*getattr(thing, "__struct_fields__", ()), *getattr(type(thing), "__slots__", ()), "__dict__")
    return [getattr(thing, name) for name in names if hasattr(thing, name)] if names else ()


def _held(thing: Any) -> Iterator[int]:
    """Give the bytes of all objects that can be reached from one, each once; not of code."""
    seen: dict[int, Any] = {}
    waiting = [thing]
    while waiting:
        if id(each := waiting.pop()) not in seen and not isinstance(each, type | ModuleType | FunctionType):
            seen[id(each)] = each
            yield sys.getsizeof(each)
            waiting += _within(each)


def _built(root: Path, count: int) -> tuple[int, int]:
    """Build so many pages; give their bytes, and those of all that is held when it is written."""
    pages = {f"page-{number}": _page(number, count) for number in range(count)}
    built = result(wiki(root, pages)).built
    return sum(map(len, pages.values())), sum(_held(built))


def test_what_is_held_of_a_page_is_a_few_times_its_bytes(tmp_path: Path):
    (size, few), (more, many) = _built(tmp_path / "few", 20), _built(tmp_path / "many", 60)
    assert many - few < 4 * (more - size)
