"""What a label says of a work: who, when, which title; and what in it cannot be told.

Names are looked for where names stand: before "et al.", before a year, at the beginning of a reference, after "by", in
brackets, with a genitive. Words that are known to be something else (topics, places, bodies) are no names.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from recto.model.struct import Frozen
from recto.verify.identity.bodies import group_at, proper
from recto.verify.identity.dates import year_at, year_of
from recto.verify.identity.forenames import GIVEN, SURNAMES
from recto.verify.identity.lexicon import (
    ALSO_BODIES,
    BODIES,
    FIRMS,
    OPENERS,
    ORGANISATIONS,
    PLACES,
    TIMES,
    VENUES,
    WORKS,
    words_of,
)
from recto.verify.identity.names import Name, is_particle, read_authors, read_name, read_surname
from recto.verify.identity.persons import Listed, before_et_al, list_at
from recto.verify.identity.signs import Sign, is_capital, is_initial, is_no_surname, joined, owner, signs_of, year_in
from recto.verify.identity.titled import MARKS, plain_title, quoted_title, title_of
from recto.verify.identity.venues import is_listed, venue_named

_LONGEST = 1_200
"""Characters of a label that are read."""

_HEAD = re.compile(r"[^,(:;“\"*_]{3,60}(?=[,(:;]|\Z)")
_MOST = 12
"""Signs of names before a title that nothing sets off."""

_TAG = re.compile(r"<[^<>]{0,300}>")
_LINK = re.compile(
    r"!?\[([^\[\]]{0,400})\]\(\s*<?([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)>?[^()]{0,100}\)"
)
_URL = re.compile(r"https?://[^\s<>\]\"”]{1,600}")
_ARXIV = re.compile(
    r"\b(?:arxiv[: ]{1,3}|arxiv\.org/\w{3,6}/)(\d{4}\.\d{4,5})(?!\d)"
    r"|\b((?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph|math|physics|cs)/\d{7})(?!\d)",
    re.IGNORECASE,
)
_BIB = {
    name: re.compile(rf"\b{name}\s{{0,9}}=\s{{0,9}}[{{\"]{{0,2}}([^{{}}\"]{{1,400}})")
    for name in ("author", "title", "year")
}

_THOUGHTS = words_of("analysis blog critique interview lecture proposal review talk thesis work")
"""Words for works that are words for what somebody thinks or does as well."""
_OF_BODIES = words_of("report survey")
"""Works that bodies write as often as persons."""
_SIGNED = words_of("paper study article book essay monograph thesis dissertation")
"""Works that one person writes, and seldom a body."""
_AFTER_YEAR = WORKS | words_of("in on at via arxiv and p pp ch sec vol no fig")
_LOOK = ("see", "cf")


class Label(Frozen, frozen=True):
    """What a label says of a work.

    `sure` says that the names can be nothing but names; `cites` that they stand as those of authors. `form` is how they
    are written: ``short`` (Name et al.), ``list`` (Last, F.), ``full`` (First Last), ``genitive`` (Name's paper).
    `year` is 0 if none is told; `group` is a body that stands as author, `proper` are other words written as names of
    bodies, where no person is named; `arxiv` the numbers named in the text. `start` and `end` are the stretch of names
    and year. `known` says that a name is that of an author in the registry, `borne` that it is one
    or is made as surnames are.
    """

    text: str
    names: tuple[Name, ...] = ()
    et_al: bool = False
    sure: bool = False
    cites: bool = False
    form: str = ""
    year: int = 0
    title: str = ""
    group: str = ""
    proper: tuple[str, ...] = ()
    arxiv: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    borne: bool = False
    known: bool = False

    @property
    def who(self) -> str:
        """Give the names as the label puts them, surnames alone."""
        return ", ".join(name.surname for name in self.names) + (" et al." if self.et_al else "")


def read_label(said: str, target: str = "") -> Label:
    """Read a label; of a text with links to several works, the part that is the link to `target`."""
    text = said[:_LONGEST]
    return _read_linked(text, target) if "](" in text else _read_plain(text)


@lru_cache(maxsize=1 << 14)
def _read_plain(text: str) -> Label:
    arxiv = tuple(dict.fromkeys(new or old for new, old in _ARXIV.findall(text)))
    if text.lstrip().startswith("@") and (bib := _read_bib(text, arxiv)):
        return bib
    return _read(_URL.sub(" ", _TAG.sub(" ", text)), arxiv)


def _read_bib(text: str, arxiv: tuple[str, ...]) -> Label | None:
    """Read a BibTeX entry."""
    fields = {name: found[1].strip() for name, pattern in _BIB.items() if (found := pattern.search(text))}
    names = read_authors(fields.get("author", "").replace(" and ", ";"))
    year = fields.get("year", "")[:4]
    if not names:
        return None
    dated, title = int(year) if year.isdecimal() else 0, fields.get("title", "")
    return Label(text, names, False, True, True, "list", dated, title, arxiv=arxiv)


def _read_linked(text: str, target: str) -> Label:
    """Read a text with links: what stands around the link is read with the link's text as a title."""
    links = list(_LINK.finditer(text))
    if not links:
        return _read_plain(text.replace("](", "] ("))
    one = next((link for link in links if link[2].rstrip("/") == target.rstrip("/")), None)
    link = one or links[0]
    inner_text = link[1].strip(MARKS) if not _URL.match(link[1]) else ""
    if len({each[2] for each in links}) > 1:
        return _read_plain(inner_text if one else "")
    quoted = re.sub(r"[\"“”*]", "'", inner_text)
    shown = f" “{quoted}” " if quoted else " "
    around = _read_plain(text[: link.start()] + shown + text[link.end() :])
    inner = _read_plain(inner_text)
    return around if around.names or around.group or not (inner.names or inner.group) else inner


def _read(text: str, arxiv: tuple[str, ...]) -> Label:
    signs = signs_of(text)
    found = None if _firm(signs) or _periodical(text) else _names(text, signs)
    if found is None:
        return _read_nameless(text, signs, arxiv)
    listed, sure, cites, (year, closes) = found
    end = max(listed.end, closes)
    title = title_of(text, signs, end, listed)
    stretch = signs[listed.start].start, signs[end - 1].end
    return Label(text, listed.names, listed.et_al, sure, cites, listed.form, year, title, "", (), arxiv, *stretch)


def _periodical(text: str) -> bool:
    """Say whether a label begins with what a newspaper or a journal is called, of two words or more, and a mark."""
    name = _HEAD.match(text)
    return name is not None and " " in name[0].strip() and is_listed(name[0].strip())


def _firm(signs: Sequence[Sign]) -> bool:
    """Say whether a label begins with a firm that is named as two authors are."""
    return len(signs) > 2 and signs[1].text.lower() in ("and", "&") and f"{signs[0].plain} {signs[2].plain}" in FIRMS


# Names


_NAMED = (ORGANISATIONS - ALSO_BODIES) | VENUES | PLACES | TIMES | BODIES

_Found = tuple[Listed, bool, bool, tuple[int, int]]
"""Names, whether they are surely names, whether they stand as authors, the year with the end of it."""


def _names(text: str, signs: Sequence[Sign]) -> _Found | None:
    """Find the names of a label: the surest form that it has."""
    dated = any(map(year_in, signs))
    return (
        _by_et_al(signs)
        or (_by_year(signs, several=True) if dated else None)
        or _by_place(signs)
        or _by_plain_title(text, signs)
        or (_by_year(signs, several=False) if dated else None)
        or _by_pair(signs)
        or _by_genitive(signs)
        or (_by_doubtful(signs) if dated else None)
        or _by_brackets(signs)
    )


def _by_et_al(signs: Sequence[Sign]) -> _Found | None:
    for at, sign in enumerate(signs):
        if sign.kind == "etal" and (listed := before_et_al(signs, at)):
            year = year_at(signs, listed.end)
            return listed, True, True, year if year[0] else (year_of(signs)[0], 0)
    return None


def _by_plain_title(text: str, signs: Sequence[Sign]) -> _Found | None:
    """Find names that a label begins with, before a comma and a title that nothing sets off."""
    for at, sign in enumerate(signs[:_MOST]):
        listed = list_at(signs[:at], 0) if sign.text == "," and plain_title(text, sign.start) else None
        if listed and listed.end == at:
            sure = listed.form != "perhaps"
            return listed, sure, sure, (year_of(signs)[0], 0)
    return None


def _by_year(signs: Sequence[Sign], *, several: bool) -> _Found | None:
    """Find names that are followed by a year: several or whole ones, or one word that may be a surname.

    Where a label begins with whole names, those in brackets after a title are a publisher's.
    """
    at = 0
    opening = list_at(signs, 0)
    signed = opening is not None and opening.form in ("list", "full")
    while at < len(signs):
        listed = list_at(signs, at) if at == 0 or _starts(signs[at - 1]) else None
        if listed and signed and at and signs[at - 1].text == "(" and signs[at - 2].kind == "title":
            return None
        year = year_at(signs, listed.end) if listed else (0, 0)
        if listed and year[0]:
            told = listed.form in ("list", "full") or len(listed.names) > 1
            ends = year[1] >= len(signs) or signs[year[1]].kind != "word" or signs[year[1]].plain in _AFTER_YEAR
            ends = ends or (at > 0 and signs[at - 1].plain in _LOOK)
            alone = ends and (at == 0 or signs[at - 1].text not in ",:")
            if told if several else alone:
                apart = listed.form == "short" and signs[listed.end - 1].plain not in ALSO_BODIES - SURNAMES
                return listed, told, told or apart, year
        at = listed.end if listed else at + 1
    return None


def _starts(sign: Sign) -> bool:
    """Say whether a list of authors may begin after a sign."""
    return (sign.kind in ("mark", "title") and sign.text not in "&-'’/#$%+") or sign.plain in ("by", "see", "from")


def _by_place(signs: Sequence[Sign]) -> _Found | None:
    """Find names where authors stand: first before a title, after "by", after a dash, in a list of initials."""
    for at in range(len(signs)):
        listed = list_at(signs, at) if at == 0 or _starts(signs[at - 1]) else None
        place = _place(signs, listed) if listed else ""
        if listed and place:
            sure = listed.form != "perhaps" or len(listed.names) > 1 or _entitles(signs, listed.end, alone=True)
            return listed, sure, sure and place == "cites", (year_of(signs)[0], 0)
    return None


def _place(signs: Sequence[Sign], listed: Listed) -> str:
    """Say whether names are set apart as those of authors, or only set apart; empty if neither."""
    after = signs[listed.end] if listed.end < len(signs) else None
    several = len(listed.names) > 1
    titled = any(sign.kind == "title" for sign in signs)
    if listed.start and signs[listed.start - 1].plain == "by":
        alone = after is None or after.kind in ("mark", "title")
        dated = any(year_in(one) and two.plain in _SIGNED for one, two in pairwise(signs[: listed.start]))
        if listed.form == "perhaps" and not (titled or year_of(signs)[0]):
            return "set apart"
        return "cites" if alone and (several or dated or listed.form != "short") else ""
    if listed.form == "list":
        return "cites" if titled or several or year_of(signs)[0] or listed.start == 0 else "set apart"
    if listed.start == 0 and after is not None and after.text == ":" and (several or listed.form != "short"):
        return "cites" if several and (listed.form == "full" or signs[listed.end - 2].text == "&") else "set apart"
    if listed.form == "short":
        return _place_of_surnames(signs, listed, after)
    dashed = listed.start > 0 and signs[listed.start - 1].text in "–—" and after is not None and after.text in ",("
    if dashed or (titled and (after is None or after.text in ",.(:–—" or after.kind == "title")):
        return "cites"
    if several and after is not None and signs[listed.end - 1].text.endswith("."):
        return "cites"
    return "set apart" if after is None or (listed.start == 0 and after.text in "–—") else ""


def _place_of_surnames(signs: Sequence[Sign], listed: Listed, after: Sign | None) -> str:
    """Say how surnames alone stand that begin a label: before title, venue and year, or with nothing after them."""
    if listed.start:
        return ""
    alone = len(listed.names) == 1
    if _entitles(signs, listed.end, alone=alone):
        return "" if alone and venue_named(joined(signs, 0, listed.end)).kind else "cites"
    if after is not None and after.text == "," and year_in(signs[-1]) and len(signs) > listed.end + 2:
        title_and_venue = signs[listed.end + 1].kind == "title" and len(signs) > listed.end + 4
        venue = joined(signs, listed.end + 1, len(signs) - 1 - (signs[-2].text == ","))
        title_and_venue = title_and_venue or bool(venue_named(venue).kind)
        return "cites" if len(listed.names) > 1 or title_and_venue else "set apart"
    return "set apart" if len(listed.names) > 1 and after is None else ""


def _by_pair(signs: Sequence[Sign]) -> _Found | None:
    """Find two surnames that are common words as well, joined, with a title after them."""
    joins = len(signs) > 4 and signs[1].text in ("&", "and") and _entitles(signs, 3, alone=False)
    if not joins or not all(is_capital(sign) and sign.plain not in _NAMED for sign in signs[:3:2]):
        return None
    names = tuple(read_surname(sign.text) for sign in signs[:3:2])
    return Listed(names, 0, 3, False, "short"), True, True, (year_of(signs)[0], 0)


def _entitles(signs: Sequence[Sign], at: int, *, alone: bool) -> bool:
    """Say whether a title in quotes or italics follows names at once, or after "ed."; beside one name no journal's."""
    if at + 2 < len(signs) and signs[at].text == "(" and signs[at + 1].plain in ("ed", "eds"):
        at += 2 + next((n for n, sign in enumerate(signs[at + 2 : at + 5], 1) if sign.text == ")"), 0)
    follows = at + 1 < len(signs) and signs[at].text == "," and signs[at + 1].kind == "title"
    dated = follows and at + 3 < len(signs) and signs[at + 2].text == "," and bool(year_in(signs[at + 3]))
    return follows and not (alone and dated)


def _by_genitive(signs: Sequence[Sign]) -> _Found | None:
    """Find "Name's paper", "Name's 2022 paper", "Name's “Title” (2014)": a work, not merely an idea of somebody."""
    for at, sign in enumerate(signs[:6]):
        whose = owner(sign)
        if not whose or is_no_surname(whose) or not is_capital(Sign("word", whose, 0, 0)):
            continue
        start = _given_before(signs, at)
        text = f"{joined(signs, start, at)} {whose}".strip()
        names = (*_joint(signs, start), read_name(text) if start < at else read_surname(text))
        year = next((year for each in signs[at + 1 : at + 4] if (year := year_in(each))), 0) or year_of(signs)[0]
        opens = start == 0 or len(names) > 1 or signs[start - 1].plain in OPENERS or not is_capital(signs[start - 1])
        listed = Listed(names, start, at + 1, False, "genitive")
        sure = len(names) > 1 and (bool(year) or any(sign.kind == "title" for sign in signs[at + 1 : at + 2]))
        return (listed, sure, _a_work(signs[at + 1 :], year, several=len(names) > 1), (year, 0)) if opens else None
    return None


def _a_work(rest: Sequence[Sign], year: int, *, several: bool) -> bool:
    """Say whether what is somebody's is a work: called one, dated or named by its title; firms are named so too."""
    said = [sign.plain for sign in rest]
    titled = bool(rest) and rest[0].kind == "title" and rest[0].text[1:2].isupper()
    if titled or any(word in WORKS - _THOUGHTS - _OF_BODIES for word in said[:4]):
        return True
    dated = several and bool(rest) and rest[0].text != "(" and len(rest) < 8 and rest[-1].text == ")"
    return bool(year) and (dated or any(word in WORKS - _OF_BODIES for word in said[:6]))


def _by_doubtful(signs: Sequence[Sign]) -> _Found | None:
    """Find "Name (2015)" and "Name & Name (2015)" of words that titles have as well: no names for sure.

    Beside "&" one of them may be a place's name or a month's.
    """
    joins = len(signs) > 2 and signs[1].text in ("&", "and")
    ends = 3 if joins else 1
    told = [sign.plain not in _NAMED for sign in signs[:ends:2]]
    written = all(is_capital(sign) and not owner(sign) for sign in signs[:ends:2])
    if not written or not (any(told) if signs[1].text == "&" else all(told)):
        return None
    year = year_at(signs, ends)
    names = tuple(read_surname(sign.text) for sign in signs[:ends:2])
    return (Listed(names, 0, ends, False, "perhaps"), False, False, year) if year[0] else None


def _by_brackets(signs: Sequence[Sign]) -> _Found | None:
    """Find names alone in brackets at the end, after a title: perhaps its authors, perhaps anything else."""
    at = next((at for at in range(len(signs) - 1, 1, -1) if signs[at].text == "("), 0)
    listed = list_at(signs, at + 1) if at and signs[-1].text == ")" else None
    if listed is None or listed.end != len(signs) - 1:
        return None
    return listed._replace(form="perhaps"), False, False, (year_of(signs)[0], 0)


def _given_before(signs: Sequence[Sign], at: int) -> int:
    """Give where the given names, initials and particles before a surname begin."""
    start = at
    while start and _before_surname(signs[start - 1]):
        start -= 1
    return start


def _before_surname(sign: Sign) -> bool:
    return is_initial(sign) or is_particle(sign.text) or sign.plain in GIVEN


def _joint(signs: Sequence[Sign], start: int) -> tuple[Name, ...]:
    """Read "Name and" before another name."""
    listed = list_at(signs, 0) if start > 1 and signs[start - 1].text.lower() in ("and", "&") else None
    return listed.names if listed and listed.end == start - 1 else ()


# No names


def _read_nameless(text: str, signs: Sequence[Sign], arxiv: tuple[str, ...]) -> Label:
    """Read a label that names no person: a body, a year, a title."""
    group, closes = group_at(signs)
    title = quoted_title(signs) or (plain_title(text, signs[closes - 1].end) if group else "")
    year, end = year_at(signs, closes) if group else (0, 0)
    year = year or year_of(signs)[0]
    stretch = (signs[0].start, signs[end - 1].end) if end else (0, 0)
    return Label(text, (), False, False, False, "", year, title, group.strip("."), proper(signs), arxiv, *stretch)
