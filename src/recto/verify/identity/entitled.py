"""Whether a label gives the title of the work it leads to, or clearly that of another."""

import re

from recto.model import Difference
from recto.verify.identity.label import Label
from recto.verify.identity.names import words
from recto.verify.identity.side import SILENT, Side
from recto.verify.identity.titled import plain_title
from recto.verify.identity.titles import (
    content_words,
    in_tongue,
    is_bare_title,
    is_issue,
    is_name,
    is_own_title,
    is_phrase,
    is_registered,
    is_title,
    names_issue,
    other_case,
    other_issue,
    other_title,
    same_part,
    same_title,
    shared,
    tells,
    unlike,
    within,
)
from recto.verify.identity.venues import akin, is_listed, venue_named
from recto.verify.identity.work import Work

_MOST = 40
"""Authors whose names are looked for in a label."""


def title_side(label: Label, work: Work, authors: Side) -> Side:
    """Compare titles: alike, or clearly another: by the registered abstract, or by the registered title."""
    title = label.title or _before(label) or ("" if label.cites else label.text)
    if not title:
        told = is_registered(work.title) and within(work.title, label.text)
        return Side("agrees", "the title agrees") if told else SILENT
    if _unheard(title, work):
        difference = Difference("title", title, work.title if is_title(work.title) else work.about[:80].strip())
        clear = (is_title if label.title else is_bare_title)(title) and not same_title(title, work.told.title)
        why = f"its abstract has no word of “{title}”"
        return Side("differs", why, difference) if clear else Side("unknown", why)
    if label.text.strip() == work.title.strip() and not _is_own(label, work, authors):
        return Side("unknown", "the registry has the label itself for its title")
    if other_case(label.text, work.title) or other_issue(label.title or _unbracketed(label.text), work.title):
        return Side("differs", f"its title is not “{title}”", Difference("title", title, work.title))
    named = label.title and within(label.title, work.title)
    if named or any(same_title(title, each) or same_part(title, each) for each in {work.title, work.headed}):
        return Side("agrees", "the title agrees")
    if label.title and same_part(title.rpartition(", ")[0], work.title):
        return Side("agrees", "the title agrees")
    if same_title(title, work.told.title):
        return Side("agrees", "the title is that in the address")
    if _another(title, label, work, authors):
        difference = Difference("title", title, work.title)
        return Side("differs", f"its title is not “{title}”", difference)
    return SILENT


def _unbracketed(text: str) -> str:
    """Leave out what stands in brackets at the end of a label: a publisher, a year."""
    return text.rpartition("(")[0].rstrip() if text.rstrip().endswith(")") else text


def _before(label: Label) -> str:
    """Give the title that a dash or "by" divides from the names after it."""
    head = label.text[: label.start].rstrip() if label.names else ""
    title = head[:-1].rstrip() if head.endswith(("—", "–", "-")) else head.removesuffix(" by") if head else ""
    return title if title != head and is_bare_title(title) else ""


def _is_own(label: Label, work: Work, authors: Side) -> bool:
    """Say whether a registered title that is the label itself is a title, and nobody else's."""
    names = label.names and label.form not in ("genitive", "perhaps")
    if names and work.authors.names and authors.says != "agrees":
        return False
    return (
        is_title(work.title)
        or shared(label.text, work.told.key)
        or bool(work.authors.names and is_registered(work.title))
    )


def _another(title: str, label: Label, work: Work, authors: Side) -> bool:
    """Say whether a label gives the title of another work, and the registry that of its own.

    A registered title alone may be a nickname: it counts where the authors are known, in a full reference or against a
    quoted title; a text that may be but a description has to be long.
    """
    if work.told.kind == "wikipedia" or within(work.title, label.text) or _is_host(title, work):
        return False
    differs = authors.says == "differs"
    most = _DIFFERING if differs else _AGREEING
    sure = is_own_title(work.title) and (differs or (_is_sure(work) and not shared_twice(title, work)))
    clear = sure and unlike(title, work.title, most=most)
    if _set_off(title, label, work, authors):
        return clear
    if _in_reference(title, label):
        return clear and bool(work.authors.names)
    known = is_registered(work.title) and work.authors.names
    perhaps = not known or is_issue(title, label.text) or shared_twice(title, work)
    return not perhaps and _has_nothing_of(title, label, work, authors)


def _in_reference(title: str, label: Label) -> bool:
    """Say whether a title stands in a full reference, and is none of a journal."""
    reference = label.form == "list" and label.year and is_name(title) and tells(title)
    return bool(reference) and not is_issue(title, label.text)


def _has_nothing_of(title: str, label: Label, work: Work, authors: Side) -> bool:
    """Say whether a title that may be a description has no word of the registered one; the looser, the longer."""
    least = 2 if is_phrase(work.title) else 3
    if label.title and (authors.says == "differs" or (label.form == "list" and label.year)):
        return other_title(title, work.title, least=2)
    if label.text.strip()[1:-1] == label.title and tells(title) and is_registered(title):
        return label.text[0] in '"“' and unlike(title, work.title, most=0)
    if label.title:
        first = bool(label.names) and not label.start and label.form != "genitive"
        return (is_title(title) or (first and is_registered(title))) and other_title(title, work.title, least=least)
    if (label.names and title is label.text) or label.group or beside(label, work):
        return False
    return is_bare_title(title) and other_title(title, work.title, least=least + (": " not in title))


def _is_host(title: str, work: Work) -> bool:
    """Say whether a title is what the site is called."""
    return "".join(words(title)) in work.told.key.partition("/")[0].replace("-", "").replace(".", "")


_DIFFERING, _AGREEING = 0.7, 0.5
"""Most words that two titles may share, as a part of the shorter, beside other authors and beside the right ones."""


def shared_twice(title: str, work: Work) -> bool:
    """Say whether what is known of a work beside its title has two words of a title."""
    slug = "" if same_title(work.told.title, work.title) else work.told.title
    return len(content_words(title) & content_words(f"{work.about} {slug}")) > 1


def _is_sure(work: Work) -> bool:
    """Say whether a registered title is the work's own: by how it is written, by the type, or by the address."""
    said = len(work.title.split())
    listed = work.type in _WHOLE or in_tongue(work.title) or said > _SENTENCE
    listed = listed or (said > _NAMED and is_registered(work.title))
    return (listed and bool(work.authors.names)) or _in_address(work)


def _in_address(work: Work) -> bool:
    """Say whether an address is made of the title."""
    said = content_words(work.title)
    slug = content_words(work.told.title) if len(said) > _NICKNAME else frozenset[str]()
    return len(said) > 1 and said <= slug | content_words(work.told.key.replace("/", " "))


_NICKNAME = 2
"""Words of a file's name that may be but what somebody called it."""
_WHOLE = ("book", "report")
"""Types of resource that are published by themselves."""
_SENTENCE = 6
"""Words that labels and nicknames seldom have more of."""
_NAMED = 4
"""Words that what a registry calls a work may have, with a capital to each as a title."""


def _set_off(title: str, label: Label, work: Work, authors: Side) -> bool:
    """Say whether a label gives a title in quotes or italics after its author, and it can be no journal or nickname.

    In italics with a year it may be a journal's, unless the work is none of a journal's, or of another's.
    """
    at = label.text.find(title)
    mark = label.text[at - 1 : at] if at > 0 else ""
    differs = authors.says == "differs"
    named = label.names and not label.start and (label.form != "genitive" or (differs and " " in title))
    end = label.end if label.names else len(label.group)
    between = _EDITORS.sub("", label.text[end : max(at, end)]).strip("\"“‘'*_.,:;()[]— 0123456789")
    plain = mark == " " and plain_title(label.text, end).startswith(title)
    if not ((plain or (mark and mark in "\"“‘'*_")) and (named or (label.group and not label.names))):
        return False
    if between or not is_name(title) or (label.names and authors.says == "unknown" and work.authors.names):
        return False
    if mark not in "*_":
        whole = plain and work.type in _WHOLE
        return differs or whole or tells(title) or (is_registered(title) and len(title.split()) > 2)
    if not label.year:
        return not is_listed(venue_named(title).name)
    if venue_named(title).kind or (differs and names_issue(title)):
        return False
    bracket = label.text[at + len(title) + 1 :].lstrip().startswith("(")
    whole = ": " in title or is_phrase(title) or (bracket and len(title.split()) > _JOURNAL)
    elsewhere = (
        work.venues
        and str(label.year) in label.text[:at]
        and not any(akin(title, venue.name) for venue, _ in work.venues)
    )
    return differs or work.type in _WHOLE or (whole and tells(title)) or bool(elsewhere and not names_issue(title))


_JOURNAL = 3
"""Words of a journal's name, if it is none that is known."""
_EDITORS = re.compile(r"\(eds?\.?\)")


_ABSTRACT = 300
"""Characters of an abstract that is sure to name what a work is about."""


def _unheard(title: str, work: Work) -> bool:
    """Say whether an abstract that is long enough to name what a work is about has no word of a title."""
    tells = len(work.about) > _ABSTRACT and work.authors.names
    return bool(tells and content_words(title)) and not shared(title, work.about)


def beside(label: Label, work: Work) -> bool:
    """Say whether a label has an author's surname elsewhere than where its names were read."""
    named = {word for name in label.names for word in words(name.text)}
    said = {*words(label.text)} - named
    return any(said.issuperset(name.family) for name in work.authors.names[:_MOST])
