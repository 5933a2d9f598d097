"""The search of the site: scripts that hold the index, loaded piece by piece as words are asked for.

`things` tell what can be found, some thousand a script; `words` say where each word stands, by its first two letters;
`texts` hold what snippets are cut from, one script a page.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recto.ecma import compact
from recto.publish.context import framed
from recto.publish.findable import SEARCH, Findable, Thing, letter_file
from recto.publish.jobs import Job, data_job, script_job, view_job
from recto.publish.paths import OURS, href
from recto.publish.scripted import script
from recto.publish.site import Site
from recto.store.words import words

_THINGS = 2000
"""Things that one script tells of."""
_TEXTS = 64
"""Things without a page whose texts are in one script."""
_LARGE = 250_000
"""Bytes of a script of words beyond which it is divided by the third letter."""
_WEIGHTS = (1, 5, 10)
"""How often a word counts in a text, a heading, a title."""
_PLAIN = re.compile(r"[a-z0-9]{1,2}\Z")


def search_jobs(site: Site) -> Iterator[Job]:
    """Give the jobs of the page that searches, of the lists of titles, and of the index."""
    findable = Findable(site)
    letters = findable.letters()
    links = [(letter if letter != "0" else "0–9", href(SEARCH, letter_file(letter))) for letter in letters]
    context = framed(site.frame, SEARCH, "Search") | {"letters": links, "terms": list(findable.terms())}
    yield view_job(SEARCH, "search.html", context)
    yield from _title_jobs(site, letters)
    yield from index_jobs(site, findable)


def _title_jobs(site: Site, letters: dict[str, list[dict[str, str]]]) -> Iterator[Job]:
    for letter, titles in letters.items():
        here = letter_file(letter)
        others = [(each if each != "0" else "0–9", href(here, letter_file(each)), each == letter) for each in letters]
        name = letter if letter != "0" else "no letter"
        context = {"letters": others, "letter": name, "titles": titles}
        yield view_job(here, "titles.html", framed(site.frame, here, f"Titles that begin with {name}") | context)


def index_jobs(site: Site, findable: Findable) -> Iterator[Job]:
    """Give the jobs of the scripts of the index."""
    things = findable.things
    lengths = [sum(part.text.count(" ") + 1 for part in thing.parts) for thing in things]
    scripts = dict(word_scripts(words(site.store), _owners(things)))
    about = {
        "things": len(things),
        "pages": findable.pages,
        "each": {"things": _THINGS, "texts": _TEXTS},
        "words": " ".join(scripts),
    }
    yield script_job(_file("about"), about)
    for first in range(0, len(things), _THINGS):
        told = _columns(things[first : first + _THINGS], lengths[first : first + _THINGS])
        yield script_job(_file(f"things/{first // _THINGS}"), told)
    for beginning, encoded in scripts.items():
        yield data_job(_file(f"words/{word_file(beginning)}"), encoded)
    for name, texts in _texts(findable):
        yield script_job(_file(f"texts/{name}"), texts)


def _file(name: str) -> str:
    return f"{OURS}/search/{name}.js"


def _columns(things: Sequence[Thing], lengths: Sequence[int]) -> dict[str, list[Any]]:
    """Give what is told of things, a list for each thing told; lengths to the nearest power of the root of two."""
    return {
        "kind": [thing.kind for thing in things],
        "title": [thing.title for thing in things],
        "file": [thing.file for thing in things],
        "anchor": [thing.anchor for thing in things],
        "type": [thing.type for thing in things],
        "quality": [thing.quality for thing in things],
        "risk": [thing.risk for thing in things],
        "names": [" ".join(name for name in thing.names if name != thing.title) for thing in things],
        "length": [round(2 * math.log2(length + 1)) for length in lengths],
    }


def _texts(findable: Findable) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the texts by their script's name: one a page, then some things at once."""
    things = findable.things
    for number in range(findable.pages):
        yield f"{number}", {str(number): things[number].parts}
    for low in range(findable.pages, len(things), _TEXTS):
        some = range(low, min(low + _TEXTS, len(things)))
        yield f"o{(low - findable.pages) // _TEXTS}", {str(number): things[number].parts for number in some}


def _owners(things: Sequence[Thing]) -> dict[str, int]:
    """Give for each place in a document four times the number of the thing it belongs to, plus how it counts there.

    A place that is not among them does not count: sections repeat the title of their page.
    """
    owners: dict[str, int] = {}
    for thing, one in enumerate(things):
        for number, kind in one.documents:
            title = {"section": None, "fact": 4 * thing}.get(kind, 4 * thing + 2)
            owned = (4 * thing, 4 * thing + 1, title)
            owners |= {str(4 * number + at): owner for at, owner in enumerate(owned) if owner is not None}
    return owners


def word_scripts(found: Iterable[tuple[str, list[str]]], owners: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Give the scripts of words by the letters that their words begin with, in order."""
    shards: dict[str, dict[str, list[int]]] = {}
    for word, places in found:
        if counts := _counts(places, owners):
            shards.setdefault(word[:2], {})[word] = counts
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
    return script(_file(f"words/{word_file(beginning)}"), shard)


def _counts(places: Iterable[str], owners: Mapping[str, int]) -> list[int]:
    """Give the things that a word stands in: the steps from one to the next, doubled; odd before a count above one."""
    counted: dict[int, int] = {}
    for owner, count in Counter(map(owners.get, places)).items():
        if owner is not None:
            counted[owner >> 2] = counted.get(owner >> 2, 0) + count * _WEIGHTS[owner & 3]
    last, steps = -1, []
    for number, count in sorted(counted.items()):
        steps += [2 * (number - last)] if count == 1 else [2 * (number - last) + 1, count]
        last = number
    return steps


def word_file(beginning: str) -> str:
    """Give the name of the script of words that begin so: plain letters as they are, all else in hexadecimal."""
    return beginning if _PLAIN.match(beginning) else f"x{beginning.encode().hex()}"
