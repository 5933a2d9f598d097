"""Whether a label gives the year of the work it leads to, or surely that of no edition of it."""

import re

from recto.model import Difference
from recto.verify.identity.authors import Authors
from recto.verify.identity.certain import cited_there, writes
from recto.verify.identity.entitled import beside
from recto.verify.identity.forenames import SURNAMES
from recto.verify.identity.label import Label
from recto.verify.identity.lexicon import ALSO_BODIES, ORGANISATIONS, VENUES, WORKS
from recto.verify.identity.names import topics, words
from recto.verify.identity.published import named_elsewhere
from recto.verify.identity.side import SILENT, Side
from recto.verify.identity.titles import other_tongue
from recto.verify.identity.work import APART, Work

_EDITION = re.compile(
    r"\b(?:(?:\d(?:st|nd|rd|th)|first|second|third|new|rev\.|revised) ed\b|edn|edition|anniversary"
    r"|[12]\d{3} rev|trans\b|translated|translation|reprint|reprinted|reissued?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\[/]\s?((?:1[5-9]|20)\d\d)(?!\d)")
"""A second year: of the original in square brackets, or after a stroke."""

_CONTAINED = re.compile(r"[\w\"”’'.,)]\s[Ii]n:?\s(?:[^\s,.]{1,40}\s){0,4}?[*_“\"]")
"""A title in another work: an essay in a collection."""

_DRAFT = re.compile(
    r"\b(?:working papers?|discussion papers?|manuscript|draft|forthcoming|lectures?|thesis|nber|ssrn)\b", re.IGNORECASE
)
"""What a work may be years before it is published, and what may be published years later."""
_WORD = re.compile(r"[^\W\d_]+")
_REPRINT = 5
"""Years after which what appeared at a conference appears in a journal."""

_SLIP = 9
"""Years by which a slip is hardly ever off."""
_EDITED = ("book", "chapter", "essay", "lecture", "collection", "anthology")
"""Types of resource that appear again in editions and collections."""


def year_side(label: Label, work: Work, authors: Side, title: Side) -> Side:
    """Compare the years: up to two years lie between a preprint and its publication."""
    if not label.year or not work.years:
        return SILENT
    gap, year = min((abs(label.year - year), year) for year in work.years)
    if gap > APART:
        return _apart(label, work, year, Difference("year", str(label.year), str(year)), authors, title)
    if gap and authors.says == "agrees":
        return Side("agrees", f"{label.year} against {year}, as preprint and publication may be")
    return SILENT


def _apart(label: Label, work: Work, year: int, difference: Difference, authors: Side, title: Side) -> Side:
    """Weigh a year that is not the work's: it may be a page's, another edition's, or that of an event."""
    gap = abs(label.year - year)
    if not work.firm:
        return Side("unknown", f"the page is dated {year}, which need not be the year of the work", difference)
    if str(label.year) in f"{work.title} {work.told.title}":
        return Side("unknown", f"it is of {year}, and its title names {label.year}", difference)
    if any(abs(int(other) - known) <= APART for other in _BESIDE.findall(label.text) for known in work.years):
        return SILENT
    if "agrees" in (authors.says, title.says) and other_edition(label, work, year):
        return Side("unknown", f"it is of {year}; {label.year} may be the year of another edition", difference)
    if authors.says == "agrees" and title.says != "differs" and _elsewhere(label, work, gap, title):
        return Side("unknown", f"it is of {year}; {label.year} may be the year of a reprint", difference)
    if authors.says == title.says == "agrees" and gap > _SLIP:
        return Side("unknown", f"it is of {year}, perhaps reprinted; {label.year} may be its own year", difference)
    if not _of_work(label, work, authors, title):
        return Side("unknown", f"it is of {year}, and {label.year} need not be the year of a work", difference)
    return Side("differs", f"it is of {year}, not {label.year}", difference)


def other_edition(label: Label, work: Work, year: int) -> bool:
    """Say whether a year may be that of another edition: of a book one many years apart, or with another author.

    Or one in another tongue, and any that is spoken of.
    """
    distant = work.type in _EDITED and (abs(label.year - year) > _SLIP or _added(label, work))
    bare = not label.title and work.type in _EDITED
    translated = bool(label.names and (label.title or bare)) and other_tongue(label.title, work.title)
    return distant or translated or names_edition(f"{label.text} · {work.title}")


def _added(label: Label, work: Work) -> bool:
    """Say whether a label names all authors of a work, and somebody else."""
    named = Authors(label.names)
    return len(label.names) > len(work.authors.names) > 0 and all(map(named.find, work.authors.names))


def names_edition(text: str) -> bool:
    """Say whether a text speaks of an edition, a translation or a reprint."""
    return _EDITION.search(text) is not None


def _elsewhere(label: Label, work: Work, gap: int, title: Side) -> bool:
    """Say whether a label names another place where the work appeared: a collection, a series of working papers."""
    if _CONTAINED.search(label.text):
        return True
    draft = _DRAFT.search(f"{label.text} · {work.publication} · {work.told.key}") is not None
    elsewhere = title.says == "agrees" and named_elsewhere(label, work)
    return (gap <= _REPRINT and draft) or (elsewhere and (gap <= _REPRINT or work.told.kind == "arxiv"))


def _of_work(label: Label, work: Work, authors: Side, title: Side) -> bool:
    """Say whether the year of a label is that of a work: beside names, a title, or a word for works."""
    beside_year = label.cites or str(label.year) in label.text[label.start : label.end]
    signed = bool(work.authors.names) and all(name.kind == "person" for name in work.authors.names)
    if label.group and not label.title and signed and work.told.kind != "arxiv":
        return False
    named = beside(label, work)
    if named and not (label.names or label.group) and title.says == "unknown":
        return not _is_event(label.text)
    if (authors.says != "unknown" and (beside_year or not label.names)) or title.says != "unknown" or named:
        return True
    about = topics(f"{work.title} {work.about}")
    if label.names:
        said = {word for name in label.names for word in name.family}
        if not about.isdisjoint(said):
            return cited_there(label, work)
        return writes(label, work) if label.cites else not said.isdisjoint(SURNAMES | ALSO_BODIES)
    bodies = work.told.kind == "arxiv" and not (VENUES | ORGANISATIONS).isdisjoint(words(label.text))
    return bodies or any(word.lower() in WORKS and word.islower() for word in _WORD.findall(label.text))


def _is_event(text: str) -> bool:
    """Say whether a label ends with a word and a year in brackets: what happened or was found that year."""
    said = text.split()
    return len(said) > 1 and said[-2].isalpha() and len(said[-2]) > 3 and said[-1].strip("()").isdecimal()
