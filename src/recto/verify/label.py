"""What a label says of a work: who, when, which title; and what in it cannot be told.

A label is read as signs: words, numbers, quoted titles, marks. Names are looked for where names stand: before "et al.",
before a year, at the beginning of a reference, after "by", in brackets. Words that are known to be something else
(topics, places, bodies) are no names.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from recto.model.struct import Frozen
from recto.verify.lexicon import (
    BODIES,
    GIVEN,
    OPENERS,
    ORGANISATIONS,
    PLACES,
    SUFFIXES,
    TIMES,
    TOPICS,
    VENUES,
)
from recto.verify.names import Name, folded, is_particle, read_name, read_surname, words

_LONGEST = 1_200
"""Characters of a label that are read."""

_TAG = re.compile(r"<[^<>]{0,300}>")
_LINK = re.compile(r"!?\[([^\[\]]{0,400})\]\(\s*<?([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)>?[^()]{0,100}\)")
_URL = re.compile(r"https?://[^\s<>\]\"”]{1,600}")
_ARXIV = re.compile(r"\b(?:arxiv[: ]{1,3}|arxiv\.org/\w{3,6}/)(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE)
_QUOTED = r"“[^“”]{1,300}”|\"[^\"]{1,300}\"|\*{1,2}[^*]{1,300}\*{1,2}|(?<![\w])_[^_]{1,300}_(?!\w)|‘[^‘’]{1,200}’(?!\w)"
_SIGNS = re.compile(
    rf"(?P<title>{_QUOTED})|(?P<etal>et\.? ?al\b\.?|(?:and|&) (?:others|colleagues|coauthors|co-authors)\b)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:['’.\-‐‑][^\W\d_]+)*(?:\.(?=\W|$))?(?:['’](?=\s))?)"
    r"|(?P<number>\d[\w.,%\-–]*)|(?P<mark>[^\w\s])"
)
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)([a-z]?)[.,]?")
_CAMEL = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_CAMEL_NAME = re.compile(r"(?:Mc|Mac|De|Di|Da|Del|Della|Le|La|Du|Van|Vander|Von|Fitz|St|Mac|Ben|O['’])[A-ZÀ-Þ][^\WA-Z\d_]+")
_NOMINAL = re.compile(
    r"(?:[ts]ion|[ts]ions|ment|ments|ness|ities|ity|isms|ology|ologies|ography|ency|encies|ability|ically|izing|ising"
    r"|ization|isation|aware|ware|ized|ised|icity|metrics|nomics|ethics|itics|ful|less|able|ible|ical|ional|ative)$"
)

NEVER = ORGANISATIONS | VENUES | PLACES | TIMES | TOPICS | BODIES
"""Words that are no surname where they stand alone."""

_WORK_WORDS = frozenset(
    "paper study analysis survey essay book report article post thesis talk review work preprint blog interview "
    "lecture chapter monograph dissertation critique".split()
)
_TAIL_WORDS = _WORK_WORDS | frozenset("in on at via arxiv seminal original classic influential landmark's".split())


class Sign(NamedTuple):
    """A sign of a label, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


class Label(Frozen, frozen=True):
    """What a label says of a work.

    `sure` says that the names can be nothing else; `form` is how they are written: ``short`` (Name et al.), ``list``
    (Last, F., …), ``full`` (First Last). `start` and `end` are the stretch of names and year, `year` is 0 if none is
    told. `group` is a body that is named as author; `arxiv` the numbers named in the text.
    """

    text: str
    names: tuple[Name, ...] = ()
    et_al: bool = False
    sure: bool = False
    form: str = ""
    year: int = 0
    title: str = ""
    group: str = ""
    arxiv: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


class _Listed(NamedTuple):
    """Names in a row: who, from which sign to which, whether "et al." follows, how they are written."""

    names: tuple[Name, ...]
    start: int
    end: int
    et_al: bool
    form: str


def read_label(said: str, target: str = "") -> Label:
    """Read a label; of a text with several links, the part about `target`."""
    text = said[:_LONGEST]
    arxiv = tuple(dict.fromkeys(_ARXIV.findall(text)))
    links = list(_LINK.finditer(text))
    if links:
        return _read_linked(text, links, target, arxiv)
    return _read(_URL.sub(" ", _TAG.sub(" ", text)), arxiv)


def _read_linked(text: str, links: Sequence[re.Match[str]], target: str, arxiv: tuple[str, ...]) -> Label:
    """Read a text with links: what stands around the link is read with the link's text as a title."""
    one = next((link for link in links if link[2] == target), None)
    if len({link[2] for link in links}) > 1:
        return _read(one[1] if one else "", ())
    link = one or links[0]
    inner = _read(link[1].strip("\"“”*_ "), arxiv)
    quoted = link[1].strip("\"“”*_ ").replace('"', "'").replace("“", "'").replace("”", "'")
    shown = f" “{quoted}” " if quoted and not _URL.match(quoted) else " "
    around = _read(_URL.sub(" ", _TAG.sub(" ", text[: link.start()] + shown + text[link.end() :])), arxiv)
    return around if around.names or around.group or not inner.names else inner


def _read(text: str, arxiv: tuple[str, ...]) -> Label:
    signs = _signs(text)
    titles = [sign.text.strip("\"“”‘’*_., ") for sign in signs if sign.kind == "title"]
    title = max(titles, key=len, default="")
    found = _names(signs)
    if found is None:
        return _read_nameless(text, signs, title, arxiv)
    listed, sure, year = found
    end = max(listed.end, year[1])
    return Label(
        text, listed.names, listed.et_al, sure, listed.form, year[0], title or _title_after(text, signs, end, listed),
        "", arxiv, signs[listed.start].start, signs[end - 1].end,
    )  # fmt: skip


def _signs(text: str) -> list[Sign]:
    return [Sign(found.lastgroup or "", found[0], found.start(), found.end()) for found in _SIGNS.finditer(text)]


def _title_after(text: str, signs: Sequence[Sign], end: int, listed: _Listed) -> str:
    """Give the title that follows names and year in a reference: up to the next full stop."""
    if listed.form != "list" and not (end < len(signs) and signs[end].text == ":"):
        return ""
    rest = text[signs[end - 1].end :].lstrip(" ).,:")
    return re.split(r"[.?!](?:\s|$)", rest, maxsplit=1)[0].strip()


# Words that may be names


def _is_cap(sign: Sign) -> bool:
    """Say whether a word is written like a surname."""
    word = sign.text.rstrip("'’")
    if sign.kind != "word" or not word[0].isupper() or len(word) < 2:
        return False
    bare = word.rstrip(".")
    if not any(char.islower() for char in bare) or (word.endswith(".") and len(bare) < 3):
        return False
    return not _CAMEL.search(bare) or all(not _CAMEL.search(p) or _CAMEL_NAME.fullmatch(p) for p in re.split(r"[-‐‑]", bare))


def _is_initial(sign: Sign) -> bool:
    letters = sign.text.replace(".", "").replace("-", "").replace("‐", "")
    return sign.kind == "word" and letters.isupper() and (len(letters) == 1 or (len(letters) < 4 and "." in sign.text))


def is_no_surname(word: str) -> bool:
    """Say whether a word that stands where a surname may is known to be none."""
    plain = folded(word.strip("."))
    return plain in NEVER or (len(plain) > 6 and _NOMINAL.search(plain) is not None)


def _surname_like(sign: Sign) -> bool:
    return _is_cap(sign) and not is_no_surname(sign.text)


def _possessive(sign: Sign) -> str:
    """Give what a possessive belongs to, or nothing."""
    if sign.kind == "word" and sign.text.endswith(("'s", "’s")):
        return sign.text[:-2]
    return sign.text[:-1] if sign.kind == "word" and sign.text.endswith(("s'", "s’")) else ""


# One person


class _Person(NamedTuple):
    name: Name
    end: int
    form: str


def _person(signs: Sequence[Sign], at: int) -> _Person | None:
    """Read one person from a sign on."""
    last = _surname(signs, at)
    if last is None:
        return _first_last(signs, at)
    comma = last < len(signs) and signs[last].text == ","
    if comma and last + 1 < len(signs) and _is_initial(signs[last + 1]):
        end = last + 1
        while end < len(signs) and (_is_initial(signs[end]) or is_particle(signs[end].text)):
            end += 1
        family, given = _text(signs, at, last), _text(signs, last + 1, end)
        return _Person(read_name(f"{family}, {given}"), end, "list")
    return _first_last(signs, at) or _alone(signs, at, last)


def _text(signs: Sequence[Sign], low: int, high: int) -> str:
    return " ".join(sign.text for sign in signs[low:high])


def _surname(signs: Sequence[Sign], at: int) -> int | None:
    """Give the end of a surname that begins at a sign: particles and one word."""
    end = at
    while end < len(signs) and end < at + 3 and signs[end].kind == "word" and is_particle(signs[end].text):
        end += 1
    if end < len(signs) and _is_cap(signs[end]):
        return end + 1
    return end if end > at and _is_cap(signs[end - 1]) else None


def _alone(signs: Sequence[Sign], at: int, end: int) -> _Person | None:
    text = _text(signs, at, end).rstrip(".")
    return None if is_no_surname(signs[end - 1].text) else _Person(read_surname(text), end, "short")


def _first_last(signs: Sequence[Sign], at: int) -> _Person | None:
    """Read given names, initials, particles and a surname; the first of them must be a given name or an initial."""
    if at >= len(signs) or not (_is_initial(signs[at]) or (_is_cap(signs[at]) and folded(signs[at].text) in GIVEN)):
        return None
    end = at + 1
    while end < len(signs) and end < at + 6 and (_is_initial(signs[end]) or _name_word(signs[end])):
        end += 1
    if end < len(signs) and end < at + 6 and _possessive(signs[end]) and _is_cap(signs[end]):
        return None
    while end > at + 1 and (_is_initial(signs[end - 1]) or is_particle(signs[end - 1].text)):
        end -= 1
    if end < at + 2 or is_no_surname(signs[end - 1].text):
        return None
    return _Person(read_name(_text(signs, at, end).rstrip(".")), end, "full")


def _name_word(sign: Sign) -> bool:
    return sign.kind == "word" and (is_particle(sign.text) or (_is_cap(sign) and not is_no_surname(sign.text)))


# Lists of persons


def _list_at(signs: Sequence[Sign], at: int) -> _Listed | None:
    """Read as many persons as follow one another from a sign on."""
    names: list[Name] = []
    forms: list[str] = []
    end = at
    while (person := _person(signs, end)) is not None:
        names.append(person.name)
        forms.append(person.form)
        end = person.end
        following = _separator(signs, end)
        if following == end or _person(signs, following) is None:
            break
        end = following
    if not names:
        return None
    stop = end + (end < len(signs) and signs[end].text == ",")
    et_al = stop < len(signs) and signs[stop].kind == "etal"
    form = "list" if "list" in forms else "full" if forms[0] == "full" else "short"
    return _Listed(tuple(names), at, stop + 1 if et_al else end, et_al, form)


def _separator(signs: Sequence[Sign], at: int) -> int:
    """Give where what stands between two persons ends."""
    end = at
    if end < len(signs) and signs[end].text in (",", ";"):
        end += 1
    if end < len(signs) and signs[end].text.lower() in ("and", "&"):
        end += 1
    return end


def _before_et_al(signs: Sequence[Sign], et_al: int) -> _Listed | None:
    """Read the names that stand before "et al."."""
    stop = et_al - (et_al > 0 and signs[et_al - 1].text == ",")
    for at in range(max(0, stop - 24), stop):
        if at and not _opens(signs[at - 1]):
            continue
        listed = _list_at(signs, at)
        if listed is not None and listed.et_al and listed.end == et_al + 1:
            return listed
    return _last_word(signs, stop, et_al)


def _opens(sign: Sign) -> bool:
    """Say whether names may begin after a sign: after a mark, and after a word that is no part of a name."""
    return sign.kind != "word" or not (_is_cap(sign) or _is_initial(sign)) or folded(sign.text) in OPENERS


def _last_word(signs: Sequence[Sign], stop: int, et_al: int) -> _Listed | None:
    """Read the one surname before "et al." where what precedes it is no name; an English word may be a surname here."""
    if stop < 1 or not _is_cap(signs[stop - 1]):
        return None
    word = folded(signs[stop - 1].text)
    body = ORGANISATIONS | VENUES | PLACES | BODIES
    if word in body or (word in TOPICS and (stop > 1 and not _opens(signs[stop - 2]))):
        return None
    start = stop - 1
    while start > 0 and start > stop - 4 and signs[start - 1].kind == "word" and is_particle(signs[start - 1].text):
        start -= 1
    name = read_surname(_text(signs, start, stop))
    return _Listed((name,), start, et_al + 1, True, "short")


# Years


def _year_at(signs: Sequence[Sign], at: int) -> tuple[int, int]:
    """Read a year that follows names: in brackets, after a comma, or at once; with its end, or (0, 0)."""
    end = at
    for _ in range(5):
        if end >= len(signs):
            return 0, 0
        sign = signs[end]
        if sign.kind == "number":
            found = _YEAR.fullmatch(sign.text)
            if found:
                closed = end + 1 < len(signs) and signs[end + 1].text == ")" and any(s.text == "(" for s in signs[at:end])
                return int(found[1]), end + 1 + closed
            if len(sign.text.strip(",.")) > 2:
                return 0, 0
        elif not (sign.text in "(,.[" or folded(sign.text).strip(".") in TIMES):
            return 0, 0
        end += 1
    return 0, 0


def _bracketed_year(signs: Sequence[Sign]) -> tuple[int, int, int]:
    """Give the one year that stands in brackets or at the end after a comma, with its stretch; else zeros."""
    years = []
    for at, sign in enumerate(signs):
        found = _YEAR.fullmatch(sign.text) if sign.kind == "number" else None
        if found and _in_place(signs, at):
            years.append((int(found[1]), at, at + 1))
    return years[0] if len({year for year, _, _ in years}) == 1 else (0, 0, 0)


def _in_place(signs: Sequence[Sign], at: int) -> bool:
    """Say whether a year stands where citations have it: alone in brackets with a month at most, or last after a comma."""
    before = at - 1
    while before >= 0 and (folded(signs[before].text).strip(".") in TIMES or signs[before].kind == "number"):
        before -= 1
    after = signs[at + 1].text if at + 1 < len(signs) else ""
    opened = signs[before].text if before >= 0 else ""
    return (opened in "([" and opened != "" and after in ")],") or (opened == "," and after in ("", ".", ")"))


# The whole


_Found = tuple[_Listed, bool, tuple[int, int]]


def _names(signs: Sequence[Sign]) -> _Found | None:
    """Find the names of a label: the surest form that it has."""
    return _by_et_al(signs) or _by_year(signs) or _by_place(signs) or _by_possessive(signs)


def _by_et_al(signs: Sequence[Sign]) -> _Found | None:
    for at, sign in enumerate(signs):
        if sign.kind == "etal" and (listed := _before_et_al(signs, at)):
            year = _year_at(signs, listed.end)
            if not year[0]:
                year = (_bracketed_year(signs)[0], 0)
            return listed, True, year
    return None


def _by_year(signs: Sequence[Sign]) -> _Found | None:
    """Find names that are followed by a year."""
    at = 0
    while at < len(signs):
        listed = _list_at(signs, at) if at == 0 or _starts(signs[at - 1]) else None
        if listed and (year := _year_at(signs, listed.end))[0] and (sure := _believable(signs, listed, year)) is not None:
            return listed, sure, year
        at = listed.end if listed else at + 1
    return None


def _starts(sign: Sign) -> bool:
    """Say whether a list of authors may begin after a sign."""
    return sign.kind in ("mark", "title") and sign.text not in "&-'’/#$%+" or folded(sign.text) in ("by", "see", "from")


def _believable(signs: Sequence[Sign], listed: _Listed, year: tuple[int, int]) -> bool | None:
    """Say whether names before a year are surely names; None if they are hardly any."""
    if listed.form in ("list", "full") or len(listed.names) > 1:
        return True
    ends = year[1] >= len(signs) or signs[year[1]].kind != "word" or signs[year[1]].text.lower() in _TAIL_WORDS
    return False if ends else None


def _by_place(signs: Sequence[Sign]) -> _Found | None:
    """Find full names where authors stand: first before a title, after "by", after a dash, in a list of initials."""
    for at in range(len(signs)):
        if at and not (_starts(signs[at - 1]) or signs[at - 1].text in "-–—"):
            continue
        listed = _list_at(signs, at)
        if listed is None or not (listed.form == "list" or (listed.form == "full" and _stands_alone(signs, listed))):
            continue
        year = _year_at(signs, listed.end)
        return listed, True, year if year[0] else (_bracketed_year(signs)[0], 0)
    return None


def _stands_alone(signs: Sequence[Sign], listed: _Listed) -> bool:
    """Say whether full names are set apart from what follows, and have a title beside them."""
    rest = signs[listed.end :]
    before = signs[listed.start - 1].text.lower() if listed.start else ""
    if before == "by":
        return not rest or rest[0].kind in ("mark", "title")
    titled = any(sign.kind == "title" for sign in signs)
    if listed.start == 0:
        return bool(rest) and (rest[0].kind == "title" or (titled and rest[0].text in ",.:(-–—") or rest[0].text in "–—")
    return titled and (not rest or rest[0].text in ",.(")


def _by_possessive(signs: Sequence[Sign]) -> _Found | None:
    """Find "Name's paper", "Name's 2022 paper", "Name's “Title” (2014)": a work, not merely an idea of somebody."""
    for at, sign in enumerate(signs[:4]):
        owner = _possessive(sign)
        start = _back(signs, at)
        if not owner or not _surname_like(Sign("word", owner, 0, 0)) or (start and not _opens(signs[start - 1])):
            continue
        rest = signs[at + 1 :]
        year = next((int(found[1]) for s in rest[:3] if (found := _YEAR.fullmatch(s.text))), 0) or _bracketed_year(signs)[0]
        work = any(folded(s.text).strip(".,") in _WORK_WORDS for s in rest[:5]) or any(s.kind == "title" for s in rest)
        if not (year or work):
            return None
        text = f"{_text(signs, start, at)} {owner}".strip()
        name = read_name(text) if start < at else read_surname(text)
        return _Listed((name,), start, at + 1, False, "possessive"), False, (year, 0)
    return None


def _back(signs: Sequence[Sign], at: int) -> int:
    """Give where the given names and particles before a possessive begin."""
    start = at
    while start > 0 and (_is_initial(signs[start - 1]) or is_particle(signs[start - 1].text) or folded(signs[start - 1].text) in GIVEN):
        start -= 1
    return start


def _read_nameless(text: str, signs: Sequence[Sign], title: str, arxiv: tuple[str, ...]) -> Label:
    """Read a label that names no person: a body, a year, a title."""
    year, start, end = _bracketed_year(signs)
    group, closes = _group(signs)
    if group and not year:
        year, end = _year_at(signs, closes)
    stretch = (signs[0].start, signs[end - 1].end) if year and group else (0, 0)
    return Label(text, year=year, title=title, group=group, arxiv=arxiv, start=stretch[0], end=stretch[1])


def _group(signs: Sequence[Sign]) -> tuple[str, int]:
    """Give the body that a label begins with, as author of what follows: before a year or a title."""
    end = 0
    while end < min(len(signs), 8) and (signs[end].kind == "word" or signs[end].text in "&-/"):
        end += 1
    head = signs[:end]
    told = [folded(sign.text) for sign in head if sign.kind == "word"]
    if not told or not (told[0] in ORGANISATIONS or any(word in BODIES for word in told)):
        return "", 0
    return (_text(signs, 0, end), end) if end == len(signs) or signs[end].text in "(,.:" or signs[end].kind == "title" else ("", 0)


__all__ = ["NEVER", "Label", "is_no_surname", "read_label", "words", "SUFFIXES"]
