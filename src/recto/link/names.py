"""The names of pages and entities, and in which form each may stand for its bearer in running text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from recto.ecma import to_text
from recto.link.resolve import Nodes, names_of
from recto.memo import key
from recto.model import Entity, Page

_SUFFIXED = re.compile(r"([^()]*[^()\s])\s+\(([^()]{2,80})\)\Z")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_VERSION = re.compile(r"\s[vV]?\d{1,2}(?:\.\d+)?(?![\d%,])")
_LEAST_LETTERS, _LONGEST = 4, 100
_SOMETIMES, _OFTEN = 0.1, 0.5
"""The shares of a word's uses in lower case from which it is a name only within a sentence, and none at all."""
_OF_TERMS, _PROPER = 0.25, 4
"""The mean share of uses in lower case from which the names of a type are terms rather than proper names.

So many names of a type are taken for proper names before any is seen: one alone does not decide.
"""


class Form(NamedTuple):
    """A way to write a name: the place of its bearer (-1 if it has several), the number of the name, if in lower case.

    A name in lower case keeps its acronyms, and may begin with a capital, as at the start of a sentence.
    """

    text: str
    bearer: int
    name: int
    lower: bool

    @property
    def use(self) -> int:
        """The number under which uses of the name in this case are counted."""
        return 2 * self.name + self.lower


class Hit(NamedTuple):
    """A form found as whole words of a text, with the s of a plural but not that of a possessive."""

    start: int
    end: int
    form: Form


class Names:
    """All names with their bearers; `ambiguous` are those of several, by name, with the ids of the bearers.

    Made from titles and aliases; `settled` then decides by how the pages write them: `refused` are the uses (see
    `Form.use`) that name nobody, `within` those that do so within a sentence only, `terms` names that may also stand
    in lower case. `digest` changes with all that sightings and mentions take from here.
    """

    def __init__(self, nodes: Nodes, pages: Sequence[Page], entities: Sequence[Entity]) -> None:
        self.nodes = nodes
        self.kinds = {nodes.of_id[to_text(entity.id)]: to_text(entity.type) for entity in entities}
        bearers = _bearers(nodes, pages, entities)
        self.names = [bearer.name for bearer in bearers]
        self.ambiguous = {b.name: tuple(nodes.all[p].id for p in b.places) for b in bearers if len(b.places) > 1}
        self.forms = _forms(bearers)
        self.refused: frozenset[int] = frozenset()
        self.within: frozenset[int] = frozenset()
        self.terms: frozenset[int] = frozenset()
        self.digest = key(nodes.digest, repr(self.forms))
        self._automaton = AhoCorasick([form.text for form in self.forms])

    def hits(self, text: str) -> list[Hit]:
        """Find the forms that stand in a text as whole words, in order, of those at one place the longest first."""
        forms, found = self.forms, []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            stop = _whole(text, start, end)
            if stop:
                found.append(Hit(start, stop, forms[number]))
        found.sort(key=_place)
        return found

    def settled(self, uses: Iterable[int]) -> "Names":
        """Give the names with those forms refused that the pages use as common words; `uses` are `Form.use` of all.

        A word that stands in lower case more often than not is no name; one that does so sometimes is one only
        within a sentence. No single word is a name in lower case, and no longer name is if names of its type
        mostly keep their capitals. The title of a page that is no entity is one if it is in sentence case.
        """
        counts = Counter(uses)
        both = {n: total for n in range(len(self.names)) if (total := counts[2 * n] + counts[2 * n + 1])}
        shares = {n: counts[2 * n + 1] / total for n, total in both.items()}
        terms = self._types_of_terms(shares)
        settled = copy(self)
        settled.refused = frozenset(self._refused(shares, terms))
        settled.within = frozenset(
            2 * n for n, share in shares.items() if share >= _SOMETIMES and single(self.names[n])
        )
        lower = {form.use for form in self.forms if form.lower} - settled.refused
        settled.terms = frozenset(use - 1 for use in lower)
        settled.digest = key(self.digest, *(repr(sorted(uses)) for uses in (settled.refused, settled.within)))
        return settled

    def _types_of_terms(self, shares: Mapping[int, float]) -> set[str]:
        """Give the types whose names, if of several words, running text writes in lower case."""
        of_type: dict[str, list[float]] = {}
        lower = {form.name: form.bearer for form in self.forms if form.lower and not single(self.names[form.name])}
        for name, bearer in lower.items():
            if name in shares and bearer in self.kinds:
                of_type.setdefault(self.kinds[bearer], []).append(shares[name])
        return {kind for kind, found in of_type.items() if sum(found) / (_PROPER + len(found)) >= _OF_TERMS}

    def _refused(self, shares: Mapping[int, float], terms: set[str]) -> Iterator[int]:
        for form in self.forms:
            name = self.names[form.name]
            if single(name):
                if form.lower or shares.get(form.name, 0) >= _OFTEN:
                    yield form.use
            elif form.lower and not (self.kinds[form.bearer] in terms if form.bearer in self.kinds else _plain(name)):
                yield form.use


class Bearer(NamedTuple):
    """A name with the places of those that bear it."""

    name: str
    places: tuple[int, ...]


def _bearers(nodes: Nodes, pages: Sequence[Page], entities: Sequence[Entity]) -> list[Bearer]:
    """Gather names regardless of case: whole ones, then those that only a suffix tells apart, where free.

    A title in lower case counts if the page's head gives it: else it is the name of a file.
    """
    given = [(nodes.of_id[to_text(entity.id)], name) for entity in entities for name in names_of(entity)]
    given += (
        (place, title)
        for place, page in enumerate(pages)
        if (title := nodes.all[place].title) and (page.field("title") == title or not title.islower())
    )
    whole, parts = dict[str, dict[int, str]](), dict[str, dict[int, str]]()
    for place, name in given:
        whole.setdefault(name.casefold(), {}).setdefault(place, name)
    for place, name in given:
        found = list(parts_of(name))
        taken = any(part.casefold() in whole and place not in whole[part.casefold()] for part in found)
        for part in () if taken else found:
            parts.setdefault(part.casefold(), {}).setdefault(place, part)
    return [
        Bearer(next(iter(names.values())), tuple(names))
        for names in {**parts, **whole}.values()
        if is_name(next(iter(names.values())))
    ]


def parts_of(name: str) -> Iterator[str]:
    """Give the name without its suffix in parentheses; and the suffix too, if one abbreviates the other."""
    if found := _SUFFIXED.match(name):
        yield found[1]
        if _abbreviates(found[1], found[2]) or _abbreviates(found[2], found[1]):
            yield found[2]


def _abbreviates(short: str, long: str) -> bool:
    """Say whether the capitals of one word begin words of the other in order; a plural s apart."""
    letters = iter([word[0].upper() for word in _WORD.findall(long)])
    capitals = short.removesuffix("s")
    return len(capitals) > 1 and capitals.isupper() and capitals.isalpha() and all(c in letters for c in capitals)


def is_name(name: str) -> bool:
    """Say whether a title can be told from common words by its form: long enough or an acronym, not one lower word."""
    letters = sum(map(str.isalpha, name))
    capitals = sum(map(str.isupper, name))
    if len(name) > _LONGEST or not name[0].isalnum():
        return False
    return capitals > 1 or (letters >= _LEAST_LETTERS and (capitals > 0 or " " in name))


def _forms(bearers: Sequence[Bearer]) -> list[Form]:
    forms: dict[str, Form] = {}
    for lower in (False, True):
        for number, (name, places) in enumerate(bearers):
            for text in _lowered(name) if lower else (name,):
                forms.setdefault(text, Form(text, places[0] if len(places) == 1 else -1, number, lower))
    return list(forms.values())


def _lowered(name: str) -> Iterator[str]:
    """Give a name as a term in running text, within a sentence and at its start."""
    text = _WORD.sub(lambda word: word[0] if _acronym(word[0]) else word[0].lower(), name)
    if text != name:
        yield text
        if " " in text or "-" in text:
            yield text[0].upper() + text[1:]


def _acronym(word: str) -> bool:
    return not word[1:].islower() if len(word) > 1 else True


def single(name: str) -> bool:
    """Say whether a name is one common-looking word: a capital and small letters."""
    return name.isalpha() and not _acronym(name)


def _plain(name: str) -> bool:
    """Say whether a name is written as a sentence begins: no word after the first has a capital, acronyms apart."""
    return not any(word[0].isupper() and not _acronym(word) for word in _WORD.findall(name)[1:])


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out the hits that overlap one that begins before them or is longer."""
    reached = 0
    for hit in hits:
        if hit.start >= reached:
            yield hit
            reached = hit.end


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _whole(text: str, start: int, end: int) -> int:
    """Give the end of whole words, a plural's s included; 0 where they are part of a longer word, path or version."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_-‑@/.#&\\$~":
        return 0
    after = text[end : end + 2]
    if after[:1] == "s" and text[end - 1] != "s":
        end += 1
        after = text[end : end + 2]
    if not after or after[0] in " \n,)":
        return 0 if _VERSION.match(text, end) else end
    joined = after[0] in "-‑/." and after[1:].isalnum()
    if after[0].isalnum() or after[0] in "_@\\" or (joined and not (after[0] in "-‑" and after[1:].islower())):
        return 0
    return end
