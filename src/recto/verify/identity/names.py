"""Names of persons: read from any form, told from bodies and handles, and found again among the authors of a work."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Literal, NamedTuple

from recto.model.struct import Frozen
from recto.verify.identity.forenames import GIVEN, NICKNAMES
from recto.verify.identity.lexicon import (
    ACRONYMS,
    ALSO_BODIES,
    BODIES,
    HONORIFICS,
    ORGANISATIONS,
    PARTICLES,
    SUFFIXES,
    words_of,
)
from recto.verify.identity.spelling import may_be_one, one_edit, same_name, same_sound

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑‒–", "-")
)
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_WORDS = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]{1,60}(?![a-z])|\d+")
_ADDRESS = re.compile(r"\s*(?:https?:|www\.|@)", re.IGNORECASE)
_JOINED = re.compile(r"(?:Mc|Mac|De|Di|Da|Le|La|Du|Van|Von|Fitz|St|El|Al|O)[A-Z][a-z]+")
_AND = re.compile(r"[,;]?\s{1,9}(?:and|&)\s+", re.IGNORECASE)
_ET_AL = re.compile(r"\bet\.? al\b\.?|\band (?:others|colleagues)\b|\.\.\.|…", re.IGNORECASE)
_LISTS = re.compile(r"[,;&…]|\band\b|\bet\b|\.\.\.", re.IGNORECASE)
_ROLE = re.compile(r"\((?:ed|eds|editor|editors)\.?\)|^by ", re.IGNORECASE)

_MEDICAL = re.compile(r"[^\W\d_][^\d,;.]{0,60}[^\W\d_A-Z] [A-Z]{1,3}")
"""``Doe JB``, as medicine writes names."""
_OWNED = re.compile(r"['’]s\b")

_LONGEST = 120
_MOST = 2_000
"""Authors of a work that are looked at."""


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Fold case and marks: ``Öhman`` and ``Ohman`` become one."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """Give the words of a name, folded; apostrophes join, hyphens divide."""
    return tuple(_WORDS.findall(folded(text).replace("'", "")))


def topics(text: str) -> frozenset[str]:
    """Give the words of a text, folded, those that somebody owns something by without their ending."""
    return frozenset(words(_OWNED.sub("", text)))


class Name(Frozen, frozen=True):
    """A name as written; `family` and `given` are folded words, particles left out of `family`.

    A `handle` is what a person calls itself, which says nothing of its name; a name of one word is taken for one.
    """

    text: str
    family: tuple[str, ...]
    given: tuple[str, ...] = ()
    kind: Literal["person", "group", "handle"] = "person"
    ordered: bool = False
    """Whether the form tells which part is the surname ("Last, First")."""

    @property
    def surname(self) -> str:
        """Give the surname as written, particles included."""
        if self.ordered:
            head, comma, _ = self.text.partition(",")
            return head.strip() if comma else " ".join(_without_suffix(head.split())[:-1])
        parts = _without_suffix(self.text.replace(",", " ").split())
        if self.kind != "person" or not self.given:
            return self.text
        first = next((i for i, part in enumerate(parts) if i and is_particle(part)), len(parts) - 1)
        return " ".join(parts[first:]) if parts else self.text


def _without_suffix(parts: Sequence[str]) -> list[str]:
    kept = list(parts)
    while len(kept) > 1 and folded(kept[-1]).strip(".") in SUFFIXES:
        kept.pop()
    return kept


def _untitled(text: str) -> str:
    """Leave out a title before a name of one word or more: ``Lord``, ``Dr.``."""
    first, blank, rest = text.partition(" ")
    return rest if blank and folded(first).rstrip(".") in HONORIFICS else text


@lru_cache(maxsize=1 << 14)
def read_name(text: str) -> Name:
    """Read one name: ``First Last``, ``Last, First``, ``F. Last``, a body, a handle."""
    text = _untitled(" ".join(text[:_LONGEST].split()))
    head, comma, tail = text.partition(",")
    tail_words = [word for word in words(tail) if word not in SUFFIXES]
    if is_group(text):
        return Name(text, words(text), (), "group")
    if comma and tail_words:
        return Name(text, _family(words(head)), tuple(tail_words), ordered=True)
    parts = _without_suffix(head.split())
    if is_last_first(parts):
        return Name(text, _family(words(" ".join(parts[:-1]))), tuple(parts[-1].lower().replace(".", "")), ordered=True)
    if parts and is_particle(parts[0]) and parts[0].islower():
        return read_surname(text)
    if len(parts) < 2 or len(folded(parts[-1]).strip(".")) < 2:
        return _of_one_word(text, " ".join(parts))
    return _of_words(text, parts)


def is_last_first(parts: Sequence[str]) -> bool:
    """Say whether words are a surname and initials run together as medicine writes them: ``Doe JB``, ``van Doe J``.

    One letter after a word that is a given name is the beginning of a surname that is not told.
    """
    run = parts[-1].replace(".", "") if len(parts) > 1 else ""
    if not (run.isupper() and run.isalpha() and len(run) < 4) or run in ACRONYMS or parts[-1].count(".") > 1:
        return False
    names = [part for part in parts[:-1] if not is_particle(part)]
    known = len(run) == 1 and folded(names[-1]) in GIVEN if names else True
    return not known and all(len(part) > 1 and not part.isupper() and part[0].isupper() for part in names)


def _of_one_word(text: str, word: str) -> Name:
    pieces = [piece.lower() for part in re.split(r"[_.\s]+", word) for piece in _CAMEL.findall(part)]
    pieces = pieces if len(pieces) > 1 and not _JOINED.fullmatch(word) else list(words(word))
    return Name(text, tuple(pieces[-1:]) or (folded(word),), tuple(pieces[:-1]), "handle")


def _of_words(text: str, parts: Sequence[str]) -> Name:
    """Divide a name at its first particle, or before its last word."""
    last = len(parts) - 1
    cut = next((i for i, part in enumerate(parts) if 0 < i < last and is_particle(part)), last)
    return Name(text, _family(words(" ".join(parts[cut:]))), words(" ".join(parts[:cut])))


def is_particle(word: str) -> bool:
    """Say whether a word may stand before a surname; an initial is none."""
    return folded(word) in PARTICLES and (len(word) > 1 or word.islower())


def read_surname(text: str) -> Name:
    """Read a surname that stands alone."""
    return Name(text, _family(words(text)))


def _family(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for part in parts if part not in PARTICLES) or parts


def is_group(text: str) -> bool:
    """Say whether a name is that of a body."""
    parts = words(text)
    if not parts or _ADDRESS.match(text):
        return False
    if len(parts) == 1:
        return parts[0] in ORGANISATIONS or (len(parts[0]) > 2 and text.isupper())
    if len(parts) == 2 and (parts[0] in GIVEN or len(parts[0]) == 1 or "," in text):
        return False
    told = not _BODY_WORDS.isdisjoint(parts[1:]) or (parts[0] in _BODY_WORDS and parts[0] not in GIVEN)
    told = told or parts[0] == "the" or _ABSTRACT.search(parts[-1]) is not None
    return told or not _OF.isdisjoint(parts[1:-1]) or any(part.isdigit() for part in parts)


_BODY_WORDS = (BODIES | ORGANISATIONS) - ALSO_BODIES - words_of("cambridge house law police press school washington")
_ABSTRACT = re.compile(r"[a-z]{3}(?:ations?|ctions?|ologies|ologists|ships?|atives?|ators|society)\Z")
"""Ends of words for what several do together."""
_OF = frozenset(("for", "of", "on"))


def read_authors(listed: Any) -> tuple[Name, ...]:
    """Read the authors of a registered work, however they are written; what is no text is passed over."""
    if isinstance(listed, str):
        listed = [listed]
    if not isinstance(listed, Iterable) or isinstance(listed, (bytes, Mapping)):
        return ()
    return _read_all(tuple(item for item in islice(listed, _MOST) if isinstance(item, str)))


@lru_cache(maxsize=1 << 11)
def _read_all(listed: tuple[str, ...]) -> tuple[Name, ...]:
    texts = [text for item in listed for text in split_names(item)]
    medical = len(texts) > 1 and all(map(_MEDICAL.fullmatch, texts))
    names = map(_read_medical if medical else read_name, texts)
    return tuple({name.text: name for name in names if name.family}.values())


def _read_medical(text: str) -> Name:
    """Read a name of a list in which all are written ``Doe JB``; here ``Dr`` and ``MD`` are initials."""
    last, _, run = text.rpartition(" ")
    return Name(text, _family(words(last)), tuple(run.lower()), ordered=True)


def split_names(text: str) -> Iterator[str]:
    """Divide a text that may list several persons into their names."""
    text = _ROLE.sub("", text).strip(" ,;")
    if not _LISTS.search(text):
        yield from (text,) if text else ()
    elif ";" in text:
        for part in text.split(";"):
            yield from split_names(part)
    elif is_group(text) and text.count(",") < 2:
        yield text
    elif text and not _ET_AL.fullmatch(text):
        yield from _of_list(_ET_AL.sub("", text).strip(" ,"))


def _of_list(text: str) -> Iterator[str]:
    parts = [part.strip() for part in _AND.sub(", ", text).split(",")]
    parts = [part for part in parts if part and folded(part).strip(".") not in SUFFIXES]
    ordered = len(parts) > 1 and len(parts) % 2 == 0 and all(_initials(part) for part in parts[1::2])
    if ordered:
        yield from (f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True))
    elif len(parts) == 2 and "," in text and not _AND.search(text) and not _two_persons(*parts):
        yield text
    else:
        yield from parts


def _two_persons(one: str, other: str) -> bool:
    """Say whether the sides of a comma are whole names, and not a double surname and given names."""
    left, right = one.split(), other.split()
    if min(len(left), len(right)) < 2 or is_particle(left[0]):
        return False
    return not all(len(word.strip(".")) < 2 or folded(word) in GIVEN for word in right)


def _initials(text: str) -> bool:
    return all(len(word) == 1 for word in words(text)) and bool(words(text))


def is_incomplete(listed: Any) -> bool:
    """Say whether a list of authors says itself that it leaves some out."""
    texts = [listed] if isinstance(listed, str) else listed if isinstance(listed, (list, tuple)) else ()
    return any(isinstance(text, str) and _ET_AL.search(text) is not None for text in texts)


class Match(NamedTuple):
    """Where a name stands among authors, and how: as it is, nearly (`typo`), as a given name, or not for sure."""

    place: int
    how: Literal["same", "typo", "given", "unsure"]


class Authors:
    """The authors of a work, made to be looked up by any form of a name."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = tuple(names)
        self._runs: dict[str, list[int]] = {}
        self._first: dict[str, list[int]] = {}
        for index, name in enumerate(self.names):
            for run in _runs(name):
                self._runs.setdefault(run, []).append(index)
            for word in name.given[:1]:
                self._first.setdefault(word, []).append(index)

    def find(self, name: Name) -> Match | None:
        """Find a name; initials alone match nobody. What is read as given name and surname may be two surnames."""
        if whole := self._whole(name):
            return Match(min(self._runs[whole]), "same")
        keys = [key for key in (*_joined(name), *_with_particles(name)) if len(key) > 1]
        at = [index for key in keys for index in self._runs.get(key, ())]
        fits = [index for index in at if _given_fits(name.given, self.names[index].given)]
        if fits:
            return Match(min(fits), "same")
        if at:
            return Match(at[0], "unsure") if _perhaps(name.given, self.names[at[0]].given) else None
        return (
            self._turned(name)
            or self._nearly(name, keys)
            or self._handle(keys)
            or (None if name.given else self._given(keys))
        )

    def _whole(self, name: Name) -> str:
        """Give the run of words that what is read as given name and surname is; a particle may be left out."""
        parts = (*name.given, *name.family)
        whole, bare = "".join(parts), "".join(part for part in parts if part not in PARTICLES)
        if not name.given or name.ordered:
            return ""
        return whole if whole in self._runs else bare if bare in self._runs and name.given[0] in PARTICLES else ""

    def _turned(self, name: Name) -> Match | None:
        """Find a name whose parts stand the other way round."""
        said = {*name.family, *name.given}
        for index in self._first.get(name.family[-1], ()) if name.given else ():
            other = self.names[index]
            short = len(name.given[0]) == 1 and not other.ordered and other.family[0].startswith(name.given[0])
            if short or said == {*other.family, *other.given}:
                return Match(index, "same")
        return None

    def _nearly(self, name: Name, keys: Sequence[str]) -> Match | None:
        for index, other in enumerate(self.names):
            for key in keys:
                alike = other.kind == "person" and any(
                    one_edit(key, run) or same_sound(key, run) for run in _joined(other)
                )
                if alike and _given_fits(name.given, other.given):
                    return Match(index, "typo")
                if any(may_be_one(key, run) for run in _joined(other)) and _given_fits(name.given, other.given):
                    return Match(index, "unsure")
        return None

    def _handle(self, keys: Sequence[str]) -> Match | None:
        """Find a surname of five letters or more within a handle."""
        for index, other in enumerate(self.names):
            if other.kind == "handle":
                letters = "".join(words(other.text.replace("_", "")))
                if any(len(key) > 4 and key in letters for key in keys):
                    return Match(index, "same")
        return None

    def _given(self, keys: Sequence[str]) -> Match | None:
        found = [index for key in keys for index in self._first.get(key, ())]
        return Match(min(found), "given") if found and not self.names[min(found)].ordered else None


def _joined(name: Name) -> set[str]:
    """Give a surname as one word, in each way its marks are written."""
    spelt = folded(name.text.lower().translate(_SPELT))
    plain = "".join(name.family)
    if spelt == folded(name.text):
        return {plain}
    other = read_name(spelt.title())
    return {plain, "".join(other.family) if other.kind == name.kind else plain}


def _with_particles(name: Name) -> Iterator[str]:
    """Give a surname that begins with a particle as one word: ``De Marco`` may be written ``DeMarco``."""
    said = words(name.surname)
    if said != name.family and 1 < len(said) < 4:
        yield "".join(said)


def _runs(name: Name) -> Iterator[str]:
    """Give every run of words that may be meant by a surname: any part of it, and what stands before it but first."""
    yield from _joined(name)
    yield from _with_particles(name)
    parts = name.family if name.ordered else (*name.given[1:], *name.family)
    for low in range(len(parts)):
        for high in range(low + 1, min(low + 4, len(parts)) + 1):
            run = "".join(parts[low:high])
            if len(run) > 1:
                yield run


def _given_fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether given names agree: one is missing, an initial or the beginning of the other, or a known nickname."""
    if not one or not other:
        return True
    return any(_agree(one[0], word) for word in other) or any(_agree(word, other[0]) for word in one)


def _agree(one: str, other: str) -> bool:
    alike = one.startswith(other) or other.startswith(one) or same_name(one, other)
    return alike or any(nick == other or (len(other) == 1 and nick[0] == other) for nick in _NICK.get(one, ()))


def _perhaps(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether given names might be one's: they begin alike, or the one is an initial, perhaps of no name.

    Two initials that are both another's are no slip.
    """
    initials = [word for word in one if len(word) == 1]
    strange = len(initials) > 1 and len(other[0]) > 1 and other[0][0] not in initials
    return one[0][0] == other[0][0] or (len(one[0]) == 1 and not strange)


def _nicknames() -> Iterator[tuple[str, frozenset[str]]]:
    for line in NICKNAMES:
        for word in line.split():
            yield word, frozenset(line.split())


_NICK: dict[str, frozenset[str]] = {}
for _word, _others in _nicknames():
    _NICK[_word] = _NICK.get(_word, frozenset()) | _others
