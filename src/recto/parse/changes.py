"""Change history: the change log, the entries beside it, and the edits that name a change."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from recto import yaml
from recto.ecma import ANY, DOT, EOL, SPACE, by_utf16, line_start, number, pattern, to_text, trim, truthy
from recto.model import Change, Edit, Source, Trouble
from recto.parse.tables import trouble

_ENTRY = pattern(line_start("## ") + rf"(\d{{4}}-\d{{2}}-\d{{2}}) \| ([^|]+?) \| ({DOT}+){EOL}")
_PAGE_ID = pattern(r"[a-z0-9][a-z0-9-]*\Z")
_NUMBERED = pattern(r"#(\d{1,15})\Z")
_PULL = pattern(r"/pull/(\d{1,15})")
_LABELS = {"Pages": "pages", "PR": "pr", "Model": "model", "Duration": "duration", "Cost": "cost"}

Named = tuple[Change, Sequence[str]]
"""A change and the ids of the pages it touched."""


def change_history(
    log: Source | None, entries: Iterable[Source], edits: Iterable[Edit]
) -> tuple[dict[str, tuple[Change, ...]], list[Trouble]]:
    """Give the changes of each page id, in the order of log, entries and edits, a repeated one once; and troubles."""
    history: dict[str, dict[tuple[str, ...], Change]] = {}
    troubles: list[Trouble] = []
    for change, pages in (*_of_log(log), *_of_entries(entries, troubles), *_of_edits(edits)):
        for page in pages:
            history.setdefault(page, {}).setdefault((change.date, change.branch, change.title), change)
    return {page: tuple(changes.values()) for page, changes in history.items()}, troubles


def _of_log(log: Source | None) -> Iterator[Named]:
    return _of_markdown(log.text) if log else iter(())


def _of_entries(entries: Iterable[Source], troubles: list[Trouble]) -> Iterator[Named]:
    for source in sorted(entries, key=lambda s: by_utf16(s.path.rpartition("/")[2])):
        if source.path.endswith(".md"):
            yield from _of_markdown(source.text)
        else:
            yield from _of_yaml(source, troubles)


def _of_markdown(text: str) -> Iterator[Named]:
    heads = list(_ENTRY.finditer(text))
    for head, following in zip_longest(heads, heads[1:]):
        body = text[head.end() : following.start() if following else len(text)]
        fields = {name: value for label, name in _LABELS.items() if (value := _labelled(body, label)) is not None}
        pages = [part for part in map(trim, fields.pop("pages", "").split(",")) if _PAGE_ID.match(part)]
        pr = _pull_request(fields.pop("pr", ""))
        summary = _labelled(body, "What was done") or ""
        yield Change(head[1], trim(head[2]), trim(head[3]), summary, pr, **fields), pages


def _labelled(body: str, label: str) -> str | None:
    found = re.search(rf"\*\*{label}:\*\*{SPACE}*({ANY}+?)(?:\n\n|\n\*\*|\n---)", body)
    return trim(found[1]) if found else None


def _pull_request(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = trim(value) if isinstance(value, str) else ""
    found = _NUMBERED.match(text) or _PULL.search(text)
    return number(int(found[1])) if found else None


def _of_yaml(source: Source, troubles: list[Trouble]) -> Iterator[Named]:
    try:
        row = yaml.load(source.text)
    except yaml.YamlError as error:
        troubles.append(trouble(source, error.line, f"not read: {error}", column=error.column))
        return
    if not isinstance(row, dict) or not all(truthy(row.get(name)) for name in ("date", "branch", "title")):
        troubles.append(trouble(source, 1, "a change needs `date`, `branch` and `title`; passed over"))
        return
    listed = row.get("pages")
    pages = [p for p in listed if isinstance(p, str) and _PAGE_ID.match(p)] if isinstance(listed, list) else []
    summary = row.get("summary")
    texts = {name: to_text(row[name]) for name in ("model", "duration", "cost") if name in row}
    yield (
        Change(
            to_text(row["date"]),
            to_text(row["branch"]),
            to_text(row["title"]),
            trim(summary) if isinstance(summary, str) else "",
            _pull_request(row.get("pr")),
            **texts,
        ),
        pages,
    )


def _of_edits(edits: Iterable[Edit]) -> Iterator[Named]:
    for e in edits:
        if e.title and e.branch:
            yield Change(e.date, e.branch, e.title, e.summary, e.pr, e.model, e.duration, e.cost), (e.page,)
