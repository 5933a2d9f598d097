"""What catalogues of papers know of a work: Crossref and OpenAlex by its DOI, arXiv by its number."""

import asyncio
import html
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from lxml import etree

from recto.verify.archive.client import Client, host_of
from recto.verify.archive.options import FaultError
from recto.verify.archive.reading import Reading

_AT_ONCE = 50
"""Numbers that arXiv is asked for in one request."""
_PAUSES = {"arxiv": 3.0, "crossref": 0.2, "openalex": 0.2}
"""Seconds between requests that each catalogue allows."""
_ATOM = {"a": "http://www.w3.org/2005/Atom", "x": "http://arxiv.org/schemas/atom"}
_IN_WORDS = re.compile(r"</?(?:\w+:)?(?:b|bold|em|i|inf|italic|sc|strong|sub|sup)>", re.I)
_MOST_FAILURES = 3
"""Failures in a row after which a catalogue is not asked again in a run."""
_TAG = re.compile(r"<[^<>]*>")


class _Person(msgspec.Struct, frozen=True):
    given: str = ""
    family: str = ""
    name: str = ""


class _Dates(msgspec.Struct, frozen=True):
    parts: list[list[int | None]] = msgspec.field(default_factory=list, name="date-parts")


class _Crossref(msgspec.Struct, frozen=True):
    title: list[str] = []
    author: list[_Person] = []
    issued: _Dates = _Dates()
    venue: list[str] = msgspec.field(default_factory=list, name="container-title")
    abstract: str = ""


class _Message(msgspec.Struct, frozen=True):
    message: _Crossref


class _Name(msgspec.Struct, frozen=True):
    display_name: str | None = None


class _Authorship(msgspec.Struct, frozen=True):
    author: _Name


class _Location(msgspec.Struct, frozen=True):
    source: _Name | None = None


class _OpenAlex(msgspec.Struct, frozen=True):
    title: str | None = None
    authorships: list[_Authorship] = []
    publication_date: str | None = None
    primary_location: _Location | None = None
    abstract_inverted_index: dict[str, list[int]] | None = None


class CatalogueReader:
    """Asks the catalogues; `notes` tells which could not be asked, and why."""

    def __init__(self, client: Client, works: Sequence[str]) -> None:
        self.client, self.at = client, client.options.catalogues
        self.notes: dict[str, None] = {}
        self._failed: Counter[str] = Counter()
        numbers = [work.removeprefix("arxiv:") for work in works if work.startswith("arxiv:")]
        groups = [tuple(numbers[low : low + _AT_ONCE]) for low in range(0, len(numbers), _AT_ONCE)]
        self._group = {number: group for group in groups for number in group}
        self._asked: dict[tuple[str, ...], asyncio.Task[dict[str, Reading]]] = {}
        for name, seconds in _PAUSES.items() if client.options.delay else ():
            client.manners.pause(host_of(getattr(self.at, name)), seconds)

    async def about(self, work: str) -> Reading | None:
        """Give what a catalogue knows of a work, its abstract as text; None if none knows it or can be asked."""
        kind, _, name = work.partition(":")
        try:
            if kind == "arxiv":
                return await self._arxiv(name)
            return await self._by_doi(name) if kind == "doi" else None
        except FaultError as fault:
            self.notes[fault.reason] = None
            return None

    async def _ask(self, url: str) -> bytes | None:
        """Ask a catalogue; None where it says that it knows no such work."""
        host = host_of(url)
        if self._failed[host] >= _MOST_FAILURES:
            raise FaultError("not checked", f"{host} was not asked again after {_MOST_FAILURES} failures")
        self._failed[host] += 1
        try:
            answer = await self.client.get(url, robot=False)
        except FaultError as fault:
            raise FaultError(fault.state, f"{host} could not be asked: {fault.reason}") from fault
        if answer.status not in (200, 404, 410):
            raise FaultError("unreachable", f"{host} could not be asked: it answers {answer.status}")
        self._failed[host] = 0
        return answer.body if answer.status == 200 else None

    async def _by_doi(self, doi: str) -> Reading | None:
        contact = self.client.options.contact
        query = f"?{urlencode({'mailto': contact})}" if contact else ""
        found = None
        if self.at.crossref:
            url = f"{self.at.crossref}/works/{quote(doi, safe='')}{query}"
            found = _of_crossref(await self._ask(url), doi, host_of(url))
        if not found and self.at.openalex:
            url = f"{self.at.openalex}/works/doi:{quote(doi, safe='/')}{query}"
            found = _of_openalex(await self._ask(url), doi, host_of(url))
        return found

    async def _arxiv(self, number: str) -> Reading | None:
        """Ask for a number together with others of the run."""
        group = self._group.get(number, (number,))
        if not self.at.arxiv:
            return None
        if group not in self._asked:
            self._asked[group] = asyncio.ensure_future(self._arxiv_group(group))
        return (await asyncio.shield(self._asked[group])).get(number)

    async def _arxiv_group(self, group: tuple[str, ...]) -> dict[str, Reading]:
        query = urlencode({"id_list": ",".join(group), "max_results": len(group)})
        url = f"{self.at.arxiv}/api/query?{query}"
        return _of_arxiv(await self._ask(url), host_of(url))


def _of_crossref(data: bytes | None, doi: str, host: str) -> Reading | None:
    if data is None:
        return None
    found = _decoded(data, _Message, host).message
    parts = [part for part in (found.issued.parts or [[]])[0] if part]
    return Reading(
        title=_plain((found.title or [""])[0]),
        authors=tuple(filter(None, (p.name or f"{p.given} {p.family}".strip() for p in found.author))),
        published="-".join(f"{part:02}" for part in parts),
        venue=_plain((found.venue or [""])[0]),
        doi=doi,
        text=_plain(found.abstract),
        said_by="catalogue",
    )


def _of_openalex(data: bytes | None, doi: str, host: str) -> Reading | None:
    if data is None:
        return None
    found = _decoded(data, _OpenAlex, host)
    source = found.primary_location and found.primary_location.source
    places = sorted((at, word) for word, where in (found.abstract_inverted_index or {}).items() for at in where)
    return Reading(
        title=_plain(found.title or ""),
        authors=tuple(name for a in found.authorships if (name := a.author.display_name)),
        published=found.publication_date or "",
        venue=(source and source.display_name) or "",
        doi=doi,
        text=" ".join(word for _, word in places),
        said_by="catalogue",
    )


def _of_arxiv(data: bytes | None, host: str) -> dict[str, Reading]:
    try:
        feed = etree.fromstring(data or b"<feed/>", etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise FaultError("unreachable", f"{host} gave no feed: {error}") from error
    found = {}
    for entry in feed.iterfind("a:entry", _ATOM):
        number = re.sub(r"v\d+$", "", _of(entry, "a:id").rpartition("/abs/")[2])
        found[number] = Reading(
            title=_of(entry, "a:title"),
            authors=tuple(
                " ".join(name.text.split()) for name in entry.iterfind("a:author/a:name", _ATOM) if name.text
            ),
            published=_of(entry, "a:published")[:10],
            venue=_of(entry, "x:journal_ref"),
            doi=_of(entry, "x:doi"),
            arxiv=number,
            text=_of(entry, "a:summary"),
            said_by="catalogue",
        )
    return found


def _of(entry: Any, path: str) -> str:
    return " ".join(entry.findtext(path, "", _ATOM).split())


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", _IN_WORDS.sub("", text))).split())


def _decoded(data: bytes, kind: type, host: str) -> Any:
    try:
        return msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError) as error:
        raise FaultError("unreachable", f"{host} gave an answer of another form: {error}") from error
