"""The title of a work itself, out of what a registry or a page has for it: without the name of the site."""

import re
from collections.abc import Collection, Sequence

from recto.verify.identity.forenames import GIVEN
from recto.verify.identity.lexicon import BODIES, words_of
from recto.verify.identity.names import words

_LONGEST = 400
_LAST = re.compile(r"(?P<rest>.*\S)\s+(?P<mark>[|»·—–-]|::)\s+(?P<part>\S.*)")
_FIRST = re.compile(r"(?P<part>\S[^|»·—–]*?)\s+(?:[|»·—–-]|::)\s+(?P<rest>\S.*)")
_SOLD = re.compile(r"\b97[89]\d{10}\b")
"""The number of a book, which shops add to its title."""
_BY = re.compile(r"(?P<rest>\S.*?),? by (?P<author>[^,;:]{3,60})")
_SITES = BODIES | words_of(
    "analysis blog book documentation docs home homepage official page post site the of and website wikipedia"
)
"""What sites and their pages call themselves."""
_BODY = frozenset(("institute", "university", "foundation", "center", "centre", "journal", "magazine", "news", "press"))
"""Last words of what publishes."""
_NAME = 5
"""More words than a name has."""
_SHORTEST = 5
"""Letters of a host by which a longer name is told."""


def own_title(title: str, called: Collection[str]) -> str:
    """Give a title without what stands beside it after a bar, or between dashes and is but the name of a site.

    `called` are the words by which a site may be called, folded: of its host, its publication, its authors.
    """
    text = _SOLD.split(title[:_LONGEST], maxsplit=1)[0].rstrip(": ")
    while (found := _LAST.fullmatch(text)) and (found["mark"] == "|" or _is_site(found["part"], called)):
        text = found["rest"]
    while (found := _FIRST.fullmatch(text)) and _is_site(found["part"], called):
        text = found["rest"]
    if (found := _BY.fullmatch(text)) and _is_author(words(found["author"]), called):
        text = found["rest"]
    return text if text != title[:_LONGEST] else title


def _is_author(said: Sequence[str], called: Collection[str]) -> bool:
    """Say whether words are an author's name: one that is known, or one that begins with a given name."""
    return all(word in called for word in said) or (1 < len(said) < _NAME and said[0] in GIVEN)


def _is_site(part: str, called: Collection[str]) -> bool:
    """Say whether a part of a title is what a site is called: by words of its own, or by its host written together."""
    said = words(part)
    if set(said) <= _SITES or said[-1] in _BODY:
        return True
    whole = "".join(said)
    named = any(word in called for word in said) and all(word in called or word in _SITES for word in said)
    return named or any(len(word) >= _SHORTEST and (word in whole or whole in word) for word in called)
