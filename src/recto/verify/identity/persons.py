"""Persons in a row of signs: one after another, in any form that labels and references write them."""

from collections.abc import Sequence
from typing import NamedTuple

from recto.verify.identity.forenames import GIVEN, SURNAMES
from recto.verify.identity.lexicon import BODIES, OPENERS, ORGANISATIONS, PLACES, TIMES, TOPICS, VENUES
from recto.verify.identity.names import Name, folded, is_particle, read_name, read_surname
from recto.verify.identity.signs import (
    Sign,
    is_capital,
    is_initial,
    is_no_surname,
    is_run_of_initials,
    joined,
    owner,
    year_in,
)

_JOINS = ("and", "And", "AND", "&", "y", "e", "und", "et", "och", "og", "en", "ve", "i")
"""What stands before the last of several names, in tongues that write them in these letters."""
_MOST = 24
"""Signs before "et al." among which a list of names may begin."""


class Listed(NamedTuple):
    """Names in a row: who, from which sign to which, whether "et al." follows, how they are written.

    `form` is ``list`` (Last, F.), ``full`` (First Last), ``short`` (Last) or ``perhaps``: two words that may be a name,
    the first of which is no given name that is known.
    """

    names: tuple[Name, ...]
    start: int
    end: int
    et_al: bool
    form: str


class _Person(NamedTuple):
    name: Name
    end: int
    form: str


def _kind(signs: Sequence[Sign], at: int) -> str:
    return signs[at].kind if at < len(signs) else ""


def _text(signs: Sequence[Sign], at: int) -> str:
    return signs[at].text if at < len(signs) else ""


def person_at(signs: Sequence[Sign], at: int, *, bare: bool = False) -> _Person | None:
    """Read one person from a sign on; `bare` if those before were surnames with initials and nothing between."""
    last = _surname(signs, at)
    if last is None:
        return _first_last(signs, at)
    if bare and last < len(signs) and (is_initial(signs[last]) or is_run_of_initials(signs[last])):
        return _Person(_with_initials(signs, at, last, last + 1), last + 1, "bare")
    return _last_first(signs, at, last) or _first_last(signs, at) or _alone(signs, at, last)


def _surname(signs: Sequence[Sign], at: int) -> int | None:
    """Give the end of a surname that begins at a sign: particles and one word, not a possessive."""
    end = at
    while end < at + 3 and _kind(signs, end) == "word" and is_particle(signs[end].text):
        end += 1
    if end < len(signs) and (is_capital(signs[end]) or _leads_others(signs, end)) and not owner(signs[end]):
        second = (
            at < end
            and end + 1 < len(signs)
            and signs[at].text.islower()
            and is_capital(signs[end + 1])
            and _name_word(signs[end + 1])
        )
        return end + 1 + second
    return end if end > at and is_capital(signs[end - 1]) else None


def _leads_others(signs: Sequence[Sign], at: int) -> bool:
    """Say whether "et al." follows a word with capitals within, as in *DasSarma et al.*, that is no body's name."""
    word = signs[at].text
    written = word[0].isupper() and word.isalpha() and not word.isupper()
    return written and _kind(signs, at + 1) == "etal" and folded(word) not in ORGANISATIONS


def _last_first(signs: Sequence[Sign], at: int, last: int) -> _Person | None:
    """Read ``Last, F. M.``, ``Last, First`` and ``Last FM``."""
    if is_no_surname(signs[last - 1].text) and not (_text(signs, last) == "," and _kind(signs, last + 1) == "word"):
        return None
    low = last + 1 if _text(signs, last) == "," else last
    end = low
    if low > last:
        while end < len(signs) and (is_initial(signs[end]) or (end > low and is_particle(signs[end].text))):
            end += 1
        end = end if end > low else _given_end(signs, low)
    elif (
        low < len(signs)
        and is_run_of_initials(signs[low])
        and (_goes_on(signs, low + 1) or (at == 0 and _is_reference(signs, low)))
    ) or (
        low < len(signs)
        and is_initial(signs[low])
        and signs[low].text.endswith(".")
        and _text(signs, low + 1) in (",", "&", "and", "(")
    ):
        end = low + 1
    return _Person(_with_initials(signs, at, last, end), end, "list" if low > last else "bare") if end > low else None


def _with_initials(signs: Sequence[Sign], at: int, last: int, end: int) -> Name:
    """Read a surname and what follows it: given names, or initials that may be run together."""
    given = joined(signs, last, end).strip(", ")
    given = given if is_initial(signs[end - 1]) else given.rstrip(".")
    run = given.rstrip(".")
    return read_name(
        f"{joined(signs, at, last)}, {' '.join(run) if len(run) > 1 and run.isalpha() and run.isupper() else given}"
    )


def _goes_on(signs: Sequence[Sign], at: int) -> bool:
    """Say whether another person follows, or "et al.": a lone name with capitals may be anything."""
    after = at + (_text(signs, at) in (",", ";"))
    return _kind(signs, after) == "etal" or (
        after > at and after < len(signs) and (is_capital(signs[after]) or is_particle(signs[after].text))
    )


def _is_reference(signs: Sequence[Sign], at: int) -> bool:
    """Say whether initials end with a full stop, and a title and a year follow: a reference with one author."""
    stop = signs[at].text.endswith(".") or _text(signs, at + 1) == "."
    after = signs[at + 1 : at + 5]
    runs_on = any(sign.text.islower() and sign.kind == "word" and sign.text not in ("and", "et") for sign in after)
    return stop and runs_on and signs[0].plain not in GIVEN and any(map(year_in, signs[at + 4 :]))


def _given_end(signs: Sequence[Sign], low: int) -> int:
    """Give the end of a given name after a surname and a comma, if it closes the name: else it is another surname."""
    end = low
    while end < low + 3 and end < len(signs) and (is_initial(signs[end]) or signs[end].plain in GIVEN):
        end += 1
    if titled := _titled(signs, low):
        return titled
    after = end + (_text(signs, end) == ",")
    closes = (
        _kind(signs, after) in ("etal", "title")
        or _text(signs, end) in ("(", ".")
        or signs[end - 1].text.endswith(".")
        or (after > end and _whole_name(signs, after))
    )
    return end if end > low and closes else low


def _titled(signs: Sequence[Sign], at: int) -> int:
    """Give the end of given names, known or not, of the author that a reference begins with: a title follows, or 0."""
    end = at
    while at == 2 and end < min(len(signs), at + 3) and _more(signs, end) and not signs[end - 1].text.endswith("."):
        end += 1
    if end == at:
        return 0
    stop = end + (_text(signs, end) == ".")
    stops = signs[stop - 1].text.endswith(".") and _kind(signs, stop) == "title"
    return end if stops or (_text(signs, end) == "," and _whole_name(signs, end + 1)) else 0


def _whole_name(signs: Sequence[Sign], at: int) -> bool:
    """Say whether "and", two words or more written as names, and a full stop follow: the second of two authors."""
    if _text(signs, at) not in ("and", "&"):
        return False
    end = at + 1
    while end < min(len(signs), at + 6) and _more(signs, end):
        end += 1
    return end > at + 2 and (_text(signs, end) == "." or signs[end - 1].text.endswith("."))


def _first_last(signs: Sequence[Sign], at: int) -> _Person | None:
    """Read given names, initials, particles and a surname; the first must be a known given name or an initial."""
    if at >= len(signs) or not (is_initial(signs[at]) or (is_capital(signs[at]) and signs[at].plain in GIVEN)):
        return None
    end = at + 1
    while end < len(signs) and end < at + 6 and (is_initial(signs[end]) or _name_word(signs[end])):
        end += 1
        if signs[end - 1].text.endswith(".") and not is_initial(signs[end - 1]):
            break
    while end > at + 1 and (
        is_initial(signs[end - 1]) or (is_particle(signs[end - 1].text) and signs[end - 1].text.islower())
    ):
        end -= 1
    if end < at + 2 or is_no_surname(signs[end - 1].text):
        return None
    return _Person(read_name(joined(signs, at, end).rstrip(".")), end, "full")


def _name_word(sign: Sign) -> bool:
    return sign.kind == "word" and (
        is_particle(sign.text) or (is_capital(sign) and not owner(sign) and not is_no_surname(sign.text))
    )


def _alone(signs: Sequence[Sign], at: int, end: int) -> _Person | None:
    """Read a surname; if another word like one follows at once, the two may be a whole name."""
    if is_no_surname(signs[end - 1].text):
        return None
    last = end
    while (
        last < at + 5
        and last < len(signs)
        and _more(signs, last)
        and (is_initial(signs[last - 1]) or signs[last - 1].text[-1] != ".")
    ):
        last += 1
    while last > end and (is_initial(signs[last - 1]) or signs[last - 1].text.islower()):
        last -= 1
    text = joined(signs, at, last).rstrip(".")
    if last == end:
        return _Person(read_surname(text), end, "short")
    if is_particle(signs[at].text):
        return _Person(read_surname(text), last, "perhaps")
    return _Person(read_name(text), last, "full" if signs[last - 1].plain in SURNAMES else "perhaps")


def _more(signs: Sequence[Sign], at: int) -> bool:
    return _name_word(signs[at]) or is_initial(signs[at])


def list_at(signs: Sequence[Sign], at: int) -> Listed | None:
    """Read as many persons as follow one another from a sign on; after "and" comes the last of plain surnames."""
    names: list[Name] = []
    forms: list[str] = []
    end, closed = at, False
    found = person_at(signs, at)
    while found is not None and not (
        forms and forms[0] != "short" and found.form == "short" and signs[found.end - 2].text == ","
    ):
        names.append(found.name)
        forms.append(found.form)
        end = found.end
        following = _separator(signs, end)
        joins = following > end and signs[following - 1].text in (*_JOINS, "/")
        if closed and not joins and forms[-1] == "short":
            break
        closed = joins
        found = person_at(signs, following, bare=forms[0] == "bare") if following > end else None
        found = found or _month(signs, end, following)
    if not names:
        return None
    stop = end + (_text(signs, end) == ",")
    et_al = _kind(signs, stop) == "etal"
    form = next((form for form in ("list", "bare", "full", "perhaps") if form in forms), "short").replace(
        "bare", "list"
    )
    if et_al and form == "perhaps":
        names = [read_surname(name.surname) for name in names]
    return Listed(
        tuple(names), at, stop + 1 if et_al else end, et_al, form if form != "full" or forms[0] != "short" else "short"
    )


def _month(signs: Sequence[Sign], end: int, at: int) -> _Person | None:
    """Read a surname that is a month's name as well: after "and" it is a surname."""
    joins = at > end and signs[at - 1].text in _JOINS and at < len(signs)
    return (
        _Person(read_surname(signs[at].text), at + 1, "short")
        if joins and is_capital(signs[at]) and signs[at].plain in TIMES
        else None
    )


def _separator(signs: Sequence[Sign], at: int) -> int:
    """Give where what stands between two persons ends."""
    end = at + (_text(signs, at) in (",", ";", "/"))
    return end + (_text(signs, end) in _JOINS)


def before_et_al(signs: Sequence[Sign], et_al: int) -> Listed | None:
    """Read the names that stand before "et al."."""
    stop = et_al - (et_al > 0 and signs[et_al - 1].text == ",")
    for at in range(max(0, stop - _MOST), stop):
        listed = list_at(signs, at) if at == 0 or _opens(signs[at - 1]) else None
        if listed is not None and listed.et_al and listed.end == et_al + 1:
            return listed
    return _last_word(signs, stop, et_al)


def _opens(sign: Sign) -> bool:
    """Say whether names may begin after a sign: after a mark, and after a word that is no part of a name."""
    return (
        sign.kind != "word" or not (is_capital(sign) or is_initial(sign)) or sign.plain in OPENERS or bool(owner(sign))
    )


_NAMED = ORGANISATIONS | VENUES | PLACES | BODIES


def _last_word(signs: Sequence[Sign], stop: int, et_al: int) -> Listed | None:
    """Read the one surname before "et al." where what precedes is no name; here a surname may be any word."""
    if stop < 1 or not is_capital(signs[stop - 1]):
        return None
    plain = signs[stop - 1].plain
    if plain in _NAMED or (plain in TOPICS and stop > 1 and not _opens(signs[stop - 2])):
        return None
    start = stop - 1
    while start > max(0, stop - 4) and signs[start - 1].kind == "word" and is_particle(signs[start - 1].text):
        start -= 1
    return Listed((read_surname(joined(signs, start, stop)),), start, et_al + 1, True, "short")
