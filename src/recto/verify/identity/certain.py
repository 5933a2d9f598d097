"""Whether names in a label can be nothing else than those of who wrote a work: by the form, the work, the years.

One word and a year may be a place, a firm, an event or a person that the work is about. The work itself tells them
apart: what it is about stands in its title, abstract or address, and happened before it was written.
"""

import re

from recto.verify.identity.forenames import GIVEN
from recto.verify.identity.label import Label, read_label
from recto.verify.identity.lexicon import CALLINGS, HONORIFICS, OPENERS, PUBLISHERS
from recto.verify.identity.names import Name, folded, read_name, read_surname, topics, words
from recto.verify.identity.signs import NEVER
from recto.verify.identity.titles import is_registered
from recto.verify.identity.work import APART, Work

_ABSTRACT = 300
"""Characters of an abstract that is sure to name what a work is about."""
_LIFE = 60
"""Years after which somebody whom a work is about is a subject of history."""
_SCHOLARLY = ("paper", "pdf", "preprint", "blog")
"""Types of resource that are seldom about what happened at a place."""
_NEWS = ("article", "news")
_FEW = 2
"""Authors of whom one may be named alone."""


def certain(label: Label, work: Work) -> bool:
    """Say whether the names of a label can be nothing but those of authors: of somebody, if not of the work."""
    if label.et_al or label.form == "list" or apart(label, work):
        return writes(label, work)
    return cited_there(label, work)


def writes(label: Label, work: Work) -> bool:
    """Say whether what stands beside a year is the name of somebody who writes, and no subject of the work."""
    if label.et_al or label.form == "list":
        return True
    if label.form == "genitive":
        gap = _gap(label, work)
        told = label.known or len(label.names) > 1 or work.type in _SCHOLARLY or (bool(label.year) and gap >= -APART)
        return told and gap > -_LIFE
    doubtful = label.form == "perhaps"
    if (len(label.names) > 1 and not doubtful) or label.title or not label.year:
        return True
    gap = _gap(label, work)
    if label.text[: label.start].endswith(" by ") or (len(work.about) > _ABSTRACT and not doubtful):
        return True
    if label.form == "full" or not (label.known or gap > doubtful * APART):
        return _no_subject(label, work, gap, doubtful=doubtful)
    return True


def _no_subject(label: Label, work: Work, gap: int, *, doubtful: bool) -> bool:
    """Say whether somebody who is not known to write, and no later than the work, is unlikely to be in it.

    News and history are of persons, and of what they did that year or before.
    """
    if label.form == "full":
        return gap >= -APART
    if work.type in _SCHOLARLY and not doubtful:
        return True
    if gap < -APART:
        return label.borne or work.type in _SCHOLARLY
    return (label.borne and work.type not in _NEWS) or (_personal(label, work, gap) and not doubtful)


def _personal(label: Label, work: Work, gap: int) -> bool:
    """Say whether a work by one or two is seldom about what happened that year: a preprint, a book of that very year.

    What is called by a given name alone may be anybody or a storm; beside a book's year may stand its publisher.
    """
    said = {word for name in label.names for word in name.family}
    if len(work.authors.names) > _FEW or not said.isdisjoint(GIVEN | PUBLISHERS):
        return False
    return work.told.kind == "arxiv" or (gap == 0 and work.type == "book")


def _gap(label: Label, work: Work) -> int:
    """Give the years by which a label is later than the work; 0 if either is not known."""
    gaps = [label.year - year for year in work.years] if label.year else []
    return min(gaps, key=abs, default=0)


def cited_there(label: Label, work: Work) -> bool:
    """Say whether the work's abstract cites what the label does: ``Doe (1990)``."""
    return bool(label.year) and any(_cites(name, label.year, work.about) for name in label.names)


def _cites(name: Name, year: int, text: str) -> bool:
    said = rf"\b{re.escape(folded(name.surname))}\b(?: et al\.?)?(?: (?:and|&) \w{{2,40}})?,? \(?{year}\b"
    return re.search(said, folded(text)) is not None


def apart(label: Label, work: Work) -> bool:
    """Say whether names are no words of the work, its address or publication; of several, not each of them."""
    other = read_label(work.title)
    signed = other.cites and (not is_registered(work.title) or (not other.start and other.form != "genitive"))
    title = "" if signed else work.title
    about = topics(f"{work.about} {work.publication} {work.told.key} {title}")
    key = work.told.key.replace("-", "")
    if any(name.given and "".join((*name.given, *name.family)) in key for name in label.names):
        return False
    each = (about.isdisjoint(name.family) for name in label.names)
    return all(each) if label.form == "perhaps" else any(each)


_WHOLE = re.compile(r"((?:[^\W\d_][\w.'’-]{0,30} ){1,3})([^\W\d_][\w'’-]{1,30})(?=$|,? [(\[]?\d{4}\b|[,:] [\"“*_])")


_NO_GIVEN = NEVER | CALLINGS | HONORIFICS | OPENERS


def _is_initialled(name: Name) -> bool:
    """Say whether nothing but initials is known of given names: who is called ``C. N.`` may be called anything."""
    return all(len(word) == 1 for word in name.given)


def namesake(label: Label, work: Work) -> Name | None:
    """Give the whole name that a label begins with, if it is that of a namesake of an author and of nobody else.

    Its given names are none of the author's, no words that the work uses, and none that are no given names.
    """
    found = _WHOLE.match(label.text.strip()) if work.authors.names else None
    same = work.authors.find(read_surname(found[2])) if found else None
    if found is None or same is None or same.how != "same" or _is_initialled(work.authors.names[same.place]):
        return None
    given = found[1].split()
    if any(not word[0].isupper() or (word.isupper() and "." not in word) for word in given):
        return None
    plain = set(words(found[1]))
    about = topics(f"{work.title} {work.about} {work.told.key}")
    name = read_name(found[0])
    odd = plain & (_NO_GIVEN | about) or name.kind != "person" or not name.given
    return None if odd or work.authors.find(name) else name
