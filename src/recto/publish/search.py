"""The search of the site: scripts that hold the index, loaded piece by piece as words are asked for.

`things` tell what can be found, some thousand a script; `words` say where each word stands, by its first two letters;
`texts` hold what snippets are cut from, one script a page.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from recto.publish.context import framed
from recto.publish.findable import SEARCH, Findable, Thing, letter_file
from recto.publish.index import index_jobs, script_file
from recto.publish.jobs import Bundle, Job, script_job, view_job
from recto.publish.paths import href
from recto.publish.site import Site

_THINGS = 2000
"""Things that one script tells of."""
_TEXTS = 64
"""Things without a page whose texts are in one script."""


def search_jobs(site: Site) -> Iterator[Job | Bundle]:
    """Give the jobs of the page that searches, of the lists of titles, and of the index."""
    findable = Findable(site)
    letters = findable.letters()
    links = [(letter if letter != "0" else "0–9", href(SEARCH, letter_file(letter))) for letter in letters]
    context = framed(site.frame, SEARCH, "Search") | {"letters": links, "terms": list(findable.terms())}
    yield view_job(SEARCH, "search.html", context)
    yield from _title_jobs(site, letters)
    yield from _script_jobs(site, findable)


def _title_jobs(site: Site, letters: dict[str, list[dict[str, str]]]) -> Iterator[Job]:
    for letter, titles in letters.items():
        here = letter_file(letter)
        others = [(each if each != "0" else "0–9", href(here, letter_file(each)), each == letter) for each in letters]
        name = letter if letter != "0" else "no letter"
        context = {"letters": others, "letter": name, "titles": titles}
        yield view_job(here, "titles.html", framed(site.frame, here, f"Titles that begin with {name}") | context)


def _script_jobs(site: Site, findable: Findable) -> Iterator[Job | Bundle]:
    """Give the jobs of the scripts that the search loads."""
    things = findable.things
    lengths = [sum(part.text.count(" ") + 1 for part in thing.parts) for thing in things]
    letters, index = index_jobs(site.store, things)
    about = {
        "things": len(things),
        "pages": findable.pages,
        "each": {"things": _THINGS, "texts": _TEXTS},
        "words": " ".join(letters),
    }
    yield script_job(script_file("about"), about)
    for first in range(0, len(things), _THINGS):
        told = _columns(things[first : first + _THINGS], lengths[first : first + _THINGS])
        yield script_job(script_file(f"things/{first // _THINGS}"), told)
    yield index
    for name, texts in _texts(findable):
        yield script_job(script_file(f"texts/{name}"), texts)


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
