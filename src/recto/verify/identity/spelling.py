"""Surnames that may be one, written otherwise: by a slip, or in another alphabet. All are folded."""

from collections import Counter
from functools import lru_cache
from itertools import groupby


def one_edit(one: str, other: str) -> bool:
    """Say whether two words of six letters or more differ in one letter: another, one more, or two exchanged.

    Words of ten letters or more may have their letters in another order as well; of five and more, an *s* at the end.
    """
    if one == other or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    if min(len(one), len(other)) < 6:
        return f"{one}s" == other or f"{other}s" == one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tails = ((at + 1, at + 1), (at + 1, at), (at, at + 1))
    if any(one[a:] == other[b:] for a, b in tails):
        return True
    if one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]:
        return True
    return at > 2 and min(len(one), len(other)) > 9 and _letters_apart(one, other) < 2


_SOUNDS = (
    *(("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("zh", "z"), ("kh", "h")),
    *(("ph", "f"), ("th", "t"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ks", "x"), ("gh", "g"), ("w", "v")),
)
_SILENT = str.maketrans("", "", "aeiouyjh'-")


@lru_cache(maxsize=1 << 14)
def _sound(word: str) -> str:
    """Give the consonants of a surname, those that alphabets write differently as one, none twice in a row."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return "".join(letter for letter, _ in groupby(word.translate(_SILENT).replace("ff", "v").replace("q", "k")))


def same_sound(one: str, other: str) -> bool:
    """Say whether two surnames may be one in different alphabets: four consonants or more, all the same."""
    return one[0] == other[0] and len(_sound(one)) > 3 and _sound(one) == _sound(other)


def same_name(one: str, other: str) -> bool:
    """Say whether two given names may be one in different tongues or alphabets: ``Yevgeny``, ``Evgenii``."""
    return min(len(one), len(other)) > 3 and len(_sound(one)) > 1 and _sound(one) == _sound(other)


_ALIKE = str.maketrans("szf", "ccv")
"""Consonants that tongues write for each other: those that hiss, and *f* and *v*."""


def may_be_one(one: str, other: str) -> bool:
    """Say whether two surnames may be one, not surely: four or five letters and a slip, or three consonants alike."""
    slip = min(len(one), len(other)) > 3 and len(one) == len(other) < 6 and sorted(one) == sorted(other)
    added = len(one) != len(other) and 3 < min(len(one), len(other)) < 6 and one_edit(f"-{one}-", f"-{other}-")
    a, b = _sound(one), _sound(other)
    return slip or added or (len(a) > 2 and a == b) or (len(a) > 3 and a.translate(_ALIKE) == b.translate(_ALIKE))


def _letters_apart(one: str, other: str) -> int:
    """Count the letters that only one of two words has."""
    a, b = Counter(one), Counter(other)
    return (a - b).total() + (b - a).total()
