"""Titles compared by their words."""

import re
from functools import lru_cache

from recto.verify.identity.lexicon import words_of
from recto.verify.identity.names import words
from recto.verify.identity.venues import venue_named
from recto.verify.support.words import STOP, stem

_SMALL = STOP | {"not", "no", "can", "toward", "towards", "how", "vs", "versus", "use", "used", "new", "paper", "study"}
_LABEL = re.compile(
    r"\bet al\b|\((?:19|20)\d\d[a-z]?\)|^\W{0,400}$|https?:|^www\.|^[\w-]{1,80}\.(?:com|org|net|gov|edu|io|ai)\b"
)
_ABOUT = re.compile(
    r"['’]s?\s|[()\[\]]|\b(?:19|20)\d\d\b|\b(?:papers?|stud(?:y|ies)|research|posts?|articles?|blog|page|site|announcement)\b",
    re.I,
)
_LONG = re.compile(r"(?<!-)\b[^\W\d_]{4,}")
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


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def same_title(one: str, other: str) -> bool:
    """Say whether two texts are surely one title: three words or more in common, and nearly all of the shorter one.

    Not those that have words of their own, and a number among them: one of a series.
    """
    a, b = content_words(one), content_words(other)
    if a - b and b - a and any(_has_digit(word) and not word.isdecimal() for word in a ^ b):
        return False
    return bool(a) and (a == b or (min(len(a), len(b)) >= 3 and len(a & b) >= 0.8 * min(len(a), len(b))))


def within(title: str, text: str) -> bool:
    """Say whether a text has all words of a title of two words or more."""
    return len(content_words(title)) > 1 and content_words(title) <= content_words(text)


def shared(title: str, text: str) -> bool:
    """Say whether a text has any word that a title is made of, in any form."""
    return not content_words(title).isdisjoint(_abstract_words(text))


_MAIN = re.compile(r"[:?!]\s|\s[–—-]\s|\s\(")
_TONGUES = words_of(
    "das dans de dei del della den der des det du e el en et etter gli het il im la las le les los mit nach och og",
    "por pour sobre sur tra um uma un una une und vom y zu zum zur",
)
"""Words that join others in tongues other than English: by them a title is told to be in one, perhaps translated."""
_ARTICLES = words_of("das der die eine el etter il la las le les los o os sur un une uma von vom zu zum zur")
"""What titles in other tongues begin with."""
_MARKED = re.compile(r"[à-öø-ÿąćęłńśźżčďěňřšťůžőűğşăț]")
_ENGLISH = words_of(
    "a an and at by for from how i in not of on or so that the they to we what when where which who why with you"
)
"""Words beside which *do* and letters with marks are in an English title."""
_JOINING = frozenset(("a", "an", "the", "of", "on", "in", "for", "to", "from", "with", "at", "into", "we"))
_ISSUES = words_of(
    "academy acta advances annals blog book bulletin chapter conference edition forum journal letters magazine news",
    "newsletter paper press proceedings publisher publishing quarterly report review reviews series society",
    "supplement symposium times transactions university volume website workshop",
)
"""Words of where works are published, in names that are written as titles are."""
_BEGINS = 5
"""Letters by which two words may be forms of one."""


def same_part(one: str, other: str) -> bool:
    """Say whether a text is what another begins with, or its title or subtitle: two words or more that tell."""
    if content_words(one).isdisjoint(content_words(other)) or len(_telling(one)) < 2:
        return False
    said, told = words(one[:_LONGEST]), words(other[:_LONGEST])
    parts = _MAIN.split(other[:_LONGEST])
    main = content_words(_MAIN.split(one, maxsplit=1)[0])
    if said == told[: len(said)] or any(content_words(part) == content_words(one) for part in parts):
        return True
    alone = len(main) == 1
    return any(content_words(p) == main and (not alone or words(p) == words(_MAIN.split(one)[0])) for p in parts)


def other_title(one: str, other: str, *, least: int) -> bool:
    """Say whether two texts are clearly titles of different works: of `least` words or more, and none in common.

    A title in another tongue may be a translation.
    """
    a, b = _telling(one), _telling(other)
    if min(len(a), len(b)) < least or _tongue(one) != _tongue(other):
        return False
    begins = {word[:_BEGINS] for word in b}
    common = sum(word[:_BEGINS] in begins for word in a)
    return common == 0 or (common == 1 and min(len(a), len(b)) > 4)


_GENERIC = content_words(
    "analysis approach art case effect evidence guide handbook history introduction report review science study theory"
)
"""Words that titles of different works have in common."""


def unlike(one: str, other: str, *, most: float) -> bool:
    """Say whether no more than a share `most` of the words of the shorter one of two titles is in both."""
    a, b = _telling(one) - _TONGUES, _telling(other) - _TONGUES
    if not a - _GENERIC or not b - _GENERIC or _tongue(one) != _tongue(other):
        return False
    ids, others = _ids(one), _ids(other)
    begins = {word[:_BEGINS] for word in b - _GENERIC}
    common = sum(word[:_BEGINS] in begins for word in a - _GENERIC)
    return bool(ids and others and ids.isdisjoint(others)) or common <= most * min(len(a), len(b))


_CASE = re.compile(r"([A-Z][\w.'’-]{1,40})\)? v\.? ([A-Z][\w.'’-]{1,40})")


def other_case(one: str, other: str) -> bool:
    """Say whether two texts name different cases of law: ``Roe v. Wade``."""
    a, b = _CASE.search(one), _CASE.search(other)
    return bool(a and b and {*words(a[1]), *words(a[2])}.isdisjoint({*words(b[1]), *words(b[2])}))


def _ids(title: str) -> frozenset[str]:
    """Give the names with numbers in a title, by which one of a series is told: ``mRNA-1273``, a year."""
    return frozenset(word for word in words(title[:_LONGEST]) if len(word) > 3 and _has_digit(word))


def other_issue(one: str, other: str) -> bool:
    """Say whether two titles are of one report for different years, or of one series and of different numbers."""
    years, others = _years(one), _years(other)
    alike = len(_telling(one) & _telling(other)) > 1
    if years and others:
        return years.isdisjoint(others) and alike and (_telling(one) <= _telling(other) or same_title(one, other))
    numbers, other_numbers = _numbers(one) - years, _numbers(other) - others
    apart = bool(numbers and other_numbers) and numbers.isdisjoint(other_numbers)
    return apart and alike and _telling(one) == _telling(other)


def _years(title: str) -> frozenset[str]:
    return frozenset(word for word in words(title[:_LONGEST]) if len(word) == 4 and word[:2] in ("19", "20"))


def _numbers(title: str) -> frozenset[str]:
    return frozenset(word for word in words(title[:_LONGEST]) if _has_digit(word))


def other_tongue(one: str, other: str) -> bool:
    """Say whether just one of two titles is in another tongue than English."""
    return _tongue(one) != _tongue(other)


def tells(title: str) -> bool:
    """Say whether a title cannot well be a nickname: of three words or more that tell, or with small words."""
    return len(_telling(title)) > 2 or (is_phrase(title) and len(title.split()) > 2) or title.endswith(("?", "!"))


def is_name(title: str) -> bool:
    """Say whether a text that is set off begins as a title does: of two words or more, or one of five letters."""
    long = len(title) > 4 and bool(_telling(title))
    return title[:1].isupper() and long and not _LABEL.search(title)


_NUMBER = re.compile(r"\d")


def is_issue(title: str, text: str) -> bool:
    """Say whether a title in a text may be where a work was published: not quoted, and of few words or a journal's."""
    at = text.find(title)
    quoted = at > 0 and text[at - 1] in "\"“‘'"
    italic = at > 0 and text[at - 1] in "*_"
    named = names_issue(title) or venue_named(_NUMBER.split(title, maxsplit=1)[0].strip(" ,(")).kind != ""
    return not quoted and (named or (italic and ": " not in title and len(_telling(title)) < 5))


@lru_cache(maxsize=1 << 14)
def _telling(title: str) -> frozenset[str]:
    return frozenset(word for word in content_words(title) if len(word) > 2 and word.isalpha())


def _tongue(title: str) -> bool:
    said = title[:_LONGEST].split()
    if not said or not _TONGUES.isdisjoint(said):
        return bool(said)
    marked = not title.isascii() and _MARKED.search(title.lower()) is not None
    return said[0].lower() in _ARTICLES or ((marked or "do" in said) and _ENGLISH.isdisjoint(words(title[:_LONGEST])))


def in_tongue(title: str) -> bool:
    """Say whether a title is in another tongue than English."""
    return _tongue(title)


def names_issue(title: str) -> bool:
    """Say whether a title has a word by which journals and the like are called."""
    return not _ISSUES.isdisjoint(words(title))


def is_own_title(text: str) -> bool:
    """Say whether a registered title is no label or address, and not a single word."""
    return bool(_telling(text)) and not _LABEL.search(text[:_LONGEST])


def is_phrase(text: str) -> bool:
    """Say whether a title has articles and prepositions, which nicknames leave out."""
    return not _JOINING.isdisjoint(words(text[:_LONGEST]))


@lru_cache(maxsize=1 << 14)
def is_registered(text: str) -> bool:
    """Say whether a registered title is written as the work's own and no label or nickname.

    A capital to each word of three that tell, or a sentence of five.
    """
    capital = [word[0].isupper() for word in _LONG.findall(text[:_LONGEST]) if word not in _SMALL]
    told = len(_telling(text))
    whole = text[:1].isupper() and told >= 5
    return told >= 2 and not _LABEL.search(text[:_LONGEST]) and (whole or sum(capital) > 0.8 * len(capital))


@lru_cache(maxsize=1 << 14)
def is_title(text: str) -> bool:
    """Say whether a text is long enough for a title, written as one, and no label, address or claim."""
    capital = [word[0].isupper() for word in _LONG.findall(text[:_LONGEST])]
    return len(content_words(text)) >= 4 and not _LABEL.search(text[:_LONGEST]) and sum(capital) >= 0.6 * len(capital)


def is_bare_title(text: str) -> bool:
    """Say whether a text is a title and no description of a work: no year, no "paper", nobody's."""
    return is_title(text) and not _ABOUT.search(text[:_LONGEST])
