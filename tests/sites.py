"""Small knowledge bases for tests: write one, build it, read what came out."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from recto.builds import build
from recto.config import Settings
from recto.options import Options, Result
from recto.publish import publish
from recto.publish.jobs import Bundle, Job
from recto.serve.pages import Pages
from recto.sources import find_layout
from recto.store import Output, Store

NOW = "2026-03-14T12:00:00Z"
KB = "content/docs/knowledge-base"
ENTITIES, RESOURCES, EDITS = "data/entities/all.yaml", "data/resources.yaml", "data/edits.jsonl"


def site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def wiki(root: Path, pages: Mapping[str, str | bytes], data: Mapping[str, str] | None = None) -> Path:
    """Write a wiki: pages by their path in the knowledge base without its ending, data files by theirs."""
    return site(root, {f"{KB}/{name}.mdx": text for name, text in pages.items()} | dict(data or {}))


def result(root: Path, **options: Any) -> Result:
    """Build in this process at a fixed time."""
    waiting = options.pop("waiting", lambda _: None)
    return build(root, Options(**{"now": NOW, "engine": "serial"} | options), lambda *_: None, waiting)


def published(root: Path) -> Path:
    """Build and publish in this process, and give the folder of the site."""
    how: dict[str, Any] = {"engine": "serial", "jobs": 1, "progress": lambda *_: None, "waiting": lambda _: None}
    publish(result(root).output, root, **how)
    return root / ".recto/site"


@contextmanager
def live(root: Path) -> Iterator[Pages]:
    """Build in this process, and show the pages of that build as their files are."""
    pages = Pages(result(root).output, root, Settings(), find_layout(root, Settings()))
    try:
        yield pages
    finally:
        pages.close()


def built(root: Path, **options: Any) -> tuple[list[dict[str, Any]], Store]:
    """Build, and give the records and the store."""
    output = result(root, **options).output
    return msgspec.json.decode((output.json / "pages.json").read_bytes()), Store(output, root)


def record(root: Path, page: str) -> dict[str, Any]:
    """Build, and give the record of a page by its id."""
    return next(r for r in built(root)[0] if r["id"] == page)


def found(root: Path, rule: str | None = None) -> list[tuple[Any, ...]]:
    """Build, and give (file, line, column) of the findings of a rule, or (rule, file) of all."""
    names = '"file", "line", "column"' if rule else '"rule", "file"'
    return [
        tuple(row) for row in built(root)[1].rows(f"SELECT {names} FROM findings WHERE ?1 IN (rule, '')", rule or "")
    ]


def bytes_of(root: Path, out: Path | None = None) -> tuple[bytes, bytes]:
    """Give the bytes of what the last build wrote."""
    output = Output(out or root / ".recto")
    return (output.json / "pages.json").read_bytes(), output.database.read_bytes()


def every_job(items: Iterable[Job | Bundle]) -> Iterator[Job]:
    """Give all jobs, also those of bundles."""
    for item in items:
        if isinstance(item, Bundle):
            yield from (job for _, jobs in item.make(list(item.keys)) for job in jobs)
        else:
            yield item
