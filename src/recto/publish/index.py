"""The index of the search, in scripts by the letters that words begin with; of it an edit makes only what it changes.

The words of each thing are remembered under the hash of its texts, and of each script its hash: where a thing has other
texts, those scripts are made anew in which a word counts otherwise for it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from recto.disk import replace
from recto.ecma import compact
from recto.memo import DEPENDENCIES, code_key, key
from recto.model import Frozen
from recto.publish.findable import Thing
from recto.publish.jobs import Bundle, Job, data_job
from recto.publish.paths import OURS
from recto.publish.scripted import script
from recto.store import Store
from recto.store.words import words, words_in

_LARGE = 250_000
"""Bytes of a script of words beyond which it is divided by the third letter."""
_WEIGHTS = (1, 5, 10)
"""How often a word counts in a text, a heading, a title."""
_PLAIN = re.compile(r"[a-z0-9]{1,2}\Z")
_PART = 4
"""Where more than one of so many scripts has to be made anew, all are made at once."""

Counts = dict[int, int]
"""How a word counts, by the numbers of the things that it stands in."""
Scripts = dict[str, bytes]
"""Scripts by the letters that their words begin with."""

_encode = msgspec.msgpack.encode
_words_of = msgspec.msgpack.Decoder(dict[str, int]).decode


class Known(Frozen, frozen=True, array_like=True):
    """What is known of an index that some code made.

    Of each thing the hash of its texts, and its words with how they count, encoded; of each script its hash, by the
    first two letters of its words and by all that they begin with.
    """

    code: bytes
    texts: list[bytes]
    words: list[bytes]
    scripts: dict[str, dict[str, bytes]]


class _Index(NamedTuple):
    """An index, and those of its scripts that were made to find out about it, by two letters."""

    known: Known
    made: dict[str, Scripts]


def index_jobs(store: Store, things: Sequence[Thing]) -> tuple[list[str], Bundle]:
    """Give the letters of all scripts of the index, and the jobs that make them; what is known of it is noted."""
    file, owners = store.output.cache / "words", _owners(things)
    code = key(code_key(("",), DEPENDENCIES), *store.rows("SELECT sqlite_version()")[0])
    texts = [key(_encode((thing.documents, thing.parts))) for thing in things]
    last = _read(file, code)
    index = (last and _mended(store, things, texts, owners, last)) or _whole(store, code, texts, owners)
    known = index.known
    replace(file, _encode(known))

    def make(names: Collection[str]) -> Iterator[tuple[str, list[Job]]]:
        for name in names:
            two = name.removeprefix(_NAME)
            scripts = index.made.get(two) or dict(word_scripts(counted(words(store, two), owners)))
            yield name, [data_job(script_file(f"words/{word_file(each)}"), data) for each, data in scripts.items()]

    hashes = {f"{_NAME}{two}": key(*scripts.values()) for two, scripts in known.scripts.items()}
    return [letters for scripts in known.scripts.values() for letters in scripts], Bundle(hashes, make)


_NAME = "words "


def _read(file: Path, code: bytes) -> Known | None:
    """Give what is known of the last index, if this code made it."""
    try:
        known = msgspec.msgpack.decode(file.read_bytes(), type=Known)
    except (OSError, msgspec.MsgspecError):
        return None
    return known if known.code == code else None


def _whole(store: Store, code: bytes, texts: list[bytes], owners: Mapping[str, int]) -> _Index:
    """Make the index of all that there is."""
    own: list[dict[str, int]] = [{} for _ in texts]
    shards: dict[str, dict[str, Counts]] = {}
    for word, counts in counted(words(store), owners):
        shards.setdefault(word[:2], {})[word] = counts
        for thing, count in counts.items():
            own[thing][word] = count
    made = {two: dict(word_scripts(shard.items())) for two, shard in shards.items()}
    return _Index(Known(code, texts, list(map(_encode, own)), _hashed(made)), made)


def _mended(
    store: Store, things: Sequence[Thing], texts: list[bytes], owners: Mapping[str, int], last: Known
) -> _Index | None:
    """Make of an index what is not as it was; None where that is much, or other things have the numbers."""
    if len(texts) != len(last.texts):
        return None
    changed = [number for number, pair in enumerate(zip(texts, last.texts, strict=True)) if pair[0] != pair[1]]
    own = _own_words(store, [things[number] for number in changed], owners)
    fresh = {number: own.get(number, {}) for number in changed}
    before = {number: _words_of(last.words[number]) for number in changed}
    other = {word[:2] for number in changed for word, _ in before[number].items() ^ fresh[number].items()}
    if len(other) * _PART > len(last.scripts):
        return None
    made = {two: dict(word_scripts(counted(words(store, two), owners))) for two in sorted(other)}
    left = {two: hashes for two, hashes in last.scripts.items() if two not in other}
    found = [_encode(fresh[number]) if number in fresh else each for number, each in enumerate(last.words)]
    scripts = dict(sorted((left | _hashed(made)).items()))
    return _Index(Known(last.code, texts, found, scripts), made)


def _own_words(store: Store, things: Iterable[Thing], owners: Mapping[str, int]) -> dict[int, dict[str, int]]:
    """Give the words of some things, with how they count, by the numbers of the things."""
    found: dict[int, dict[str, int]] = {}
    texts = [
        (number, title, heading, part.text)
        for thing in things
        for (number, _, title, heading), part in zip(thing.documents, thing.parts, strict=True)
    ]
    for word, counts in counted(words_in(store, texts), owners):
        for number, count in counts.items():
            found.setdefault(number, {})[word] = count
    return found


def _hashed(made: Mapping[str, Scripts]) -> dict[str, dict[str, bytes]]:
    hashes = {two: {letters: key(data) for letters, data in scripts.items()} for two, scripts in made.items()}
    return {two: scripts for two, scripts in hashes.items() if scripts}


def _owners(things: Sequence[Thing]) -> dict[str, int]:
    """Give for each place in a document four times the number of the thing it belongs to, plus how it counts there.

    A place that is not among them does not count: sections repeat the title of their page.
    """
    owners: dict[str, int] = {}
    for thing, one in enumerate(things):
        for number, kind, *_ in one.documents:
            title = {"section": None, "fact": 4 * thing}.get(kind, 4 * thing + 2)
            owned = (4 * thing, 4 * thing + 1, title)
            owners |= {str(4 * number + at): owner for at, owner in enumerate(owned) if owner is not None}
    return owners


def counted(found: Iterable[tuple[str, Iterable[str]]], owners: Mapping[str, int]) -> Iterator[tuple[str, Counts]]:
    """Give each word of some that stands in things, with how it counts in them, by their numbers in order."""
    for word, places in found:
        counts: Counts = {}
        for owner, count in Counter(map(owners.get, places)).items():
            if owner is not None:
                counts[owner >> 2] = counts.get(owner >> 2, 0) + count * _WEIGHTS[owner & 3]
        if counts:
            yield word, dict(sorted(counts.items()))


def word_scripts(found: Iterable[tuple[str, Counts]]) -> Iterator[tuple[str, bytes]]:
    """Give the scripts of words by the letters that their words begin with, in order."""
    shards: dict[str, dict[str, list[int]]] = {}
    for word, counts in found:
        shards.setdefault(word[:2], {})[word] = _steps(counts)
    for beginning, shard in shards.items():
        if len(beginning) == 2 and len(compact(shard)) > _LARGE:
            yield from _divided(shard)
        else:
            yield beginning, _script(beginning, shard)


def _divided(shard: dict[str, list[int]]) -> Iterator[tuple[str, bytes]]:
    parts: dict[str, dict[str, list[int]]] = {}
    for word, counts in shard.items():
        parts.setdefault(word[:3], {})[word] = counts
    return ((beginning, _script(beginning, part)) for beginning, part in parts.items())


def _script(beginning: str, shard: dict[str, list[int]]) -> bytes:
    return script(script_file(f"words/{word_file(beginning)}"), shard)


def _steps(counts: Counts) -> list[int]:
    """Give the things that a word stands in: the steps from one to the next, doubled; odd before a count above one."""
    last, steps = -1, []
    for number, count in counts.items():
        steps += [2 * (number - last)] if count == 1 else [2 * (number - last) + 1, count]
        last = number
    return steps


def script_file(name: str) -> str:
    """Give the file of a script of the search."""
    return f"{OURS}/search/{name}.js"


def word_file(beginning: str) -> str:
    """Give the name of the script of words that begin so: plain letters as they are, all else in hexadecimal."""
    return beginning if _PLAIN.match(beginning) else f"x{beginning.encode().hex()}"
