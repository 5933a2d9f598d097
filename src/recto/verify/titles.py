"""Titles compared by their words."""

import re
from functools import lru_cache

from recto.verify.names import words

_SMALL = frozenset(
    "a an and are as at be by can do does for from has have how in into is it its not of on or our that the their these "
    "this to towards toward via we what when where which who why will with without your vs versus".split()
)
_LABEL = re.compile(r"\bet al\b|\((?:19|20)\d\d[a-z]?\)|^\W*$|https?:|^www\.|^[\w-]+\.(?:com|org|net|gov|edu|io|ai)\b")
_ENDINGS = ("ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e", "y")
_LONG = re.compile(r"[^\W_]{4,}")
_LONGEST = 400
_ABSTRACT = 6_000


@lru_cache(maxsize=1 << 15)
def content_words(title: str) -> frozenset[str]:
    """Give the words of a title that say what it is about, without endings."""
    return frozenset(_stem(word) for word in words(title[:_LONGEST]) if word not in _SMALL)


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 3), "")
    return word.removesuffix(ending)


def same_title(one: str, other: str) -> bool:
    """Say whether two texts are surely one title: three words or more in common, and nearly all of the shorter one."""
    a, b = content_words(one), content_words(other)
    return bool(a) and (a == b or (min(len(a), len(b)) >= 3 and len(a & b) >= 0.8 * min(len(a), len(b))))


def shared(title: str, text: str) -> bool:
    """Say whether a text has any word that a title is made of, in any form."""
    return not content_words(title).isdisjoint(_abstract_words(text))


@lru_cache(maxsize=1 << 11)
def _abstract_words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(text[:_ABSTRACT]))


def is_title(text: str) -> bool:
    """Say whether a text is long enough for a title, written as one, and no label, address or claim."""
    capital = [word[0].isupper() for word in _LONG.findall(text[:_LONGEST])]
    return len(content_words(text)) >= 4 and not _LABEL.search(text[:_LONGEST]) and sum(capital) >= 0.6 * len(capital)
