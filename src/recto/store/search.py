"""Find documents: by their words, ranked, and titles also where they are written wrongly.

Words are looked for in three steps, each only while fewer than asked for are found: all words as given, all words in
any of their forms, and any of them (short words only where there are no others). Whatever a user writes is words and
phrases, never syntax.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from recto.errors import UnknownNameError
from recto.store.read import Store

OPEN, CLOSE = "\x02", "\x03"
"""Stand around each word found in a snippet."""

_PART = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w+")
_ENDING = re.compile(r"(?:ments?|ings?|ations?|ness|ers?|ed|es|ly|s|e|y)\Z")
_STEM = 4
_CANDIDATES = 60
_MOST_PARTS = 32
_PER_PAGE = 6


class Hit(msgspec.Struct, frozen=True):
    """A document found: the better, the smaller its `rank`; `near` says that only its title resembles what was asked.

    `snippet` is the stretch of the body that holds the words, each between `OPEN` and `CLOSE`.
    """

    kind: str
    ref: str
    page: str | None
    title: str
    heading: str
    line: int
    snippet: str
    rank: float
    near: bool = False


def search(store: Store, text: str, *, kind: str | None = None, limit: int = 10) -> list[Hit]:
    """Give the documents that hold the words of a text, best first; of each page only the best unless a kind is asked.

    Words in double quotes are a phrase, ``word*`` the beginning of one. Raises `UnknownNameError` where the text holds
    no word, or nothing is of that kind.
    """
    parts = list(_parts(text))
    if not parts:
        raise UnknownNameError(f"There is no word in {text!r}.", "Give words, or a phrase in double quotes.")
    _refuse_kind(store, kind)
    hits: dict[str, Hit] = {}
    for hit in _found(store, text, parts, kind, limit):
        hits.setdefault(hit.ref if kind or hit.page is None else hit.page, hit)
        if len(hits) == limit:
            break
    return list(hits.values())


def _refuse_kind(store: Store, kind: str | None) -> None:
    if not store.rows("SELECT 1 FROM documents LIMIT 1"):
        raise UnknownNameError("This build holds no texts to search.", "Build again: recto build DIR")
    if kind is not None and not store.rows("SELECT 1 FROM documents WHERE kind = ? LIMIT 1", kind):
        kinds = store.rows("SELECT DISTINCT kind FROM documents ORDER BY kind")
        raise UnknownNameError(f"Nothing is of the kind {kind!r}.", f"There are: {', '.join(row[0] for row in kinds)}.")


def _found(store: Store, text: str, parts: list["_Part"], kind: str | None, limit: int) -> Iterator[Hit]:
    """Give hits step by step, some more than once."""
    yield from _named(store, text.strip(), kind)
    most = limit if kind else limit * _PER_PAGE
    asked = " AND ".join(part.exact for part in parts)
    yield from _titled(store, asked, kind, limit)
    yield from _matching(store, asked, kind, most)
    inflected = " AND ".join(part.inflected for part in parts)
    if inflected != asked:
        yield from _titled(store, inflected, kind, limit)
    yield from _near(store, text, kind, limit)
    if inflected != asked:
        yield from _matching(store, inflected, kind, most)
    if len(parts) > 1:
        telling = [part for part in parts if not part.short] or parts
        yield from _matching(store, " OR ".join(part.inflected for part in telling), kind, most)


class _Part(msgspec.Struct, frozen=True):
    """A word or phrase as the index is asked for it: as given, and in any of its forms.

    A `short` word stands nearly everywhere: by itself it tells nothing, and ranking all that hold it takes time.
    """

    exact: str
    inflected: str
    short: bool


def _parts(text: str) -> Iterator[_Part]:
    found = 0
    for phrase, word in _PART.findall(text.replace("\x00", " ")):
        given = phrase or word
        if not _WORD.search(given) or found == _MOST_PARTS:
            continue
        found += 1
        quoted = '"' + given.replace('"', " ") + '"'
        beginning = quoted + " *" if not phrase and given.endswith("*") else ""
        stem = _stem(word) if word and not beginning and _WORD.fullmatch(word) else ""
        short = not phrase and not beginning and len(given) < _STEM
        yield _Part(beginning or quoted, f'"{stem}" *' if stem else beginning or quoted, short)


def _stem(word: str) -> str:
    """Give the beginning of a word that its forms share, or nothing where little would be left."""
    stem = _ENDING.sub("", word.lower())
    return stem if len(stem) >= _STEM else word if len(word) >= _STEM else ""


_COLUMNS = "d.kind, d.ref, d.page, d.title, d.heading, d.line"


def _named(store: Store, name: str, kind: str | None) -> Iterator[Hit]:
    """Find what is called exactly so."""
    rows = store.rows(
        f"SELECT {_COLUMNS}, substr(d.body, 1, 160) FROM documents d WHERE d.ref = ? AND ? IN (d.kind, '') ORDER BY id",
        name,
        kind or "",
    )
    return (_hit(row, 0.0) for row in rows)


def _titled(store: Store, asked: str, kind: str | None, limit: int) -> Iterator[Hit]:
    """Find pages and things, no sections, whose titles hold what is asked, the shortest title first."""
    return _matching(store, f"title : ({asked})", kind, limit, "AND d.heading = ''", "length(d.title), d.rank")


def _matching(
    store: Store, asked: str, kind: str | None, limit: int, more: str = "", order: str = "d.rank"
) -> Iterator[Hit]:
    of_kind = "AND d.kind = ?4" if kind else ""
    statement = (
        f"SELECT {_COLUMNS}, snippet(search, 5, ?2, ?3, '…', 24), d.rank FROM search d "
        f"WHERE search MATCH ?1 {more} {of_kind} ORDER BY {order} LIMIT {limit}"
    )
    return (_hit(row, row[7]) for row in store.rows(statement, asked, OPEN, CLOSE, *([kind] if kind else [])))


def _hit(row: Any, rank: float, *, near: bool = False) -> Hit:
    kind, ref, page, title, heading, line, snippet, *_ = row
    return Hit(kind, ref, page, title, heading, line, " ".join(snippet.split()), rank, near)


def _near(store: Store, text: str, kind: str | None, limit: int) -> Iterator[Hit]:
    """Find things whose titles hold words that a slip of the pen would turn into those asked for, the nearest first."""
    words = _words(text)
    grams = dict.fromkeys(word[i : i + 3] for word in words[:_MOST_PARTS] for i in range(len(word) - 2))
    if not grams:
        return
    asked = " OR ".join(f'"{gram}"' for gram in grams)
    rows = store.rows(
        f"SELECT {_COLUMNS}, substr(d.body, 1, 160), d.id FROM documents d JOIN "
        f"(SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT {_CANDIDATES}) t ON t.rowid = d.id "
        "WHERE ? IN (d.kind, '')",
        asked,
        kind or "",
    )
    ranked = [(slips, len(row[3]), row[7], row) for row in rows if (slips := _slips(words, _words(row[3]))) is not None]
    for slips, _, _, row in sorted(ranked, key=lambda r: r[:3])[:limit]:
        yield _hit(row, float(slips), near=slips > 0)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _slips(words: Sequence[str], title: Iterable[str]) -> int | None:
    """Give how many slips turn each word asked for into one of a title, None where it takes too many."""
    titled = set(title)
    total = 0
    for word in words:
        allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        near = [word] if word in titled else [t for t in titled if _may_be(word, t, allowed)]
        slips = min((distance(word, one) for one in near), default=allowed + 1)
        if slips > allowed:
            return None
        total += slips
    return total


def _may_be(word: str, other: str, slips: int) -> bool:
    """Say whether so many slips could turn one word into another: each brings and takes a letter at most."""
    return abs(len(word) - len(other)) <= slips and len(set(word) ^ set(other)) <= 2 * slips


def distance(one: str, other: str) -> int:
    """Count the letters to insert, drop, replace or swap with their neighbour that turn one word into the other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
