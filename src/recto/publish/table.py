"""Tables of the dashboards: rows that lead to the pages they speak of, in HTML and as CSV."""

import functools
import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from recto.memo import key
from recto.model import Frozen, Row
from recto.publish.evidence import WORDED
from recto.publish.paths import OURS, href, type_file, web_address
from recto.publish.site import Site
from recto.publish.units import GLOSSARY
from recto.publish.words import spaced

MOST = 500
"""Rows that a view holds at the most; a script beside it holds more, and the file of CSV all."""
REACHED = 10_000
"""Rows that a filter reaches at the most: a browser has to hold them all."""
_WEIGHTS = (160_000, 50_000)
"""Characters up to which the first and any other table of a view takes up rows."""
_PICKED = 24
"""Values of a column up to which one of them can be picked."""
_LONG = 240
_LEVELS = {
    "high": ("red", 3),
    "medium": ("amber", 2),
    "low": ("green", 1),
    "error": ("red", 3),
    "warning": ("amber", 2),
    "note": ("green", 1),
    "contradicted": ("red", 3),
    "outdated": ("amber", 2),
    "stale": ("amber", 2),
    "undated": ("amber", 1),
}
_MARKS = {"green": "●", "amber": "◐", "red": "○"}


class Column(Row, frozen=True):
    """A column: its name, what its values are, and whether readers may pick one of them.

    `kind` is ``page`` (a page's source file), ``name`` (an id, number or path), ``n`` (a number), ``level``, ``mark``
    (a colour of the coverage), ``state`` (words for a step of trust), ``cite`` (a citation's id), ``rule``, ``type``,
    ``url``, ``id``, ``date``, ``wide`` (a sentence) or empty.
    """

    name: str
    kind: str = ""
    pick: bool = False


class Table(Frozen, frozen=True):
    """A table of a view: `name` is its anchor and that of its file, `heading` stands above it, `about` says more.

    `at_once` are the rows that are seen before a reader turns the page.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Any]]
    heading: str = ""
    about: str = ""
    at_once: int = 100


class Tables:
    """Shows tables on a view of the site; `here` is its file."""

    def __init__(self, site: Site, here: str) -> None:
        self.site = site
        self.here = here
        self._kinds: dict[str, Callable[[Any], str]] = {
            "": _plain,
            "page": self._page,
            "name": self._name,
            "n": _number,
            "level": _level,
            "mark": _mark,
            "state": _state,
            "cite": self._citation,
            "rule": self._rule,
            "type": self._type,
            "url": _url,
            "id": _id,
            "date": _date,
            "wide": _wide,
        }

    def key(self, tables: Sequence[Table]) -> bytes:
        """Hash all that is shown of some tables: their rows, and what the names in them lead to."""
        cited = [
            self._citing.get(row[place])
            for table in tables
            for place, column in enumerate(table.columns)
            if column.kind == "cite"
            for row in table.rows
        ]
        return key(self.site.naming, msgspec.msgpack.encode((self.here, tables, cited)))

    def views(self, tables: Sequence[Table]) -> list[dict[str, Any]]:
        """Give what the template shows of the tables of a view."""
        return [self._view(table, _WEIGHTS[place > 0]) for place, table in enumerate(tables)]

    def _view(self, table: Table, weight: int) -> dict[str, Any]:
        body = []
        for row in table.rows[:MOST]:
            body.append(self._row(table, row))
            weight -= len(body[-1])
            if weight < 0:
                break
        rows = table.rows[:REACHED]
        return {
            "name": table.name,
            "heading": table.heading,
            "about": table.about,
            "heads": [self._head(place, column, rows) for place, column in enumerate(table.columns)],
            "body": "".join(body),
            "count": len(table.rows),
            "shown": len(body),
            "reached": len(rows),
            "rest": f"{self.here.removeprefix(f'{OURS}/').removesuffix('index.html')}{table.name}",
            "at_once": table.at_once,
            "file": f"{table.name}.csv",
            "dense": any(column.kind == "mark" for column in table.columns),
        }

    def rest(self, table: Table, shown: int) -> str:
        """Give the rows that a filter reaches besides those that the view holds, as HTML."""
        return "".join(self._row(table, row) for row in table.rows[shown:REACHED])

    def sheet(self, table: Table) -> tuple[list[str], list[list[Any]]]:
        """Give heads and rows of the whole table for CSV; a page has a column for its id and one for its title."""
        heads = [head for column in table.columns for head in _csv_heads(column)]
        return heads, [list(self._csv_row(table, row)) for row in table.rows]

    def _csv_row(self, table: Table, row: Sequence[Any]) -> Iterator[Any]:
        for column, value in zip(table.columns, row, strict=True):
            if column.kind == "page":
                page = self._pages.get(value)
                yield from (page["id"], page["title"]) if page else ("", value)
            else:
                yield value

    def _head(self, place: int, column: Column, rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
        values = sorted({str(row[place]) for row in rows if row[place]}) if column.pick else []
        return {
            "name": column.name,
            "number": column.kind == "n",
            "values": values if 1 < len(values) <= _PICKED else [],
            "place": place,
        }

    def _row(self, table: Table, row: Sequence[Any]) -> str:
        first, *others = (self._kinds[column.kind](value) for column, value in zip(table.columns, row, strict=True))
        return f'<tr><th scope="row"{first.removeprefix("<td").removesuffix("</td>")}</th>{"".join(others)}</tr>\n'

    @functools.cached_property
    def _pages(self) -> dict[str, dict[str, Any]]:
        return {page["file"]: page for page in self.site.pages}

    def _page(self, file: str) -> str:
        if file not in self._pages:
            return _id(file)
        text, record = href(self.here, self.site.files[file]), href(self.here, self.site.records[file])
        title = html.escape(self._pages[file]["title"] or self._pages[file]["id"])
        return f'<td><a href="{text}">{title}</a> <a class="verso" href="{record}">record</a></td>'

    def _name(self, name: Any) -> str:
        file = self.site.names.get(str(name), "")
        if not file:
            return _id(name)
        return f'<td><a href="{href(self.here, file)}">{html.escape(self.site.cards[file].title)}</a></td>'

    @functools.cached_property
    def _citing(self) -> dict[str, str]:
        return {row["id"]: row["page"] for row in self.site.store.rows("SELECT id, page FROM evidence")}

    def _citation(self, name: str) -> str:
        record = self.site.records.get(self._citing.get(name, ""))
        if record is None:
            return _id(name)
        return f'<td><a class="id" href="{href(self.here, record, f"c-{name}")}">{html.escape(name)}</a></td>'

    def _rule(self, rule: str) -> str:
        return f'<td><a class="id rule" href="{href(self.here, GLOSSARY, rule)}">{html.escape(rule)}</a></td>'

    def _type(self, kind: str) -> str:
        return f'<td><a href="{href(self.here, type_file(kind))}">{html.escape(kind)}</a></td>'


def _csv_heads(column: Column) -> Iterable[str]:
    return (column.name, f"{column.name} title") if column.kind == "page" else (column.name,)


def _text(value: Any) -> str:
    return "" if value is None else html.escape(f"{value:g}" if isinstance(value, float) else str(value))


def _plain(value: Any) -> str:
    return f"<td>{_text(value)}</td>"


def _id(value: Any) -> str:
    return f'<td><span class="id">{_text(value)}</span></td>'


def _wide(value: Any) -> str:
    flat = " ".join(str(value or "").split())
    return f'<td class="wide">{_text(flat if len(flat) <= _LONG else f"{flat[:_LONG]} …")}</td>'


def _date(value: Any) -> str:
    return f'<td class="date">{_text(value)}</td>'


def _number(value: float | None) -> str:
    if value is None:
        return '<td class="n"></td>'
    if abs(value) >= 10_000:
        return f'<td class="n" data-value="{value:.12g}">{spaced(value)}</td>'
    return f'<td class="n">{round(value, 2):g}</td>'


def _level(value: str | None) -> str:
    colour, rank = _LEVELS.get(str(value), ("", 0))
    level = f'<span class="level" data-level="{colour}">{_text(value)}</span>'
    return f'<td data-value="{rank}">{level}</td>' if colour else _plain(value)


def _mark(value: str | None) -> str:
    return f"<td>{_MARKS.get(str(value), '')}</td>"


def _state(value: str) -> str:
    return f'<td><span class="state" data-state="{WORDED.get(value, "unknown")}">{_text(value)}</span></td>'


def _url(value: str | None) -> str:
    said = str(value or "")
    if not web_address(said):
        return _id(said)
    shown = said.split("://", 1)[1].removeprefix("www.").rstrip("/")
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return f'<td><a href="{html.escape(said)}" rel="noopener external">{html.escape(shown)}</a></td>'
