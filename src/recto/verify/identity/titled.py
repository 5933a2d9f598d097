"""The title that a label gives: in quotes, in italics, or plainly after a name and a comma."""

import re
from collections.abc import Sequence

from recto.verify.identity.lexicon import ORGANISATIONS, TOPICS, VENUES, words_of
from recto.verify.identity.names import words
from recto.verify.identity.persons import Listed, list_at
from recto.verify.identity.signs import Sign, signs_of, year_in
from recto.verify.identity.titles import is_phrase
from recto.verify.identity.venues import is_listed, venue_named

MARKS = "\"“”‘’*_'., "
"""What a title is freed of at both ends."""

_ENDS = re.compile(r"[.?!](?:\s|\Z)")
_PLAIN = re.compile(
    r"(?:,|(?<=['’]s))\s+(?P<title>[A-Z][^\"“”()\[\]{}*_;]{4,200}?)\s*"
    r"(?:[(\[]|,\s*(?:[a-z]|\d|[A-Z][a-z]{2,8}\.?\s\d{4}\b|[IVX]{1,5}\b)|(?<![A-Z])\.\s|\.?\Z)"
)
"""A title between a comma or a genitive and a bracket, a year, a part of the work, or the end."""
_LONG = re.compile(r"[\w’'-]{4,}")
_STOP = re.compile(r"\.(?!\d)")
"""A full stop, as abbreviations have it, and no titles."""
_NUMBER = re.compile(r"\d")
_DATED = re.compile(r"\([12]\d{3}\)")
_PLAIN_WORDS = 3
"""Words of a title that nothing sets off, if it has no article or preposition."""
_NO_END = ORGANISATIONS | words_of(
    "agency association blog board bureau center centre college commission committee company council department",
    "faculty foundation group hospital inc institute journal lab laboratories laboratory magazine ministry news",
    "newsletter office organisation organization podcast press review school society staff team university",
)
"""Last words of what an author belongs to, or of where it was published."""
_ELSEWHERE = VENUES | words_of("university institute college workshop proceedings conference")
"""Words of what an author belongs to and of where it was published, which stand after a name as titles do."""


def quoted_title(signs: Sequence[Sign]) -> str:
    """Give the first title that stands in quotes or italics."""
    return next((sign.text.strip(MARKS) for sign in signs if sign.kind == "title"), "")


def plain_title(text: str, at: int) -> str:
    """Give the title that follows a name and a comma at `at`, to the end of the label or up to a bracket or a year.

    It is written as titles are, with a capital to each word; a body and a venue are written so too.
    """
    found = _PLAIN.match(text, at - (text[at - 1 : at] == ","))
    title = found["title"].strip(MARKS) if found else ""
    said = [word for word in words(title) if word.isalpha()]
    if found is None or len(said) < 2 or not _capitals(title) or _are_persons(title):
        return ""
    if _STOP.search(title) or _ends_in_volume(title):
        return ""
    if said[-1] in _NO_END or said[0] in ORGANISATIONS or not _ELSEWHERE.isdisjoint(said) or venue_named(title).kind:
        return ""
    told = len(said) >= _PLAIN_WORDS or is_phrase(title) or ": " in title
    joined = " & " in text[: found.start()] or " and " in text[: found.start()]
    return title if told or ((joined or said[-1] not in TOPICS) and _is_whole(text, found)) else ""


def _is_whole(text: str, found: re.Match[str]) -> bool:
    """Say whether a label is but a name, a title, and perhaps a year in brackets."""
    rest = text[found.end("title") :].strip()
    return "," not in text[: found.start()] and (not rest or _DATED.fullmatch(rest) is not None)


def _ends_in_volume(title: str) -> bool:
    """Say whether a number that is no year ends a text: what stands before it is where something was published."""
    last = title.rpartition(" ")[2]
    return last.isdecimal() and len(last) != len("2019")


def _are_persons(title: str) -> bool:
    """Say whether a text is but names in a row, with a year or without."""
    signs = signs_of(title)
    listed = list_at(signs, 0)
    return bool(listed and (listed.et_al or (len(listed.names) > 1 and all(map(year_in, signs[listed.end :])))))


def _capitals(title: str) -> bool:
    """Say whether there are words of four letters or more, and all of them have a capital."""
    long = [word for word in _LONG.findall(title) if word[0].isalpha()]
    return bool(long) and all(word[0].isupper() for word in long)


def title_of(text: str, signs: Sequence[Sign], end: int, listed: Listed) -> str:
    """Give the title beside names: what is quoted; what is in italics may be where it was published."""
    titles = [sign for sign in signs if sign.kind == "title"]
    if titles and titles[0].text[0] in "*_" and listed.form == "list":
        between = _title_beside(text[: titles[0].start], signs, end, listed) if titles[0].start > listed.end else ""
        if between.count(" ") > 1:
            return between
        quoted = next((sign for sign in titles if sign.text[0] not in "*_"), titles[0])
        return quoted.text.strip(MARKS)
    if titles:
        return titles[0].text.strip(MARKS)
    return _title_beside(text, signs, end, listed) or plain_title(text, signs[end - 1].end)


def _title_beside(text: str, signs: Sequence[Sign], end: int, listed: Listed) -> str:
    """Give the title that names in brackets follow, or that follows names and year in a reference up to a full stop."""
    if listed.start and signs[listed.start - 1].text == "(":
        return text[: signs[listed.start - 1].start].strip(MARKS)
    follows = end < len(signs) and signs[end].text == ":"
    stops = listed.et_al and end < len(signs) and signs[end].text == "." and signs[end - 1].text == ")"
    if not (follows or stops or listed.form == "list"):
        return ""
    parts = (part.strip(MARKS + "):,") for part in _ENDS.split(text[signs[end - 1].end :], maxsplit=4))
    return next((part for part in parts if (part.count(" ") or follows) and not _is_issue(part)), "")


def _is_issue(part: str) -> bool:
    """Say whether a part of a reference is a venue that is listed, with a volume or a year."""
    name, digit = _NUMBER.split(part, maxsplit=1)[0].strip(" ,("), _NUMBER.search(part)
    return digit is not None and is_listed(venue_named(name).name)
