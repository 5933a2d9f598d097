"""The work of publishing: a job makes some files of the site from all that they hang on; it runs in any process."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import json, msgpack

from recto.model import PackedPage, Row
from recto.model.packed import read, written
from recto.publish.layout import layout
from recto.publish.pages import page_files
from recto.publish.scripted import script
from recto.publish.sheets import csv_bytes
from recto.publish.social import Social, social_card
from recto.publish.templates import render
from recto.publish.views import PageView

_Made = dict[str, bytes]

_encode_page = msgpack.Encoder(enc_hook=written).encode
_decode_page = msgpack.Decoder(tuple[bytes, PackedPage | None], ext_hook=read).decode


class Job(Row, frozen=True):
    """A job: its name among all, its kind, and all that its files are made of, encoded."""

    name: str
    kind: str
    data: bytes


class Bundle(NamedTuple):
    """Jobs that are made only where what they hang on has changed.

    `keys` are hashes of all that the jobs of each part hang on, by the name of the part, empty where that is not known;
    `make` gives the jobs of the parts that are named, part by part.
    """

    keys: Mapping[str, bytes]
    make: Callable[[Collection[str]], Iterable[tuple[str, Iterable[Job]]]]


class Copied(Row, frozen=True):
    """A file that is copied as it is; its time and size tell whether it has changed."""

    source: str
    target: str
    size: int
    time: int


class Templated(Row, frozen=True):
    """A file made of a template and the values it names."""

    file: str
    template: str
    context: dict[str, Any]


def page_job(view: PageView, page: PackedPage | None = None) -> Job:
    """Make the job of a page's two sides; `page` is how its text was parsed, if that is known."""
    return Job(f"page {view.file}", "page", _encode_page((json.encode(view), page)))


def view_job(file: str, template: str, context: Mapping[str, Any]) -> Job:
    """Make the job of a view that is a template with its values; plain values only."""
    return Job(f"view {file}", "view", json.encode(Templated(file, template, dict(context))))


def script_job(file: str, value: Any) -> Job:
    """Make the job of a script that holds a value."""
    return Job(f"script {file}", "script", msgpack.encode((file, value)))


def sheet_job(file: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Job:
    """Make the job of a file of CSV."""
    return Job(f"sheet {file}", "sheet", msgpack.encode((file, heads, rows)))


def data_job(file: str, data: bytes) -> Job:
    """Make the job of a file that is there already."""
    return Job(f"data {file}", "data", msgpack.encode((file, data)))


def social_job(card: Social) -> Job:
    """Make the job of a page's social card."""
    return Job(f"social {card.file}", "social", msgpack.encode(card))


def copy_job(source: Path, target: str) -> Job:
    """Make the job of a file that is copied from the knowledge base."""
    stat = source.stat()
    copied = Copied(str(source), target, stat.st_size, stat.st_mtime_ns)
    return Job(f"copy {target}", "copy", msgpack.encode(copied))


def layout_job(file: str, count: int, links: Sequence[tuple[int, int]], communities: Sequence[int]) -> Job:
    """Make the job of a script that holds the places of a network's nodes, across and along by turns."""
    return Job(f"layout {file}", "layout", msgpack.encode((file, count, links, communities)))


def is_long(job: Job) -> bool:
    """Say whether a job takes long enough to be sent to a worker."""
    return job.kind in _LONG


def run_job(encoded: bytes) -> bytes:
    """Run an encoded job; give its files by their path in the site, encoded."""
    job = msgpack.decode(encoded, type=Job)
    return msgpack.encode(_KINDS[job.kind](job.data))


def digest(job: Job, code: bytes) -> str:
    """Hash all that a job's files hang on."""
    made_of = hashlib.blake2b(digest_size=16)
    for part in (code, job.kind.encode(), job.data):
        made_of.update(len(part).to_bytes(8, "big") + part)
    return made_of.hexdigest()


def _page(data: bytes) -> _Made:
    view, page = _decode_page(data)
    return page_files(json.decode(view, type=PageView), page)


def _view(data: bytes) -> _Made:
    view = json.decode(data, type=Templated)
    return {view.file: render(view.template, view.context).encode()}


def _social(data: bytes) -> _Made:
    card = msgpack.decode(data, type=Social)
    return {card.file: social_card(card)}


def _data(data: bytes) -> _Made:
    file, content = msgpack.decode(data, type=tuple[str, bytes])
    return {file: content}


def _script(data: bytes) -> _Made:
    file, value = msgpack.decode(data, type=tuple[str, Any])
    return {file: script(file, value)}


def _sheet(data: bytes) -> _Made:
    file, heads, rows = msgpack.decode(data, type=tuple[str, list[str], list[list[Any]]])
    return {file: csv_bytes(heads, rows)}


def _copy(data: bytes) -> _Made:
    copied = msgpack.decode(data, type=Copied)
    return {copied.target: Path(copied.source).read_bytes()}


def _layout(data: bytes) -> _Made:
    file, count, links, communities = msgpack.decode(data, type=tuple[str, int, list[tuple[int, int]], list[int]])
    return {file: script(file, [place for point in layout(count, links, communities) for place in point])}


_KINDS: dict[str, Callable[[bytes], _Made]] = {
    "page": _page,
    "view": _view,
    "data": _data,
    "script": _script,
    "sheet": _sheet,
    "copy": _copy,
    "layout": _layout,
    "social": _social,
}
_LONG = frozenset(("page", "layout", "social"))
