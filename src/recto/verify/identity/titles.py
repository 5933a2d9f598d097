"""Titles compared by their words."""

import re
from functools import lru_cache

from recto.verify.identity.names import words
from recto.verify.support.words import STOP, stem

_SMALL = STOP | {"not", "no", "can", "toward", "towards", "how", "vs", "versus", "use", "used", "new", "paper", "study"}
_LABEL = re.compile(
    r"\bet al\b|\((?:19|20)\d\d[a-z]?\)|^\W{0,400}$|https?:|^www\.|^[\w-]{1,80}\.(?:com|org|net|gov|edu|io|ai)\b"
)
_ABOUT = re.compile(
    r"['’]s?\s|[()\[\]]|\b(?:19|20)\d\d\b|\b(?:papers?|stud(?:y|ies)|research|posts?|articles?|blog|page|site|announcement)\b",
    re.I,
)
_LONG = re.compile(r"[^\W_]{4,}")
_LONGEST = 400
_ABSTRACT = 6_000


@lru_cache(maxsize=1 << 15)
def content_words(title: str) -> frozenset[str]:
    """Give the words of a title that say what it is about, as stems."""
    return _stems(title[:_LONGEST])


@lru_cache(maxsize=1 << 11)
def _abstract_words(text: str) -> frozenset[str]:
    return _stems(text[:_ABSTRACT])


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(text) if word not in _SMALL)


_stem = lru_cache(maxsize=1 << 15)(stem)


def same_title(one: str, other: str) -> bool:
    """Say whether two texts are surely one title: three words or more in common, and nearly all of the shorter one."""
    a, b = content_words(one), content_words(other)
    return bool(a) and (a == b or (min(len(a), len(b)) >= 3 and len(a & b) >= 0.8 * min(len(a), len(b))))


def within(title: str, text: str) -> bool:
    """Say whether a text has all words of a title of two words or more."""
    return len(content_words(title)) > 1 and content_words(title) <= content_words(text)


def shared(title: str, text: str) -> bool:
    """Say whether a text has any word that a title is made of, in any form."""
    return not content_words(title).isdisjoint(_abstract_words(text))


def is_title(text: str) -> bool:
    """Say whether a text is long enough for a title, written as one, and no label, address or claim."""
    capital = [word[0].isupper() for word in _LONG.findall(text[:_LONGEST])]
    return len(content_words(text)) >= 4 and not _LABEL.search(text[:_LONGEST]) and sum(capital) >= 0.6 * len(capital)


def is_bare_title(text: str) -> bool:
    """Say whether a text is a title and no description of a work: no year, no "paper", nobody's."""
    return is_title(text) and not _ABOUT.search(text[:_LONGEST])
