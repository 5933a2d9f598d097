"""Names of persons: read from any form, and told from bodies and handles."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Literal

from recto.model.struct import Frozen
from recto.verify.identity.forenames import GIVEN
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

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑‒–", "-")
)
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
