"""Titles compared by their words."""

import re
from functools import lru_cache

from recto.verify.names import words

_SMALL = frozenset(
    "a an and are as at be by can do does for from has have how in into is it its not of on or our that the their these "
    "this to towards toward via we what when where which who why will with without your vs versus".split()
)
_LABEL = re.compile(r"\bet al\b|\((?:19|20)\d\d[a-z]?\)|^\W*$|https?:|^www\.|^[\w-]+\.(?:com|org|net|gov|edu|io|ai)\b")
_ENDINGS = ("ings", "ing", "ions", "ion", "ies", "es", "ed", "s", "e", "y")


@lru_cache(maxsize=1 << 15)
def content_words(title: str) -> frozenset[str]:
    """Give the words of a title that say what it is about, without endings."""
    return frozenset(_stem(word) for word in words(title[:400]) if word not in _SMALL)


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 3), "")
    return word.removesuffix(ending)


def alike(one: str, other: str) -> float:
    """Give how much of the shorter title's content is in the longer, from 0 to 1; 0 for titles without words."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_title(one: str, other: str) -> bool:
    """Say whether two texts are surely one title: three words or more in common, and nearly all of the shorter one."""
    a, b = content_words(one), content_words(other)
    return bool(a) and (a == b or (min(len(a), len(b)) >= 3 and len(a & b) >= 0.8 * min(len(a), len(b))))


def is_title(text: str) -> bool:
    """Say whether a text is long enough for a title, written as one, and no label, address or claim."""
    capital = [word[0].isupper() for word in re.findall(r"[^\W_]{4,}", text)]
    return len(content_words(text)) >= 4 and not _LABEL.search(text) and sum(capital) >= 0.6 * len(capital)
