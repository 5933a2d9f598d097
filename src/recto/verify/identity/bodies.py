"""The bodies that a label names: as its author, or as what may be one."""

import re
from collections.abc import Sequence

from recto.verify.identity.lexicon import BODIES, ORGANISATIONS, words_of
from recto.verify.identity.signs import Sign, joined, owner


def proper(signs: Sequence[Sign]) -> tuple[str, ...]:
    """Give the words that may be names of bodies: acronyms, and words with a capital, of four letters or more."""
    said = (owner(sign) or sign.text.rstrip(".") for sign in signs if sign.kind == "word" and sign.text[0].isupper())
    return tuple(word for word in said if len(word) > 3 or (len(word) > 2 and word.isupper()))


_ACRONYM = re.compile(r"[A-Z]{3,8}|[A-Z][a-z]+(?:[A-Z][a-z]*)+|x?[A-Z]{2,}[a-z]*")
"""Names of bodies as they are written: NATO, BuzzFeed."""
_SMALL = words_of("of for the on and in")
"""Words that names of bodies have in small letters."""


def group_at(signs: Sequence[Sign]) -> tuple[str, int]:
    """Give the body that a label begins with, as author: alone, or before year, mark or title; and its end."""
    end = 0
    while end < min(len(signs), 8) and (signs[end].text in "&/" or _plain_word(signs[end])):
        end += 1
    told = [sign.plain for sign in signs[:end] if sign.kind == "word"]
    listed = told and (told[0] in ORGANISATIONS or told[-1] in BODIES or (told[0] in BODIES and len(told) > 1))
    closes = end == len(signs) or signs[end].text in "(,["
    if not told or not (listed or (closes and len(told) < 4 and _ACRONYM.fullmatch(signs[0].text))):
        return "", 0
    small = any(sign.text[0].islower() and sign.plain not in _SMALL for sign in signs[:end])
    return ("", 0) if small or (end < len(signs) and signs[end].kind == "word") else (joined(signs, 0, end), end)


def _plain_word(sign: Sign) -> bool:
    return sign.kind == "word" and not owner(sign)
