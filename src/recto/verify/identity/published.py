"""Where a label says that a work was published, held against where it is known to have been."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from recto.model import Difference
from recto.verify.identity.entitled import beside
from recto.verify.identity.label import Label
from recto.verify.identity.lexicon import TIMES
from recto.verify.identity.names import words
from recto.verify.identity.side import SILENT, Side
from recto.verify.identity.signs import Sign, joined, owner, signs_of
from recto.verify.identity.venues import Venue, akin, same_venue, venue_named
from recto.verify.identity.work import Work

_ABBREVIATED = 5
"""Letters of an abbreviation in a name that begins with a word in full, with its full stop."""
_MOST = 14
"""Words of a venue's name."""
_JOINING = frozenset(("of", "the", "and", "for", "in", "on", "&", "de", "der", "des", "la", "le"))
_APPEARED = frozenset(("published", "appeared", "appears"))
_SERIES = re.compile(r"(?:In\s)?\s*(?:Proc\.|Proceedings)\s(?:of\s(?:the\s)?)?|In\s(?:the\s)?")
"""What may stand before a venue's name; some names begin so themselves."""


class _Place(NamedTuple):
    """What may be a venue's name in a label: as written, where it stands; whether it is `set` as only venues are.

    A volume and pages after it tell that it is a journal.
    """

    text: str
    start: int
    set: bool
    italic: bool = False
    volume: bool = False

    @property
    def venue(self) -> Venue:
        """Give the venue that is named, of a kind if that can be told."""
        named = venue_named(self.text)
        journal = self.volume and not named.kind and len(self.text.split()) > 1
        return Venue(self.text, "journal") if journal else named


@lru_cache(maxsize=1 << 12)
def _places(text: str) -> tuple[_Place, ...]:
    """Give what may be names of venues: words with capitals between marks, or in italics."""
    signs = signs_of(text)
    found: list[_Place] = []
    at = 0
    while at < len(signs):
        if signs[at].kind == "title" and signs[at].text[0] in "*_" and at:
            found.extend(_in_italics(signs, at))
        end = _run_end(signs, at) if at == 0 or _divides(signs, at - 1) else at
        found.extend(_in_run(signs, at, end) if end > at else ())
        at = max(end, at + 1)
    return tuple(found)


def _volume(signs: Sequence[Sign], at: int) -> bool:
    """Say whether a volume and an issue or pages follow, or a year with both."""
    after = [
        sign for sign in signs[at : at + 8] if sign.text not in (",", ".", "(", ")", ";", ":", "pp", "p", "no", "vol")
    ]
    return sum(sign.kind == "number" for sign in after[:3]) > 1


def _in_italics(signs: Sequence[Sign], at: int) -> Iterator[_Place]:
    sign = signs[at]
    inner = signs_of(sign.text.strip("*_ "))
    end = _run_end(inner, 0)
    if end and (end == len(inner) or inner[end].kind in ("number", "mark")):
        yield _Place(joined(inner, 0, end), sign.start, True, italic=True, volume=_volume(signs, at + 1))


def _divides(signs: Sequence[Sign], at: int) -> bool:
    """Say whether a name may begin after a sign: after "in" only where the work itself is there, not what cites it."""
    sign = signs[at]
    if sign.text == "in":
        return at > 0 and (signs[at - 1].kind != "word" or signs[at - 1].text in _APPEARED)
    ordinal = len(sign.text) == 1 and sign.text.islower()
    return sign.kind != "word" or sign.text.endswith(".") or ordinal


def _run_end(signs: Sequence[Sign], at: int) -> int:
    """Give the end of the words with capitals that begin at a sign, with what joins them."""
    end = at
    while end < min(len(signs), at + _MOST) and _of_name(signs[end], first=end == at):
        end += 1
    return end


def _of_name(sign: Sign, *, first: bool) -> bool:
    if sign.text in _JOINING:
        return not first
    return sign.kind == "word" and (sign.text[0].isupper() or sign.text[1:2].isupper()) and not owner(sign)


def _in_run(signs: Sequence[Sign], at: int, end: int) -> Iterator[_Place]:
    """Give a run of words, and what is left of it after each full stop; at the start of a label only with a number."""
    after = signs[end : end + 2]
    numbered = _is_dated(signs, end)
    if after and after[0].kind == "word":
        return
    numbered = numbered or (at > 2 and signs[at - 1].text == "{" and signs[at - 3].text in ("journal", "booktitle"))
    for start in range(at, end):
        if (start == at or (signs[at].text[-1] != "." and _ends(signs[start - 1]))) and (start or numbered):
            text, set_apart = joined(signs, start, end).rstrip(".,"), numbered or (not after and start > 0)
            yield _Place(text, signs[start].start, set_apart, volume=_volume(signs, end))
            if series := _SERIES.match(text):
                yield _Place(text[series.end() :], signs[start].start, set_apart)


def _is_dated(signs: Sequence[Sign], at: int) -> bool:
    """Say whether a number follows: a volume or a year, at once, after a comma or a bracket, after a month's name."""
    at += at < len(signs) and signs[at].text in (",", "(", ";")
    at += at + 1 < len(signs) and signs[at].plain in TIMES
    return at < len(signs) and signs[at].kind == "number"


def _ends(sign: Sign) -> bool:
    """Say whether a word ends a sentence, and is no abbreviation."""
    return sign.text.endswith(".") and len(sign.text) > _ABBREVIATED


def venue_side(label: Label, work: Work, authors: Side) -> Side:
    """Compare where a work was published: a journal with a journal, a newspaper with a newspaper, and so on.

    Agreement speaks for a label that is nothing else, or beside authors. What is no venue for sure says nothing.
    """
    if not work.venues:
        return SILENT
    places = [place for place in _places(label.text) if _free(place, label, work)]
    agreed = next(((p, v) for v, _ in work.venues for p in places if same_venue(p.text, v.name)), None)
    if agreed:
        place, venue = agreed
        counts = authors.says == "agrees" or not (place.start or label.names) or beside(label, work)
        return Side("agrees", f"it was published {_where(venue)}") if counts else SILENT
    if any(akin(place.text, venue.name) for place in places for venue, _ in work.venues):
        return SILENT
    said = {venue for place in places if place.set and _tells(venue := place.venue, label)}
    return _other(said.pop(), work) if len(said) == 1 else SILENT


def named_elsewhere(label: Label, work: Work) -> bool:
    """Say whether a label names a journal, and the work is known to have appeared in something else."""
    said = {place.venue for place in _places(label.text) if place.set and _free(place, label, work)}
    known = {venue.kind for venue, _ in work.venues}
    elsewhere = bool(known) or work.type == "book" or work.told.kind == "arxiv"
    return elsewhere and "journal" not in known and any(venue.kind == "journal" for venue in said)


def _tells(venue: Venue, label: Label) -> bool:
    """Say whether a venue is one for sure, and no workshop beside it."""
    return venue.kind not in ("", "archive") and not (venue.kind == "conference" and "workshop" in label.text.lower())


def _where(venue: Venue) -> str:
    return f"{'by' if venue.kind == 'press' else 'in'} {venue.shown}"


def _free(place: _Place, label: Label, work: Work) -> bool:
    """Say whether words are neither names of the label, nor part of a title."""
    if label.names and label.start <= place.start < label.end:
        return False
    said = {*words(place.text)}
    titled = not place.italic and said <= {*words(work.title)}
    return not (titled or said < {*words(label.title)})


def _other(said: Venue, work: Work) -> Side:
    """Say that a work was published elsewhere, where that is sure and nothing else is known."""
    same = [(venue, sure) for venue, sure in work.venues if venue.kind == said.kind]
    found = next((venue for venue, sure in same if sure), None)
    if found is None:
        return SILENT
    difference = Difference("venue", said.shown, found.shown)
    return Side("differs", f"it was published {_where(found)}, not {_where(said)}", difference)
