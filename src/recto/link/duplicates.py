"""Registered works that stand in the registry more than once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recto.ecma import to_text
from recto.model import Resource
from recto.model.struct import Row
from recto.works import KINDS, work_key

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"\(?https?://\S+")
_LEAST_TITLE_WORDS = 3
_NAMES = {"arxiv": "arXiv", "doi": "DOI", "pmc": "PMC", "ssrn": "SSRN", "youtube": "YouTube", "pubmed": "PubMed"}


class DuplicateWork(Row, frozen=True):
    """Resources that are one work: ids and addresses in the order of the registry, and why they are taken for one.

    `verdict` is ``same`` where the addresses lead to one work, ``likely`` where title, year and first author agree.
    """

    verdict: str
    key: str
    ids: tuple[str, ...]
    urls: tuple[str, ...]
    why: str


def duplicate_works(resources: Iterable[Resource]) -> tuple[DuplicateWork, ...]:
    """Group resources that are one work: first those whose addresses lead to one, then those likely to be.

    Both in the order of their first resource.
    """
    known = [(r, work_key(r.url)) for r in resources if isinstance(r.url, str) and r.url.strip()]
    by_address: dict[str, list[Resource]] = {}
    by_title: dict[str, list[tuple[Resource, str]]] = {}
    for resource, key in known:
        by_address.setdefault(key, []).append(resource)
        if title := _title_key(resource.fields):
            by_title.setdefault(title, []).append((resource, key))
    same = (_duplicate("same", key, found, _why(key, found)) for key, found in by_address.items())
    likely = (
        _duplicate("likely", title, [r for r, _ in found], "the same title, year and first author")
        for title, found in by_title.items()
        if _may_be_one([key for _, key in found])
    )
    return tuple(found for found in (*same, *likely) if len(found.ids) > 1)


def _duplicate(verdict: str, key: str, found: Sequence[Resource], why: str) -> DuplicateWork:
    urls: dict[str, str] = {}
    for resource in found:  # of rows with one id the first counts, as everywhere
        urls.setdefault(to_text(resource.id), resource.url)
    return DuplicateWork(verdict, key, tuple(urls), tuple(urls.values()), why)


def _why(key: str, found: Sequence[Resource]) -> str:
    kind, _, name = key.partition(":")
    if len({resource.url for resource in found}) == 1:
        return "the same address"
    if kind in KINDS:
        return f"{_NAMES.get(kind, kind)} {name}"
    return f"forms of the address {key}"


def _may_be_one(keys: Sequence[str]) -> bool:
    """Say whether addresses differ, but none of them name two works of one kind."""
    named = [key.partition(":")[0] for key in set(keys) if key.partition(":")[0] in KINDS]
    return len(set(keys)) > 1 and len(named) == len(set(named))


def _title_key(fields: Mapping[str, Any]) -> str | None:
    """Give title, year and first author's family name as one text, or None if one is missing or the title is short."""
    title, authors = fields.get("title"), fields.get("authors")
    year = _YEAR.search(str(fields.get("published_date") or fields.get("year") or ""))
    first = authors[0] if isinstance(authors, (list, tuple)) and authors else authors
    if not (isinstance(title, str) and isinstance(first, str) and year):
        return None
    words = _words(_ADDRESS.sub("", title))
    family = _words(first.partition(",")[0])[-1:]
    return " ".join((*words, year[0], *family)) if len(words) >= _LEAST_TITLE_WORDS and family else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
